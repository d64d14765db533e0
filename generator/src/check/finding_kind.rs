//! The kinds of findings, and their names.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::diagnostics::suggest::nearest;

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal;)+) => {
        /// What differs.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum FindingKind {
            $($(#[doc = $doc])+ $name,)+
        }

        impl FindingKind {
            /// All kinds, in the order of reports.
            pub const ALL: &[FindingKind] = &[$(FindingKind::$name),+];

            /// The name in reports, in kebab case.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(FindingKind::$name => $text,)+
                }
            }
        }
    };
}

kinds! {
    /// A text that is no JSON.
    InvalidJson = "invalid-json";
    /// A record without a payload, or a payload that is no object.
    NoPayload = "no-payload";
    /// A payload whose model cannot be told.
    UnknownModel = "unknown-model";
    /// A key that no page documents.
    UndocumentedKey = "undocumented-key";
    /// A value that is not of the documented type.
    WrongType = "wrong-type";
    /// A value of an enum that is not documented.
    UndocumentedValue = "undocumented-value";
    /// A required key that is absent.
    MissingRequired = "missing-required";
    /// `null` where no page says that it may be.
    UndocumentedNull = "undocumented-null";
    /// A documented key that never came.
    NeverSeen = "never-seen";
}

impl fmt::Display for FindingKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for FindingKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl FromStr for FindingKind {
    type Err = String;

    fn from_str(name: &str) -> Result<FindingKind, String> {
        let names = || FindingKind::ALL.iter().map(|kind| kind.as_str());
        FindingKind::ALL.iter().copied().find(|kind| kind.as_str() == name).ok_or_else(|| {
            match nearest(name, names()) {
                Some(nearest) => format!("there is no kind `{name}`; there is `{nearest}`"),
                None => format!("the kinds are {}", names().collect::<Vec<_>>().join(", ")),
            }
        })
    }
}
