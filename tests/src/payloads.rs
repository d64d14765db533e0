//! JSON as a server would send it, built from the schema: the same on every run, its keys in document
//! order.

use serde_json::json;
use tablesmith::schema::{Schema, Type, Value};

/// How deep models nest; the platform's own answers go about as deep.
const DEPTH: usize = 6;

/// Builds payloads of one schema.
pub struct Payloads<'s> {
    schema: &'s Schema,
    /// The state of a linear congruential generator (Knuth's MMIX).
    state: u64,
}

impl<'s> Payloads<'s> {
    /// Builds payloads of this schema.
    pub fn of(schema: &'s Schema) -> Payloads<'s> {
        Payloads { schema, state: 2026 }
    }

    /// A JSON array of that model, of at least so many bytes.
    pub fn array(&mut self, model: &str, bytes: usize) -> String {
        let mut text = "[".to_owned();
        while text.len() < bytes {
            if text.len() > 1 {
                text.push(',');
            }
            text.push_str(&self.model(model, 0));
        }
        text.push(']');
        text
    }

    /// A JSON object of that model, on a line.
    pub fn line(&mut self, model: &str) -> String {
        self.model(model, 0) + "\n"
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.state = self.state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.state >> 33) % bound
    }

    fn model(&mut self, name: &str, depth: usize) -> String {
        let models = &self.schema.models;
        let place = models.binary_search_by(|model| model.name.as_str().cmp(name));
        let properties = place.map_or(&[][..], |place| &models[place].properties);
        let mut entries = Vec::new();
        for property in properties {
            // A server leaves out much of what is documented.
            let nests = matches!(property.ty.innermost(), Type::Model(_));
            let sent = match nests {
                true => depth < DEPTH && self.below(3) == 0,
                false => self.below(10) < 7,
            };
            if sent {
                let value = self.value(&property.ty, depth);
                entries.push(format!("{}:{value}", json!(property.name)));
            }
        }
        format!("{{{}}}", entries.join(","))
    }

    fn value(&mut self, ty: &Type, depth: usize) -> String {
        let scalar = match ty {
            Type::String => self.words(),
            Type::Boolean => json!(self.below(2) == 0),
            Type::Int32 => json!(self.below(100_000)),
            Type::Int64 => json!(self.below(1 << 31) * 1000),
            Type::Float | Type::Double | Type::Decimal => json!(self.below(1 << 20) as f64 / 64.0),
            Type::DateTime | Type::UtcDateTime => {
                let [month, day, hour] = [12, 28, 24].map(|bound| self.below(bound));
                let [minute, second, milli] = [60, 60, 1000].map(|bound| self.below(bound));
                let (month, day) = (month + 1, day + 1);
                json!(format!(
                    "2026-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z"
                ))
            }
            Type::Date => {
                json!(format!("2026-{:02}-{:02}", self.below(12) + 1, self.below(28) + 1))
            }
            Type::LocalDateTime => json!(format!("2026-11-{:02}T17:00:00", self.below(28) + 1)),
            Type::Uuid => self.identifier(),
            Type::Uri => {
                json!(format!("https://api.example.com/api/v2/things/{}", self.below(1 << 20)))
            }
            Type::Binary => json!("aGVsbG8sIHdvcmxk"),
            Type::Any => json!({ "value": self.below(100), "of": ["any", "kind"] }),
            Type::List(element) => {
                let count = 1 + self.below(3);
                let elements = (0..count).map(|_| self.value(element, depth + 1));
                return format!("[{}]", elements.collect::<Vec<_>>().join(","));
            }
            Type::Map(value) => {
                let count = 1 + self.below(3);
                let entries =
                    (0..count).map(|n| format!("\"key{n}\":{}", self.value(value, depth + 1)));
                return format!("{{{}}}", entries.collect::<Vec<_>>().join(","));
            }
            Type::Model(name) => return self.model(name, depth + 1),
            Type::Enum(name) => self.variant(name),
        };
        scalar.to_string()
    }

    fn variant(&mut self, name: &str) -> serde_json::Value {
        let enums = &self.schema.enums;
        let place = enums.binary_search_by(|own| own.name.as_str().cmp(name));
        let variants = place.map_or(&[][..], |place| &enums[place].variants);
        match variants.get(self.below(variants.len().max(1) as u64) as usize) {
            Some(variant) => match &variant.value {
                Value::Integer(number) => json!(number),
                Value::String(text) => json!(text),
            },
            None => json!({}),
        }
    }

    fn identifier(&mut self) -> serde_json::Value {
        let [a, b, c, d, e] = [32, 16, 16, 16, 31].map(|bits| self.below(1 << bits));
        json!(format!("{a:08x}-{b:04x}-{c:04x}-{d:04x}-{e:012x}"))
    }

    /// Some words, or an identifier: what text properties hold most.
    fn words(&mut self) -> serde_json::Value {
        const WORDS: [&str; 8] = [
            "queue",
            "agent",
            "outbound",
            "Support",
            "line 7",
            "déjà vu",
            "\"urgent\"",
            "callback",
        ];
        if self.below(2) == 0 {
            return self.identifier();
        }
        let count = 1 + self.below(5);
        let words = (0..count).map(|_| WORDS[self.below(8) as usize]);
        json!(words.collect::<Vec<_>>().join(" "))
    }
}
