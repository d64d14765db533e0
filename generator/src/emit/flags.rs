//! Bit flags as a type around an integer, with a constant for each documented value. What does not depend
//! on the type is the runtime's.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::{File, ImplItem, ImplItemConst, Item, ItemImpl, ItemStruct};

use super::definition::Definition;
use super::enumeration::value_docs;
use super::prelude::PreludeName;
use super::rustdoc;
use super::scope::Scope;
use super::syntax::{self, ident};
use crate::schema::{Enum, Value, Variant};

/// The indentation of a constant, in columns.
const CONSTANT_INDENT: usize = 4;

/// The code of a type of bit flags.
pub(super) fn definition(own: &Enum, scope: &Scope<'_>) -> Definition {
    let name = ident(&own.rust_name);
    let field_mut = scope.prelude().tokens(PreludeName::FieldMut);
    let documented_name = &own.name;
    let values = own.variants.iter().map(|variant| {
        let (constant, bits) = (&variant.rust_name, literal(variant));
        quote!((#constant, #bits))
    });
    let structure: ItemStruct = syntax::parse(quote! {
        #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct #name(u64);
    });
    let methods: ItemImpl = syntax::parse(quote! {
        impl #name {
            /// The set of no bits.
            pub const fn empty() -> Self {
                Self(0)
            }

            /// The set of these bits, those included that are not documented.
            pub const fn from_bits(bits: u64) -> Self {
                Self(bits)
            }

            /// The bits, as they are in JSON.
            pub const fn bits(self) -> u64 {
                self.0
            }

            /// Whether no bit is set.
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// Whether all bits of `other` are set.
            pub const fn contains(self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }

            /// Sets the bits of `other`.
            pub fn insert(&mut self, other: Self) {
                self.0 |= other.0;
            }

            /// Clears the bits of `other`.
            pub fn remove(&mut self, other: Self) {
                self.0 &= !other.0;
            }

            /// The names of the constants whose bits are set, in document order.
            pub fn names(self) -> impl std::iter::Iterator<Item = &'static str> {
                codegen::names(self.0, <Self as codegen::Flags>::DESCRIPTOR)
            }

            /// The bits that are set and belong to none of these constants.
            pub fn unknown_bits(self) -> u64 {
                codegen::unknown_bits(self.0, <Self as codegen::Flags>::DESCRIPTOR)
            }
        }
    });
    let traits: File = syntax::parse(quote! {
        impl codegen::Flags for #name {
            const DESCRIPTOR: &'static codegen::FlagsDescriptor =
                &codegen::FlagsDescriptor::new(#documented_name, &[#(#values),*]);

            fn from_bits(bits: u64) -> Self {
                Self(bits)
            }

            fn bits(self) -> u64 {
                self.0
            }
        }

        impl codegen::Element for #name {
            fn field_mut(element: &mut Option<Self>) -> #field_mut<'_> {
                #field_mut::Flags(element)
            }

            fn field_ref(&self) -> codegen::FieldRef<'_> {
                codegen::FieldRef::Flags(self.0, <Self as codegen::Flags>::DESCRIPTOR)
            }
        }

        impl std::ops::BitOr for #name {
            type Output = Self;

            fn bitor(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }

        impl std::ops::BitOrAssign for #name {
            fn bitor_assign(&mut self, other: Self) {
                self.0 |= other.0;
            }
        }

        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                codegen::debug_flags(*self, f)
            }
        }

        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_u64(self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                codegen::read_flags(deserializer)
            }
        }
    });
    let mut items = vec![documented(own, structure), with_constants(own, methods)];
    items.extend(traits.items);
    // Few types are flags: nothing is gained by copying.
    Definition::of_items(items)
}

fn documented(own: &Enum, mut structure: ItemStruct) -> Item {
    let mut docs = rustdoc::attributes(own.description.as_deref().unwrap_or_default(), 0);
    docs.extend(rustdoc::alias(&own.name, &own.rust_name));
    structure.attrs.splice(0..0, docs);
    Item::Struct(structure)
}

fn with_constants(own: &Enum, mut methods: ItemImpl) -> Item {
    methods.items.splice(0..0, own.variants.iter().map(constant));
    Item::Impl(methods)
}

/// `pub const NAME: Self = Self(1 << 3);`
fn constant(variant: &Variant) -> ImplItem {
    let (name, bits) = (ident(&variant.rust_name), literal(variant));
    let mut constant: ImplItemConst = syntax::parse(quote!(pub const #name: Self = Self(#bits);));
    constant.attrs = value_docs(&bits_text(variant), variant, CONSTANT_INDENT);
    if let Some(name) = &variant.name {
        constant.attrs.extend(rustdoc::alias(name, &variant.rust_name));
    }
    ImplItem::Const(constant)
}

fn bits(variant: &Variant) -> u64 {
    match variant.value {
        Value::Integer(bits) => u64::try_from(bits).unwrap_or_default(),
        // A schema as JSON may have text here; no page does.
        Value::String(_) => 0,
    }
}

fn literal(variant: &Variant) -> TokenStream {
    let bits = bits(variant);
    match bits.is_power_of_two() && bits > 1 {
        true => {
            let shift = Literal::u32_unsuffixed(bits.trailing_zeros());
            quote!(1 << #shift)
        }
        false => {
            let bits = Literal::u64_unsuffixed(bits);
            quote!(#bits)
        }
    }
}

/// A single bit with its number, several bits as a hexadecimal number.
fn bits_text(variant: &Variant) -> String {
    let bits = bits(variant);
    match bits.is_power_of_two() {
        true => format!("1 << {}", bits.trailing_zeros()),
        false => format!("{bits:#x}"),
    }
}
