//! One page -> what it documents.

use super::classify::{self, PageKind, SkipReason};
use super::known::Dialect;
use super::parsed::{ParsedContent, ParsedPage};
use super::{api, detect, enumeration, model};
use crate::diagnostics::Diagnostic;
use crate::markdown::Page;
use crate::naming::wire_case::WireCase;

/// What a page turned out to be, with what is wrong with it.
pub(crate) struct ReadPage {
    /// What it documents, or why it documents nothing; nothing at all where it is too broken.
    pub(crate) outcome: Option<Result<ParsedPage, SkipReason>>,
    /// What is wrong with it.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads a page in the given dialect, or in the one that it shows.
pub(crate) fn read_page(
    page: &Page<'_>,
    dialect: Option<Dialect>,
    wire_case: Option<WireCase>,
) -> ReadPage {
    let mut diagnostics = Vec::new();
    let outcome = match classify::classify(page) {
        Err(broken) => {
            diagnostics.push(*broken);
            None
        }
        Ok(PageKind::Nothing(reason)) => Some(Err(reason)),
        Ok(PageKind::Api(outline)) => {
            let dialect = dialect.unwrap_or_else(|| detect::dialect_of_api(page, &outline));
            let content = api::read_page(page, &outline, dialect.rules(), &mut diagnostics);
            Some(Ok(ParsedPage {
                source: page.source,
                dialect,
                content: ParsedContent::Api(content),
            }))
        }
        Ok(PageKind::Enum(outline)) => {
            let dialect = dialect.unwrap_or(Dialect::Java);
            let content = enumeration::read_page(page, &outline, &mut diagnostics);
            Some(Ok(ParsedPage {
                source: page.source,
                dialect,
                content: ParsedContent::Enum(content),
            }))
        }
        Ok(PageKind::Model(outline)) => {
            let dialect = dialect.unwrap_or_else(|| detect::dialect(page, &outline));
            let content =
                model::read_page(page, &outline, dialect.rules(), wire_case, &mut diagnostics);
            Some(Ok(ParsedPage {
                source: page.source,
                dialect,
                content: ParsedContent::Model(content),
            }))
        }
    };
    ReadPage { outcome, diagnostics }
}
