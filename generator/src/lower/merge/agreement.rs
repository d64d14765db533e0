//! Compares two types of one property by how specific they are.

use crate::dialect::parsed::TypeRef;
use crate::schema::Type;

/// The relation of two types of one property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lower) enum Agreement {
    /// They are equal.
    Same,
    /// The first one is more specific.
    First,
    /// The second one is more specific.
    Second,
    /// They contradict each other.
    None,
}

/// Compares two types. Lists and maps compare as what they hold.
pub(in crate::lower) fn agree(first: &TypeRef, second: &TypeRef) -> Agreement {
    let (mut first, mut second) = (first, second);
    loop {
        (first, second) = match (first, second) {
            (TypeRef::List(one), TypeRef::List(other))
            | (TypeRef::Map(one), TypeRef::Map(other)) => (one, other),
            _ => break,
        };
    }
    match (first, second) {
        _ if first == second => return Agreement::Same,
        // One of them may mean a library type, because no page documents that name.
        (TypeRef::Named { name, otherwise, .. }, TypeRef::Named { name: other, .. })
            if name == other =>
        {
            return if otherwise.is_some() { Agreement::Same } else { Agreement::Second };
        }
        _ => {}
    }
    match (refines(first, second), refines(second, first)) {
        (true, _) => Agreement::First,
        (_, true) => Agreement::Second,
        _ => Agreement::None,
    }
}

/// Whether `fine` is a way of saying `coarse` more precisely.
fn refines(fine: &TypeRef, coarse: &TypeRef) -> bool {
    match (fine, coarse) {
        (_, TypeRef::Scalar(Type::Any)) => true,
        // What is text in JSON, or may be.
        (
            TypeRef::Scalar(
                Type::Uuid
                | Type::Uri
                | Type::Date
                | Type::DateTime
                | Type::UtcDateTime
                | Type::LocalDateTime
                | Type::Binary,
            )
            | TypeRef::OwnEnum(_)
            | TypeRef::MemberNames(_)
            | TypeRef::Named { .. },
            TypeRef::Scalar(Type::String),
        ) => true,
        // The same instants, and how to read them without an offset.
        (
            TypeRef::Scalar(Type::UtcDateTime),
            TypeRef::Scalar(Type::DateTime | Type::LocalDateTime),
        ) => true,
        // An integer enum; the wider number, so that nothing is cut off.
        (
            TypeRef::OwnEnum(_)
            | TypeRef::Named { .. }
            | TypeRef::Scalar(Type::Int64 | Type::Float | Type::Double | Type::Decimal),
            TypeRef::Scalar(Type::Int32),
        ) => true,
        (
            TypeRef::OwnEnum(_)
            | TypeRef::Named { .. }
            | TypeRef::Scalar(Type::Float | Type::Double | Type::Decimal),
            TypeRef::Scalar(Type::Int64),
        ) => true,
        (TypeRef::Scalar(Type::Double | Type::Decimal), TypeRef::Scalar(Type::Float))
        | (TypeRef::Scalar(Type::Decimal), TypeRef::Scalar(Type::Double)) => true,
        // A documented object over a dictionary of anything.
        (TypeRef::Named { .. }, TypeRef::Map(values)) => {
            matches!(**values, TypeRef::Scalar(Type::Any))
        }
        // An enum with values refines a reference to a page without values.
        (TypeRef::OwnEnum(_), TypeRef::Named { .. }) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn agreement(first: impl Into<TypeRef>, second: impl Into<TypeRef>, expected: Agreement) {
        assert_eq!(agree(&first.into(), &second.into()), expected);
    }

    fn list(of: Type) -> Type {
        Type::List(Box::new(of))
    }

    #[test]
    fn the_more_specific_type_is_kept() {
        agreement(Type::String, Type::String, Agreement::Same);
        agreement(Type::String, Type::DateTime, Agreement::Second);
        agreement(Type::Uuid, Type::String, Agreement::First);
        agreement(TypeRef::OwnEnum("StateEnum".to_owned()), Type::String, Agreement::First);
        agreement(TypeRef::OwnEnum("FamilyEnum".to_owned()), Type::Int32, Agreement::First);
        agreement(Type::UtcDateTime, Type::DateTime, Agreement::First);
        agreement(TypeRef::MemberNames("Kind".to_owned()), Type::String, Agreement::First);
        agreement(Type::Int32, Type::Int64, Agreement::Second);
        agreement(list(Type::Any), list(Type::Int32), Agreement::Second);
        agreement(list(Type::String), list(Type::Model("Kind".to_owned())), Agreement::Second);
    }

    #[test]
    fn a_name_is_the_same_in_both_languages() {
        let number =
            |otherwise| TypeRef::Named { name: "Number".to_owned(), otherwise, target: None };
        agreement(number(Some(Type::Double)), number(None), Agreement::Same);
        agreement(number(None), number(Some(Type::Double)), Agreement::Second);
    }

    #[test]
    fn contradictions_are_seen() {
        agreement(Type::Int32, Type::Boolean, Agreement::None);
        agreement(list(Type::String), Type::String, Agreement::None);
        agreement(Type::Date, Type::DateTime, Agreement::None);
        agreement(Type::Model("A".to_owned()), Type::Model("B".to_owned()), Agreement::None);
    }
}
