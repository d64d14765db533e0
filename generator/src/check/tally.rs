//! What was seen, counted. Memory is bounded by the schema, whatever the payloads hold: of keys and
//! values that nobody documented, a limited number is told apart.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

use foldhash::fast::FixedState;

use super::expected::{Expected, ExpectedModel, ModelIndex};
use super::value_kind::{Kinds, ValueKind};

/// The maximum number of undocumented keys of one model that are told apart.
pub(super) const MAX_KEYS: usize = 500;

/// The maximum number of undocumented values of one property that are told apart.
pub(super) const MAX_VALUES: usize = 100;

/// How often something came, and where first.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    pub(super) count: u64,
    /// The number of payloads that it came in.
    pub(super) payloads: u64,
    /// The last one of them.
    last: u64,
    pub(super) first: Place,
}

/// A place in an input.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The index of the input.
    pub(super) input: usize,
    pub(super) line: u64,
    /// The JSON pointer from the top of the record.
    pub(super) pointer: String,
}

impl Tally {
    pub(super) fn new(first: Place) -> Tally {
        Tally { count: 0, payloads: 0, last: 0, first }
    }

    /// Counts one more, in this payload.
    pub(super) fn add(&mut self, payload: u64) {
        self.count += 1;
        if self.last != payload {
            self.last = payload;
            self.payloads += 1;
        }
    }

    /// Adds what was counted of objects of another model.
    pub(super) fn merge(&mut self, other: &Tally) {
        self.count += other.count;
        self.payloads += other.payloads;
        if other.first < self.first {
            self.first = other.first.clone();
        }
    }
}

/// What came of a model.
#[derive(Debug)]
pub(super) struct ModelTally {
    pub(super) objects: u64,
    /// Those of them that are of no model that extends this one.
    pub(super) own_objects: u64,
    pub(super) payloads: u64,
    last: u64,
    pub(super) properties: Vec<PropertyTally>,
    /// The keys that no page documents.
    pub(super) undocumented: HashMap<Box<str>, UndocumentedKey, FixedState>,
    /// Those beyond [`MAX_KEYS`], together.
    pub(super) more_undocumented: Option<Tally>,
    /// After each property, the one that came next the last time. The last entry is of the first one.
    pub(super) next: Vec<usize>,
}

/// What came of a property.
#[derive(Debug, Default)]
pub(super) struct PropertyTally {
    /// Its values, then the elements in them, then the elements in those.
    pub(super) levels: Vec<Level>,
    /// Objects that lack it although it is required.
    pub(super) missing: Option<Box<Tally>>,
}

/// The values of a property, or the elements of its lists and maps.
#[derive(Debug, Default)]
pub(super) struct Level {
    /// The number of values that are as documented.
    pub(super) fits: u64,
    /// The others, by what they are.
    pub(super) misfits: Vec<(ValueKind, Tally)>,
    /// The values of an enum that are not documented.
    pub(super) values: Option<Box<UndocumentedValues>>,
}

/// A key that no page documents.
#[derive(Debug, Clone)]
pub(super) struct UndocumentedKey {
    pub(super) tally: Tally,
    pub(super) kinds: Kinds,
    /// The kinds of the elements, where its values are lists.
    pub(super) elements: Kinds,
}

/// Values of an enum that are not documented.
#[derive(Debug)]
pub(super) struct UndocumentedValues {
    pub(super) tally: Tally,
    /// At most [`MAX_VALUES`], each with its number.
    pub(super) values: BTreeMap<Scalar, u64>,
    /// Whether there are more.
    pub(super) more: bool,
}

/// A value of an enum.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scalar {
    Integer(i128),
    Text(String),
}

impl fmt::Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Scalar::Integer(number) => number.fmt(f),
            Scalar::Text(text) => text.fmt(f),
        }
    }
}

impl ModelTally {
    fn new(model: &ExpectedModel) -> ModelTally {
        let count = model.properties.len();
        ModelTally {
            objects: 0,
            own_objects: 0,
            payloads: 0,
            last: 0,
            properties: (0..count).map(|_| PropertyTally::default()).collect(),
            undocumented: HashMap::default(),
            more_undocumented: None,
            next: (0..count).map(|at| at + 1).chain([0]).collect(),
        }
    }

    /// Counts one more object.
    pub(super) fn enter(&mut self, payload: u64) {
        self.objects += 1;
        if self.last != payload {
            self.last = payload;
            self.payloads += 1;
        }
    }

    /// The values of a property at a depth.
    pub(super) fn level(&mut self, property: usize, depth: usize) -> &mut Level {
        let levels = &mut self.properties[property].levels;
        if levels.len() <= depth {
            levels.resize_with(depth + 1, Level::default);
        }
        &mut levels[depth]
    }
}

impl UndocumentedKey {
    /// Adds what was counted of objects of another model.
    pub(super) fn merge(&mut self, other: &UndocumentedKey) {
        self.tally.merge(&other.tally);
        other.kinds.iter().for_each(|kind| self.kinds.insert(kind));
        other.elements.iter().for_each(|kind| self.elements.insert(kind));
    }
}

impl PropertyTally {
    /// The number of objects that have the key.
    pub(super) fn came(&self) -> u64 {
        self.levels.first().map_or(0, Level::count)
    }
}

impl Level {
    /// The number of all values.
    pub(super) fn count(&self) -> u64 {
        let misfits: u64 = self.misfits.iter().map(|(_, tally)| tally.count).sum();
        self.fits + misfits
    }

    /// The kinds of those that are not as documented.
    pub(super) fn kinds(&self) -> Kinds {
        self.misfits.iter().map(|(kind, _)| *kind).collect()
    }
}

/// The tallies of all models.
pub(super) fn of_models(expected: &Expected) -> Vec<ModelTally> {
    expected.models.iter().map(ModelTally::new).collect()
}

/// A token of the path to the current value.
#[derive(Debug, Clone, Copy)]
pub(super) enum Token {
    /// A token of the pointer to the payloads.
    Envelope(usize),
    /// An element of a list.
    Index(usize),
    /// A value of a map. Its key is data, and not shown.
    Entry,
    /// A property.
    Property(ModelIndex, usize),
}

/// Where reading is: the line, which the reader of the input counts.
#[derive(Debug, Clone, Default)]
pub(super) struct Line(std::rc::Rc<Cell<u64>>);

impl Line {
    pub(super) fn get(&self) -> u64 {
        self.0.get()
    }

    pub(super) fn set(&self, line: u64) {
        self.0.set(line);
    }
}
