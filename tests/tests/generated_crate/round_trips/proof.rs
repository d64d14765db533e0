//! What holds for every model and every enum, whatever is generated: nothing is lost, nothing breaks.
//!
//! A proof of the corpora compiles this file in a crate of its own as well, with models of a whole
//! platform: its parent module says what `models` and `equality` are.

use std::fmt::{Debug, Display};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::equality::is_equal;
use super::models::runtime::{
    EnumDescriptor, EnumRepr, Enumeration, Field, Model, ModelDescriptor, Open, documented,
};

/// A generated model, without its type.
pub(crate) struct Provable {
    pub(crate) fields: ModelDescriptor,
    pub(crate) round_trip: fn(&Value) -> Value,
}

/// Values of an enum, without its type.
pub(crate) struct Listed {
    pub(crate) repr: EnumRepr,
    pub(crate) descriptor: EnumDescriptor,
}

impl Provable {
    pub(crate) const fn of<M>(fields: ModelDescriptor) -> Provable
    where
        M: Model + Default + Clone + PartialEq + Debug + Serialize + DeserializeOwned,
    {
        Provable { fields, round_trip: round_trip::<M> }
    }
}

impl Listed {
    pub(crate) const fn of<E: Enumeration>() -> Listed {
        Listed { repr: E::REPR, descriptor: E::DESCRIPTOR }
    }
}

/// Everything that is known of by name.
pub(crate) struct Proof {
    pub(crate) models: &'static [Provable],
    pub(crate) enums: &'static [Listed],
}

/// Reads JSON every way there is, and writes it again.
fn round_trip<M>(json: &Value) -> Value
where
    M: Model + Default + Clone + PartialEq + Debug + Serialize + DeserializeOwned,
{
    let text = json.to_string();
    let model: M = serde_json::from_str(&text).expect("any object is read");
    assert_eq!(serde_json::from_slice::<M>(text.as_bytes()).expect("bytes"), model);
    assert_eq!(serde_json::from_value::<M>(json.clone()).expect("a value"), model);
    assert_eq!(model.clone(), model);
    for pointer in model.mismatches() {
        assert!(json.pointer(&pointer).is_some(), "{pointer}");
    }
    model.missing_required();
    serde_json::to_value(&model).expect("any model is written")
}

/// Every documented value is known, travels as documented, and does the same as its open enum.
pub(crate) fn every_value_is_known<E: Enumeration + Debug + Display + Eq + Hash>() {
    for (value, text) in E::VALUES.iter().zip(E::DESCRIPTOR.values()) {
        let open = Open::<E>::from(*text);
        assert_eq!(open.known().as_ref(), Some(value), "{}", E::DESCRIPTOR.name());
        assert_eq!(open.as_str(), *text);
        let json = serde_json::to_value(&open).expect("a value");
        match E::REPR {
            EnumRepr::Text => assert_eq!(json, *text),
            EnumRepr::Integer => assert_eq!(json.to_string(), *text),
        }
        assert_eq!(documented::deserialize::<E, _>(json.clone()).expect("a value"), *value);
        assert_eq!(serde_json::from_value::<Open<E>>(json).expect("a value"), open);

        assert_eq!(value.to_string(), *text);
        assert_eq!(documented::parse(text), Ok(*value));
        assert_eq!(hash_of(value), hash_of(&open));
        for other in E::VALUES {
            assert_eq!(value == other, open == *other);
        }
    }
    assert_eq!(E::VALUES.len(), E::DESCRIPTOR.len());
}

fn hash_of(value: &impl Hash) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(value)
}

impl Proof {
    /// Generated objects of a model, some of whose values are not as documented, come back as they
    /// were.
    pub(crate) fn of_model(&'static self, model: &'static Provable, cases: u32) {
        let config = Config { cases, failure_persistence: None, ..Config::default() };
        let objects = self.object(model.fields, 3);
        let tested = TestRunner::new(config).run(&objects, |json| {
            let back = (model.round_trip)(&json);
            prop_assert!(is_equal(&json, &back), "{back}");
            Ok(())
        });
        if let Err(error) = tested {
            panic!("{}: {error}", model.fields.name());
        }
    }

    fn object(&'static self, fields: ModelDescriptor, depth: usize) -> BoxedStrategy<Value> {
        let most = fields.len().min(6);
        let some = prop::sample::subsequence(fields.fields().to_vec(), 0..=most);
        let known = some.prop_flat_map(move |chosen: Vec<Field>| {
            let entries =
                chosen.into_iter().map(|field| (Just(field.name), self.any_of(field.ty, depth)));
            entries.collect::<Vec<_>>()
        });
        let other = prop::collection::btree_map("[a-zA-Z]{0,6}", json(), 0..2);
        (known, other)
            .prop_map(|(known, other)| {
                let known = known.into_iter().map(|(name, value)| (name.to_owned(), value));
                Value::Object(other.into_iter().chain(known).collect())
            })
            .boxed()
    }

    /// A value, as documented for the most part.
    fn any_of(&'static self, ty: &'static str, depth: usize) -> BoxedStrategy<Value> {
        prop_oneof![8 => self.fitting(ty, depth), 1 => Just(Value::Null), 1 => json()].boxed()
    }

    fn fitting(&'static self, ty: &'static str, depth: usize) -> BoxedStrategy<Value> {
        let inside = |shape: &str| ty.strip_prefix(shape)?.strip_prefix('<')?.strip_suffix('>');
        if let Some(element) = inside("list") {
            return prop::collection::vec(self.any_of(element, depth), 0..3)
                .prop_map(Value::from)
                .boxed();
        }
        if let Some(value) = inside("map") {
            return prop::collection::btree_map("[a-z/~]{0,3}", self.any_of(value, depth), 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect()))
                .boxed();
        }
        let model = self.models.iter().find(|model| model.fields.name() == ty);
        let listed = self.enums.iter().find(|listed| listed.descriptor.name() == ty);
        match (ty, model, listed) {
            (_, Some(model), _) if depth > 0 => self.object(model.fields, depth - 1),
            (_, _, Some(listed)) if !listed.descriptor.is_empty() => {
                let repr = listed.repr;
                prop::sample::select(listed.descriptor.values())
                    .prop_map(move |text| match repr {
                        EnumRepr::Text => text.into(),
                        EnumRepr::Integer => text.parse::<i64>().map_or(Value::Null, Value::from),
                    })
                    .boxed()
            }
            ("boolean", ..) => any::<bool>().prop_map(Value::from).boxed(),
            ("int32", ..) => any::<i32>().prop_map(Value::from).boxed(),
            ("int64", ..) => any::<i64>().prop_map(Value::from).boxed(),
            ("float" | "double" | "decimal", ..) => number().boxed(),
            ("date-time", ..) => "20[0-9]{2}-0[1-9]-[012][1-8]T[01][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]0[0-9]:?[0-5][0-9])"
                .prop_map(Value::from)
                .boxed(),
            ("date", ..) => "[0-9]{4}-0[1-9]-[012][1-8]".prop_map(Value::from).boxed(),
            ("local-date-time", ..) => "[0-9]{4}-0[1-9]-[012][1-8]T[01][0-9]:[0-5][0-9]:[0-5][0-9]"
                .prop_map(Value::from)
                .boxed(),
            ("string" | "uuid" | "uri" | "binary", ..) => ".{0,8}".prop_map(Value::from).boxed(),
            _ => json().boxed(),
        }
    }
}

fn number() -> impl Strategy<Value = Value> {
    let finite = any::<f64>().prop_filter("JSON has no others", |number| number.is_finite());
    prop_oneof![
        finite.prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-40_i32..40).prop_map(Value::from),
    ]
}

/// Any JSON.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number(),
        ".{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{0,3}", inner, 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}
