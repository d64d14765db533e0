//! The keys of one table of a dialect file, read by name and type.
//!
//! Nothing stops at the first mistake: what cannot be read is reported and taken as absent.

use std::cell::RefCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostics::suggest::nearest;
use crate::diagnostics::{Code, Diagnostic, SourceId, Span};
use crate::dialect::pattern::Pattern;

/// The mistakes of one file.
#[derive(Debug)]
pub(in crate::dialect) struct Mistakes {
    source: SourceId,
    found: RefCell<Vec<Diagnostic>>,
}

impl Mistakes {
    pub(in crate::dialect) fn new(source: SourceId) -> Mistakes {
        Mistakes { source, found: RefCell::default() }
    }

    /// Reports a mistake at `range`.
    pub(in crate::dialect) fn report(&self, range: Range<usize>, message: impl Into<String>) {
        self.push(Diagnostic::error(Code::Dialect, message).at(self.span(range), ""));
    }

    /// Reports a mistake at `range`, with what to do.
    pub(in crate::dialect) fn report_with_help(
        &self,
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let error = Diagnostic::error(Code::Dialect, message).at(self.span(range), "");
        self.push(error.help(help));
    }

    /// Reports a mistake that the caller has written out.
    pub(in crate::dialect) fn push(&self, mistake: Diagnostic) {
        self.found.borrow_mut().push(mistake);
    }

    /// A range of the file as a place.
    pub(in crate::dialect) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    /// Reports what is no TOML.
    pub(in crate::dialect) fn syntax(&self, errors: Vec<toml::de::Error>) {
        for error in errors {
            self.report(error.span().unwrap_or(0..0), error.message());
        }
    }

    /// `value`, if there are no mistakes; else all of them, in the order of the file.
    pub(in crate::dialect) fn into_result<T>(self, value: T) -> Result<T, Vec<Diagnostic>> {
        let mut found = self.found.into_inner();
        if found.is_empty() {
            return Ok(value);
        }
        found.sort_by_key(|mistake| mistake.labels.first().map(|label| label.span.start));
        found.dedup();
        Err(found)
    }
}

/// A table whose keys are read one by one. [`Keys::finish`] reports those that nobody has asked for.
#[derive(Debug)]
pub(in crate::dialect) struct Keys<'f> {
    table: &'f DeTable<'f>,
    at: Range<usize>,
    /// The table as messages call it: `[page]`.
    name: String,
    mistakes: &'f Mistakes,
    asked: RefCell<Vec<&'static str>>,
}

impl<'f> Keys<'f> {
    /// The keys of a whole file.
    pub(in crate::dialect) fn of_file(
        table: &'f Spanned<DeTable<'f>>,
        mistakes: &'f Mistakes,
    ) -> Keys<'f> {
        let start = table.span().start;
        Keys::new(table.get_ref(), start..start, "the file".to_owned(), mistakes)
    }

    fn new(
        table: &'f DeTable<'f>,
        at: Range<usize>,
        name: String,
        mistakes: &'f Mistakes,
    ) -> Keys<'f> {
        Keys { table, at, name, mistakes, asked: RefCell::default() }
    }

    /// Where the table stands.
    pub(in crate::dialect) fn at(&self) -> Range<usize> {
        self.at.clone()
    }

    /// Reports a mistake at `range`.
    pub(in crate::dialect) fn fault(&self, range: Range<usize>, message: impl Into<String>) {
        self.mistakes.report(range, message);
    }

    /// Reports a mistake at `range`, with what to do.
    pub(in crate::dialect) fn fault_help(
        &self,
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.mistakes.report_with_help(range, message, help);
    }

    /// Whether the key is there.
    pub(in crate::dialect) fn has(&self, key: &'static str) -> bool {
        self.value(key).is_some()
    }

    /// A text.
    pub(in crate::dialect) fn text(&self, key: &'static str) -> Option<Spanned<String>> {
        let value = self.value(key)?;
        self.as_text(key, value, "a text")
    }

    /// A text that has to be there.
    pub(in crate::dialect) fn required_text(&self, key: &'static str) -> Option<Spanned<String>> {
        if !self.has(key) {
            self.fault_help(
                self.at(),
                format!("{} has no `{key}`", self.name),
                format!("add `{key} = \"…\"`"),
            );
        }
        self.text(key)
    }

    /// A text, or a list of them; empty where there are none.
    pub(in crate::dialect) fn texts(&self, key: &'static str) -> Vec<Spanned<String>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let expected = "a text or a list of texts";
        let texts: Vec<_> = match value.get_ref() {
            DeValue::Array(items) => {
                items.iter().filter_map(|item| self.as_text(key, item, expected)).collect()
            }
            _ => self.as_text(key, value, expected).into_iter().collect(),
        };
        for (index, text) in texts.iter().enumerate() {
            if texts.iter().take(index).any(|earlier| earlier.get_ref() == text.get_ref()) {
                self.fault(text.span(), format!("`{}` is listed twice", text.get_ref()));
            }
        }
        texts
    }

    /// The texts without their places.
    pub(in crate::dialect) fn words(&self, key: &'static str) -> Vec<String> {
        self.texts(key).into_iter().map(Spanned::into_inner).collect()
    }

    /// A pattern, or a list of them, each with at least one `{}`.
    pub(in crate::dialect) fn patterns(&self, key: &'static str) -> Vec<Pattern> {
        let mut patterns = Vec::new();
        for text in self.texts(key) {
            let pattern = Pattern::new(text.get_ref());
            if !pattern.has_gap() {
                self.fault_help(
                    text.span(),
                    format!("this pattern of `{key}` has no `{{}}`"),
                    "`{}` stands for the text that differs from page to page",
                );
                continue;
            }
            patterns.push(pattern);
        }
        patterns
    }

    /// Whether the key is `true`.
    pub(in crate::dialect) fn flag(&self, key: &'static str) -> bool {
        let Some(value) = self.value(key) else { return false };
        if let DeValue::Boolean(flag) = value.get_ref() {
            return *flag;
        }
        self.wrong_type(key, value, "`true` or `false`");
        false
    }

    /// A whole number.
    pub(in crate::dialect) fn integer(&self, key: &'static str) -> Option<Spanned<i64>> {
        let value = self.value(key)?;
        if let DeValue::Integer(integer) = value.get_ref()
            && let Ok(integer) = i64::from_str_radix(integer.as_str(), integer.radix())
        {
            return Some(Spanned::new(value.span(), integer));
        }
        self.wrong_type(key, value, "a whole number");
        None
    }

    /// One of the words of `choices`, as what it stands for.
    pub(in crate::dialect) fn choice<T: Copy>(
        &self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        let text = self.text(key)?;
        let found = choices.iter().find(|(word, _)| word == text.get_ref());
        if found.is_none() {
            let words: Vec<_> = choices.iter().map(|(word, _)| format!("`{word}`")).collect();
            self.fault_help(
                text.span(),
                format!("`{}` is no `{key}`", text.get_ref()),
                format!("write one of {}", words.join(", ")),
            );
        }
        found.map(|&(_, choice)| choice)
    }

    /// A table within this one.
    pub(in crate::dialect) fn table(&self, key: &'static str) -> Option<Keys<'f>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Table(table) => {
                let name = format!("[{}]", self.path(key));
                Some(Keys::new(table, self.key_span(key), name, self.mistakes))
            }
            _ => {
                self.wrong_type(key, value, "a table");
                None
            }
        }
    }

    /// The tables of a list, in the order of the file.
    pub(in crate::dialect) fn tables(&self, key: &'static str) -> Vec<Keys<'f>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(key, value, "a list of tables");
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(table) => {
                    let name = format!("this table of [[{}]]", self.path(key));
                    tables.push(Keys::new(table, item.span(), name, self.mistakes));
                }
                _ => self.wrong_type(key, item, "a table"),
            }
        }
        tables
    }

    /// The texts of a table within this one, by its keys, in the order of the file.
    pub(in crate::dialect) fn pairs(
        &self,
        key: &'static str,
    ) -> Vec<(Spanned<String>, Spanned<String>)> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(key, value, "a table of texts");
            return Vec::new();
        };
        let mut pairs: Vec<_> = table
            .iter()
            .filter_map(|(name, value)| {
                let name = Spanned::new(name.span(), name.get_ref().clone().into_owned());
                Some((name, self.as_text(key, value, "a text")?))
            })
            .collect();
        pairs.sort_by_key(|(name, _)| name.span().start);
        pairs
    }

    /// Reports the keys that nobody has asked for.
    pub(in crate::dialect) fn finish(self) {
        let asked = self.asked.borrow();
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if asked.contains(&name) {
                continue;
            }
            let message = format!("{} has no key `{name}`", self.name);
            let help = match nearest(name, asked.iter().copied()) {
                Some(known) => format!("there is `{known}`"),
                None => {
                    let mut known: Vec<&str> = asked.clone();
                    known.sort_unstable();
                    format!("its keys are {}", known.join(", "))
                }
            };
            self.fault_help(key.span(), message, help);
        }
    }

    /// The path of a table within this one.
    fn path(&self, key: &str) -> String {
        let outer = self.name.trim_start_matches("this table of ");
        match outer.trim_matches(['[', ']']) {
            "the file" => key.to_owned(),
            outer => format!("{outer}.{key}"),
        }
    }

    fn value(&self, key: &'static str) -> Option<&'f Spanned<DeValue<'f>>> {
        let mut asked = self.asked.borrow_mut();
        if !asked.contains(&key) {
            asked.push(key);
        }
        self.table.get(key)
    }

    fn key_span(&self, key: &str) -> Range<usize> {
        self.table.get_key_value(key).map_or(self.at(), |(key, _)| key.span())
    }

    fn as_text(
        &self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        expected: &str,
    ) -> Option<Spanned<String>> {
        match value.get_ref() {
            DeValue::String(text) if text.is_empty() => {
                self.fault(value.span(), format!("this text of `{key}` is empty"));
                None
            }
            DeValue::String(text) => Some(Spanned::new(value.span(), text.clone().into_owned())),
            _ => {
                self.wrong_type(key, value, expected);
                None
            }
        }
    }

    fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'_>>, expected: &str) {
        let message = format!("`{key}` is {expected}, and not {}", described(value.get_ref()));
        self.fault(value.span(), message);
    }
}

/// The type of a value, with its article.
fn described(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
