//! What distinguishes one dialect from another, as data: what its type names mean and how a name on a
//! page becomes a wire name.

use crate::dialect::parsed::{TypeRef, WireName};
use crate::dialect::type_expr::{ARRAY, TypeExpr};
use crate::naming::wire_case::WireCase;
use crate::schema::Type;

/// What is particular to a dialect.
pub(super) struct Rules {
    /// What people call the language.
    pub(super) language: &'static str,
    /// What the language's own type names mean.
    pub(super) builtin: fn(&str) -> Option<Meaning>,
    /// What the names of its libraries mean, where no page documents a model of that name.
    pub(super) library: fn(&str) -> Option<Type>,
    /// The wire name of the property `name` of `model`, and whether it is exact.
    pub(super) wire_name: fn(name: &str, model: &str) -> WireName,
}

/// What a type name means.
pub(super) enum Meaning {
    /// A value of that type.
    Scalar(Type),
    /// As many as one likes of its argument.
    List,
    /// A dictionary from text to its last argument.
    Map,
    /// Its argument, or nothing.
    Wrapper,
}

impl Rules {
    /// What an expression means in this dialect.
    pub(super) fn type_ref(&self, expr: &TypeExpr<'_>) -> TypeRef {
        let element = |any: &TypeExpr<'_>| match any.arguments.last() {
            Some(argument) => self.type_ref(argument),
            None => TypeRef::Scalar(Type::Any),
        };
        // Bytes are the one array that is no list.
        if expr.name == ARRAY {
            return match expr.arguments.as_slice() {
                [byte] if byte.name.eq_ignore_ascii_case("byte") => TypeRef::Scalar(Type::Binary),
                _ => TypeRef::List(Box::new(element(expr))),
            };
        }
        let name = expr.local_name();
        // The generators write these with arguments: without, a page may document a model so called.
        let bare = |otherwise| TypeRef::Named { name: name.to_owned(), otherwise: Some(otherwise) };
        let any = || Box::new(Type::Any);
        match (self.builtin)(name) {
            Some(Meaning::Scalar(scalar)) => TypeRef::Scalar(scalar),
            Some(Meaning::List) if expr.arguments.is_empty() => bare(Type::List(any())),
            Some(Meaning::Map) if expr.arguments.is_empty() => bare(Type::Map(any())),
            Some(Meaning::Wrapper) if expr.arguments.is_empty() => bare(Type::Any),
            Some(Meaning::List) => TypeRef::List(Box::new(element(expr))),
            Some(Meaning::Map) => TypeRef::Map(Box::new(element(expr))),
            Some(Meaning::Wrapper) => element(expr),
            None => TypeRef::Named { name: name.to_owned(), otherwise: (self.library)(name) },
        }
    }

    /// The wire name of a property in the case that the API is known to use, if it is.
    pub(super) fn wire_name(&self, name: &str, model: &str, case: Option<WireCase>) -> WireName {
        match ((self.wire_name)(name, model), case) {
            (WireName::Exact(name), Some(WireCase::CamelCase | WireCase::AsDocumented) | None) => {
                WireName::Exact(name)
            }
            (WireName::Exact(name), Some(case)) => WireName::Derived(case.apply(&name)),
            (WireName::Derived(name), case) => {
                WireName::Derived(case.unwrap_or(WireCase::CamelCase).apply(&name))
            }
        }
    }
}
