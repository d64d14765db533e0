//! An enum as a fieldless enum with a table of its values. The runtime's `Open` holds a value of it or
//! any other one.

use std::thread::LocalKey;

use quote::quote;
use syn::{Attribute, Expr, ImplItem, Item};

use super::definition::Definition;
use super::fixed_impls::FixedImpls;
use super::impl_template::{ConstTemplate, ImplTemplate};
use super::prelude::{Prelude, PreludeName};
use super::scope::Scope;
use super::syntax::ident;
use super::{rustdoc, syntax};
use crate::diagnostics::quantity::counted;
use crate::schema::{Enum, EnumRepr, Variant};

/// The indentation of a variant, in columns.
const VARIANT_INDENT: usize = 4;

/// What all enums have alike.
struct Templates {
    attributes: Vec<Attribute>,
    enumeration: ImplTemplate,
    values: ConstTemplate,
    descriptor: ConstTemplate,
    repr: ConstTemplate,
    index: ImplItem,
    /// A type without values cannot be cast.
    index_without_values: ImplItem,
    /// Not derived: compilers need more for what derives expand to, 11 KB for each enum for `Clone` and
    /// `Copy`, and 9 KB for the others. `VALUES` and `as_str` need no import of a trait; programs print enums
    /// and keep them in maps. A compiler needs 18 KB for each function of each enum, so what else `Open` can
    /// do is left to `Open`.
    fixed: FixedImpls,
}

thread_local! {
    static IMPORTED: Templates = Templates::new(Prelude::Imported);
    static QUALIFIED: Templates = Templates::new(Prelude::Qualified);
}

impl Templates {
    fn new(prelude: Prelude) -> Templates {
        let enumeration = prelude.tokens(PreludeName::Enumeration);
        let descriptor = prelude.tokens(PreludeName::EnumDescriptor);
        Templates {
            attributes: syntax::parse_with(Attribute::parse_outer, quote! { #[non_exhaustive] }),
            enumeration: ImplTemplate::new(quote! { impl #enumeration for _ {} }),
            values: ConstTemplate::new(syntax::parse(
                quote! { const VALUES: &'static [Self] = _; },
            )),
            descriptor: ConstTemplate::new(quote! { const DESCRIPTOR: #descriptor = _; }),
            repr: ConstTemplate::new(quote! {
                const REPR: codegen::EnumRepr = _;
            }),
            index: syntax::parse(quote! { fn index(self) -> usize { self as usize } }),
            index_without_values: syntax::parse(
                quote! { fn index(self) -> usize { match self {} } },
            ),
            fixed: FixedImpls::new([
                quote! {
                    impl Clone for _ {
                        #[inline]
                        fn clone(&self) -> Self {
                            *self
                        }
                    }
                },
                quote! { impl Copy for _ {} },
                quote! {
                    impl PartialEq for _ {
                        #[inline]
                        fn eq(&self, other: &Self) -> bool {
                            codegen::equal_values(*self, *other)
                        }
                    }
                },
                quote! { impl Eq for _ {} },
                quote! {
                    impl std::fmt::Debug for _ {
                        #[inline]
                        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                            codegen::debug_value(*self, f)
                        }
                    }
                },
                quote! {
                    impl _ {
                        /// The documented values, in document order.
                        pub const VALUES: &'static [Self] = <Self as #enumeration>::VALUES;

                        /// The value as it is in JSON; an integer in decimal.
                        #[inline]
                        pub fn as_str(self) -> &'static str {
                            #enumeration::as_str(self)
                        }
                    }
                },
                quote! {
                    impl std::hash::Hash for _ {
                        #[inline]
                        fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                            codegen::hash_value(*self, state);
                        }
                    }
                },
                quote! {
                    impl std::fmt::Display for _ {
                        #[inline]
                        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                            codegen::display_value(*self, f)
                        }
                    }
                },
            ]),
        }
    }

    fn of(prelude: Prelude) -> &'static LocalKey<Templates> {
        match prelude {
            Prelude::Imported => &IMPORTED,
            Prelude::Qualified => &QUALIFIED,
        }
    }
}

/// The code of an enum.
pub(super) fn definition(own: &Enum, scope: &Scope<'_>) -> Definition {
    let (name, prelude) = (ident(&own.rust_name), scope.prelude());
    Templates::of(prelude).with(|templates| {
        let mut members = Vec::new();
        if let Some(repr) = repr(own) {
            members.push(templates.repr.with_value(repr));
        }
        members.push(templates.values.with_value(values(own)));
        members.push(templates.descriptor.with_value(descriptor(own, prelude)));
        members.push(match own.variants.is_empty() {
            true => templates.index_without_values.clone(),
            false => templates.index.clone(),
        });
        let items = vec![
            declaration(own, &templates.attributes),
            templates.enumeration.with_items(&name, members),
        ];
        Definition { items, fixed_impls: templates.fixed.for_type(&own.rust_name) }
    })
}

/// `pub enum Name { … }`
fn declaration(own: &Enum, fixed: &[Attribute]) -> Item {
    let variants = own.variants.iter().map(|variant| {
        let docs = value_docs(&variant.value.to_string(), variant, VARIANT_INDENT);
        syntax::variant(docs, ident(&variant.rust_name))
    });
    let mut attributes = rustdoc::attributes(own.description.as_deref().unwrap_or_default(), 0);
    if attributes.is_empty() {
        attributes.extend(summary(own));
    }
    attributes.extend(rustdoc::alias(&own.name, &own.rust_name));
    attributes.extend(fixed.iter().cloned());
    syntax::public_enum(attributes, ident(&own.rust_name), variants)
}

/// The number of values, and the first ones; and how fields hold them.
fn summary(own: &Enum) -> [Attribute; 3] {
    let count = own.variants.len();
    let mut listed = String::new();
    for (index, variant) in own.variants.iter().enumerate() {
        let value = rustdoc::code(&variant.value.to_string());
        if listed.len() + value.len() > LISTED {
            if index > 0 {
                listed += &format!(" and {} more", count - index);
            }
            break;
        }
        listed += if index > 0 { ", " } else { ": " };
        listed += &value;
    }
    let values = format!(" {}{listed}.", counted(count, "documented value"));
    let held = " Fields hold it as `Open`, which may also be a value that is not documented.";
    [values.as_str(), "", held].map(syntax::doc)
}

/// The maximum length of the values in a summary, which the index of the crate shows on a line.
const LISTED: usize = 60;

/// The documentation of a value: its description, if it has one, and the value on the wire.
pub(super) fn value_docs(text: &str, variant: &Variant, indent: usize) -> Vec<Attribute> {
    let mut docs = rustdoc::attributes(variant.description.as_deref().unwrap_or_default(), indent);
    if !docs.is_empty() {
        docs.push(syntax::doc(""));
    }
    docs.extend(rustdoc::value(text, indent));
    docs
}

/// The value of `REPR`; none where the trait's default is right. Most enums are text, and
/// the default spares each of them an item.
fn repr(own: &Enum) -> Option<Expr> {
    match own.representation {
        _ if own.variants.is_empty() => None,
        EnumRepr::String => None,
        // Bit flags are no enum in Rust.
        EnumRepr::Integer | EnumRepr::Flags => {
            Some(syntax::value(syntax::path_of(["codegen", "EnumRepr", "Integer"])))
        }
    }
}

/// `&[Self::A, Self::B]`
fn values(own: &Enum) -> Expr {
    let variants = own.variants.iter();
    syntax::array(
        variants
            .map(|variant| syntax::value(syntax::path([ident("Self"), ident(&variant.rust_name)]))),
    )
}

/// `EnumDescriptor::new("Name", &["a", "b"])`
fn descriptor(own: &Enum, prelude: Prelude) -> Expr {
    let texts = own.variants.iter().map(|variant| syntax::text(&variant.value.to_string()));
    let new = prelude.member(PreludeName::EnumDescriptor, "new");
    syntax::call(new, [syntax::text(&own.name), syntax::array(texts)])
}
