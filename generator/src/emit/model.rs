//! A model as a struct.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{
    Attribute, Expr, Field, FieldModifiers, FieldValue, Item, Member, Path, Stmt, Visibility, token,
};

use super::names::{Scope, ident};
use super::operation_refs::OperationRefs;
use super::template::{Filling, Template};
use super::{docs, syntax, ty};
use crate::schema::{Model, Property};

/// The columns that a field stands from the margin.
const FIELD_INDENT: usize = 4;

/// The most fields that one chain of calls shows. Each nests the syntax one level deeper, and the
/// printer, as compilers do, takes a piece of its stack for each.
const LONGEST_CHAIN: usize = 64;

thread_local! {
    static MODEL: Template = Template::new(template());
}

/// All of it is `#[inline]`: a program then compiles what it uses, and the library nothing.
fn template() -> TokenStream {
    quote! {
        pub struct name__ {
            /// Whatever the payload held beyond the documentation.
            pub extra: Extra,
        }

        impl name__ {
            /// What is documented of each property, in document order.
            pub const FIELDS: Fields = Fields::of(documented__, &[fields__]);
        }

        impl Model for name__ {
            #[inline]
            fn slots(&mut self, filler: &mut dyn Filler) {
                filler.fill(Self::FIELDS, &mut [slots__], &mut self.extra);
            }
            #[inline]
            fn views<'a>(&'a self, viewer: &mut dyn Viewer<'a>) {
                shown__;
            }
        }

        impl Default for name__ {
            #[inline]
            fn default() -> Self {
                Self { values__: None, extra: Extra::NONE }
            }
        }

        impl Clone for name__ {
            #[inline]
            fn clone(&self) -> Self {
                runtime::clone(self)
            }
        }

        impl PartialEq for name__ {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                runtime::equal(self, other)
            }
        }

        impl std::fmt::Debug for name__ {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                runtime::debug(self, f)
            }
        }

        impl serde::Serialize for name__ {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                runtime::write(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for name__ {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                runtime::read(deserializer)
            }
        }
    }
}

pub(super) fn emit(
    model: &Model,
    scope: &Scope<'_>,
    calls: &OperationRefs<'_>,
) -> syn::Result<Vec<Item>> {
    let properties = || model.properties.iter();
    let slot = scope.prelude("Slot");
    let filling = Filling {
        scope,
        names: vec![("name__", ident(&model.rust_name))],
        texts: vec![("documented__", &model.name)],
        elements: vec![
            ("fields__", properties().map(|property| described(property, scope)).collect()),
            ("slots__", properties().map(|property| offered(property, &slot)).collect()),
        ],
        statements: vec![("shown__", shown(&model.properties, scope))],
        values: vec![("values__", properties().map(unset).collect())],
        attributes: model_docs(model, calls),
        fields: properties().map(|property| field(property, scope)).collect(),
        variants: Vec::new(),
    };
    MODEL.with(|template| template.fill(filling))
}

fn model_docs(model: &Model, calls: &OperationRefs<'_>) -> Vec<Attribute> {
    let mut attributes = match &model.description {
        Some(description) => docs::attributes(description, 0),
        None => Vec::new(),
    };
    let note = match (model.documented, model.properties.is_empty()) {
        (_, false) => None,
        (true, true) => Some(" The documentation shows no properties of this model."),
        (false, true) => Some(" The documentation names this model and has no page for it."),
    };
    if let Some(note) = note {
        if !attributes.is_empty() {
            attributes.push(syntax::doc(""));
        }
        attributes.extend([note, " Its JSON is kept whole, in `extra`."].map(syntax::doc));
    }
    let calls = calls.docs(&model.name);
    if !attributes.is_empty() && !calls.is_empty() {
        attributes.push(syntax::doc(""));
    }
    attributes.extend(calls);
    attributes.extend(docs::alias(&model.name, &model.rust_name));
    attributes
}

/// `pub field: Option<Type>`, with what the pages say of it.
fn field(property: &Property, scope: &Scope<'_>) -> Field {
    let mut attrs = property_docs(property);
    attrs.extend(docs::alias(&property.name, &property.rust_name));
    let ty = ty::of_field(&property.ty, scope);
    Field {
        attrs,
        vis: Visibility::Public(token::Pub::default()),
        modifiers: FieldModifiers::default(),
        ident: Some(ident(&property.rust_name)),
        colon_token: Some(token::Colon::default()),
        ty: syntax::generic(syntax::path_of("Option"), [ty]),
        default: None,
    }
}

fn property_docs(property: &Property) -> Vec<Attribute> {
    let description = property.description.as_deref().unwrap_or_default();
    let mut attributes = docs::attributes(description, FIELD_INDENT);
    let note = match (property.required, property.read_only) {
        (true, true) => "Required, and set by the server.",
        (true, false) => "Required in requests.",
        (false, true) => "Set by the server.",
        (false, false) => return attributes,
    };
    if !attributes.is_empty() {
        attributes.push(syntax::doc(""));
    }
    attributes.extend(docs::attributes(note, FIELD_INDENT));
    attributes
}

/// `Field::optional("wireName", "rust_name", "type")`
fn described(property: &Property, scope: &Scope<'_>) -> Expr {
    let mut made = scope.prelude("Field");
    made.segments.push(ident(if property.required { "required" } else { "optional" }).into());
    let texts = [&property.name, bare(&property.rust_name), &ty::text(&property.ty)];
    syntax::call(made, texts.map(syntax::text))
}

/// `Slot::Text(&mut self.field)`
fn offered(property: &Property, slot: &Path) -> Expr {
    let mut made = slot.clone();
    made.segments.push(ident(ty::slot(&property.ty)).into());
    let field = ident(&property.rust_name);
    syntax::call(made, [syntax::borrowed_field(field, Some(token::Mut::default()))])
}

/// `Views::of(Self::FIELDS, viewer).text(&self.field).extra(&self.extra);`
fn shown(properties: &[Property], scope: &Scope<'_>) -> Vec<Stmt> {
    let mut statements = Vec::new();
    let mut views = {
        let mut made = scope.prelude("Views");
        made.segments.push(ident("of").into());
        let fields = syntax::value(syntax::path_of("Self::FIELDS"));
        syntax::call(made, [fields, syntax::value(syntax::path_of("viewer"))])
    };
    for (index, property) in properties.iter().enumerate() {
        if index > 0 && index % LONGEST_CHAIN == 0 {
            statements.push(syntax::bind("views", views));
            views = syntax::value(syntax::path_of("views"));
        }
        let field = syntax::borrowed_field(ident(&property.rust_name), None);
        views = syntax::call_method(views, ty::view(&property.ty), field);
    }
    let views = syntax::call_method(views, "extra", syntax::borrowed_field(ident("extra"), None));
    statements.push(Stmt::Expr(views, Some(token::Semi::default())));
    statements
}

/// `field: None`
fn unset(property: &Property) -> FieldValue {
    FieldValue {
        attrs: Vec::new(),
        member: Member::Named(ident(&property.rust_name)),
        colon_token: Some(token::Colon::default()),
        expr: syntax::value(syntax::path_of("None")),
    }
}

/// A name as a reader knows it, without `r#`.
fn bare(rust_name: &str) -> &str {
    rust_name.strip_prefix("r#").unwrap_or(rust_name)
}
