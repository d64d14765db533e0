//! One difference between payloads and the documentation.

use std::fmt;

use serde::Serialize;

use super::finding_kind::FindingKind;
use super::mend::Mend;
use super::value_kind::{ValueKind, in_words};
use crate::schema::{SourceLocation, Type};

/// One difference between payloads and the documentation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What differs.
    pub kind: FindingKind,
    /// The model, by its documented name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// The key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub property: Option<String>,
    /// The documented type of the value that differs: of an element of a list, that of the element.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documented: Option<Type>,
    /// Whether it is the elements of the property's lists or maps that differ.
    pub in_elements: bool,
    /// What the value is instead; for an undocumented key, what its values are.
    pub is: Vec<ValueKind>,
    /// The documented key that never came and is much like this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
    /// The number of different values, where they are not documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distinct: Option<usize>,
    /// Those values, where [`Values::Show`] was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<String>>,
    /// How often it came.
    pub count: u64,
    /// The number of payloads that it came in.
    pub payloads: u64,
    /// The number of payloads that it could have come in: those that hold the model.
    pub of: u64,
    /// Where it came first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<PayloadPlace>,
    /// The lines of the documentation that it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceLocation>,
    /// More about it, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The override that mends it.
    pub mend: Mend,
}

/// A place in an input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PayloadPlace {
    /// The input's name.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// The JSON pointer from the top of the record, with `*` for the key of a map.
    pub pointer: String,
}

impl fmt::Display for PayloadPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)?;
        if self.pointer.is_empty() { Ok(()) } else { write!(f, " {}", self.pointer) }
    }
}

/// Whether a report shows values of payloads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Values {
    /// Values are shown.
    Show,
    /// Values are left out, because payloads hold personal data.
    Hide,
}

impl Finding {
    /// What differs, in one sentence without a full stop.
    pub fn message(&self) -> String {
        let named = |name: &Option<String>| name.clone().unwrap_or_default();
        let (model, property) = (named(&self.model), named(&self.property));
        let documented = self.documented.as_ref().map(Type::to_string).unwrap_or_default();
        let detail = named(&self.detail);
        let subject = match self.in_elements {
            true => format!("an element of `{property}` of `{model}`"),
            false => format!("`{property}` of `{model}`"),
        };
        let is = in_words(&self.is);
        match self.kind {
            FindingKind::InvalidJson => format!("this is no JSON: {detail}"),
            FindingKind::NoPayload if self.is.is_empty() => detail,
            FindingKind::NoPayload => format!("a payload is {is}, and no object"),
            FindingKind::UnknownModel => {
                format!("the value of `{property}` stands for no model")
            }
            FindingKind::UndocumentedKey => match (&self.nearest, self.detail.as_ref()) {
                (Some(nearest), _) => {
                    format!("{subject} is not documented: `{nearest}` is, and never came")
                }
                (None, Some(detail)) => {
                    format!("`{model}` has keys that are not documented: {detail}")
                }
                (None, None) => format!("{subject} is not documented: it is {is}"),
            },
            FindingKind::WrongType => format!("{subject} is {is}, documented as {documented}"),
            FindingKind::UndocumentedValue => match self.distinct {
                Some(1) => format!("{subject} has a value that `{documented}` does not list"),
                distinct => format!(
                    "{subject} has {} values that `{documented}` does not list",
                    distinct.unwrap_or_default()
                ),
            },
            FindingKind::MissingRequired => format!("{subject} is required, and absent"),
            FindingKind::UndocumentedNull => {
                format!("{subject} is null, and no page says that it may be")
            }
            FindingKind::NeverSeen => format!("{subject} never came"),
        }
    }

    /// The order in reports.
    pub(super) fn order(&self) -> impl Ord {
        (self.kind, self.model.clone(), self.property.clone(), self.in_elements, self.is.clone())
    }
}
