//! The type of a value before names are looked up.

use std::fmt;

use crate::schema::Type;

/// The type of a value. The dialect's own type names are resolved, the names of models and enums are
/// not.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum TypeRef {
    /// One of the language's own types.
    Scalar(Type),
    /// An array of one type.
    List(Box<TypeRef>),
    /// An object used as a dictionary.
    Map(Box<TypeRef>),
    /// A model, or an enum with a page of its own.
    Named {
        /// Its name, less the namespace.
        name: String,
        /// The library type of that name, which is meant where no page documents one.
        otherwise: Option<Type>,
        /// What says more than the name.
        target: Option<Target>,
    },
    /// An enum of the same page, by its name there.
    OwnEnum(String),
    /// The names of the members of an enum, as text, where its values do not travel: an enum of the same
    /// page, or else one with a page of its own.
    MemberNames(String),
}

/// What else says which model or enum a name means.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Target {
    /// The link that the name stands in, as it is written: `user.md#user-object`.
    Link(String),
    /// A link of the name or the description of a property, which may lead to the values of its scalar type.
    Values(String),
    /// The place of a model among what its page documents.
    Item(usize),
}

impl TypeRef {
    /// A model or an enum of that name.
    pub(crate) fn named(name: String) -> TypeRef {
        TypeRef::Named { name, otherwise: None, target: None }
    }

    /// The type inside all lists and maps: `Foo` of a list of `Foo`.
    pub(crate) fn innermost(&self) -> &TypeRef {
        let mut inner = self;
        while let TypeRef::List(element) | TypeRef::Map(element) = inner {
            inner = element;
        }
        inner
    }

    /// The type inside all lists and maps, to be replaced.
    pub(crate) fn innermost_mut(&mut self) -> &mut TypeRef {
        let mut inner = self;
        while let TypeRef::List(element) | TypeRef::Map(element) = inner {
            inner = element;
        }
        inner
    }
}

impl fmt::Display for TypeRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TypeRef::Scalar(ty) => write!(f, "{ty}"),
            TypeRef::List(element) => write!(f, "list of {element}"),
            TypeRef::Map(value) => write!(f, "map of {value}"),
            TypeRef::Named { name, .. } | TypeRef::OwnEnum(name) => f.write_str(name),
            TypeRef::MemberNames(name) => write!(f, "names of {name}"),
        }
    }
}

impl From<Type> for TypeRef {
    /// A type that was spelled out, by an override for instance.
    fn from(ty: Type) -> TypeRef {
        match ty {
            Type::List(element) => TypeRef::List(Box::new(TypeRef::from(*element))),
            Type::Map(value) => TypeRef::Map(Box::new(TypeRef::from(*value))),
            Type::Model(name) | Type::Enum(name) => TypeRef::named(name),
            scalar => TypeRef::Scalar(scalar),
        }
    }
}
