//! Reads and writes every documented key of every model that `registry.rs` lists: once with a value
//! that fits its documented type, once with one that does not.

mod registry;

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use models::runtime::codegen::{FieldRef, FieldVisitor, FieldsMutVisitor, read, write};
use models::runtime::{EnumDescriptor, EnumRepr, Enumeration, Extra, Model, ModelDescriptor};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// Makes a model without a value in it.
pub(crate) type Made = fn() -> Box<dyn Model>;

pub(crate) fn made<M: Model + Default + 'static>() -> Box<dyn Model> {
    Box::new(M::default())
}

/// The representation and the values of an enum.
pub(crate) type Listed = (EnumRepr, EnumDescriptor);

pub(crate) const fn listed<E: Enumeration>() -> Listed {
    (E::REPR, E::DESCRIPTOR)
}

/// Whichever model is to be read next, so that one parser serves them all.
struct Any(Box<dyn Model>);

thread_local! {
    static NEXT: Cell<Option<Made>> = const { Cell::new(None) };
}

impl Default for Any {
    fn default() -> Self {
        Any(NEXT.get().expect("a model is to be read")())
    }
}

impl Model for Any {
    fn visit_fields_mut(&mut self, visitor: &mut dyn FieldsMutVisitor) {
        self.0.visit_fields_mut(visitor);
    }
    fn visit_fields<'a>(&'a self, visitor: &mut dyn FieldVisitor<'a>) {
        self.0.visit_fields(visitor);
    }
}

impl<'de> Deserialize<'de> for Any {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Any, D::Error> {
        read(deserializer)
    }
}

fn main() {
    let enums: HashMap<&str, &Listed> = registry::ENUMS.iter().map(|own| (own.1.name(), own)).collect();
    let (mut keys, mut misfits) = (0, 0);
    for &(fields, made) in registry::MODELS {
        NEXT.set(Some(made));
        let object = |value: &dyn Fn(&'static str) -> Option<Value>| -> Map<String, Value> {
            let entries = fields.into_iter().map(|field| (field.name, value(field.ty)));
            entries.filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
        };
        let fit = object(&|ty| Some(fitting(ty, &enums)));
        assert_eq!(fit.len(), fields.len(), "{}: two keys are one", fields.name());
        keys += fit.len();
        assert_round_trip(fields, fit, &[]);
        let misfit = object(&|ty| Some(not_fitting(ty, &enums)?.0));
        misfits += misfit.len();
        let expected: Vec<(String, String)> = fields
            .into_iter()
            .filter_map(|field| Some((field.name.to_owned(), not_fitting(field.ty, &enums)?.1)))
            .collect();
        assert_round_trip(fields, misfit, &expected);
    }
    println!(
        "{} models: {keys} keys there and back, {misfits} of them with a value that is not as documented",
        registry::MODELS.len()
    );
}

/// What a model contains, and where.
#[derive(Default)]
struct Held {
    documented: Option<ModelDescriptor>,
    /// The fields with a value.
    set: HashSet<usize>,
    /// The keys in `extra`.
    beyond: HashSet<String>,
}

impl<'a> FieldVisitor<'a> for Held {
    fn visit(&mut self, index: usize, _value: FieldRef<'a>) {
        self.set.insert(index);
    }
    fn begin(&mut self, descriptor: ModelDescriptor, extra: &'a Extra) {
        self.documented = Some(descriptor);
        self.beyond = extra.iter().map(|(key, _)| key.clone()).collect();
    }
}

/// Reads an object and writes it. What fits is in its field and nowhere else, what does not is in
/// `extra` and nowhere else, and a mismatch. Misfits are keys, each with the pointer below it.
fn assert_round_trip(fields: ModelDescriptor, object: Map<String, Value>, misfits: &[(String, String)]) {
    let name = fields.name();
    let json = Value::Object(object);
    let model: Any = serde_json::from_str(&json.to_string()).expect("any object is read");
    let mut held = Held::default();
    model.visit_fields(&mut held);
    assert_eq!(held.documented, Some(fields), "{name}");
    for (index, field) in fields.into_iter().enumerate() {
        let told = misfits.iter().any(|(key, _)| key == field.name);
        let sent = json.get(field.name).is_some();
        assert_eq!(held.beyond.contains(field.name), told, "{name}.{} in extra", field.name);
        assert_eq!(held.set.contains(&index), sent && !told, "{name}.{}", field.name);
    }
    assert_eq!(held.beyond.len(), misfits.len(), "{name}");
    let pointers = misfits
        .iter()
        .map(|(key, below)| format!("/{}{below}", key.replace('~', "~0").replace('/', "~1")));
    assert_eq!(model.mismatches(), pointers.collect::<Vec<_>>(), "{name}");
    let written = write(&model, serde_json::value::Serializer).expect("any model is written");
    assert_eq!(written, json, "{name}");
}

/// A value of the documented type.
fn fitting(ty: &str, enums: &HashMap<&str, &Listed>) -> Value {
    if let Some(element) = inside(ty, "list") {
        return json!([fitting(element, enums)]);
    }
    if let Some(value) = inside(ty, "map") {
        return json!({ "key": fitting(value, enums) });
    }
    if let Some((repr, descriptor)) = enums.get(ty) {
        let text = descriptor.first().copied().unwrap_or("0");
        return match repr {
            EnumRepr::Text => text.into(),
            EnumRepr::Integer => text.parse::<i64>().expect("an integer").into(),
        };
    }
    if registry::FLAGS.contains(&ty) {
        return u64::MAX.into();
    }
    match ty {
        "boolean" => true.into(),
        "int32" => i32::MIN.into(),
        "int64" => i64::MAX.into(),
        "float" | "double" | "decimal" => 1.5.into(),
        "date-time" => "2026-11-20T09:15:00.123Z".into(),
        "date" => "2026-11-20".into(),
        "local-date-time" | "utc-date-time" => "2026-11-20T09:15:00".into(),
        "string" | "uuid" | "uri" | "binary" | "any" => "text".into(),
        _ => json!({}),
    }
}

/// A value of another type than the documented one, and the JSON pointer from it to what does not fit.
/// There is none for any JSON.
fn not_fitting(ty: &str, enums: &HashMap<&str, &Listed>) -> Option<(Value, String)> {
    let whole = |value: Value| Some((value, String::new()));
    if let Some(element) = inside(ty, "list") {
        // One element that does not fit, behind one that does.
        let fits = fitting(element, enums);
        return match not_fitting(element, enums) {
            Some((misfit, below)) => Some((json!([fits, misfit]), format!("/1{below}"))),
            None => whole(json!({ "no": "list" })),
        };
    }
    if let Some(value) = inside(ty, "map") {
        let fits = fitting(value, enums);
        return match not_fitting(value, enums) {
            Some((misfit, below)) => {
                Some((json!({ "fits": fits, "more": misfit }), format!("/more{below}")))
            }
            None => whole(json!(["no map"])),
        };
    }
    if let Some((repr, _)) = enums.get(ty) {
        return whole(match repr {
            EnumRepr::Text => 7.into(),
            EnumRepr::Integer => "seven".into(),
        });
    }
    if registry::FLAGS.contains(&ty) {
        return whole((-1).into());
    }
    match ty {
        "any" => None,
        "string" | "uuid" | "uri" | "binary" => whole(json!(["no text"])),
        "int32" => whole((i64::from(i32::MAX) + 1).into()),
        "boolean" | "int64" | "float" | "double" | "decimal" | "date-time" | "date"
        | "local-date-time" | "utc-date-time" => whole("something else".into()),
        _ => whole("no object".into()),
    }
}

/// What stands between the brackets of `list<…>`.
fn inside<'t>(ty: &'t str, shape: &str) -> Option<&'t str> {
    ty.strip_prefix(shape)?.strip_prefix('<')?.strip_suffix('>')
}
