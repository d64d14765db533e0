//! `sentinels`: the values of an enum that a generator adds for values that it does not know.

use super::keys::Keys;

/// A value that is never sent, by its constant, its value, or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::dialect) struct Sentinel {
    /// Its constant is one of these; any where there are none.
    constants: Vec<String>,
    /// Its value is one of these; any where there are none.
    values: Vec<String>,
}

impl Sentinel {
    /// Whether a value with this constant is this one. `is_value` compares the value with a text.
    pub(in crate::dialect) fn is(&self, constant: &str, is_value: impl Fn(&str) -> bool) -> bool {
        (self.constants.is_empty() || self.constants.iter().any(|known| known == constant))
            && (self.values.is_empty() || self.values.iter().any(|value| is_value(value)))
    }
}

/// Reads the list of sentinels.
pub(super) fn read(keys: &Keys<'_>) -> Vec<Sentinel> {
    let sentinels = keys.tables("sentinels").into_iter().filter_map(|keys| {
        let sentinel = Sentinel { constants: keys.words("name"), values: keys.words("value") };
        let is_empty = sentinel.constants.is_empty() && sentinel.values.is_empty();
        if is_empty {
            keys.fault(keys.at(), "this sentinel has neither a `name` nor a `value`");
        }
        keys.finish();
        (!is_empty).then_some(sentinel)
    });
    sentinels.collect()
}
