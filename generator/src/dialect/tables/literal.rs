//! The values of enums as tables write them.

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Literal {
    Text(String),
    Integer(i64),
    /// An integer that is written as a bit: `1 << 3`, `0x8`.
    Bits(i64),
}

/// Reads `3`, `"read"`, `1 << 3`, `0x8` and `0x8 (1 << 3)`.
pub(super) fn read(text: &str) -> Literal {
    let text = text.trim();
    if let Some(bits) = shift(text).or_else(|| hexadecimal(text)) {
        return Literal::Bits(bits);
    }
    if let Ok(integer) = text.parse() {
        return Literal::Integer(integer);
    }
    let quoted = ['"', '\'', '`'].into_iter();
    let mut bare = quoted.filter_map(|mark| text.strip_prefix(mark)?.strip_suffix(mark));
    Literal::Text(bare.next().unwrap_or(text).to_owned())
}

/// The value of `1 << 3`, alone or in parentheses behind the number that it gives.
fn shift(text: &str) -> Option<i64> {
    let (before, after) = text.split_once("<<")?;
    let base = before.rsplit(['(', ' ', '`']).find(|part| !part.is_empty())?;
    let by = after.trim().trim_end_matches([')', '`', ' ']);
    let (base, by): (i64, u32) = (base.parse().ok()?, by.parse().ok()?);
    base.checked_shl(by).filter(|_| by < 63)
}

fn hexadecimal(text: &str) -> Option<i64> {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"))?;
    i64::from_str_radix(&digits.replace('_', ""), 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_bits_and_texts() {
        for (text, expected) in [
            ("3", Literal::Integer(3)),
            ("-1", Literal::Integer(-1)),
            ("1 << 3", Literal::Bits(8)),
            ("1<<0", Literal::Bits(1)),
            ("0x0000000000000004 (1 << 2)", Literal::Bits(4)),
            ("0x10", Literal::Bits(16)),
            ("\"read\"", Literal::Text("read".to_owned())),
            ("Viva Engage", Literal::Text("Viva Engage".to_owned())),
            ("1 << 90", Literal::Text("1 << 90".to_owned())),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
