//! An inspection for people at a terminal.

mod apis;

use anstyle::{AnsiColor, Style as Escapes};

use super::{Disagreement, Inspection, Subject};
use crate::diagnostics::Style;
use crate::diagnostics::quantity::counted;
use crate::diagnostics::sanitize::sanitize;
use crate::diagnostics::terminal::{self, Cell};
use crate::schema::{Enum, Model, Property, SourceLocation};

const HEADING: Escapes = Escapes::new().bold();
const QUIET: Escapes = Escapes::new().dimmed();
const DISAGREES: Escapes = AnsiColor::on_default(AnsiColor::Yellow);

/// The most uses that are listed.
const LISTED: usize = 20;

impl Inspection<'_> {
    /// Tables of its properties and values with their sources, and where it is used.
    pub fn render(&self, style: Style) -> String {
        let mut page = Painter { text: String::new(), style };
        match &self.subject {
            Subject::Model { model, enums } => {
                page.model(model);
                page.properties(model, self);
                for own in enums {
                    page.text.push('\n');
                    page.enumeration(own, self);
                }
            }
            Subject::Enum(own) => page.enumeration(own, self),
            Subject::Api(api) => page.api(api),
            Subject::Operations(operations) => {
                for (index, operation) in operations.iter().enumerate() {
                    page.text.push_str(if index > 0 { "\n" } else { "" });
                    page.operation(*operation);
                }
            }
        }
        if matches!(self.subject, Subject::Model { .. } | Subject::Enum(_)) {
            page.used_by(self.name(), &self.used_by);
            page.operation_refs(&self.operation_refs);
        }
        page.text
    }

    /// The documented name of a model or an enum.
    fn name(&self) -> &str {
        match &self.subject {
            Subject::Model { model, .. } => &model.name,
            Subject::Enum(own) => &own.name,
            Subject::Api(_) | Subject::Operations(_) => "",
        }
    }

    fn disagreements(&self, property: &Property) -> &[Disagreement] {
        self.disagreements.get(property.name.as_str()).map(Vec::as_slice).unwrap_or_default()
    }
}

struct Painter {
    text: String,
    style: Style,
}

impl Painter {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn painted(&self, text: &str, escapes: Escapes) -> String {
        terminal::painted(&sanitize(text.to_owned()), escapes, self.style)
    }

    fn heading(&mut self, what: &str, name: &str, rust_name: &str, sources: &[SourceLocation]) {
        let renamed = match name == rust_name {
            true => String::new(),
            false => format!(", {rust_name} in Rust"),
        };
        self.titled(&format!("{what} {name}{renamed}"), sources);
    }

    /// A heading, with the sources of what is under it.
    fn titled(&mut self, heading: &str, sources: &[SourceLocation]) {
        let line = self.painted(heading, HEADING);
        self.line(&line);
        for source in sources {
            let line = format!("  {}", self.painted(&source.to_string(), QUIET));
            self.line(&line);
        }
    }

    fn model(&mut self, model: &Model) {
        self.heading("model", &model.name, &model.rust_name, &model.sources);
        if !model.documented {
            self.line("  no page documents it; its JSON is kept whole");
        }
        if let Some(description) = &model.description {
            let description = sanitize(description.clone());
            self.line(&format!("  {description}"));
        }
        if !model.extends.is_empty() {
            let bases = sanitize(model.extends.join(", "));
            self.line(&format!("  extends {bases}"));
        }
    }

    fn properties(&mut self, model: &Model, inspection: &Inspection<'_>) {
        if model.properties.is_empty() {
            return;
        }
        let header = ["property", "field", "type", "", "source"].map(str::to_owned);
        let rows = model.properties.iter().map(|property| {
            [
                sanitize(property.name.clone()),
                property.rust_name.clone(),
                sanitize(property.ty.to_string()),
                sanitize(marks(property)),
                sanitize(joined(&property.sources)),
            ]
        });
        let rows: Vec<[String; 5]> = std::iter::once(header).chain(rows).collect();
        self.text.push('\n');
        self.table(&rows, |page, index| {
            let property = index.checked_sub(1).and_then(|index| model.properties.get(index));
            for disagreement in property.map(|p| inspection.disagreements(p)).unwrap_or_default() {
                let says = format!("{} says: {}", disagreement.at, disagreement.says);
                let line = format!("      {}", page.painted(&says, DISAGREES));
                page.line(&line);
            }
        });
    }

    /// A table with a header. The last column holds sources; `below` prints the lines after each row.
    fn table<const COLUMNS: usize>(
        &mut self,
        rows: &[[String; COLUMNS]],
        below: impl Fn(&mut Painter, usize),
    ) {
        let widths = widths(rows);
        for (index, row) in rows.iter().enumerate() {
            let cells = row.iter().zip(widths).enumerate().map(|(column, (cell, width))| Cell {
                text: cell,
                width,
                escapes: match index {
                    0 => HEADING,
                    _ if column + 1 == COLUMNS => QUIET,
                    _ => Escapes::new(),
                },
            });
            let line = terminal::row(&cells.collect::<Vec<_>>(), self.style);
            self.line(&line);
            below(self, index);
        }
    }

    fn enumeration(&mut self, own: &Enum, inspection: &Inspection<'_>) {
        self.heading("enum", &own.name, &own.rust_name, &own.sources);
        self.line(&format!("  values travel as {}", own.representation));
        let rows = own.variants.iter().map(|variant| {
            let value = variant.value.to_string();
            let sources = inspection.value_sources.get(&(own.name.as_str(), value.clone()));
            let sources = sources.map(|sources| joined(sources)).unwrap_or_default();
            [sanitize(value), variant.rust_name.clone(), sources]
        });
        let header = ["value", "variant", "source"].map(str::to_owned);
        let rows: Vec<[String; 3]> = std::iter::once(header).chain(rows).collect();
        self.text.push('\n');
        self.table(&rows, |_, _| {});
    }

    fn used_by(&mut self, name: &str, uses: &[(String, String)]) {
        self.text.push('\n');
        if uses.is_empty() {
            self.line(&format!("{} is the type of no property", sanitize(name.to_owned())));
            return;
        }
        let properties = counted(uses.len(), "property");
        let line = self.painted(&format!("{name} is the type of {properties}"), HEADING);
        self.line(&line);
        for (place, ty) in uses.iter().take(LISTED) {
            self.line(&format!("  {}: {}", sanitize(place.clone()), sanitize(ty.clone())));
        }
        self.and_more(uses.len());
    }

    /// How many are not listed, if some are not.
    fn and_more(&mut self, count: usize) {
        if count > LISTED {
            self.line(&format!("  and {} more", count - LISTED));
        }
    }
}

/// What is documented of a property beside its type, in one cell.
fn marks(property: &Property) -> String {
    let facts = &property.facts;
    let fact = |name: &str, value: Option<String>| value.map(|value| format!("{name} {value}"));
    let marks = [
        property.required.then(|| "required".to_owned()),
        property.read_only.then(|| "read-only".to_owned()),
        facts.nullable.then(|| "nullable".to_owned()),
        fact("default", facts.default.as_ref().map(ToString::to_string)),
        fact("minimum", facts.minimum.as_ref().map(ToString::to_string)),
        fact("maximum", facts.maximum.as_ref().map(ToString::to_string)),
        fact("minimum length", facts.min_length.map(|length| length.to_string())),
        fact("maximum length", facts.max_length.map(|length| length.to_string())),
        fact("pattern", facts.pattern.clone()),
        fact("of", property.inherited_from.clone()),
    ];
    marks.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Locations in one cell.
fn joined(locations: &[SourceLocation]) -> String {
    locations.iter().map(SourceLocation::to_string).collect::<Vec<_>>().join(", ")
}

/// The widest cell of each column.
fn widths<const COLUMNS: usize>(rows: &[[String; COLUMNS]]) -> [usize; COLUMNS] {
    let mut widths = [0; COLUMNS];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(terminal::width(cell));
        }
    }
    widths
}
