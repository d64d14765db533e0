//! Values of parameters.

use super::file::File;

/// The value of a parameter, as text that is not escaped yet.
#[derive(Clone)]
pub(super) struct Argument {
    pub(super) location: Location,
    /// The wire name of the parameter.
    pub(super) name: &'static str,
    pub(super) value: ArgumentValue,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Location {
    Path,
    Query,
    Header,
    Form,
}

#[derive(Clone)]
pub(super) enum ArgumentValue {
    One(String),
    /// A list whose elements each repeat the parameter's name. In a header they are joined.
    Repeated(Vec<String>),
    /// A list in one value.
    Delimited(char, Vec<String>),
    Files(Vec<File>),
}

impl ArgumentValue {
    /// Whether nothing is sent for it: an empty list has no value.
    pub(super) fn is_absent(&self) -> bool {
        match self {
            ArgumentValue::One(_) => false,
            ArgumentValue::Files(files) => files.is_empty(),
            ArgumentValue::Repeated(values) | ArgumentValue::Delimited(_, values) => {
                values.is_empty()
            }
        }
    }

    /// The values, of which the parameter's name is written before each.
    pub(super) fn texts(&self) -> Vec<String> {
        match self {
            ArgumentValue::One(value) => vec![value.clone()],
            ArgumentValue::Repeated(values) => values.clone(),
            ArgumentValue::Delimited(_, values) if values.is_empty() => Vec::new(),
            ArgumentValue::Delimited(delimiter, values) => {
                vec![values.join(delimiter.encode_utf8(&mut [0; 4]))]
            }
            ArgumentValue::Files(_) => Vec::new(),
        }
    }
}
