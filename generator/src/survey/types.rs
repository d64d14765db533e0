//! Spellings of types that are common in documentation, as data for drafts.

use std::collections::BTreeMap;

use super::TypeSpelling;

/// What each spelling means, in lower case.
const SCALARS: &[(&str, &[&str])] = &[
    ("string", &["string", "str", "text", "char", "varchar", "nvarchar", "snowflake"]),
    ("boolean", &["boolean", "bool"]),
    ("int32", &["integer", "int", "int32", "int16", "short", "byte", "i32", "u32"]),
    ("int64", &["long", "int64", "bigint", "i64", "u64", "unsigned integer"]),
    ("float", &["float", "single", "float32"]),
    ("double", &["number", "double", "float64", "real"]),
    ("decimal", &["decimal", "money"]),
    (
        "date-time",
        &[
            "datetime",
            "date-time",
            "date time",
            "timestamp",
            "iso8601 timestamp",
            "iso 8601 timestamp",
            "datetimeoffset",
            "time.time",
            "offsetdatetime",
        ],
    ),
    ("date", &["date", "localdate", "dateonly"]),
    ("uuid", &["uuid", "guid"]),
    ("uri", &["uri", "url"]),
    ("binary", &["binary", "bytes", "byte[]", "file", "blob"]),
    ("list of any", &["array", "list", "array of any"]),
    ("any", &["any", "object", "json", "mixed", "json object", "unknown", "dictionary", "hash"]),
];

/// The constructors of types, with the key of `[types]` that they belong to.
const CONSTRUCTORS: &[(&str, &[&str])] = &[
    (
        "list",
        &[
            "array of {} objects",
            "array of {}",
            "list of {} objects",
            "list of {}",
            "Array<{}>",
            "List<{}>",
            "Set<{}>",
            "list[{}]",
            "List[{}]",
            "Collection({})",
            "Collection<{}>",
            "{}[]",
            "[]{}",
            "[{}]",
            "Vec<{}>",
            "Array of {}",
            "{} collection",
            "List of {}",
            "Array({})",
            "array[{}]",
        ],
    ),
    (
        "map",
        &[
            "Map<{}, {}>",
            "Dictionary<{}, {}>",
            "Record<{}, {}>",
            "map[{}]{}",
            "dict({}, {})",
            "Dict[{}, {}]",
            "dict[{}, {}]",
            "map of {} to {}",
            "HashMap<{}, {}>",
        ],
    ),
    (
        "nullable",
        &[
            "?{}",
            "{}?",
            "Nullable<{}>",
            "{} or null",
            "{} | null",
            "null | {}",
            "{}, null",
            "nullable {}",
        ],
    ),
    ("optional", &["Optional<{}>", "Option<{}>", "Optional[{}]", "optional {}"]),
    ("same", &["a {} object", "an {} object", "{} object", "partial {} object"]),
];

/// What the spellings of a survey are known as.
pub(super) struct KnownTypes {
    /// The spellings of each scalar type.
    pub(super) scalars: Vec<(&'static str, Vec<String>)>,
    /// The constructors that at least one cell has.
    pub(super) constructors: Vec<(&'static str, Vec<String>)>,
    /// The other spellings, the most frequent ones first, with the number of cells.
    pub(super) unknown: Vec<(String, usize)>,
}

/// Finds the known names and constructors in the spellings of a survey.
pub(super) fn known_types(types: &[TypeSpelling]) -> KnownTypes {
    let mut scalars: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut constructors: BTreeMap<(usize, usize), ()> = BTreeMap::new();
    let mut unknown: BTreeMap<String, usize> = BTreeMap::new();
    for ty in types {
        let mut names = Vec::new();
        take_apart(&ty.spelling, &mut constructors, &mut names, DEPTH);
        for name in names {
            match scalar(&name) {
                Some(index) => {
                    let spellings = scalars.entry(index).or_default();
                    if !spellings.contains(&name) {
                        spellings.push(name);
                    }
                }
                None => *unknown.entry(name).or_default() += ty.cells,
            }
        }
    }
    let mut by_key: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (key, pattern) in constructors.into_keys() {
        by_key.entry(key).or_default().push(CONSTRUCTORS[key].1[pattern].to_owned());
    }
    let mut unknown: Vec<(String, usize)> = unknown.into_iter().collect();
    unknown.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    KnownTypes {
        scalars: scalars.into_iter().map(|(index, names)| (SCALARS[index].0, names)).collect(),
        constructors: by_key.into_iter().map(|(key, all)| (CONSTRUCTORS[key].0, all)).collect(),
        unknown,
    }
}

/// How deep constructors are taken apart.
const DEPTH: usize = 4;

/// Collects the names within a spelling, and the constructors around them.
fn take_apart(
    spelling: &str,
    constructors: &mut BTreeMap<(usize, usize), ()>,
    names: &mut Vec<String>,
    depth: usize,
) {
    let spelling = spelling.trim();
    if spelling.is_empty() {
        return;
    }
    if scalar(spelling).is_none() && depth > 0 {
        for (key, (_, patterns)) in CONSTRUCTORS.iter().enumerate() {
            for (index, pattern) in patterns.iter().enumerate() {
                if let Some(parts) = captures(pattern, spelling) {
                    constructors.insert((key, index), ());
                    for part in parts {
                        take_apart(part, constructors, names, depth - 1);
                    }
                    return;
                }
            }
        }
    }
    names.push(spelling.to_owned());
}

/// The index of the scalar type of a name, or of its last part: `Edm.String`.
fn scalar(name: &str) -> Option<usize> {
    let lower = name.to_lowercase();
    let local = lower.rsplit('.').next().unwrap_or(&lower);
    let find = |text: &str| SCALARS.iter().position(|(_, names)| names.contains(&text));
    find(&lower).or_else(|| find(local))
}

/// The texts in place of the `{}` of a pattern.
fn captures<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut literals = pattern.split("{}");
    let mut rest = text.strip_prefix(literals.next()?)?;
    let mut parts = Vec::new();
    let literals: Vec<&str> = literals.collect();
    for (index, literal) in literals.iter().enumerate() {
        let is_last = index + 1 == literals.len();
        let end = match (is_last, literal.is_empty()) {
            (true, _) => rest.strip_suffix(literal)?.len(),
            (false, true) => return None,
            (false, false) => rest.find(literal)?,
        };
        let (part, after) = rest.split_at(end);
        if part.trim().is_empty() || !is_balanced(part) {
            return None;
        }
        parts.push(part);
        rest = &after[literal.len()..];
    }
    Some(parts)
}

/// Whether every bracket in a text is closed in it.
fn is_balanced(text: &str) -> bool {
    let mut open = 0_i32;
    for c in text.chars() {
        open += match c {
            '<' | '[' | '(' | '{' => 1,
            '>' | ']' | ')' | '}' => -1,
            _ => 0,
        };
        if open < 0 {
            return false;
        }
    }
    open == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::SourceLocation;

    fn spelling(spelling: &str, cells: usize) -> TypeSpelling {
        let first = SourceLocation { path: "Page.md".into(), line: 1 };
        TypeSpelling { spelling: spelling.to_owned(), cells, first, read_as: Vec::new() }
    }

    #[test]
    fn spellings_are_taken_apart() {
        let known = known_types(&[
            spelling("array of user objects", 3),
            spelling("?ISO8601 timestamp", 2),
            spelling("Edm.String", 9),
            spelling("Map<string, List<Lamp>>", 1),
        ]);
        assert_eq!(
            known.scalars,
            [
                ("string", vec!["Edm.String".to_owned(), "string".to_owned()]),
                ("date-time", vec!["ISO8601 timestamp".to_owned()]),
            ]
        );
        assert_eq!(
            known.constructors,
            [
                ("list", vec!["array of {} objects".to_owned(), "List<{}>".to_owned()]),
                ("map", vec!["Map<{}, {}>".to_owned()]),
                ("nullable", vec!["?{}".to_owned()]),
            ]
        );
        assert_eq!(known.unknown, [("user".to_owned(), 3), ("Lamp".to_owned(), 1)]);
    }

    #[test]
    fn brackets_within_a_capture_are_balanced() {
        assert_eq!(captures("Map<{}, {}>", "Map<a, List<b>>"), Some(vec!["a", "List<b>"]));
        assert_eq!(captures("{}[]", "a[]"), Some(vec!["a"]));
        assert_eq!(captures("[{}]", "[a] or [b]"), None);
    }
}
