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

/// The most fields that one chain of calls walks. Each nests the syntax one level deeper, and the
/// printer, as compilers do, takes a piece of its stack for each.
const LONGEST_CHAIN: usize = 64;

thread_local! {
    static MODEL: Template = Template::new(template());
}

/// All of it is `#[inline]`: a program then compiles what it uses, and the library nothing.
fn template() -> TokenStream {
    quote! {
        pub struct name__ {
            /// Undocumented keys, explicit nulls, and values that do not have their documented type.
            pub extra: Extra,
        }

        impl name__ {
            /// The documented properties, in document order.
            pub const FIELDS: ModelDescriptor = ModelDescriptor::new(documented__, &[fields__]);
        }

        impl Model for name__ {
            #[inline]
            fn visit_fields_mut(&mut self, visitor: &mut dyn FieldsMutVisitor) {
                visitor.visit(Self::FIELDS, &mut [fields_mut__], &mut self.extra);
            }
            #[inline]
            fn visit_fields<'a>(&'a self, visitor: &mut dyn FieldVisitor<'a>) {
                walk__;
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
                codegen::clone(self)
            }
        }

        impl PartialEq for name__ {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                codegen::equal(self, other)
            }
        }

        impl std::fmt::Debug for name__ {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                codegen::debug(self, f)
            }
        }

        impl serde::Serialize for name__ {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                codegen::write(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for name__ {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                codegen::read(deserializer)
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
    let field_mut = scope.prelude("FieldMut");
    let filling = Filling {
        scope,
        names: vec![("name__", ident(&model.rust_name))],
        texts: vec![("documented__", &model.name)],
        elements: vec![
            ("fields__", properties().map(|property| described(property, scope)).collect()),
            ("fields_mut__", properties().map(|property| offered(property, &field_mut)).collect()),
        ],
        statements: vec![("walk__", walk(&model.properties, scope))],
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

/// `FieldMut::Text(&mut self.field)`
fn offered(property: &Property, field_mut: &Path) -> Expr {
    let mut made = field_mut.clone();
    made.segments.push(ident(ty::field_mut(&property.ty)).into());
    let field = ident(&property.rust_name);
    syntax::call(made, [syntax::borrowed_field(field, Some(token::Mut::default()))])
}

/// `FieldWalker::new(Self::FIELDS, &self.extra, visitor).text(&self.field);`
fn walk(properties: &[Property], scope: &Scope<'_>) -> Vec<Stmt> {
    let mut statements = Vec::new();
    let mut walker = {
        let mut made = scope.prelude("FieldWalker");
        made.segments.push(ident("new").into());
        let fields = syntax::value(syntax::path_of("Self::FIELDS"));
        let extra = syntax::borrowed_field(ident("extra"), None);
        syntax::call(made, [fields, extra, syntax::value(syntax::path_of("visitor"))])
    };
    for (index, property) in properties.iter().enumerate() {
        if index > 0 && index % LONGEST_CHAIN == 0 {
            statements.push(syntax::bind("walker", walker));
            walker = syntax::value(syntax::path_of("walker"));
        }
        let field = syntax::borrowed_field(ident(&property.rust_name), None);
        walker = syntax::call_method(walker, ty::walker_method(&property.ty), field);
    }
    statements.push(Stmt::Expr(walker, Some(token::Semi::default())));
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
