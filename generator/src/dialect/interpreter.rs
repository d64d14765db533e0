//! A dialect's rules, applied to the pages of one run.

use super::builtin;
use super::rules::{Meaning, Rules};
use super::sdk::Sdk;
use crate::dialect::parsed::{TypeRef, WireName};
use crate::dialect::type_expr::{ARRAY, TypeExpr};
use crate::naming::wire_case::WireCase;
use crate::schema::Type;

/// What turns the type expressions and names of a page into types and wire names.
#[derive(Clone, Copy)]
pub(super) struct Interpreter<'s> {
    pub(super) rules: &'static Rules,
    pub(super) sdk: &'s Sdk<'s>,
    /// The case of the wire names, where the API is known to have one.
    pub(super) wire_case: Option<WireCase>,
}

impl Interpreter<'_> {
    /// What an expression means. A generic type that the dialect does not know is any JSON.
    pub(super) fn type_ref(&self, expr: &TypeExpr<'_>) -> TypeRef {
        if !self.is_known(expr) {
            return TypeRef::Scalar(Type::Any);
        }
        let element = || match expr.arguments.last() {
            Some(argument) => self.type_ref(argument),
            None => TypeRef::Scalar(Type::Any),
        };
        // Bytes are the one array that is no list.
        if expr.name == ARRAY {
            return match expr.arguments.as_slice() {
                [byte] if byte.name.eq_ignore_ascii_case("byte") => TypeRef::Scalar(Type::Binary),
                _ => TypeRef::List(Box::new(element())),
            };
        }
        let name = expr.local_name();
        // The generators write these with arguments: without, a page may document a model so called.
        let bare = |otherwise| TypeRef::Named { name: name.to_owned(), otherwise: Some(otherwise) };
        let any = || Box::new(Type::Any);
        match (self.rules.builtin)(name) {
            Some(Meaning::Scalar(scalar)) => TypeRef::Scalar(scalar),
            Some(Meaning::ScalarBeside { other, ty, alone }) => {
                TypeRef::Scalar(if self.sdk.writes_type(other) { ty } else { alone })
            }
            Some(Meaning::List) if expr.arguments.is_empty() => bare(Type::List(any())),
            Some(Meaning::Map) if expr.arguments.is_empty() => bare(Type::Map(any())),
            Some(Meaning::Wrapper) if expr.arguments.is_empty() => bare(Type::Any),
            Some(Meaning::List) => TypeRef::List(Box::new(element())),
            Some(Meaning::Map) => TypeRef::Map(Box::new(element())),
            Some(Meaning::Wrapper) => element(),
            None => {
                // Another language's builtin is no model that lacks its page.
                let library = (self.rules.library)(name);
                let foreign = || builtin::is_foreign_type(name).then_some(Type::Any);
                TypeRef::Named { name: name.to_owned(), otherwise: library.or_else(foreign) }
            }
        }
    }

    /// The first generic type in an expression that the dialect does not know, or not with so many
    /// arguments.
    pub(super) fn unknown_generic<'e, 'a>(
        &self,
        expr: &'e TypeExpr<'a>,
    ) -> Option<&'e TypeExpr<'a>> {
        if !self.is_known(expr) {
            return Some(expr);
        }
        expr.arguments.iter().find_map(|argument| self.unknown_generic(argument))
    }

    fn is_known(&self, expr: &TypeExpr<'_>) -> bool {
        let arguments = expr.arguments.len();
        if arguments == 0 || expr.name == ARRAY {
            return true;
        }
        match (self.rules.builtin)(expr.local_name()) {
            Some(Meaning::List | Meaning::Wrapper) => arguments == 1,
            Some(Meaning::Map) => arguments == 2,
            Some(Meaning::Scalar(_) | Meaning::ScalarBeside { .. }) | None => false,
        }
    }

    /// The wire name of a property in the case that the API is known to use, if it is.
    pub(super) fn wire_name(&self, name: &str, model: &str) -> WireName {
        match ((self.rules.wire_name)(name, model), self.wire_case) {
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
