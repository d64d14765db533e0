//! The facts of properties, read from the texts of their rows once the types are known.

use serde_json::{Number, Value as Json};

use super::enums::Enums;
use crate::diagnostics::{Code, Diagnostic};
use crate::dialect::parsed::fact::FactKind;
use crate::dialect::parsed::{ParsedFact, ParsedValue};
use crate::lower::merged::MergedProperty;
use crate::schema::{EnumContent, PropertyFacts, Type};

/// The facts of a property of `model`. What contradicts itself, another page or the type is reported and
/// left out.
pub(super) fn read(
    model: &str,
    property: &MergedProperty,
    ty: &Type,
    enums: &Enums<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> PropertyFacts {
    let mut facts = PropertyFacts { nullable: property.is_nullable(), ..PropertyFacts::default() };
    if property.rows.iter().all(|row| row.facts.is_empty()) {
        return facts;
    }
    let mut reader = Reader { model, property, ty, enums, diagnostics };
    facts.minimum = reader.fact(FactKind::Minimum, Reader::number);
    facts.maximum = reader.fact(FactKind::Maximum, Reader::number);
    facts.min_length = reader.fact(FactKind::MinLength, Reader::length);
    facts.max_length = reader.fact(FactKind::MaxLength, Reader::length);
    facts.pattern = reader.fact(FactKind::Pattern, Reader::pattern);
    facts.default = reader.fact(FactKind::Default, Reader::default);
    reader.check_bounds(&mut facts);
    facts
}

/// Why a text is not what a statement should be: what was expected.
type Expected = &'static str;

struct Reader<'r, 'e> {
    model: &'r str,
    property: &'r MergedProperty,
    ty: &'r Type,
    enums: &'r Enums<'e>,
    diagnostics: &'r mut Vec<Diagnostic>,
}

impl<'r> Reader<'r, '_> {
    /// The fact of a kind, as the first row that states it does.
    fn fact<T>(
        &mut self,
        kind: FactKind,
        read: fn(&Self, &str) -> Result<Option<T>, Expected>,
    ) -> Option<T> {
        let first = self.first(kind)?;
        let others = self.property.rows.iter().flat_map(|row| &row.facts);
        for other in others.filter(|other| other.kind == kind && other.text != first.text) {
            let message = format!("the pages contradict each other on {}", self.subject(kind));
            self.diagnostics.push(
                Diagnostic::warning(Code::ContradictingFacts, message)
                    .at(other.at, format!("`{}` here", other.text))
                    .at(first.at, format!("`{}` here, which is kept", first.text))
                    .help("correct the page that is wrong"),
            );
        }
        match read(self, &first.text) {
            Ok(fact) => fact,
            Err(expected) => {
                let message = format!("{} does not fit its type, {}", self.subject(kind), self.ty);
                self.report(message, first, format!("expected {expected}; not used"));
                None
            }
        }
    }

    fn first(&self, kind: FactKind) -> Option<&'r ParsedFact> {
        let facts = self.property.rows.iter().flat_map(|row| &row.facts);
        facts.into_iter().find(|fact| fact.kind == kind)
    }

    fn subject(&self, kind: FactKind) -> String {
        format!("the {kind} of `{}` of `{}`", self.property.wire_name(), self.model)
    }

    fn report(&mut self, message: String, fact: &ParsedFact, label: String) {
        self.diagnostics.push(
            Diagnostic::warning(Code::BadFact, message)
                .at(fact.at, label)
                .help("correct the page, or the type by an override in tablesmith.toml"),
        );
    }

    /// Reports bounds that nothing fits, and a default beyond them. Neither is used.
    fn check_bounds(&mut self, facts: &mut PropertyFacts) {
        let float = |number: &Option<Number>| number.as_ref().and_then(Number::as_f64);
        if let (Some(least), Some(greatest)) = (float(&facts.minimum), float(&facts.maximum))
            && least > greatest
        {
            self.report_bounds(FactKind::Minimum, FactKind::Maximum);
            (facts.minimum, facts.maximum) = (None, None);
        }
        if facts.min_length.zip(facts.max_length).is_some_and(|(least, most)| least > most) {
            self.report_bounds(FactKind::MinLength, FactKind::MaxLength);
            (facts.min_length, facts.max_length) = (None, None);
        }
        let (beyond, bound) = match &facts.default {
            Some(Json::Number(number)) => {
                let number = number.as_f64();
                let beyond = number < float(&facts.minimum)
                    || facts.maximum.is_some() && number > float(&facts.maximum);
                (beyond, "its bounds")
            }
            Some(Json::String(text)) => {
                let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
                let beyond = facts.min_length.is_some_and(|least| length < least)
                    || facts.max_length.is_some_and(|most| length > most);
                (beyond, "the bounds of its length")
            }
            _ => (false, ""),
        };
        if let (true, Some(fact)) = (beyond, self.first(FactKind::Default)) {
            let message = format!("{} is beyond {bound}", self.subject(FactKind::Default));
            self.report(message, fact, "not used".to_owned());
            facts.default = None;
        }
    }

    fn report_bounds(&mut self, least: FactKind, most: FactKind) {
        let (Some(first), Some(second)) = (self.first(least), self.first(most)) else { return };
        let message = format!("{} is greater than its {most}", self.subject(least));
        self.diagnostics.push(
            Diagnostic::warning(Code::BadFact, message)
                .at(first.at, "neither is used")
                .at(second.at, "")
                .help("correct the page"),
        );
    }

    fn number(&self, text: &str) -> Result<Option<Number>, Expected> {
        match self.ty.innermost() {
            Type::Int32 | Type::Int64 => {
                let number = text.parse::<i64>().map_err(|_| "an integer")?;
                Ok(Some(number.into()))
            }
            Type::Float | Type::Double | Type::Decimal => number(text).map(Some),
            _ => Err("no bound, because it is no number"),
        }
    }

    fn length(&self, text: &str) -> Result<Option<u64>, Expected> {
        match self.ty {
            Type::String | Type::Uuid | Type::Uri | Type::Binary | Type::List(_) | Type::Map(_) => {
                text.parse().map(Some).map_err(|_| "a number of characters or elements")
            }
            _ => Err("no length, because it is neither text nor a list nor a map"),
        }
    }

    fn pattern(&self, text: &str) -> Result<Option<String>, Expected> {
        match self.ty.innermost() {
            Type::String | Type::Uuid | Type::Uri | Type::Binary => Ok(Some(text.to_owned())),
            _ => Err("no pattern, because it is no text"),
        }
    }

    /// A default as JSON. `null` is one only of what may be null.
    fn default(&self, text: &str) -> Result<Option<Json>, Expected> {
        if text == "null" && *self.ty != Type::Any {
            return Ok(self.property.is_nullable().then_some(Json::Null));
        }
        let is_dated = || text.starts_with(|c: char| c.is_ascii_digit());
        let value = match self.ty {
            Type::String | Type::Uuid | Type::Uri | Type::Binary => Json::from(text),
            Type::DateTime | Type::UtcDateTime | Type::Date | Type::LocalDateTime => {
                is_dated().then(|| Json::from(text)).ok_or("a date")?
            }
            Type::Boolean => {
                let value = text.to_ascii_lowercase().parse::<bool>();
                value.map_err(|_| "`true` or `false`")?.into()
            }
            Type::Int32 => text.parse::<i32>().map_err(|_| "a 32-bit integer")?.into(),
            Type::Int64 => text.parse::<i64>().map_err(|_| "an integer")?.into(),
            Type::Float | Type::Double | Type::Decimal => number(text)?.into(),
            Type::Any => serde_json::from_str(text).unwrap_or_else(|_| text.into()),
            Type::Enum(name) => self.value(name, text).ok_or("one of its values")?,
            Type::List(_) => json(text, Json::is_array).ok_or("a JSON array")?,
            Type::Map(_) | Type::Model(_) => json(text, Json::is_object).ok_or("a JSON object")?,
        };
        Ok(Some(value))
    }

    /// A value of an enum by the value or by the name of the member, as JSON.
    fn value(&self, name: &str, text: &str) -> Option<Json> {
        let declared = self.enums.find(name)?;
        let values = declared.documented.values();
        let is_named =
            |value: &ParsedValue| value.name.as_deref() == Some(text) || value.constant == text;
        let found = values
            .iter()
            .find(|value| value.value.to_string() == text)
            .or_else(|| values.iter().find(|value| is_named(value)))?;
        match declared.documented_as.content {
            EnumContent::MemberNames => found.name.as_deref().map(Json::from),
            EnumContent::Values => Some(Json::from(&found.value)),
        }
    }
}

fn number(text: &str) -> Result<Number, Expected> {
    let integer = text.parse::<i64>().ok().map(Number::from);
    let float = || text.parse::<f64>().ok().and_then(Number::from_f64);
    integer.or_else(float).ok_or("a number")
}

fn json(text: &str, is: fn(&Json) -> bool) -> Option<Json> {
    serde_json::from_str(text).ok().filter(is)
}
