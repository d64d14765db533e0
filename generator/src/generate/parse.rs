//! Parses each page.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, SourceId};
use crate::dialect::parsed::ParsedPage;
use crate::dialect::read::read_pages;
use crate::generate::load::Inputs;
use crate::generate::no_models;
use crate::generate::progress::Stage;
use crate::generate::run::Run;

impl Run<'_> {
    pub(super) fn parse(&mut self, inputs: &Inputs) -> Vec<ParsedPage> {
        self.begin(Stage::Parse);
        let mut outcome = read_pages(&self.diagnostics.sources, &inputs.pages, &inputs.options);
        self.report.read(&outcome);
        let apis = outcome.documents.iter().filter(|page| page.content.is_api());
        let apis: HashSet<SourceId> = apis.map(|page| page.source).collect();
        let is_of_api = |error: &Diagnostic| {
            error.labels.first().is_some_and(|label| apis.contains(&label.span.source))
        };
        if outcome.diagnostics.iter().any(|found| found.is_error() && is_of_api(found)) {
            self.diagnostics.help = Some(SKIP_APIS);
        }
        self.left_alone.append(&mut outcome.left_alone);
        let list = &mut self.diagnostics.list;
        list.append(&mut outcome.diagnostics);
        if outcome.documents.is_empty() && list.is_empty() {
            let pages = inputs.pages.iter().map(|page| page.source);
            list.push(no_models::error(&self.diagnostics.sources, pages));
        }
        outcome.documents
    }
}

/// What helps against errors on the pages of APIs.
const SKIP_APIS: &str = "`--only-models` skips the pages of APIs; `exclude = [\"*Api.md\"]` in \
                         tablesmith.toml skips pages by pattern";
