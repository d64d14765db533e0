//! The overrides that make the schema agree with payloads.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::expected::{Expected, ExpectedModel, ExpectedProperty, ModelIndex};
use super::tally::{Level, Scalar, Tally, UndocumentedKey, UndocumentedValues};
use super::value_kind::{Kinds, ValueKind, in_words};
use crate::diagnostics::quantity::{counted, has};
use crate::schema::Type;

/// What is to be done about a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mend {
    /// The override with this index in the report.
    Override(usize),
    /// No override mends it, for this reason.
    None(&'static str),
}

pub(super) const NOT_DOCUMENTATION: &str = "an override corrects documentation, not payloads";
pub(super) const NO_TABLE: &str = "name the models under `[check.by]` in tablesmith.toml";
pub(super) const NEVER_SEEN: &str = "these payloads may just not have it";
pub(super) const VALUES_HIDDEN: &str =
    "with `--show-values` there is one, which holds the values from the payloads";
pub(super) const DICTIONARY: &str =
    "the keys may be data: then `type = \"map<…>\"` for what holds them mends it";
pub(super) const TOO_MANY_VALUES: &str = "there are too many values to list them";

/// An override, or a change of one that is there: what the keys of `[[override]]` are to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProposedOverride {
    /// The model or, where values are added, the enum.
    pub model: String,
    /// The property.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub property: Option<String>,
    /// The corrections, by the key of the configuration.
    pub corrections: BTreeMap<CorrectionKey, CorrectionValue>,
    /// Why, with the number of payloads that showed it.
    pub reason: String,
}

impl ProposedOverride {
    /// Its entry in `tablesmith.toml`.
    pub fn to_toml(&self) -> String {
        let text = |text: &str| toml::Value::from(text).to_string();
        let mut entry = format!("[[override]]\nmodel = {}\n", text(&self.model));
        if let Some(property) = &self.property {
            entry.push_str(&format!("property = {}\n", text(property)));
        }
        for (key, value) in &self.corrections {
            entry.push_str(&format!("{} = {}\n", key.as_str(), value.to_toml()));
        }
        entry.push_str(&format!("reason = {}\n", text(&self.reason)));
        entry
    }
}

impl CorrectionValue {
    /// As TOML writes it.
    pub fn to_toml(&self) -> String {
        match self {
            CorrectionValue::Flag(flag) => flag.to_string(),
            CorrectionValue::Text(text) => toml::Value::from(text.as_str()).to_string(),
            CorrectionValue::Values(values) => {
                let values = values.iter().map(|value| match value {
                    crate::schema::Value::Integer(number) => number.to_string(),
                    crate::schema::Value::String(text) => {
                        toml::Value::from(text.as_str()).to_string()
                    }
                });
                format!("[{}]", values.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// A key of `[[override]]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CorrectionKey {
    /// The property is not documented.
    Add,
    /// The key.
    WireName,
    /// The type.
    Type,
    /// Whether it may be null.
    Nullable,
    /// Whether it is required.
    Required,
    /// Values that are not documented.
    Values,
}

impl CorrectionKey {
    /// As the configuration writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            CorrectionKey::Add => "add",
            CorrectionKey::WireName => "wire-name",
            CorrectionKey::Type => "type",
            CorrectionKey::Nullable => "nullable",
            CorrectionKey::Required => "required",
            CorrectionKey::Values => "values",
        }
    }
}

impl Serialize for CorrectionKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A value in `[[override]]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum CorrectionValue {
    /// `true` or `false`
    Flag(bool),
    /// A text.
    Text(String),
    /// Values of an enum.
    Values(Vec<crate::schema::Value>),
}

/// The overrides of a report: one for each property, whatever it corrects.
#[derive(Debug)]
pub(super) struct Proposals {
    /// What is counted.
    unit: Unit,
    list: Vec<ProposedOverride>,
    by_property: BTreeMap<(String, Option<String>), usize>,
}

/// What findings are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Payloads,
    Examples,
}

impl Unit {
    /// One of them.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Unit::Payloads => "payload",
            Unit::Examples => "example",
        }
    }
}

impl Proposals {
    pub(super) fn new(unit: Unit) -> Proposals {
        Proposals { unit, list: Vec::new(), by_property: BTreeMap::new() }
    }

    /// `1 of 12 payloads has`, `3 of 12 payloads have`
    fn share_has(&self, payloads: u64, of: u64) -> String {
        format!("{payloads} of {} {}", counted(of, self.unit.noun()), has(payloads))
    }

    pub(super) fn finish(self) -> Vec<ProposedOverride> {
        self.list
    }

    fn correct(
        &mut self,
        model: &str,
        property: Option<&str>,
        corrections: impl IntoIterator<Item = (CorrectionKey, CorrectionValue)>,
        reason: String,
    ) -> usize {
        let key = (model.to_owned(), property.map(str::to_owned));
        let index = *self.by_property.entry(key).or_insert_with(|| {
            self.list.push(ProposedOverride {
                model: model.to_owned(),
                property: property.map(str::to_owned),
                corrections: BTreeMap::new(),
                reason: String::new(),
            });
            self.list.len() - 1
        });
        let proposal = &mut self.list[index];
        proposal.corrections.extend(corrections);
        if !proposal.reason.contains(&reason) {
            if !proposal.reason.is_empty() {
                proposal.reason.push_str("; ");
            }
            proposal.reason.push_str(&reason);
        }
        index
    }

    /// A documented key that is written otherwise.
    pub(super) fn rename(
        &mut self,
        model: &ExpectedModel,
        property: &ExpectedProperty,
        key: &str,
        tally: &Tally,
        of: u64,
    ) -> usize {
        let correction = (CorrectionKey::WireName, CorrectionValue::Text(key.to_owned()));
        let reason =
            format!("{} `{key}`, and none `{}`", self.share_has(tally.payloads, of), property.name);
        self.correct(&model.name, Some(&property.name), [correction], reason)
    }

    /// A key that no page documents.
    pub(super) fn add(
        &mut self,
        model: &ExpectedModel,
        key: &str,
        seen: &UndocumentedKey,
        of: u64,
    ) -> Mend {
        let ty = match type_of(seen.kinds, seen.elements) {
            Type::List(element) => format!("list<{element}>"),
            other => other.to_string(),
        };
        let nullable = seen.kinds.contains(ValueKind::Null);
        let nullable = nullable.then_some((CorrectionKey::Nullable, CorrectionValue::Flag(true)));
        let corrections = [
            (CorrectionKey::Add, CorrectionValue::Flag(true)),
            (CorrectionKey::Type, CorrectionValue::Text(ty)),
        ];
        let corrections = corrections.into_iter().chain(nullable);
        let reason =
            format!("{} it, and no page documents it", self.share_has(seen.tally.payloads, of));
        Mend::Override(self.correct(&model.name, Some(key), corrections, reason))
    }

    /// A required key that may be absent.
    pub(super) fn optional(
        &mut self,
        model: &ExpectedModel,
        property: &ExpectedProperty,
        tally: &Tally,
        of: u64,
    ) -> Mend {
        let correction = (CorrectionKey::Required, CorrectionValue::Flag(false));
        let reason = format!("{} no such key", self.share_has(tally.payloads, of));
        Mend::Override(self.correct(&model.name, Some(&property.name), [correction], reason))
    }

    /// A property that may be null.
    pub(super) fn nullable(
        &mut self,
        model: &ExpectedModel,
        property: &ExpectedProperty,
        tally: &Tally,
        of: u64,
    ) -> Mend {
        let correction = (CorrectionKey::Nullable, CorrectionValue::Flag(true));
        let reason = format!("{} null", self.share_has(tally.payloads, of));
        Mend::Override(self.correct(&model.name, Some(&property.name), [correction], reason))
    }

    /// A property whose values are of another type than documented.
    pub(super) fn retype(
        &mut self,
        expected: &Expected,
        model: ModelIndex,
        property: &ExpectedProperty,
        levels: &[Level],
        of: u64,
    ) -> Mend {
        let model = &expected.models[model];
        let spelling = Spelling { model, expected, member_names: have_names_only(levels) };
        let text = match spelling.member_names {
            true => spelling.of(&property.ty),
            false => spelling.of(&mended(&property.ty, levels, 0)),
        };
        let text = text.unwrap_or_else(|| "any".to_owned());
        let kinds: Kinds = levels.iter().flat_map(|level| level.kinds().iter()).collect();
        let kinds: Vec<_> = kinds.iter().filter(|kind| *kind != ValueKind::Null).collect();
        let most = levels.iter().flat_map(|level| &level.misfits);
        let most = most.map(|(_, tally)| tally.payloads).max().unwrap_or_default();
        let reason = format!(
            "{} {} where {} is documented",
            self.share_has(most, of),
            in_words(&kinds),
            property.ty
        );
        let correction = (CorrectionKey::Type, CorrectionValue::Text(text));
        Mend::Override(self.correct(&model.name, Some(&property.name), [correction], reason))
    }

    /// A property that holds names which no member has: then it holds any text.
    pub(super) fn any_text(
        &mut self,
        model: &ExpectedModel,
        property: &ExpectedProperty,
        tally: &Tally,
        of: u64,
    ) -> Mend {
        let correction = (CorrectionKey::Type, CorrectionValue::Text(of_text(&property.ty)));
        let reason = format!("{} names that no member has", self.share_has(tally.payloads, of));
        Mend::Override(self.correct(&model.name, Some(&property.name), [correction], reason))
    }

    /// Values of an enum that are not documented.
    pub(super) fn values(&mut self, name: &str, values: &UndocumentedValues, of: u64) -> Mend {
        if values.more {
            return Mend::None(TOO_MANY_VALUES);
        }
        let listed: Option<Vec<_>> = values.values.keys().map(Scalar::documented).collect();
        let Some(mut listed) = listed else { return Mend::None(TOO_MANY_VALUES) };
        // The enum may be the type of several properties.
        let known = self.by_property.get(&(name.to_owned(), None)).map(|&at| &self.list[at]);
        let known = known.and_then(|known| known.corrections.get(&CorrectionKey::Values));
        if let Some(CorrectionValue::Values(known)) = known {
            listed.extend(known.iter().cloned());
        }
        listed.sort();
        listed.dedup();
        let reason =
            format!("{} values that no page lists", self.share_has(values.tally.payloads, of));
        let correction = (CorrectionKey::Values, CorrectionValue::Values(listed));
        Mend::Override(self.correct(name, None, [correction], reason))
    }
}

impl Scalar {
    /// As the schema holds it; none for an integer beyond what it holds.
    fn documented(&self) -> Option<crate::schema::Value> {
        match self {
            Scalar::Integer(number) => {
                i64::try_from(*number).ok().map(crate::schema::Value::Integer)
            }
            Scalar::Text(text) => Some(crate::schema::Value::String(text.clone())),
        }
    }
}

/// The type with text in place of what is innermost, as an override writes it.
fn of_text(ty: &Type) -> String {
    match ty {
        Type::List(element) => format!("list<{}>", of_text(element)),
        Type::Map(value) => format!("map<{}>", of_text(value)),
        _ => Type::String.to_string(),
    }
}

/// The documented type of a property, then that of the elements in it, as deep as values were seen.
pub(super) fn types_by_depth<'t>(ty: &'t Type, levels: &[Level]) -> Vec<&'t Type> {
    let mut types = vec![ty];
    while types.len() < levels.len() {
        let last = types[types.len() - 1];
        types.push(match last {
            Type::List(element) | Type::Map(element) => element,
            // Lists where one value is documented: their elements are that value.
            other => other,
        });
    }
    types
}

/// The type that holds all values that were seen.
fn mended(ty: &Type, levels: &[Level], depth: usize) -> Type {
    let Some(level) = levels.get(depth) else { return ty.clone() };
    let kinds = level.kinds();
    if depth > 0 && kinds.contains(ValueKind::Null) {
        return Type::Any;
    }
    let kinds: Kinds = kinds.iter().filter(|kind| *kind != ValueKind::Null).collect();
    let inner = |element: &Type| match mended(element, levels, depth + 1) {
        // A list does not hold null.
        _ if has_null(levels, depth + 1) => None,
        element => Some(Box::new(element)),
    };
    if kinds.is_empty() {
        return match ty {
            Type::List(element) => inner(element).map_or(Type::Any, Type::List),
            Type::Map(value) => inner(value).map_or(Type::Any, Type::Map),
            other => other.clone(),
        };
    }
    let is_long = |kind| kind == ValueKind::LongInteger;
    let is_number = |kind| is_long(kind) || matches!(kind, ValueKind::Number | ValueKind::Integer);
    if level.fits > 0 {
        return match ty {
            Type::Int32 if kinds.all(is_long) => Type::Int64,
            Type::Int32 | Type::Int64 if kinds.all(is_number) => Type::Double,
            Type::DateTime if kinds.all(|kind| kind == ValueKind::LocalDateTime) => {
                Type::UtcDateTime
            }
            Type::DateTime | Type::UtcDateTime | Type::Date | Type::LocalDateTime | Type::Uuid
                if kinds.all(ValueKind::is_text) =>
            {
                Type::String
            }
            _ => Type::Any,
        };
    }
    match ty {
        Type::List(element) if !kinds.contains(ValueKind::List) => {
            mended(element, levels, depth + 1)
        }
        Type::List(_) | Type::Map(_) => type_of(kinds, Kinds::default()),
        ty if kinds.all(|kind| kind == ValueKind::List) => inner(ty).map_or(Type::Any, Type::List),
        _ => type_of(kinds, Kinds::default()),
    }
}

fn has_null(levels: &[Level], depth: usize) -> bool {
    levels.get(depth).is_some_and(|level| level.kinds().contains(ValueKind::Null))
}

/// The type of values that nobody documented.
fn type_of(kinds: Kinds, elements: Kinds) -> Type {
    let kinds: Kinds = kinds.iter().filter(|kind| *kind != ValueKind::Null).collect();
    let only = |wanted: ValueKind| kinds.all(|kind| kind == wanted);
    let is_integer = |kind| matches!(kind, ValueKind::Integer | ValueKind::LongInteger);
    if only(ValueKind::Instant) {
        Type::DateTime
    } else if only(ValueKind::LocalDateTime) {
        Type::LocalDateTime
    } else if only(ValueKind::Date) {
        Type::Date
    } else if kinds.all(ValueKind::is_text) {
        Type::String
    } else if only(ValueKind::Boolean) {
        Type::Boolean
    } else if kinds.all(is_integer) {
        Type::Int64
    } else if kinds.all(|kind| is_integer(kind) || kind == ValueKind::Number) {
        Type::Double
    } else if only(ValueKind::List) && !elements.contains(ValueKind::Null) {
        match type_of(elements, Kinds::default()) {
            Type::Any => Type::Any,
            element => Type::List(Box::new(element)),
        }
    } else {
        Type::Any
    }
}

/// Whether the names of an enum's members came wherever their numbers are documented, and nothing else
/// differs.
fn have_names_only(levels: &[Level]) -> bool {
    let kinds: Kinds = levels.iter().flat_map(|level| level.kinds().iter()).collect();
    kinds.all(|kind| matches!(kind, ValueKind::Name | ValueKind::Null))
        && levels.iter().all(|level| level.fits == 0 || level.misfits.is_empty())
}

/// Writes types as overrides do.
struct Spelling<'a> {
    /// The model that is corrected.
    model: &'a ExpectedModel,
    expected: &'a Expected,
    /// Whether the names of an enum's members travel.
    member_names: bool,
}

impl Spelling<'_> {
    /// The type; none if it has an enum that the overrides of this model cannot name.
    fn of(&self, ty: &Type) -> Option<String> {
        Some(match ty {
            Type::List(element) => format!("list<{}>", self.of(element)?),
            Type::Map(value) => format!("map<{}>", self.of(value)?),
            Type::Enum(name) => {
                let own = self.expected.enums.iter().find(|own| own.name == *name)?;
                let name = match &own.documented_as.model {
                    Some(owner) if *owner != self.model.name => return None,
                    _ => &own.documented_as.name,
                };
                if self.member_names { format!("names<{name}>") } else { name.clone() }
            }
            other => other.to_string(),
        })
    }
}
