//! The schema as payloads are held against it: references are indices, keys are in hash tables.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::schema::{self, EnumRepr, Schema, SourceLocation, Type, Value};

/// The index of a model in [`Expected::models`].
pub(super) type ModelIndex = usize;

/// A schema, prepared for reading payloads.
#[derive(Debug)]
pub struct Expected {
    pub(super) models: Vec<ExpectedModel>,
    pub(super) enums: Vec<ExpectedEnum>,
    by_name: HashMap<String, ModelIndex>,
}

/// A JSON object.
#[derive(Debug)]
pub(super) struct ExpectedModel {
    pub(super) name: String,
    /// Whether a page documents its keys. Otherwise it may have any.
    pub(super) documented: bool,
    pub(super) properties: Vec<ExpectedProperty>,
    /// The indices of the required properties.
    pub(super) required: Vec<usize>,
    /// The models that document properties of this one, itself apart.
    pub(super) bases: Vec<ModelIndex>,
    pub(super) sources: Vec<SourceLocation>,
    keys: HashMap<Box<str>, usize, FixedState>,
}

/// A key of an object.
#[derive(Debug)]
pub(super) struct ExpectedProperty {
    pub(super) name: String,
    pub(super) form: Form,
    /// The documented type, for messages and overrides.
    pub(super) ty: Type,
    pub(super) nullable: bool,
    /// The model that documents it, and its index there: what comes of it is counted there, once for all
    /// models that extend that one.
    pub(super) owner: (ModelIndex, usize),
    pub(super) sources: Vec<SourceLocation>,
}

/// The values of an enum.
#[derive(Debug)]
pub(super) struct ExpectedEnum {
    pub(super) name: String,
    pub(super) documented_as: schema::EnumId,
    pub(super) repr: EnumRepr,
    texts: HashMap<Box<str>, (), FixedState>,
    integers: HashMap<i64, (), FixedState>,
    /// All bits of its integers.
    bits: i64,
    /// The documented names of its members.
    names: HashMap<Box<str>, (), FixedState>,
}

/// How a value is expected to look, as far as the reader of a generated crate tells values apart.
#[derive(Debug, Clone)]
pub(super) enum Form {
    Any,
    Boolean,
    Int32,
    Int64,
    /// A number that an `f64` holds exactly.
    Number,
    Text,
    DateTime,
    UtcDateTime,
    Date,
    LocalDateTime,
    Uuid,
    List(Box<Form>),
    Map(Box<Form>),
    Model(ModelIndex),
    Enum(usize),
}

impl Expected {
    /// Prepares a schema.
    pub fn of(schema: &Schema) -> Expected {
        let by_name: HashMap<String, ModelIndex> = index(schema.models.iter().map(|m| &m.name));
        let enums: HashMap<String, usize> = index(schema.enums.iter().map(|own| &own.name));
        let names = Names { models: &by_name, enums: &enums, schema };
        let models = schema.models.iter().enumerate();
        let models =
            models.map(|(index, model)| ExpectedModel::new(index, model, &names)).collect();
        Expected { models, enums: schema.enums.iter().map(ExpectedEnum::new).collect(), by_name }
    }

    /// The documented names of the models.
    pub fn models(&self) -> impl Iterator<Item = &str> {
        self.models.iter().map(|model| model.name.as_str())
    }

    /// Whether the values of an enum are names of members: those of another enum, which has other values.
    pub(super) fn is_of_member_names(&self, name: &str) -> bool {
        let own = self.enums.iter().find(|own| own.name == name);
        own.is_some_and(|own| own.documented_as.content == schema::EnumContent::MemberNames)
    }

    /// The model of a documented name.
    pub(super) fn find(&self, name: &str) -> Option<ModelIndex> {
        self.by_name.get(name).copied()
    }
}

fn index<'a>(names: impl Iterator<Item = &'a String>) -> HashMap<String, usize> {
    names.enumerate().map(|(index, name)| (name.clone(), index)).collect()
}

struct Names<'a> {
    models: &'a HashMap<String, ModelIndex>,
    enums: &'a HashMap<String, usize>,
    schema: &'a Schema,
}

impl Names<'_> {
    /// Where a property is documented that a model inherits.
    fn owner(&self, property: &schema::Property) -> Option<(ModelIndex, usize)> {
        let model = *self.models.get(property.inherited_from.as_ref()?)?;
        let mut properties = self.schema.models[model].properties.iter();
        Some((model, properties.position(|inherited| inherited.name == property.name)?))
    }
}

impl ExpectedModel {
    fn new(index: ModelIndex, model: &schema::Model, names: &Names<'_>) -> ExpectedModel {
        let properties = model.properties.iter().enumerate();
        let properties: Vec<_> = properties
            .map(|(at, property)| ExpectedProperty {
                name: property.name.clone(),
                form: Form::new(&property.ty, names),
                ty: property.ty.clone(),
                nullable: property.facts.nullable,
                owner: names.owner(property).unwrap_or((index, at)),
                sources: property.sources.clone(),
            })
            .collect();
        let owners = properties.iter().map(|property| property.owner.0);
        let mut bases: Vec<_> = owners.filter(|owner| *owner != index).collect();
        bases.sort_unstable();
        bases.dedup();
        let keys = properties.iter().enumerate();
        let required =
            model.properties.iter().enumerate().filter(|(_, property)| property.required);
        ExpectedModel {
            name: model.name.clone(),
            documented: model.documented,
            keys: keys.map(|(index, property)| (property.name.as_str().into(), index)).collect(),
            required: required.map(|(index, _)| index).collect(),
            bases,
            properties,
            sources: model.sources.clone(),
        }
    }

    /// The index of a property. `guess` is tried first: keys often come in the same order.
    pub(super) fn property(&self, key: &str, guess: usize) -> Option<usize> {
        match self.properties.get(guess) {
            Some(property) if property.name == key => Some(guess),
            _ => self.keys.get(key).copied(),
        }
    }
}

impl ExpectedEnum {
    fn new(own: &schema::Enum) -> ExpectedEnum {
        let mut expected = ExpectedEnum {
            name: own.name.clone(),
            documented_as: own.documented_as.clone(),
            repr: own.representation,
            texts: HashMap::default(),
            integers: HashMap::default(),
            bits: 0,
            names: HashMap::default(),
        };
        for variant in &own.variants {
            if let Some(name) = &variant.name {
                expected.names.insert(name.as_str().into(), ());
            }
            match &variant.value {
                Value::String(text) => drop(expected.texts.insert(text.as_str().into(), ())),
                Value::Integer(number) => {
                    expected.integers.insert(*number, ());
                    expected.bits |= number;
                }
            }
        }
        expected
    }

    pub(super) fn has_text(&self, text: &str) -> bool {
        self.texts.contains_key(text)
    }

    /// Whether it is a documented integer; of flags, whether each bit is.
    pub(super) fn has_integer(&self, number: i64) -> bool {
        match self.repr {
            EnumRepr::Flags => number & !self.bits == 0,
            EnumRepr::Integer | EnumRepr::String => self.integers.contains_key(&number),
        }
    }

    /// Whether a member has this name.
    pub(super) fn has_name(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }
}

impl Form {
    fn new(ty: &Type, names: &Names<'_>) -> Form {
        match ty {
            Type::String | Type::Uri | Type::Binary => Form::Text,
            Type::Boolean => Form::Boolean,
            Type::Int32 => Form::Int32,
            Type::Int64 => Form::Int64,
            Type::Float | Type::Double | Type::Decimal => Form::Number,
            Type::DateTime => Form::DateTime,
            Type::UtcDateTime => Form::UtcDateTime,
            Type::Date => Form::Date,
            Type::LocalDateTime => Form::LocalDateTime,
            Type::Uuid => Form::Uuid,
            Type::Any => Form::Any,
            Type::List(element) => Form::List(Box::new(Form::new(element, names))),
            Type::Map(value) => Form::Map(Box::new(Form::new(value, names))),
            // A schema has each name that it refers to.
            Type::Model(name) => names.models.get(name).map_or(Form::Any, |&at| Form::Model(at)),
            Type::Enum(name) => names.enums.get(name).map_or(Form::Any, |&at| Form::Enum(at)),
        }
    }
}
