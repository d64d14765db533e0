//! A first dialect file for tables that no dialect reads yet.
//!
//! It has one rule for all tables that look like models, one for those that look like enums, and the
//! spellings of types that are common in documentation. The rest is listed in comments, for a person to
//! complete.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::heading_form::is_section;
use super::role::{ColumnRole, Kind};
use super::types::{KnownTypes, known_types};
use super::{Shape, Survey};
use crate::diagnostics::quantity::counted;

/// The least number of tables whose headings share a form for it to name models. Fewer may share a word
/// by chance.
const SHARED: usize = 3;

/// The most spellings that are listed as unknown.
const UNKNOWN: usize = 40;

impl Survey {
    /// A dialect file with a rule for the tables that look like models' and one for those that look like
    /// enums'.
    pub fn draft(&self, name: &str) -> String {
        let mut file = Draft { text: String::new() };
        file.line(&format!(
            "# A first dialect for these pages, drafted by `tablesmith survey` from {} on {}.",
            counted(self.tables(), "table"),
            counted(self.pages, "page"),
        ));
        file.line("# Compare what it reads with `tablesmith survey --dialect`, and complete it.");
        file.line("");
        file.line("version = 1");
        file.line(&format!("name = {}", quoted(name)));
        self.models(&mut file);
        self.enums(&mut file);
        self.type_section(&mut file);
        file.text
    }

    fn shapes_of(&self, kind: Kind) -> Vec<&Shape> {
        self.shapes.iter().filter(|shape| shape.guess.kind == kind).collect()
    }

    fn models(&self, file: &mut Draft) {
        let shapes = self.shapes_of(Kind::Model);
        if shapes.is_empty() {
            file.line("");
            file.line("# No table has a column for names and one for types. A rule for models looks like this:");
            file.line("# [[model]]");
            file.line("# heading = [\"{} object\"]");
            file.line("# columns = { name = [\"Field\"], type = [\"Type\"], description = [\"Description\"] }");
            return;
        }
        file.rule("model", &shapes);
        file.columns(
            &shapes,
            &[
                (ColumnRole::Name, "name"),
                (ColumnRole::Type, "type"),
                (ColumnRole::Required, "required"),
                (ColumnRole::Default, "default"),
                (ColumnRole::Description, "description"),
            ],
        );
        let required = texts(&shapes, |shape| &shape.presence.required);
        if shapes.iter().any(|shape| shape.guess.column(ColumnRole::Required).is_some()) {
            if required.is_empty() {
                file.line("# The texts of that column that say that a property is always there:");
                file.line("required = [\"Yes\"]");
            } else {
                file.line(&format!("required = {}", list(required)));
            }
        }
        if shapes.iter().any(|shape| shape.presence.marked_names > 0) {
            file.line("optional-name = \"{}?\"");
        }
        let marks: BTreeSet<char> =
            shapes.iter().flat_map(|shape| &shape.presence.nesting).copied().collect();
        if !marks.is_empty() {
            file.line("# Rows that belong to the row above them:");
            let forms = marks.into_iter().map(|mark| format!("{mark}{{}}")).collect();
            file.line(&format!("nested = {}", list(forms)));
        }
    }

    /// A rule for tables with a column of values, and one for those whose names are the values.
    fn enums(&self, file: &mut Draft) {
        let has_values = |shape: &&Shape| shape.guess.column(ColumnRole::Value).is_some();
        let (with_values, names): (Vec<&Shape>, Vec<&Shape>) =
            self.shapes_of(Kind::Enum).into_iter().partition(has_values);
        for shapes in [with_values, names].into_iter().filter(|shapes| !shapes.is_empty()) {
            file.rule("enum", &shapes);
            file.columns(
                &shapes,
                &[
                    (ColumnRole::Value, "value"),
                    (ColumnRole::Member, "name"),
                    (ColumnRole::Description, "description"),
                ],
            );
        }
    }

    fn type_section(&self, file: &mut Draft) {
        let KnownTypes { scalars, constructors, unknown } = known_types(&self.types);
        file.line("");
        file.line("[types]");
        file.line("# A cell that is no type is any JSON, with a warning; `error` refuses its row.");
        file.line("unreadable = \"any\"");
        file.line("# A link names the model that is documented at its target.");
        file.line("links = \"target\"");
        for (key, patterns) in constructors {
            file.line(&format!("{key} = {}", list(patterns)));
        }
        if !scalars.is_empty() {
            file.line("");
            file.line("[types.scalar]");
        }
        for (ty, spellings) in scalars {
            file.line(&format!("{} = {}", key(ty), list(spellings)));
        }
        if !unknown.is_empty() {
            file.line("");
            file.line("# Names of models, or spellings that this draft does not know, with the number of cells:");
        }
        for (spelling, cells) in unknown.iter().take(UNKNOWN) {
            file.line(&format!("# {cells:>4}  {}", spelling.replace(['\n', '\r'], " ")));
        }
        if unknown.len() > UNKNOWN {
            file.line(&format!("#       and {} more", unknown.len() - UNKNOWN));
        }
    }
}

struct Draft {
    text: String,
}

impl Draft {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// The head of a rule, with the forms of headings.
    fn rule(&mut self, kind: &str, shapes: &[&Shape]) {
        self.line("");
        for shape in shapes {
            let headers = shape.headers.join(" | ").replace(['\n', '\r'], " ");
            self.line(&format!("# {}: {headers}", counted(shape.tables, "table")));
        }
        self.line(&format!("[[{kind}]]"));
        let (mut names, mut sections, mut parts) = (Vec::new(), Vec::new(), Vec::new());
        let add = |list: &mut Vec<String>, form: &str| {
            if !list.iter().any(|known: &String| known.eq_ignore_ascii_case(form)) {
                list.push(form.to_owned());
            }
        };
        for (form, _) in shapes.iter().flat_map(|shape| &shape.headings) {
            if is_section(form) {
                add(&mut sections, form);
            }
        }
        for (form, count) in shapes.iter().flat_map(|shape| &shape.subjects) {
            match (form.contains("{}"), *count >= SHARED) {
                (true, true) if is_worded(form) => add(&mut names, form),
                (false, true) if is_worded(form) => add(&mut parts, form),
                _ => add(&mut names, "{}"),
            }
        }
        // The form that fits every heading comes last.
        names.sort_by_key(|form| form == "{}");
        if names.is_empty() && !sections.is_empty() {
            names.push("{}".to_owned());
        }
        self.line(&format!("heading = {}", list(names)));
        for (key, forms) in [("section", sections), ("part", parts)] {
            if !forms.is_empty() {
                self.line(&format!("{key} = {}", list(forms)));
            }
        }
    }

    /// The headers of each role. A header that several shapes use for different roles has the first one.
    fn columns(&mut self, shapes: &[&Shape], roles: &[(ColumnRole, &str)]) {
        let mut seen = BTreeSet::new();
        let mut columns: Vec<(&str, Vec<String>)> =
            roles.iter().map(|(_, key)| (*key, Vec::new())).collect();
        for shape in shapes {
            for ((role, _), (_, headers)) in roles.iter().zip(&mut columns) {
                let header = shape.guess.column(*role).and_then(|at| shape.headers.get(at));
                if let Some(header) = header.filter(|header| seen.insert(header.to_lowercase())) {
                    headers.push(header.clone());
                }
            }
        }
        for (key, headers) in columns.into_iter().filter(|(_, headers)| !headers.is_empty()) {
            self.line(&format!("columns.{key} = {}", list(headers)));
        }
    }
}

/// Whether a form of headings is made of words: `{} bytes)` is one by chance.
fn is_worded(form: &str) -> bool {
    form.replace("{}", "")
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | ':' | '/'))
}

/// Texts of several shapes, each once.
fn texts(shapes: &[&Shape], of: impl Fn(&Shape) -> &BTreeSet<String>) -> Vec<String> {
    let all: BTreeSet<&String> = shapes.iter().flat_map(|shape| of(shape)).collect();
    all.into_iter().cloned().collect()
}

/// A TOML list of texts.
fn list(texts: Vec<String>) -> String {
    let mut list = String::from("[");
    for (index, text) in texts.iter().enumerate() {
        let comma = if index > 0 { ", " } else { "" };
        // Writing to a String cannot fail.
        let _ = write!(list, "{comma}{}", quoted(text));
    }
    list + "]"
}

/// A key of TOML.
fn key(text: &str) -> String {
    match text.contains(' ') {
        true => quoted(text),
        false => text.to_owned(),
    }
}

/// A TOML text.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
