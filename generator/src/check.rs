//! Holds payloads against their documentation.
//!
//! In: a `Schema` and JSON. Out: a [`Report`] with what differs, how often, where first, and the
//! overrides that mend it. Uses `schema`, `markdown` (examples on pages) and `diagnostics` (suggestions, sanitizing,
//! colours).
//!
//! `walk` reads each value by its documented type and counts it; nothing of a payload is kept but what
//! `tally` has room for. `collect` makes the report of the counts, `mend` the overrides, and
//! [`text`] and [`markdown`] render it.
//!
//! Payloads hold personal data: no value is shown, nor the key of a map, unless [`Values::Show`] is
//! given.

mod bases;
mod collect;
mod examples;
mod expected;
mod finding;
mod finding_kind;
mod input;
pub mod markdown;
mod mend;
mod near;
mod outcome;
mod record;
mod report;
mod selection;
mod tally;
pub mod text;
mod time;
mod value_kind;
mod walk;

use std::io::{self, BufRead};

use serde::de::DeserializeSeed;

pub use expected::Expected;
pub use finding::{Finding, PayloadPlace, Values};
pub use finding_kind::FindingKind;
pub use input::Framing;
pub use mend::{CorrectionKey, CorrectionValue, Mend, ProposedOverride};
pub use report::{ExampleCounts, ModelCount, Report};
pub use selection::{ModelChoice, Selection, SelectionError};
pub use value_kind::ValueKind;

use crate::diagnostics::Sources;
use examples::Example;
use input::{Counted, Text};
use mend::Unit;
use outcome::Outcome;
use record::{Reader, RecordSeed};
use selection::{By, Choice, Resolved};
use tally::Place;
use walk::Walker;

/// Holds payloads against a schema.
///
/// ```
/// use tablesmith::Generator;
/// use tablesmith::check::{Check, Expected, FindingKind, Framing, Selection, Values};
///
/// let page = "# Pet\n\n## Properties\n\n\
///             | Name | Type | Description | Notes |\n\
///             | --- | --- | --- | --- |\n\
///             | **nickname** | **String** | | [optional] |\n";
/// let schema = Generator::new().page("docs/Pet.md", page).analyze()?.schema;
/// let expected = Expected::of(&schema);
/// let mut check = Check::new(&expected, &Selection::of_model("Pet"))?;
/// check.read("pets.jsonl", "{\"nickname\": \"Rex\"}\n{\"nick\": \"Ada\"}\n".as_bytes(), Framing::Detect)?;
/// let report = check.finish(Values::Hide);
/// assert_eq!(report.payloads, 2);
/// assert_eq!(report.findings[0].kind, FindingKind::UndocumentedKey);
/// assert_eq!(report.findings[0].property.as_deref(), Some("nick"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Check<'s> {
    selection: Resolved,
    walker: Walker<'s>,
    outcome: Outcome,
    inputs: Vec<String>,
}

impl<'s> Check<'s> {
    /// Begins to check payloads that are found and read as `selection` says.
    ///
    /// # Errors
    ///
    /// If the selection names a model that is not in the schema, or holds a pointer that is none.
    pub fn new(expected: &'s Expected, selection: &Selection) -> Result<Check<'s>, SelectionError> {
        let selection = Resolved::new(selection, expected)?;
        let mut walker = Walker::new(expected);
        walker.envelope.clone_from(&selection.at);
        Ok(Check { selection, walker, outcome: Outcome::default(), inputs: Vec::new() })
    }

    /// Reads an input, which findings call `name`. A text in it that is no JSON is a finding.
    ///
    /// # Errors
    ///
    /// Those of reading.
    pub fn read(
        &mut self,
        name: impl Into<String>,
        input: impl BufRead,
        framing: Framing,
    ) -> io::Result<()> {
        self.walker.input = self.inputs.len();
        self.inputs.push(name.into());
        let line = self.walker.line.clone();
        let selection = self.selection.clone();
        input::texts(input, framing, &line, |text| match text {
            // Checked as a whole, a line costs less than text by text.
            Text::Line(line) => match str::from_utf8(line) {
                Ok(text) => self.whole(serde_json::Deserializer::from_str(text), &selection),
                Err(_) => self.whole(serde_json::Deserializer::from_slice(line), &selection),
            },
            Text::Stream(text) => {
                let mut deserializer = serde_json::Deserializer::from_reader(text);
                // At the end there is nothing but blanks.
                while deserializer.end().is_err() {
                    if let Err(error) = self.record(&mut deserializer, &selection) {
                        return self.invalid(&error);
                    }
                }
                Ok(())
            }
        })
    }

    /// The report of everything that was read.
    pub fn finish(self, values: Values) -> Report {
        self.report(values, Unit::Payloads)
    }

    fn report(self, values: Values, unit: Unit) -> Report {
        let Check { walker, outcome, inputs, .. } = self;
        collect::report(walker.expected, &walker.models, outcome, &inputs, values, unit)
    }

    /// Whether any source may have an example, which costs less than to find it.
    pub(crate) fn has_examples(sources: &Sources) -> bool {
        sources.iter().any(|(_, source)| examples::may_be_in(&source.text))
    }

    /// The report of the examples on pages: fenced blocks of `json`, each held against the model that it
    /// belongs to. Examples are documentation, so their values are shown. `choices` are the keys that tell which model an object is; one that names an unknown model is left
    /// out.
    pub fn examples(expected: &'s Expected, sources: &Sources, choices: &[ModelChoice]) -> Report {
        let by: Vec<By> = choices.iter().filter_map(|choice| By::new(choice, expected)).collect();
        let found = examples::find(sources, expected, &by);
        let mut check = Check {
            selection: Resolved { at: Vec::new(), choice: Choice::Model(0) },
            walker: Walker::new(expected),
            outcome: Outcome::default(),
            inputs: Vec::new(),
        };
        for example in &found.of_models {
            check.example(example);
        }
        let counts = ExampleCounts { unassigned: found.unassigned, commented: found.commented };
        collect::of_examples(check.report(Values::Show, Unit::Examples), counts)
    }

    fn example(&mut self, example: &Example<'_>) {
        if self.inputs.last().is_none_or(|last| last != example.path) {
            self.inputs.push(example.path.to_owned());
        }
        self.walker.input = self.inputs.len() - 1;
        let line = self.walker.line.clone();
        line.set(example.line);
        let selection = Resolved { at: Vec::new(), choice: example.choice.clone() };
        let text = Counted::new(example.text.as_bytes(), &line);
        // A text in memory is read without an error of the system.
        let _ = self.whole(serde_json::Deserializer::from_reader(text), &selection);
    }

    /// Reads one record, which has nothing behind it.
    fn whole<'de, R: serde_json::de::Read<'de>>(
        &mut self,
        mut deserializer: serde_json::Deserializer<R>,
        selection: &Resolved,
    ) -> io::Result<()> {
        let read = self.record(&mut deserializer, selection).and_then(|()| deserializer.end());
        read.or_else(|error| self.invalid(&error))
    }

    fn record<'de, D>(&mut self, deserializer: D, selection: &Resolved) -> Result<(), D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        let Check { walker, outcome, .. } = self;
        RecordSeed { reader: Reader { walker, outcome, selection } }.deserialize(deserializer)
    }

    /// Counts a text that is no JSON.
    fn invalid(&mut self, error: &serde_json::Error) -> io::Result<()> {
        if let Some(kind) = error.io_error_kind() {
            return Err(io::Error::new(kind, error.to_string()));
        }
        let place = Place {
            input: self.walker.input,
            line: self.walker.line.get(),
            pointer: String::new(),
        };
        self.outcome.invalid(place, error);
        Ok(())
    }
}
