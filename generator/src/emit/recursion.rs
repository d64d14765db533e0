//! How deep the compiler has to look into the models.
//!
//! Whether a model is `Send`, or how it is dropped, is asked of its fields, of theirs, and so on along
//! every chain of references: a chain of twenty boxes is past what rustc does unasked.

use proc_macro2::TokenStream;
use quote::quote;

use crate::schema::{Model, Schema, Type};

/// What rustc allows unasked.
const UNASKED: usize = 128;

/// What one step takes at most, with some to spare: a `BTreeMap` is some eight types deep, a model in
/// an `Option<Box<…>>` five.
const STEP: usize = 10;

/// The attribute that lets rustc look as deep as any chain of these models is, where that is more than
/// it does unasked. A power of two, so that it does not change with every model.
pub(super) fn limit(schema: &Schema) -> Option<TokenStream> {
    let deepest: usize = schema.models.iter().map(steps).sum::<usize>() * STEP;
    let limit = deepest.next_power_of_two();
    (limit > UNASKED).then(|| {
        let limit = limit.to_string();
        quote!(#![recursion_limit = #limit])
    })
}

/// The steps through a model: itself, and the lists and maps of its deepest property.
fn steps(model: &Model) -> usize {
    let levels = model.properties.iter().map(|property| levels(&property.ty));
    1 + levels.max().unwrap_or_default()
}

fn levels(mut ty: &Type) -> usize {
    let mut levels = 0;
    while let Type::List(element) | Type::Map(element) = ty {
        levels += 1;
        ty = element;
    }
    levels
}
