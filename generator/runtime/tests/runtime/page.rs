//! A model as it would be generated.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use tablesmith_runtime::codegen::{
    self, Element, FieldMut, FieldRef, FieldVisitor, FieldWalker, FieldsMutVisitor,
};
use tablesmith_runtime::{
    EnumDescriptor, EnumRepr, Enumeration, Extra, Field, Flags, FlagsDescriptor, Model,
    ModelDescriptor, Open,
};

/// A model with one property of each kind.
pub(crate) struct Page {
    pub(crate) text: Option<String>,
    pub(crate) boolean: Option<bool>,
    pub(crate) int32: Option<i32>,
    pub(crate) int64: Option<i64>,
    pub(crate) number: Option<f64>,
    pub(crate) instant: Option<Timestamp>,
    pub(crate) date: Option<Date>,
    pub(crate) local: Option<DateTime>,
    pub(crate) any: Option<Value>,
    pub(crate) state: Option<Open<State>>,
    pub(crate) level: Option<Open<Level>>,
    pub(crate) page: Option<Box<Page>>,
    pub(crate) texts: Option<Vec<String>>,
    pub(crate) states: Option<Vec<Open<State>>>,
    pub(crate) pages: Option<Vec<Page>>,
    pub(crate) rows: Option<Vec<Vec<i64>>>,
    pub(crate) pages_by_name: Option<BTreeMap<String, Page>>,
    pub(crate) numbers_by_name: Option<BTreeMap<String, Vec<f64>>>,
    pub(crate) instants: Option<Vec<Timestamp>>,
    pub(crate) instants_by_name: Option<BTreeMap<String, Vec<Timestamp>>>,
    pub(crate) utc: Option<Timestamp>,
    pub(crate) utc_instants: Option<Vec<Timestamp>>,
    pub(crate) utc_by_name: Option<BTreeMap<String, Vec<Timestamp>>>,
    pub(crate) marks: Option<Marks>,
    pub(crate) marks_list: Option<Vec<Marks>>,
    pub(crate) marks_by_name: Option<BTreeMap<String, Marks>>,
    pub(crate) extra: Extra,
}

const fn field(name: &'static str, ty: &'static str) -> Field {
    Field::optional(name, name, ty)
}

pub(crate) const FIELDS: ModelDescriptor = ModelDescriptor::new("Page", PROPERTIES);

pub(crate) const PROPERTIES: &[Field] = &[
    Field::required("text", "text", "string"),
    field("boolean", "boolean"),
    field("int32", "int32"),
    field("int64", "int64"),
    field("number", "double"),
    field("instant", "date-time"),
    field("date", "date"),
    field("local", "local-date-time"),
    field("any", "any"),
    field("state", "State"),
    field("level", "Level"),
    field("page", "Page"),
    field("texts", "list<string>"),
    field("states", "list<State>"),
    field("pages", "list<Page>"),
    field("rows", "list<list<int64>>"),
    field("pages/by~name", "map<Page>"),
    field("numbers_by_name", "map<list<double>>"),
    field("instants", "list<date-time>"),
    field("instants_by_name", "map<list<date-time>>"),
    field("utc", "utc-date-time"),
    field("utc_instants", "list<utc-date-time>"),
    field("utc_by_name", "map<list<utc-date-time>>"),
    field("marks", "Marks"),
    field("marks_list", "list<Marks>"),
    field("marks_by_name", "map<Marks>"),
];

impl Model for Page {
    fn visit_fields_mut(&mut self, visitor: &mut dyn FieldsMutVisitor) {
        visitor.visit(
            FIELDS,
            &mut [
                FieldMut::Text(&mut self.text),
                FieldMut::Boolean(&mut self.boolean),
                FieldMut::Int32(&mut self.int32),
                FieldMut::Int64(&mut self.int64),
                FieldMut::Number(&mut self.number),
                FieldMut::Timestamp(&mut self.instant),
                FieldMut::Date(&mut self.date),
                FieldMut::DateTime(&mut self.local),
                FieldMut::Any(&mut self.any),
                FieldMut::Enum(&mut self.state),
                FieldMut::Enum(&mut self.level),
                FieldMut::Model(&mut self.page),
                FieldMut::List(&mut self.texts),
                FieldMut::List(&mut self.states),
                FieldMut::List(&mut self.pages),
                FieldMut::List(&mut self.rows),
                FieldMut::Map(&mut self.pages_by_name),
                FieldMut::Map(&mut self.numbers_by_name),
                FieldMut::List(&mut self.instants),
                FieldMut::Map(&mut self.instants_by_name),
                FieldMut::UtcTimestamp(&mut self.utc),
                FieldMut::UtcList(&mut self.utc_instants),
                FieldMut::UtcMap(&mut self.utc_by_name),
                FieldMut::Flags(&mut self.marks),
                FieldMut::List(&mut self.marks_list),
                FieldMut::Map(&mut self.marks_by_name),
            ],
            &mut self.extra,
        );
    }

    fn visit_fields<'a>(&'a self, visitor: &mut dyn FieldVisitor<'a>) {
        FieldWalker::new(FIELDS, &self.extra, visitor)
            .text(&self.text)
            .boolean(&self.boolean)
            .int32(&self.int32)
            .int64(&self.int64)
            .number(&self.number)
            .timestamp(&self.instant)
            .date(&self.date)
            .date_time(&self.local)
            .any(&self.any)
            .open(&self.state)
            .open(&self.level)
            .model(&self.page)
            .list(&self.texts)
            .list(&self.states)
            .list(&self.pages)
            .list(&self.rows)
            .map(&self.pages_by_name)
            .map(&self.numbers_by_name)
            .list(&self.instants)
            .map(&self.instants_by_name)
            .timestamp(&self.utc)
            .list(&self.utc_instants)
            .map(&self.utc_by_name)
            .flags(&self.marks)
            .list(&self.marks_list)
            .map(&self.marks_by_name);
    }
}

impl Default for Page {
    fn default() -> Self {
        Page {
            text: None,
            boolean: None,
            int32: None,
            int64: None,
            number: None,
            instant: None,
            date: None,
            local: None,
            any: None,
            state: None,
            level: None,
            page: None,
            texts: None,
            states: None,
            pages: None,
            rows: None,
            pages_by_name: None,
            numbers_by_name: None,
            instants: None,
            instants_by_name: None,
            utc: None,
            utc_instants: None,
            utc_by_name: None,
            marks: None,
            marks_list: None,
            marks_by_name: None,
            extra: Extra::NONE,
        }
    }
}

impl Clone for Page {
    fn clone(&self) -> Self {
        codegen::clone(self)
    }
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        codegen::equal(self, other)
    }
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        codegen::debug(self, f)
    }
}

impl Serialize for Page {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        codegen::write(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Page {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        codegen::read(deserializer)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Alerting,
    Connected,
}

impl Enumeration for State {
    const VALUES: &'static [Self] = &[State::Alerting, State::Connected];
    const DESCRIPTOR: EnumDescriptor = EnumDescriptor::new("State", &["alerting", "connected"]);

    fn index(self) -> usize {
        self as usize
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    Minus1,
    _23,
}

impl Enumeration for Level {
    const REPR: EnumRepr = EnumRepr::Integer;
    const VALUES: &'static [Self] = &[Level::Minus1, Level::_23];
    const DESCRIPTOR: EnumDescriptor = EnumDescriptor::new("Level", &["-1", "23"]);

    fn index(self) -> usize {
        self as usize
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marks(pub(crate) u64);

impl Flags for Marks {
    const DESCRIPTOR: &'static FlagsDescriptor =
        &FlagsDescriptor::new("Marks", &[("NONE", 0), ("URGENT", 1), ("SEEN", 1 << 50)]);

    fn from_bits(bits: u64) -> Self {
        Marks(bits)
    }

    fn bits(self) -> u64 {
        self.0
    }
}

impl Element for Marks {
    fn field_mut(element: &mut Option<Self>) -> FieldMut<'_> {
        FieldMut::Flags(element)
    }

    fn field_ref(&self) -> FieldRef<'_> {
        FieldRef::Flags(self.0, Self::DESCRIPTOR)
    }
}

impl fmt::Debug for Marks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        codegen::debug_flags(*self, f)
    }
}

impl<'de> Deserialize<'de> for Marks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        codegen::read_flags(deserializer)
    }
}

/// Reads JSON from text, bytes, a reader and a value, and expects the same model from each.
#[track_caller]
pub(crate) fn page(json: &Value) -> Page {
    let text = json.to_string();
    let page: Page = serde_json::from_str(&text).expect("a model");
    assert_eq!(serde_json::from_slice::<Page>(text.as_bytes()).expect("bytes"), page);
    assert_eq!(serde_json::from_reader::<_, Page>(text.as_bytes()).expect("a reader"), page);
    assert_eq!(serde_json::from_value::<Page>(json.clone()).expect("a value"), page);
    assert_eq!(page.clone(), page);
    page
}

#[track_caller]
pub(crate) fn written(page: &Page) -> Value {
    serde_json::to_value(page).expect("any model is written")
}
