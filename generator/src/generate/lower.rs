//! Makes the schema of the parsed pages.

use crate::config::Config;
use crate::diagnostics::suggest::nearest;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, SourceId, Span};
use crate::dialect::parsed::ParsedPage;
use crate::generate::examples;
use crate::generate::load::{Configuration, Inputs};
use crate::generate::progress::Stage;
use crate::generate::run::Run;
use crate::lower::{self, Descriptions, LowerOptions, Overrides, Provenance, Selection};
use crate::schema::Schema;

impl Run<'_> {
    pub(super) fn lower(
        &mut self,
        parsed: Vec<ParsedPage>,
        inputs: &mut Inputs,
    ) -> (Schema, Provenance) {
        self.begin(Stage::Lower);
        let Inputs { configuration: Configuration { config, source, .. }, names, options, .. } =
            inputs;
        let Diagnostics { sources, list, .. } = &mut self.diagnostics;
        let overrides = source.map(|source| Overrides {
            entries: &config.overrides,
            parameters: &config.parameter_overrides,
            source,
        });
        let selection = match self.generator.selection.is_everything() {
            true => Selection { only: config.only.clone(), apis: config.apis.clone() },
            false => self.generator.selection.clone(),
        };
        let descriptions = match config.descriptions {
            Some(false) => Descriptions::LeaveOut,
            _ => self.generator.descriptions,
        };
        let options = LowerOptions {
            descriptions,
            suggest_case: options.wire_case.is_none(),
            overrides,
            selection: Some(&selection),
        };
        let mut lowered = lower::lower(parsed, sources, &options, names);
        list.append(&mut lowered.diagnostics);

        list.extend(unknown_example(&lowered.schema, config, *source, &selection));
        self.report.merged(&lowered.statistics);
        self.report.generated(&lowered.schema, !selection.is_everything());
        if self.diagnostics.has_errors() {
            // A page that could not be read is missing wherever it is named.
            self.diagnostics.list.retain(|found| found.code != Code::UndocumentedModel);
        }
        let list = &self.diagnostics.list;
        if !list.iter().any(Diagnostic::is_error) {
            let found =
                examples::differences(&lowered.schema, &self.diagnostics.sources, &config.check);
            self.diagnostics.list.extend(found);
        }
        (lowered.schema, lowered.provenance)
    }
}

/// Complains of an example that is no model of the schema.
fn unknown_example(
    schema: &Schema,
    config: &Config,
    source: Option<SourceId>,
    selection: &Selection,
) -> Option<Diagnostic> {
    let example = config.example.as_ref()?;
    let name = example.get_ref();
    let mut models = schema.models.iter().map(|model| model.name.as_str());
    if models.any(|model| model == name) {
        return None;
    }
    let diagnostic = match selection.is_everything() {
        true => {
            let models = schema.models.iter().map(|model| model.name.as_str());
            let error = format!("no page documents a model `{name}`");
            let error = Diagnostic::error(Code::Config, error);
            match nearest(name, models) {
                Some(nearest) => error.help(format!("there is `{nearest}`")),
                None => error.help("`tablesmith schema` prints all there are"),
            }
        }
        false => Diagnostic::warning(Code::Config, format!("`{name}` is not generated"))
            .help("without its model, the documentation of the crate has no example"),
    };
    Some(match source {
        Some(id) => diagnostic.at(Span::new(id, example.span()), "the example of the crate"),
        None => diagnostic,
    })
}
