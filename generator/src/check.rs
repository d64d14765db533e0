//! Holds payloads against their documentation.
//!
//! In: a [`Schema`] and JSON. Out: a [`Report`] with what differs, how often, where first, and the
//! overrides that mend it. Uses `schema` and `diagnostics` (suggestions, sanitizing,
//! colours).
//!
//! [`walk`] reads each value by its documented type and counts it; nothing of a payload is kept but what
//! [`tally`] has room for. [`findings`] makes the report of the counts, [`mend`] the overrides, and
//! [`text`] and [`markdown`] render it.
//!
//! Payloads hold personal data: no value is shown, nor the key of a map, unless [`Values::Show`] is
//! given.

mod expected;
mod findings;
mod input;
pub mod markdown;
mod mend;
mod near;
mod outcome;
mod record;
mod selection;
mod tally;
pub mod text;
mod time;
mod value_kind;
mod walk;

use std::io::{self, BufRead};

use serde::de::DeserializeSeed;

pub use expected::Expected;
pub use findings::{Finding, FindingKind, ModelCount, PayloadPlace, Report, Values};
pub use input::Framing;
pub use mend::{CorrectionKey, CorrectionValue, Mend, ProposedOverride};
pub use selection::{ModelChoice, Selection, SelectionError};
pub use value_kind::ValueKind;

use input::Text;
use outcome::Outcome;
use record::{Reader, RecordSeed};
use selection::Resolved;
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
        input::texts(input, framing, &line, |text| match text {
            Text::Line(text) => {
                let mut deserializer = serde_json::Deserializer::from_slice(text);
                let read = self.record(&mut deserializer).and_then(|()| deserializer.end());
                read.or_else(|error| self.invalid(&error))
            }
            Text::Stream(text) => {
                let mut deserializer = serde_json::Deserializer::from_reader(text);
                // At the end there is nothing but blanks.
                while deserializer.end().is_err() {
                    if let Err(error) = self.record(&mut deserializer) {
                        return self.invalid(&error);
                    }
                }
                Ok(())
            }
        })
    }

    /// The report of everything that was read.
    pub fn finish(self, values: Values) -> Report {
        let Check { walker, outcome, inputs, .. } = self;
        findings::report(walker.expected, &walker.models, outcome, &inputs, values)
    }

    fn record<'de, D>(&mut self, deserializer: D) -> Result<(), D::Error>
    where
        D: serde::Deserializer<'de>,
    {
        let Check { selection, walker, outcome, .. } = self;
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
