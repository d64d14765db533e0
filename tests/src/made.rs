//! Payloads made from a schema, as documented or with faults put in.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use tablesmith::check::{Finding, FindingKind, ValueKind};
use tablesmith::schema::{self, EnumRepr, Model, Schema, Type};

/// How deep models nest, but for required ones.
const DEPTH: usize = 3;

/// Makes payloads, the same ones for the same seed.
pub struct Maker<'s> {
    schema: &'s Schema,
    /// The state of a linear congruential generator (Knuth's MMIX).
    state: u64,
    /// Each model that was made, with each of its properties that was.
    pub came: BTreeSet<(String, Option<String>)>,
}

/// A fault to be put into a payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The key has one letter less.
    MisspeltKey,
    /// There is one more key.
    MoreKeys,
    /// A number, as text.
    NumberAsText,
    /// An object or a list instead of a value.
    ObjectForValue,
    /// An instant without its offset.
    NoOffset,
    /// An integer of more than 32 bits.
    LongInteger,
    /// One element, without its list.
    OneForList,
    /// A list of what should come once.
    ListForOne,
    /// An element of another type.
    WrongElement,
    /// A value that the enum does not list.
    UndocumentedValue,
    /// A required key is absent.
    Missing,
    /// `null`
    Null,
}

impl Fault {
    /// All faults.
    pub const ALL: [Fault; 12] = [
        Fault::MisspeltKey,
        Fault::MoreKeys,
        Fault::NumberAsText,
        Fault::ObjectForValue,
        Fault::NoOffset,
        Fault::LongInteger,
        Fault::OneForList,
        Fault::ListForOne,
        Fault::WrongElement,
        Fault::UndocumentedValue,
        Fault::Missing,
        Fault::Null,
    ];
}

/// What a finding is about, to compare what is expected with what is found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// What differs.
    pub kind: FindingKind,
    /// The model.
    pub model: String,
    /// The key.
    pub property: String,
    /// What the value is instead, for a wrong type.
    pub is: Option<ValueKind>,
    /// Whether it is an element.
    pub in_elements: bool,
}

impl Expected {
    /// What a finding is about.
    pub fn of(finding: &Finding) -> Expected {
        let is = finding.is.first().copied();
        Expected {
            kind: finding.kind,
            model: finding.model.clone().unwrap_or_default(),
            property: finding.property.clone().unwrap_or_default(),
            is: is.filter(|_| finding.kind == FindingKind::WrongType),
            in_elements: finding.in_elements,
        }
    }
}

impl<'s> Maker<'s> {
    /// Makes payloads of this schema.
    pub fn new(schema: &'s Schema, seed: u64) -> Maker<'s> {
        Maker { schema, state: seed, came: BTreeSet::new() }
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.state = self.state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.state >> 33) % bound.max(1)
    }

    /// The model of that name.
    ///
    /// # Panics
    ///
    /// If the schema has none.
    pub fn find(&self, name: &str) -> &'s Model {
        let found = self.schema.models.iter().find(|model| model.name == name);
        found.unwrap_or_else(|| panic!("there is no model {name}"))
    }

    /// A payload that is as documented, with all properties of the model and some of those in it.
    pub fn payload(&mut self, model: &'s Model) -> Map<String, Value> {
        self.object(model, 0)
    }

    fn object(&mut self, model: &'s Model, depth: usize) -> Map<String, Value> {
        self.came.insert((model.name.clone(), None));
        let mut object = Map::new();
        for property in &model.properties {
            let wanted = depth == 0 || property.required || self.below(2) == 0;
            let nests = matches!(property.ty.innermost(), Type::Model(_));
            if !wanted || (nests && depth >= DEPTH && !property.required) {
                continue;
            }
            if let Some(value) = self.value(&property.ty, depth) {
                self.came.insert((model.name.clone(), Some(property.name.clone())));
                object.insert(property.name.clone(), value);
            }
        }
        object
    }

    /// A value as documented; none if the documentation lists no value.
    fn value(&mut self, ty: &Type, depth: usize) -> Option<Value> {
        let number = self.below(60);
        Some(match ty {
            Type::String | Type::Uri | Type::Binary => json!(format!("text {number}")),
            Type::Boolean => json!(number < 30),
            Type::Int32 => json!(number),
            Type::Int64 => json!(number << 40),
            Type::Float | Type::Double | Type::Decimal => json!(number as f64 / 4.0),
            Type::DateTime => json!(format!("2026-11-20T10:{number:02}:00.5+02:00")),
            Type::UtcDateTime => json!(format!("2026-11-20T10:{number:02}:00")),
            Type::Date => json!("2024-02-29"),
            Type::LocalDateTime => json!(format!("2026-11-20T10:{number:02}:00")),
            Type::Uuid => json!(format!("6f9619ff-8b86-d011-b42d-00c04fc964{number:02}")),
            Type::Any => json!([{ "any": number }]),
            Type::List(element) if depth > DEPTH => {
                let _ = element;
                json!([])
            }
            Type::List(element) => {
                let count = 1 + number % 2;
                let elements = (0..count).map(|_| self.value(element, depth + 1));
                Value::Array(elements.collect::<Option<Vec<_>>>()?)
            }
            Type::Map(_) if depth > DEPTH => json!({}),
            Type::Map(value) => json!({ "key": self.value(value, depth + 1)? }),
            Type::Model(name) => Value::Object(self.object(self.find(name), depth + 1)),
            Type::Enum(name) => self.listed(name)?,
        })
    }

    fn own(&self, name: &str) -> &'s schema::Enum {
        let own = self.schema.enums.iter().find(|own| own.name == name);
        own.unwrap_or_else(|| panic!("there is no enum {name}"))
    }

    /// A documented value.
    fn listed(&mut self, name: &str) -> Option<Value> {
        let variants = &self.own(name).variants;
        let variant = variants.get(self.below(variants.len() as u64) as usize)?;
        Some(match &variant.value {
            schema::Value::Integer(number) => json!(number),
            schema::Value::String(text) => json!(text),
        })
    }

    /// Puts a fault into a property of a payload: what is to be found. None if the property cannot have
    /// this fault.
    pub fn put(
        &mut self,
        fault: Fault,
        model: &Model,
        property: &schema::Property,
        payload: &mut Map<String, Value>,
    ) -> Option<Expected> {
        let found = |kind, is, in_elements| Expected {
            kind,
            model: model.name.clone(),
            property: property.name.clone(),
            is,
            in_elements,
        };
        let wrong = |is| found(FindingKind::WrongType, Some(is), false);
        let value = payload.get(&property.name)?.clone();
        let is_number = matches!(
            property.ty,
            Type::Int32 | Type::Int64 | Type::Float | Type::Double | Type::Decimal
        );
        let (value, expected) = match (fault, &property.ty) {
            (Fault::MisspeltKey, _) => {
                let mut key = property.name.clone();
                let middle = key.char_indices().nth(key.chars().count() / 2)?.0;
                key.remove(middle);
                if model.properties.iter().any(|other| other.name == key) || property.required {
                    return None;
                }
                payload.remove(&property.name);
                payload.insert(key.clone(), value);
                let expected = found(FindingKind::UndocumentedKey, None, false);
                return Some(Expected { property: key, ..expected });
            }
            (Fault::MoreKeys, _) => {
                let key = format!("zzz{}", self.below(1 << 30));
                payload.insert(key.clone(), json!({ "marker-8271": 1 }));
                let expected = found(FindingKind::UndocumentedKey, None, false);
                return Some(Expected { property: key, ..expected });
            }
            (Fault::NumberAsText, _) if is_number => (json!("12"), wrong(ValueKind::NumberText)),
            (Fault::ObjectForValue, Type::String | Type::Boolean) => {
                (json!({ "marker-8271": [] }), wrong(ValueKind::Object))
            }
            (Fault::NoOffset, Type::DateTime) => {
                (json!("2026-11-20T10:00:00"), wrong(ValueKind::LocalDateTime))
            }
            (Fault::LongInteger, Type::Int32) => {
                (json!(1_i64 << 31), wrong(ValueKind::LongInteger))
            }
            (Fault::OneForList, Type::List(element)) => {
                let one = value.as_array()?.first()?.clone();
                let is = match (&**element, &one) {
                    (Type::Model(_), Value::Object(_)) => ValueKind::Object,
                    (Type::String, Value::String(_)) => ValueKind::Text,
                    _ => return None,
                };
                (one, wrong(is))
            }
            (Fault::ListForOne, Type::Model(_) | Type::String | Type::Boolean) => {
                (json!([value]), wrong(ValueKind::List))
            }
            (Fault::WrongElement, Type::List(element)) if **element == Type::String => {
                let expected = found(FindingKind::WrongType, Some(ValueKind::Boolean), true);
                (json!(["text", true]), expected)
            }
            (Fault::UndocumentedValue, Type::Enum(name)) => {
                let value = match self.own(name).representation {
                    EnumRepr::String => json!("not listed"),
                    EnumRepr::Integer | EnumRepr::Flags => json!(-77),
                };
                (value, found(FindingKind::UndocumentedValue, None, false))
            }
            (Fault::Missing, _) if property.required => {
                payload.remove(&property.name);
                return Some(found(FindingKind::MissingRequired, None, false));
            }
            (Fault::Null, ty) if *ty != Type::Any && !property.facts.nullable => {
                (Value::Null, found(FindingKind::UndocumentedNull, None, false))
            }
            _ => return None,
        };
        payload.insert(property.name.clone(), value);
        Some(expected)
    }
}
