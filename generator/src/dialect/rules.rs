//! What distinguishes one dialect from another, as data: what its type names mean and how a name on a
//! page becomes a wire name.

use crate::dialect::wire_name::WireName;
use crate::schema::Type;

/// The rules of one dialect.
#[derive(Debug)]
pub(super) struct Rules {
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
    /// A value of the type `ty` in an SDK that also writes the type name `other`; else of the type
    /// `alone`.
    ScalarBeside { other: &'static str, ty: Type, alone: Type },
    /// A list of its argument.
    List,
    /// A dictionary from text to its last argument.
    Map,
    /// Its argument, nullable.
    Wrapper,
}
