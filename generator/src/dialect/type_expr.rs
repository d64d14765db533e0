//! Type expressions as the pages write them: `List<Map<String, Foo>>`, `int?`, `byte[]`.
//!
//! Syntax only. What a name means is the dialect's to reporter.
//!
//! ```text
//! type      = name [ "<" type { "," type } ">" ] { "?" | "[]" | "..." }
//! name      = letters, digits, "_", "$", "-" and "."
//! ```

use std::fmt;
use std::ops::Range;

/// How deep brackets may nest. No page comes near; a hostile one must exhaust neither the stack nor
/// the compiler, which gives up on types that are some fifteen maps deep.
pub(crate) const MAX_DEPTH: usize = 8;

/// The name that an array is given: `Foo[]` is `[]` of `Foo`.
pub(crate) const ARRAY: &str = "[]";

/// A type as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TypeExpr<'a> {
    /// The name, with its namespace if it has one; [`ARRAY`] for an array.
    pub name: &'a str,
    /// What stands between its brackets.
    pub arguments: Vec<TypeExpr<'a>>,
    /// Whether a `?` follows.
    pub nullable: bool,
}

/// Why a text is no type, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TypeError {
    /// The bytes of the text that are to blame; empty at its end.
    pub range: Range<usize>,
    /// What is the matter with them.
    pub problem: TypeProblem,
}

/// What can be the matter with a type expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TypeProblem {
    /// Nothing stands where a name is due.
    NameMissing,
    /// A `<` without its `>`.
    Unclosed,
    /// A `>` without its `<`, or a `,` outside of brackets.
    Unopened,
    /// A character that no type holds.
    Unexpected(char),
    /// Brackets deeper than [`MAX_DEPTH`].
    TooDeep,
}

impl fmt::Display for TypeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TypeProblem::NameMissing => write!(f, "a type name is missing here"),
            TypeProblem::Unclosed => write!(f, "this bracket is never closed"),
            TypeProblem::Unopened => write!(f, "this belongs to no bracket"),
            TypeProblem::Unexpected(c) => write!(f, "`{c}` does not belong in a type"),
            TypeProblem::TooDeep => write!(f, "more than {MAX_DEPTH} levels of brackets"),
        }
    }
}

impl<'a> TypeExpr<'a> {
    /// Parses the whole of `text`.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong with it.
    pub(crate) fn parse(text: &'a str) -> Result<TypeExpr<'a>, TypeError> {
        Parser { text, at: 0, arrays: 0 }.parse()
    }

    fn named(name: &'a str) -> TypeExpr<'a> {
        TypeExpr { name, arguments: Vec::new(), nullable: false }
    }

    /// The name less its namespace: `Stream` of `System.IO.Stream`.
    pub(crate) fn local_name(&self) -> &'a str {
        self.name.rsplit('.').next().unwrap_or(self.name)
    }

    /// The last name in the innermost brackets: `ScopesEnum` of `Map<String, List<ScopesEnum>>`.
    pub(crate) fn innermost(&self) -> &TypeExpr<'a> {
        let mut inner = self;
        while let Some(last) = inner.arguments.last() {
            inner = last;
        }
        inner
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    arrays: usize,
}

impl<'a> Parser<'a> {
    fn parse(mut self) -> Result<TypeExpr<'a>, TypeError> {
        // The types whose brackets are open, with the places of the brackets.
        let mut open: Vec<(TypeExpr<'a>, usize)> = Vec::new();
        'name: loop {
            let mut current = TypeExpr::named(self.name(&open)?);
            self.skip_spaces();
            if self.rest().starts_with('<') {
                if open.len() + self.arrays >= MAX_DEPTH {
                    return Err(self.here(TypeProblem::TooDeep));
                }
                open.push((current, self.at));
                self.at += 1;
                continue 'name;
            }
            loop {
                current = self.suffixes(current, open.len())?;
                let Some(next) = self.rest().chars().next() else {
                    return match open.last() {
                        Some(&(_, bracket)) => Err(unclosed(bracket)),
                        None => Ok(current),
                    };
                };
                match (next, open.pop()) {
                    (',', Some((mut outer, bracket))) => {
                        outer.arguments.push(current);
                        open.push((outer, bracket));
                        self.at += 1;
                        continue 'name;
                    }
                    ('>', Some((mut outer, _))) => {
                        outer.arguments.push(current);
                        current = outer;
                        self.at += 1;
                    }
                    (',' | '>', None) => return Err(self.here(TypeProblem::Unopened)),
                    (other, _) => return Err(self.here(TypeProblem::Unexpected(other))),
                }
            }
        }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip_spaces(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn name(&mut self, open: &[(TypeExpr<'a>, usize)]) -> Result<&'a str, TypeError> {
        self.skip_spaces();
        let rest = self.rest();
        let of_a_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '-' | '.');
        let length = rest.find(|c| !of_a_name(c)).unwrap_or(rest.len());
        if length == 0 {
            return Err(match (rest.chars().next(), open.last()) {
                (None, Some(&(_, bracket))) => unclosed(bracket),
                (None | Some(',' | '>' | '<'), _) => self.here(TypeProblem::NameMissing),
                (Some(other), _) => self.here(TypeProblem::Unexpected(other)),
            });
        }
        // `Foo...` is as many as one likes of `Foo`; the dots are no part of its name.
        let name = rest[..length].trim_end_matches('.');
        self.at += name.len();
        match name {
            "" => Err(self.here(TypeProblem::NameMissing)),
            name => Ok(name),
        }
    }

    fn suffixes(
        &mut self,
        mut current: TypeExpr<'a>,
        depth: usize,
    ) -> Result<TypeExpr<'a>, TypeError> {
        loop {
            self.skip_spaces();
            let rest = self.rest();
            let array = ["[]", "..."].into_iter().find(|suffix| rest.starts_with(suffix));
            if let Some(suffix) = array {
                self.arrays += 1;
                if depth + self.arrays > MAX_DEPTH {
                    return Err(self.here(TypeProblem::TooDeep));
                }
                current = TypeExpr { name: ARRAY, arguments: vec![current], nullable: false };
                self.at += suffix.len();
            } else if rest.starts_with('?') {
                current.nullable = true;
                self.at += 1;
            } else {
                return Ok(current);
            }
        }
    }

    fn here(&self, problem: TypeProblem) -> TypeError {
        let length = self.rest().chars().next().map_or(0, char::len_utf8);
        TypeError { range: self.at..self.at + length, problem }
    }
}

fn unclosed(bracket: usize) -> TypeError {
    TypeError { range: bracket..bracket + 1, problem: TypeProblem::Unclosed }
}

impl fmt::Display for TypeExpr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.name, self.arguments.as_slice()) {
            (ARRAY, [element]) => write!(f, "{element}[]")?,
            (name, []) => f.write_str(name)?,
            (name, [first, others @ ..]) => {
                write!(f, "{name}<{first}")?;
                for other in others {
                    write!(f, ", {other}")?;
                }
                f.write_str(">")?;
            }
        }
        f.write_str(if self.nullable { "?" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn parses(text: &str, expected: &str) {
        match TypeExpr::parse(text) {
            Ok(expr) => assert_eq!(expr.to_string(), expected),
            Err(error) => panic!("{text}: {error:?}"),
        }
    }

    #[track_caller]
    fn fails(text: &str, problem: TypeProblem, range: Range<usize>) {
        assert_eq!(TypeExpr::parse(text), Err(TypeError { range, problem }));
    }

    #[test]
    fn names_arguments_and_suffixes() {
        parses("String", "String");
        parses("List<String>", "List<String>");
        parses(" Map < String,List<Foo> > ", "Map<String, List<Foo>>");
        parses("int?", "int?");
        parses("List<Guid?>?", "List<Guid?>?");
        parses("byte[]", "byte[]");
        parses("string[][]?", "string[][]?");
        parses("Foo...", "Foo[]");
        parses("System.IO.Stream", "System.IO.Stream");
    }

    #[test]
    fn the_place_of_a_fault_is_told() {
        fails("", TypeProblem::NameMissing, 0..0);
        fails("List<List<String>", TypeProblem::Unclosed, 4..5);
        fails("List<", TypeProblem::Unclosed, 4..5);
        fails("List<String>>", TypeProblem::Unopened, 12..13);
        fails("List<>", TypeProblem::NameMissing, 5..6);
        fails("Map<String,,Foo>", TypeProblem::NameMissing, 11..12);
        fails("a, b", TypeProblem::Unopened, 1..2);
        fails("a b", TypeProblem::Unexpected('b'), 2..3);
        fails("näme é!", TypeProblem::Unexpected('é'), 6..8);
    }

    #[test]
    fn depth_is_bounded() {
        let deep = "List<".repeat(MAX_DEPTH) + "String" + &">".repeat(MAX_DEPTH);
        assert!(TypeExpr::parse(&deep).is_ok());
        let deeper = format!("List<{deep}>");
        assert_eq!(TypeExpr::parse(&deeper).map_err(|e| e.problem), Err(TypeProblem::TooDeep));
        let arrays = "a".to_owned() + &"[]".repeat(100_000);
        assert_eq!(TypeExpr::parse(&arrays).map_err(|e| e.problem), Err(TypeProblem::TooDeep));
    }

    #[test]
    fn the_innermost_name_is_the_last_one() {
        let expr = TypeExpr::parse("Map<String, List<a.b.ScopesEnum>>");
        assert_eq!(expr.map(|expr| expr.innermost().local_name()), Ok("ScopesEnum"));
    }

    /// Types as pages write them, and text that is none.
    fn any_text() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            4 => prop::sample::select(vec!["String", "int?", "a.b.Foo", "[]", "..."])
                .prop_map(str::to_owned),
            1 => "[ -~é\u{202e}]{0,6}",
        ];
        leaf.prop_recursive(4, 8, 2, |inner| {
            prop_oneof![
                inner.clone().prop_map(|of| format!("List<{of}>")),
                (inner.clone(), inner.clone()).prop_map(|(key, of)| format!("Map<{key}, {of}>")),
                inner.prop_map(|of| format!("{of}[]")),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_a_type_or_an_error_with_its_range(text in any_text()) {
            match TypeExpr::parse(&text) {
                Ok(expr) => {
                    let again = expr.to_string();
                    prop_assert_eq!(TypeExpr::parse(&again), Ok(expr), "{}", again);
                }
                Err(error) => prop_assert!(text.get(error.range.clone()).is_some(), "{:?}", error),
            }
        }
    }
}
