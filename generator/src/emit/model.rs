//! A model as a struct, its field table and its implementations.

use std::thread::LocalKey;

use quote::quote;
use serde_json::Number;
use syn::{Attribute, Expr, Field, Item, Stmt};

use super::definition::Definition;
use super::fixed_impls::FixedImpls;
use super::impl_template::{ConstTemplate, FnTemplate, ImplTemplate};
use super::operation_refs::OperationRefs;
use super::prelude::{Prelude, PreludeName};
use super::scope::Scope;
use super::syntax::ident;
use super::{rustdoc, syntax, ty};
use crate::diagnostics::quantity::counted;
use crate::schema::{Model, Property, PropertyFacts, Type};

/// The indentation of a field, in columns.
const FIELD_INDENT: usize = 4;

/// The longest chain of method calls in one statement. Each call nests the syntax one level deeper,
/// and the printer, as compilers do, uses stack for each level.
const LONGEST_CHAIN: usize = 64;

/// The `impl` blocks that all models share.
///
/// All functions but the generic ones are `#[inline]`: a program then compiles those that it uses,
/// and the library none.
struct Templates {
    inherent: ImplTemplate,
    fields: ConstTemplate,
    model: ImplTemplate,
    visit_fields_mut: FnTemplate,
    visit_fields: FnTemplate,
    default: ImplTemplate,
    default_fn: FnTemplate,
    /// The other traits, whose functions are the runtime's.
    forwarding: FixedImpls,
}

thread_local! {
    static IMPORTED: Templates = Templates::new(Prelude::Imported);
    static QUALIFIED: Templates = Templates::new(Prelude::Qualified);
}

impl Templates {
    fn new(prelude: Prelude) -> Templates {
        let model = prelude.tokens(PreludeName::Model);
        let descriptor = prelude.tokens(PreludeName::ModelDescriptor);
        let visitor_mut = prelude.tokens(PreludeName::FieldsMutVisitor);
        let visitor = prelude.tokens(PreludeName::FieldVisitor);
        Templates {
            inherent: ImplTemplate::new(quote! { impl _ {} }),
            fields: ConstTemplate::new(quote! {
                /// The documented properties, in document order.
                pub const FIELDS: #descriptor = _;
            }),
            model: ImplTemplate::new(quote! { impl #model for _ {} }),
            visit_fields_mut: FnTemplate::new(quote! {
                #[inline]
                fn visit_fields_mut(&mut self, visitor: &mut dyn #visitor_mut) {}
            }),
            visit_fields: FnTemplate::new(quote! {
                #[inline]
                fn visit_fields<'a>(&'a self, visitor: &mut dyn #visitor<'a>) {}
            }),
            default: ImplTemplate::new(quote! { impl Default for _ {} }),
            default_fn: FnTemplate::new(quote! {
                #[inline]
                fn default() -> Self {}
            }),
            forwarding: FixedImpls::new([
                quote! {
                    impl Clone for _ {
                        #[inline]
                        fn clone(&self) -> Self {
                            codegen::clone(self)
                        }
                    }
                },
                quote! {
                    impl PartialEq for _ {
                        #[inline]
                        fn eq(&self, other: &Self) -> bool {
                            codegen::equal(self, other)
                        }
                    }
                },
                quote! {
                    impl std::fmt::Debug for _ {
                        #[inline]
                        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                            codegen::debug(self, f)
                        }
                    }
                },
                quote! {
                    impl serde::Serialize for _ {
                        fn serialize<S: serde::Serializer>(
                            &self,
                            serializer: S,
                        ) -> Result<S::Ok, S::Error> {
                            codegen::write(self, serializer)
                        }
                    }
                },
                quote! {
                    impl<'de> serde::Deserialize<'de> for _ {
                        fn deserialize<D: serde::Deserializer<'de>>(
                            deserializer: D,
                        ) -> Result<Self, D::Error> {
                            codegen::read(deserializer)
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

/// The code of a model.
pub(super) fn definition(
    model: &Model,
    scope: &Scope<'_>,
    operations: &OperationRefs<'_>,
) -> Definition {
    let (name, prelude) = (ident(&model.rust_name), scope.prelude());
    Templates::of(prelude).with(|templates| {
        let visit_mut = vec![visit_mut(&model.properties, scope)];
        let visit_fields_mut = templates.visit_fields_mut.with_body(visit_mut);
        let visit_fields = templates.visit_fields.with_body(walk(&model.properties, scope));
        let default = templates.default_fn.with_body(vec![default(&model.properties, prelude)]);
        let table = templates.fields.with_value(descriptor(model, prelude));
        let items = vec![
            structure(model, scope, operations),
            templates.inherent.with_items(&name, [table]),
            templates.model.with_items(&name, [visit_fields_mut, visit_fields]),
            templates.default.with_items(&name, [default]),
        ];
        Definition { items, fixed_impls: templates.forwarding.for_type(&model.rust_name) }
    })
}

/// `pub struct Model { pub field: Option<Type>, … pub extra: Extra }`
fn structure(model: &Model, scope: &Scope<'_>, operations: &OperationRefs<'_>) -> Item {
    let extra = syntax::public_field(
        vec![syntax::doc(
            " Undocumented keys, explicit nulls, and values that do not have their documented type.",
        )],
        ident("extra"),
        syntax::ty(scope.prelude().path(PreludeName::Extra)),
    );
    let fields = model.properties.iter().map(|property| field(property, scope));
    let attributes = model_docs(model, operations);
    syntax::public_struct(attributes, ident(&model.rust_name), fields.chain([extra]))
}

fn model_docs(model: &Model, operations: &OperationRefs<'_>) -> Vec<Attribute> {
    let mut paragraphs = Vec::new();
    if let Some(description) = &model.description {
        paragraphs.push(rustdoc::attributes(description, 0));
    }
    let note = match (model.documented, model.properties.is_empty()) {
        (_, false) => None,
        (true, true) => {
            Some(" Its page documents no properties: all of its JSON is kept in `extra`.")
        }
        (false, true) => Some(" No page describes it: all of its JSON is kept in `extra`."),
    };
    paragraphs.extend(note.map(|note| vec![syntax::doc(note)]));
    let has_summary = paragraphs.iter().any(|paragraph| !paragraph.is_empty());
    if !has_summary {
        let properties = counted(model.properties.len(), "property");
        let operations = operations.summary(&model.name);
        let summary = format!(" A model with {properties}{operations}.");
        paragraphs.push(vec![syntax::doc(&summary)]);
    }
    if !model.extends.is_empty() {
        let bases: Vec<String> = model.extends.iter().map(|base| rustdoc::code(base)).collect();
        paragraphs
            .push(vec![syntax::doc(&format!(" It has the properties of {}.", bases.join(", ")))]);
    }
    paragraphs.push(operations.lists(&model.name));
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    let mut attributes = paragraphs.join(&syntax::doc(""));
    attributes.extend(rustdoc::alias(&model.name, &model.rust_name));
    attributes
}

/// `pub field: Option<Type>`, with its documentation.
fn field(property: &Property, scope: &Scope<'_>) -> Field {
    let mut attributes = property_docs(property);
    attributes.extend(rustdoc::alias(&property.name, &property.rust_name));
    let ty = syntax::generic(syntax::path_of(["Option"]), [ty::of_field(&property.ty, scope)]);
    syntax::public_field(attributes, ident(&property.rust_name), ty)
}

fn property_docs(property: &Property) -> Vec<Attribute> {
    let description = property.description.as_deref().unwrap_or_default();
    let mut attributes = rustdoc::attributes(description, FIELD_INDENT);
    let note = match (property.required, property.read_only) {
        (true, true) => "Required, and set by the server.",
        (true, false) => "Documented as required.",
        (false, true) => "Set by the server.",
        (false, false) => "",
    };
    let note = rustdoc::attributes(note, FIELD_INDENT);
    for paragraph in [note, key_docs(property), fact_docs(property)] {
        if !attributes.is_empty() && !paragraph.is_empty() {
            attributes.push(syntax::doc(""));
        }
        attributes.extend(paragraph);
    }
    attributes
}

/// The wire name, where the field has another one.
fn key_docs(property: &Property) -> Vec<Attribute> {
    match property.name == bare(&property.rust_name) {
        true => Vec::new(),
        false => vec![syntax::doc(&format!(" JSON key: {}", rustdoc::code(&property.name)))],
    }
}

/// What is documented of the values beside their type, as a list.
fn fact_docs(property: &Property) -> Vec<Attribute> {
    let PropertyFacts { nullable, default, minimum, maximum, min_length, max_length, pattern } =
        &property.facts;
    let range = |least: Option<String>, most: Option<String>| match (least, most) {
        (Some(least), Some(most)) if least == most => Some(least),
        (Some(least), Some(most)) => Some(format!("{least} to {most}")),
        (Some(least), None) => Some(format!("at least {least}")),
        (None, Some(most)) => Some(format!("at most {most}")),
        (None, None) => None,
    };
    let text = |number: &Number| number.to_string();
    let length = |number: &u64| number.to_string();
    let counted = match property.ty {
        Type::List(_) => "Elements",
        Type::Map(_) => "Entries",
        _ => "Characters",
    };
    let in_utc = *property.ty.innermost() == Type::UtcDateTime;
    let facts = [
        nullable.then(|| "May be null".to_owned()),
        in_utc.then(|| "In UTC where it has no offset".to_owned()),
        default.as_ref().map(|value| format!("Default: {}", rustdoc::code(&value.to_string()))),
        range(minimum.as_ref().map(text), maximum.as_ref().map(text))
            .map(|range| format!("Range: {range}")),
        range(min_length.as_ref().map(length), max_length.as_ref().map(length))
            .map(|range| format!("{counted}: {range}")),
        pattern.as_ref().map(|pattern| format!("Pattern: {}", rustdoc::code(pattern))),
    ];
    facts.into_iter().flatten().map(|fact| syntax::doc(&format!(" - {fact}"))).collect()
}

/// `ModelDescriptor::new("Model", &[Field::optional("wireName", "rust_name", "type").nullable(), …])`
fn descriptor(model: &Model, prelude: Prelude) -> Expr {
    let rows = model.properties.iter().map(|property| {
        let row = match property.required {
            true => prelude.member(PreludeName::Field, "required"),
            false => prelude.member(PreludeName::Field, "optional"),
        };
        let texts = [&property.name, bare(&property.rust_name), &ty::text(&property.ty)];
        let field = syntax::call(row, texts.map(syntax::text));
        match property.facts.nullable {
            true => syntax::call_method(field, "nullable", []),
            false => field,
        }
    });
    let new = prelude.member(PreludeName::ModelDescriptor, "new");
    syntax::call(new, [syntax::text(&model.name), syntax::array(rows)])
}

/// `visitor.visit(Self::FIELDS, &mut [FieldMut::Text(&mut self.field), …], &mut self.extra);`
fn visit_mut(properties: &[Property], scope: &Scope<'_>) -> Stmt {
    let fields = properties.iter().map(|property| {
        let variant = scope.field_kind(&property.ty).field_mut();
        let field_mut = scope.prelude().member(PreludeName::FieldMut, variant);
        syntax::call(field_mut, [syntax::field_mut(ident(&property.rust_name))])
    });
    let arguments = [table(), syntax::array_mut(fields), syntax::field_mut(ident("extra"))];
    let visitor = syntax::value(syntax::path_of(["visitor"]));
    syntax::statement(syntax::call_method(visitor, "visit", arguments))
}

/// `FieldWalker::new(Self::FIELDS, &self.extra, visitor).text(&self.field);`
fn walk(properties: &[Property], scope: &Scope<'_>) -> Vec<Stmt> {
    let mut statements = Vec::new();
    let new = scope.prelude().member(PreludeName::FieldWalker, "new");
    let visitor = syntax::value(syntax::path_of(["visitor"]));
    let mut walker = syntax::call(new, [table(), syntax::field(ident("extra")), visitor]);
    for (index, property) in properties.iter().enumerate() {
        if index > 0 && index % LONGEST_CHAIN == 0 {
            statements.push(syntax::bind("walker", walker));
            walker = syntax::value(syntax::path_of(["walker"]));
        }
        let field = syntax::field(ident(&property.rust_name));
        let method = scope.field_kind(&property.ty).walker_method();
        walker = syntax::call_method(walker, method, [field]);
    }
    statements.push(syntax::statement(walker));
    statements
}

/// `Self { field: None, …, extra: Extra::NONE }`
fn default(properties: &[Property], prelude: Prelude) -> Stmt {
    let none = || syntax::value(syntax::path_of(["None"]));
    let fields = properties.iter().map(|property| (ident(&property.rust_name), none()));
    let extra = syntax::value(prelude.member(PreludeName::Extra, "NONE"));
    let fields = fields.chain([(ident("extra"), extra)]);
    Stmt::Expr(syntax::struct_value(syntax::path_of(["Self"]), fields), None)
}

/// `Self::FIELDS`
fn table() -> Expr {
    syntax::value(syntax::path_of(["Self", "FIELDS"]))
}

/// A name as a reader knows it, without `r#`.
fn bare(rust_name: &str) -> &str {
    rust_name.strip_prefix("r#").unwrap_or(rust_name)
}
