//! The runtime under a model as it is generated, compiled and tested in place.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use proptest::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};

use crate::runtime::{
    self, Enumeration, Extra, Field, Fields, Filler, Model, Open, Representation, Slot, Texts,
    Viewer, Views,
};

/// One property of each shape.
struct Page {
    text: Option<String>,
    boolean: Option<bool>,
    int32: Option<i32>,
    int64: Option<i64>,
    number: Option<f64>,
    instant: Option<Timestamp>,
    date: Option<Date>,
    local: Option<DateTime>,
    any: Option<Value>,
    state: Option<Open<State>>,
    level: Option<Open<Level>>,
    page: Option<Box<Page>>,
    texts: Option<Vec<String>>,
    states: Option<Vec<Open<State>>>,
    pages: Option<Vec<Page>>,
    rows: Option<Vec<Vec<i64>>>,
    pages_by_name: Option<BTreeMap<String, Page>>,
    numbers_by_name: Option<BTreeMap<String, Vec<f64>>>,
    extra: Extra,
}

const fn field(name: &'static str, ty: &'static str) -> Field {
    Field { name, rust_name: name, ty, required: false }
}

const FIELDS: Fields = Fields::of("Page", PROPERTIES);

const PROPERTIES: &[Field] = &[
    Field { name: "text", rust_name: "text", ty: "string", required: true },
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
];

impl Model for Page {
    fn slots(&mut self, filler: &mut dyn Filler) {
        filler.fill(
            FIELDS,
            &mut [
                Slot::Text(&mut self.text),
                Slot::Boolean(&mut self.boolean),
                Slot::Int32(&mut self.int32),
                Slot::Int64(&mut self.int64),
                Slot::Number(&mut self.number),
                Slot::Timestamp(&mut self.instant),
                Slot::Date(&mut self.date),
                Slot::DateTime(&mut self.local),
                Slot::Any(&mut self.any),
                Slot::Enum(&mut self.state),
                Slot::Enum(&mut self.level),
                Slot::Model(&mut self.page),
                Slot::List(&mut self.texts),
                Slot::List(&mut self.states),
                Slot::List(&mut self.pages),
                Slot::List(&mut self.rows),
                Slot::Map(&mut self.pages_by_name),
                Slot::Map(&mut self.numbers_by_name),
            ],
            &mut self.extra,
        );
    }

    fn views<'a>(&'a self, viewer: &mut dyn Viewer<'a>) {
        Views::of(FIELDS, viewer)
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
            .extra(&self.extra);
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
            extra: Extra::NONE,
        }
    }
}

impl Clone for Page {
    fn clone(&self) -> Self {
        runtime::clone(self)
    }
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        runtime::equal(self, other)
    }
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        runtime::debug(self, f)
    }
}

impl Serialize for Page {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::write(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Page {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::read(deserializer)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Alerting,
    Connected,
}

impl Enumeration for State {
    const VALUES: &'static [Self] = &[State::Alerting, State::Connected];
    const TEXTS: Texts = Texts::of("State", &["alerting", "connected"]);

    fn index(self) -> usize {
        self as usize
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Minus1,
    _23,
}

impl Enumeration for Level {
    const REPRESENTATION: Representation = Representation::Integer;
    const VALUES: &'static [Self] = &[Level::Minus1, Level::_23];
    const TEXTS: Texts = Texts::of("Level", &["-1", "23"]);

    fn index(self) -> usize {
        self as usize
    }
}

/// Reads it every way there is, and expects the same of each.
#[track_caller]
fn page(json: &Value) -> Page {
    let text = json.to_string();
    let page: Page = serde_json::from_str(&text).expect("any object is read");
    assert_eq!(serde_json::from_slice::<Page>(text.as_bytes()).expect("bytes"), page);
    assert_eq!(serde_json::from_reader::<_, Page>(text.as_bytes()).expect("a reader"), page);
    assert_eq!(serde_json::from_value::<Page>(json.clone()).expect("a value"), page);
    assert_eq!(page.clone(), page);
    page
}

#[track_caller]
fn written(page: &Page) -> Value {
    serde_json::to_value(page).expect("any model is written")
}

#[test]
fn what_fits_is_in_its_field_and_nowhere_else() {
    let json = json!({
        "text": "t", "boolean": true, "int32": -5, "int64": 9_007_199_254_740_993_i64,
        "number": 1.5, "instant": "2026-11-20T17:00:00.123Z", "date": "2026-11-20",
        "local": "2026-11-20T17:00:00", "any": [1, null], "state": "alerting", "level": 23,
        "page": { "text": "below" }, "texts": ["a", "b"], "states": ["parked", "connected"],
        "pages": [{ "int32": 1 }, {}], "rows": [[1, 2], []],
        "pages/by~name": { "x": { "boolean": false } }, "numbers_by_name": { "y": [0.5] },
    });
    let page = page(&json);
    assert!(page.extra.is_empty(), "{page:?}");
    assert_eq!(page.state, Some(State::Alerting.into()));
    assert_eq!(page.level, Some(Level::_23.into()));
    assert_eq!(page.states.as_ref().map(|states| states[0].as_str()), Some("parked"));
    assert_eq!(written(&page), json);
    assert!(page.mismatches().is_empty());
}

#[track_caller]
fn does_not_fit(key: &str, value: Value) {
    let json = json!({ key: value });
    let page = page(&json);
    assert_eq!(page.extra.get(key), Some(&value), "{page:?}");
    assert_eq!(page.extra.len(), 1);
    assert_eq!(page, Page { extra: page.extra.clone(), ..Page::default() });
    assert_eq!(written(&page), json);
    let pointer = format!("/{}", key.replace('~', "~0").replace('/', "~1"));
    let expected = if value.is_null() { vec![] } else { vec![pointer] };
    assert_eq!(page.mismatches(), expected);
}

#[test]
fn what_does_not_fit_is_in_extra_and_nowhere_else() {
    does_not_fit("text", json!(5));
    does_not_fit("text", json!(null));
    does_not_fit("boolean", json!("true"));
    does_not_fit("int32", json!(2_147_483_648_i64));
    does_not_fit("int32", json!(1.5));
    does_not_fit("int64", json!(u64::MAX));
    does_not_fit("number", json!(9_007_199_254_740_993_i64));
    does_not_fit("number", json!("1"));
    does_not_fit("instant", json!("yesterday"));
    does_not_fit("instant", json!("2026-11-20"));
    does_not_fit("instant", json!("2016-12-31T23:59:60Z"));
    does_not_fit("instant", json!("2026-11-20T17:00:00.1234567891Z"));
    does_not_fit("instant", json!("2026-11-20T17:00:00+01:00[Europe/Berlin]"));
    does_not_fit("date", json!("2026-11-20T17:00:00Z"));
    does_not_fit("date", json!("2026-02-30"));
    does_not_fit("local", json!("2026-11-20T17:00:00Z"));
    does_not_fit("any", json!(null));
    does_not_fit("state", json!(5));
    does_not_fit("level", json!("23"));
    does_not_fit("page", json!(["not", "an", "object"]));
    does_not_fit("texts", json!(["a", 5, "b"]));
    does_not_fit("states", json!(["alerting", null]));
    does_not_fit("pages", json!([{ "text": "a", "more": 1 }, "b", {}]));
    does_not_fit("rows", json!([[1], [2, "3"], [4]]));
    does_not_fit("pages/by~name", json!({ "a": { "int32": 1 }, "b": 2, "c": {} }));
    does_not_fit("numbers_by_name", json!({ "a": [1.5], "b": ["2"] }));
}

#[test]
fn the_last_of_two_equal_keys_counts() {
    let last = |text: &str| written(&serde_json::from_str(text).expect("an object"));
    assert_eq!(last(r#"{"text": "a", "text": "b"}"#), json!({ "text": "b" }));
    assert_eq!(last(r#"{"text": 1, "text": "b"}"#), json!({ "text": "b" }));
    assert_eq!(last(r#"{"text": "a", "text": null}"#), json!({ "text": null }));
    assert_eq!(
        last(r#"{"page": {"int32": 1}, "page": {"int64": 2}}"#),
        json!({ "page": { "int64": 2 } })
    );
    assert_eq!(last(r#"{"texts": ["a"], "texts": ["b"]}"#), json!({ "texts": ["b"] }));
    assert_eq!(last(r#"{"more": 1, "more": 2}"#), json!({ "more": 2 }));
}

#[test]
fn null_is_sent_until_the_field_has_a_value() {
    let mut page = Page::default();
    page.extra.set_null("text");
    assert_eq!(written(&page), json!({ "text": null }));
    page.text = Some("value".to_owned());
    assert_eq!(written(&page), json!({ "text": "value" }));
}

#[test]
fn mismatches_and_what_is_missing_are_told_by_pointer() {
    let page = page(&json!({
        "instant": "later", "text": "",
        "pages": [{ "text": "a" }, { "int32": "b", "page": { "text": null } }],
        "pages/by~name": { "a/b": { "text": 7 } },
    }));
    assert_eq!(page.mismatches(), ["/instant", "/pages/1/int32", "/pages~1by~0name/a~1b/text"]);
    assert_eq!(page.missing_required(), ["/pages/1/text", "/pages/1/page/text"]);
}

#[test]
fn what_is_no_object_is_an_error_that_says_so() {
    let error = serde_json::from_str::<Page>("[1]").expect_err("an array");
    assert_eq!(
        error.to_string(),
        "invalid type: sequence, expected a JSON object for the model Page at line 1 column 1"
    );
}

#[test]
fn debug_shows_what_is_set() {
    let page = page(&json!({ "text": "a", "state": "parked", "pages": [{}], "more": null }));
    assert_eq!(
        format!("{page:?}"),
        r#"Page { text: "a", state: "parked", pages: [Page], extra: {"more": Null} }"#
    );
}

#[test]
fn deep_nesting_fits_a_small_stack() {
    let deep = (0..126).fold(json!({}), |below, _| json!({ "page": below }));
    let thread = std::thread::Builder::new().stack_size(2 << 20);
    let done = thread.spawn(move || assert_eq!(written(&page(&deep)), deep)).expect("a thread");
    assert!(done.join().is_ok());
}

#[test]
fn deeper_than_text_goes_fits_a_small_stack() {
    // serde_json reads text of 127 levels; values know no limit.
    let deep = (0..128).fold(json!({ "more": [] }), |below, level| match level % 4 {
        0 => json!({ "page": below }),
        1 => json!({ "pages": [below] }),
        2 => json!({ "pages/by~name": { "a": below } }),
        _ => json!({ "more": [below] }),
    });
    let thread = std::thread::Builder::new().stack_size(2 << 20);
    let round_trip = move || {
        let page: Page = serde_json::from_value(deep.clone()).expect("any object is read");
        assert_eq!(page.clone(), page);
        assert!(page.mismatches().is_empty());
        assert!(!format!("{page:?}").is_empty());
        assert_eq!(written(&page), deep);
    };
    assert!(thread.spawn(round_trip).expect("a thread").join().is_ok());
}

#[test]
fn enums_are_ordered_as_they_are_equal() {
    let of = |text: &str| Open::<Level>::from(text);
    assert!(
        of("-5") < of("-1") && of("-1") < of("3") && of("3") < of("23") && of("23") < of("100")
    );
    assert_eq!(of("23"), Level::_23);
    assert_eq!(of("23").cmp(&of("23")), std::cmp::Ordering::Equal);
    assert_ne!(of("023").cmp(&of("23")), std::cmp::Ordering::Equal);
    let by_level: BTreeMap<Open<Level>, bool> =
        serde_json::from_str(r#"{"23": true, "-1": false}"#).expect("keys are integers");
    assert_eq!(
        by_level.keys().map(Open::known).collect::<Vec<_>>(),
        [Some(Level::Minus1), Some(Level::_23)]
    );
    assert_eq!(
        serde_json::to_string(&by_level).expect("keys are written"),
        r#"{"-1":false,"23":true}"#
    );
    let text = Open::<State>::from(String::from("parked"));
    assert_eq!((text.to_string().as_str(), text.as_ref()), ("parked", "parked"));
    assert_eq!("connected".parse::<Open<State>>(), Ok(State::Connected.into()));
}

#[test]
fn integers_come_back_as_they_were() {
    for text in
        ["0", "-1", "23", "9223372036854775807", "-9223372036854775808", "18446744073709551615"]
    {
        let json: Value = serde_json::from_str(&format!(
            r#"{{"level": {text}, "int32": {text}, "int64": {text}, "number": {text}, "any": {text}}}"#
        ))
        .expect("an object");
        let page = page(&json);
        assert!(same(&written(&page), &json), "{page:?}");
        assert_eq!(page.level.map(|level| level.to_string()).as_deref(), Some(text));
    }
    assert_eq!(serde_json::to_string(&Open::<Level>::from("007")).expect("text"), "\"007\"");
}

#[test]
fn dates_and_times_come_back_as_they_were() {
    for (key, text) in [
        ("instant", "2026-11-20T17:00:00Z"),
        ("instant", "0000-01-01T00:00:00.000000001Z"),
        ("instant", "9999-12-30T22:00:00.12Z"),
        ("local", "2026-02-28T23:59:59.100000001"),
        ("local", "1970-01-01T00:00:00"),
        ("date", "0001-01-01"),
        ("date", "2024-02-29"),
    ] {
        let json = json!({ key: text });
        let page = page(&json);
        assert!(page.extra.is_empty(), "{text} is in extra");
        assert_eq!(written(&page), json);
    }
    let elsewhere = page(&json!({ "instant": "2026-11-20T17:00:00+0530" }));
    assert_eq!(written(&elsewhere), json!({ "instant": "2026-11-20T11:30:00Z" }));
    let before = Page { instant: Some(Timestamp::MIN), ..Page::default() };
    assert_eq!(written(&before), json!({ "instant": Timestamp::MIN.to_string() }));
}

#[test]
fn where_the_output_ends_too_early_writing_fails() {
    let page = page(&json!({
        "text": "a",
        "instant": "2026-11-20T17:00:00.5Z",
        "page": { "level": 3, "texts": ["b", "c"] },
        "pages": [{ "state": "busy" }, {}],
        "pages/by~name": { "d": { "boolean": true } },
        "unknown": null,
    }));
    let whole = serde_json::to_vec(&page).expect("it is written");
    let mut room = vec![0; whole.len()];
    for length in 0..whole.len() {
        let short = serde_json::to_writer(&mut room[..length], &page);
        assert!(short.is_err_and(|error| error.is_io()), "{length} bytes of {}", whole.len());
    }
    serde_json::to_writer(&mut room[..], &page).expect("it has room");
    assert_eq!(room, whole);
}

#[test]
fn fields_tell_what_is_documented() {
    let page: &dyn Model = &Page::default();
    assert_eq!(page.fields(), FIELDS);
    assert_eq!(FIELDS.model(), "Page");
    let required: Vec<_> = FIELDS.iter().filter(|field| field.required).collect();
    assert_eq!(required, [&FIELDS[0]]);
    assert_eq!((FIELDS[9].name, FIELDS[9].rust_name, FIELDS[9].ty), ("state", "state", "State"));
}

fn any_json() -> impl Strategy<Value = Value> {
    let key = prop_oneof![
        prop::sample::select(PROPERTIES).prop_map(|field| field.name.to_owned()),
        "[a-z]{0,3}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-40_i32..40).prop_map(Value::from),
        any::<f64>().prop_filter("JSON has no others", |n| n.is_finite()).prop_map(Value::from),
        "[a-z]{0,4}|alerting|2026-1[0-9]-[0-3][0-9](T[0-2][0-9]:[0-9]{2}:[0-6][0-9](\\.[0-9]{1,10})?(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key.clone(), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Equality of what JSON means: numbers by value, instants by instant.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left == right || left.as_f64() == right.as_f64() && (left.is_f64() || right.is_f64())
        }
        (Value::String(left), Value::String(right)) => {
            let instants = (left.parse::<Timestamp>(), right.parse::<Timestamp>());
            left == right
                || matches!(instants, (Ok(left), Ok(right)) if left == right)
                || matches!((left.parse::<DateTime>(), right.parse::<DateTime>()), (Ok(l), Ok(r)) if l == r)
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(l, r)| same(l, r))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, l)| right.get(key).is_some_and(|r| same(l, r)))
        }
        _ => left == right,
    }
}

/// Miri is a thousand times slower, and looks at each case that much closer.
const CASES: u32 = if cfg!(miri) { 4 } else { 512 };

proptest! {
    // Miri has no files to keep failures in.
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_object_comes_back_as_it_was(json in any_json()) {
        let json = json!({ "page": json, "pages": [json], "more": json });
        let back = written(&page(&json));
        prop_assert!(same(&json, &back), "{back}");
    }

    #[test]
    fn any_text_is_an_enum_value(text in ".{0,12}") {
        let state = Open::<State>::from(text.as_str());
        prop_assert_eq!(state.as_str(), &text);
        prop_assert_eq!(state.known().is_some(), State::TEXTS.contains(&text.as_str()));
        let json = serde_json::to_string(&state).expect("text");
        prop_assert_eq!(serde_json::from_str::<Open<State>>(&json).expect("text"), state);
    }

    #[test]
    fn any_integer_is_a_value_of_an_integer_enum(number in any::<i64>()) {
        let json = json!({ "level": number });
        prop_assert_eq!(written(&page(&json)), json);
    }
}
