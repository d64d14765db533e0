//! What was corrected already: no fact is corrected twice.

use std::collections::HashMap;

use super::errors::error;
use crate::diagnostics::{Diagnostic, Span};

/// What an override corrects of a model or a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Fact {
    WireName,
    Type,
    Required,
    Nullable,
    Values,
    RustName,
    Presence,
}

impl Fact {
    /// The key of the configuration.
    fn key(self) -> &'static str {
        match self {
            Fact::WireName => "wire-name",
            Fact::Type => "type",
            Fact::Required => "required",
            Fact::Nullable => "nullable",
            Fact::Values => "values",
            Fact::RustName => "rust-name",
            Fact::Presence => "leave-out",
        }
    }
}

/// The facts that were corrected, by model and the index of the property, each with the place of the
/// override.
#[derive(Default)]
pub(super) struct Applied(HashMap<(String, Option<usize>, Fact), Span>);

impl Applied {
    /// Records a correction.
    ///
    /// # Errors
    ///
    /// If there is one of that fact already.
    pub(super) fn claim(
        &mut self,
        model: &str,
        property: Option<usize>,
        fact: Fact,
        at: Span,
        described: &str,
    ) -> Result<(), Diagnostic> {
        match self.0.insert((model.to_owned(), property, fact), at) {
            None => Ok(()),
            Some(first) => {
                Err(error(format!("two overrides give the `{}` of {described}", fact.key()))
                    .at(at, "once more here")
                    .at(first, "first here")
                    .help("remove one of the two"))
            }
        }
    }

    /// The override that leaves a model or an enum out, if one does.
    pub(super) fn omission_of(&self, name: &str) -> Option<Span> {
        self.0.get(&(name.to_owned(), None, Fact::Presence)).copied()
    }
}
