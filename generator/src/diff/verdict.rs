//! What a change means for a program that was written for the old crate, and what all changes together
//! require of the next version.
//!
//! The rules are those of Cargo (<https://doc.rust-lang.org/cargo/reference/semver.html>), applied to the
//! items of a generated crate. Its documentation requires that structs are built with
//! `..Default::default()`, so a new field is compatible. Enums are `#[non_exhaustive]`, so a new value is
//! compatible. Every field is an `Option`, so required marks change no type.
//!
//! For an API the crate has a feature. Removing a feature, or an item from what it enables, is breaking;
//! adding either is compatible. If a type of an operation changes and a model is no longer reachable, the
//! feature enables less, and that is breaking.
//!
//! An operation is a function, and a parameter an argument of it, or a setter if it is optional. So what is
//! removed, has another type, or becomes required or optional is breaking. A request that is sent to
//! another path, or a parameter that is written in another way, is compatible: programs compile, and do
//! what they did.

use std::fmt;

use serde::Serialize;

use super::{ChangeKind, Item};
use crate::emit::FieldKind;
use crate::schema::Type;

/// The impact of a change on programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Impact {
    /// Programs may no longer compile, or may behave differently.
    Breaking,
    /// Programs compile and behave as before.
    Compatible,
    /// Only the documentation of the crate changed.
    Documentation,
}

impl Impact {
    /// All impacts, breaking first.
    pub const ALL: [Impact; 3] = [Impact::Breaking, Impact::Compatible, Impact::Documentation];

    /// As a heading.
    pub fn as_str(self) -> &'static str {
        match self {
            Impact::Breaking => "breaking",
            Impact::Compatible => "compatible",
            Impact::Documentation => "documentation only",
        }
    }
}

/// The part of the version number to increase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Dependents have to request the version.
    Major,
    /// Dependents get the version, with new items.
    Minor,
    /// Dependents get the version, with new documentation.
    Patch,
    /// No new version.
    None,
}

impl Verdict {
    pub(super) fn of(impacts: impl Iterator<Item = Impact>) -> Verdict {
        match impacts.min() {
            Some(Impact::Breaking) => Verdict::Major,
            Some(Impact::Compatible) => Verdict::Minor,
            Some(Impact::Documentation) => Verdict::Patch,
            None => Verdict::None,
        }
    }

    /// The name in output.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Major => "major",
            Verdict::Minor => "minor",
            Verdict::Patch => "patch",
            Verdict::None => "none",
        }
    }

    /// The version after `(major, minor, patch)`. Before 1.0 the minor number has the role of the major
    /// one, and before 0.1 the patch number.
    pub fn next(self, (major, minor, patch): (u64, u64, u64)) -> (u64, u64, u64) {
        match (self, major, minor) {
            (Verdict::None, ..) => (major, minor, patch),
            (Verdict::Major, 0, 0) => (0, 0, patch + 1),
            (Verdict::Major, 0, _) => (0, minor + 1, 0),
            (Verdict::Major, ..) => (major + 1, 0, 0),
            (Verdict::Minor, 1.., _) => (major, minor + 1, 0),
            (Verdict::Minor | Verdict::Patch, ..) => (major, minor, patch + 1),
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The impact of a change of that kind, and the reason.
pub fn judge(item: Item, kind: ChangeKind) -> (Impact, &'static str) {
    use Impact::{Breaking, Compatible, Documentation};
    match (item, kind) {
        (Item::Operation, ChangeKind::Removed) => (Breaking, "code that calls the function"),
        (Item::Operation, ChangeKind::Added) => (Compatible, "a new function"),
        (Item::Parameter, ChangeKind::Removed) => (Breaking, "code that sets the parameter"),
        (Item::Parameter, ChangeKind::Added) => (Compatible, "a new setter"),
        (Item::Operation | Item::Parameter, ChangeKind::Renamed | ChangeKind::RenamedInRust) => {
            (Breaking, "code that uses the old Rust name")
        }
        (Item::Operation, ChangeKind::Retyped) => {
            (Breaking, "the function takes or returns another Rust type")
        }
        (Item::Parameter, ChangeKind::Retyped) => (Breaking, "the value has another Rust type"),
        (Item::Operation | Item::Parameter, ChangeKind::MadeRequired) => {
            (Breaking, "a call without it does not compile")
        }
        (Item::Operation | Item::Parameter, ChangeKind::MadeOptional) => {
            (Breaking, "an argument became a setter")
        }
        (Item::Operation | Item::Parameter, ChangeKind::Moved) => {
            (Compatible, "the same code sends another request")
        }
        (Item::Operation, ChangeKind::Deprecated) => {
            (Compatible, "code that calls the function gets a warning")
        }
        (Item::Api | Item::Feature, ChangeKind::Removed) => {
            (Breaking, "Cargo refuses who asks for the feature")
        }
        (Item::Api | Item::Feature, ChangeKind::Renamed | ChangeKind::RenamedInRust) => {
            (Breaking, "Cargo refuses who asks for the old feature")
        }
        (Item::Api | Item::Feature, ChangeKind::Added) => (Compatible, "a new feature"),
        (_, ChangeKind::Narrowed) => (Breaking, "code that uses what the feature alone brought"),
        (_, ChangeKind::Widened) => (Compatible, "more is compiled; nothing is gone"),
        (Item::Model | Item::Enum, ChangeKind::Removed) => (Breaking, "code that names the type"),
        (Item::Property, ChangeKind::Removed) => (Breaking, "code that names the field"),
        (Item::Value, ChangeKind::Removed) => (Breaking, "code that names the variant"),
        (_, ChangeKind::Renamed) => {
            (Breaking, "the old name is gone, and what travels is another name")
        }
        (_, ChangeKind::RenamedInRust) => (Breaking, "code that uses the old Rust name"),
        (Item::Enum, ChangeKind::Retyped) => (Breaking, "what is written changes its JSON type"),
        (_, ChangeKind::Retyped) => (Breaking, "the field has another Rust type"),
        (_, ChangeKind::Undocumented) => (Breaking, "its fields are gone; its JSON is kept whole"),
        (Item::Property, ChangeKind::Added) => {
            (Compatible, "structs end in `..Default::default()`")
        }
        (Item::Value, ChangeKind::Added) => (Compatible, "the enum is `#[non_exhaustive]`"),
        (_, ChangeKind::Added) => (Compatible, "a new type"),
        (_, ChangeKind::Documented) => (Compatible, "the type was there; it has fields now"),
        (_, ChangeKind::MadeRequired) => {
            (Compatible, "the field stays an `Option`; see missing_required")
        }
        (_, ChangeKind::MadeOptional) => (Compatible, "the field stays an `Option`"),
        (_, ChangeKind::Specified) => (Documentation, "the same type in Rust"),
        (
            _,
            ChangeKind::MadeReadOnly
            | ChangeKind::MadeWritable
            | ChangeKind::MadeNullable
            | ChangeKind::MadeNonNullable
            | ChangeKind::Redefaulted
            | ChangeKind::Rebounded
            | ChangeKind::Rebased
            | ChangeKind::Moved
            | ChangeKind::Deprecated
            | ChangeKind::Undeprecated
            | ChangeKind::Redocumented,
        ) => (Documentation, "only what is said of it"),
    }
}

/// Whether two types have the same Rust type. `old_name` maps the old name of a type to its new one.
pub(super) fn same_in_rust<'s>(
    old: &'s Type,
    new: &Type,
    old_name: &impl Fn(&'s str) -> &'s str,
) -> bool {
    match (old, new) {
        (Type::List(old), Type::List(new)) | (Type::Map(old), Type::Map(new)) => {
            same_in_rust(old, new, old_name)
        }
        (Type::Model(old), Type::Model(new)) | (Type::Enum(old), Type::Enum(new)) => {
            old_name(old) == new
        }
        (old, new) => FieldKind::of(old).is_same_in_rust(FieldKind::of(new)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_severe_change_decides() {
        let verdict = |impacts: &[Impact]| Verdict::of(impacts.iter().copied());
        assert_eq!(verdict(&[]), Verdict::None);
        assert_eq!(verdict(&[Impact::Documentation]), Verdict::Patch);
        assert_eq!(verdict(&[Impact::Documentation, Impact::Compatible]), Verdict::Minor);
        assert_eq!(verdict(&[Impact::Compatible, Impact::Breaking]), Verdict::Major);
    }

    #[test]
    fn versions_before_one_move_one_place_to_the_right() {
        assert_eq!(Verdict::Major.next((1, 2, 3)), (2, 0, 0));
        assert_eq!(Verdict::Minor.next((1, 2, 3)), (1, 3, 0));
        assert_eq!(Verdict::Patch.next((1, 2, 3)), (1, 2, 4));
        assert_eq!(Verdict::Major.next((0, 2, 3)), (0, 3, 0));
        assert_eq!(Verdict::Minor.next((0, 2, 3)), (0, 2, 4));
        assert_eq!(Verdict::Major.next((0, 0, 3)), (0, 0, 4));
        assert_eq!(Verdict::None.next((1, 2, 3)), (1, 2, 3));
    }

    #[test]
    fn text_is_text_in_rust_whatever_it_says() {
        let same = |old: &Type, new: &Type| same_in_rust(old, new, &|name| name);
        assert!(same(&Type::String, &Type::Uuid));
        assert!(same(&Type::List(Box::new(Type::Float)), &Type::List(Box::new(Type::Double))));
        assert!(same(&Type::DateTime, &Type::UtcDateTime));
        assert!(!same(&Type::Int32, &Type::Int64));
        assert!(!same(&Type::String, &Type::List(Box::new(Type::String))));
        assert!(!same(&Type::Model("A".to_owned()), &Type::Enum("A".to_owned())));
    }
}
