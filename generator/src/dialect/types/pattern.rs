//! Patterns of types: `List<{}>`, `{ [key: {}]: {} }`, `array of {} objects`, `Nullable{}`.

use super::MAX_DEPTH;
use super::tokens::{Lexer, Token, TokenKind};

/// What a pattern matches, token by token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A token.
    Word(Box<str>),
    /// The start of a name, whose rest is the hole that follows.
    Start(Box<str>),
    /// Brackets, and what stands in them.
    Group(char, Vec<Part>),
    /// A type: `{}`.
    Hole,
    /// Any text: `{*}`.
    Text,
}

/// A pattern, with the brackets that hold its holes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    pub(super) parts: Vec<Part>,
    pub(super) brackets: Vec<(char, char)>,
}

const BRACKETS: [(char, char); 4] = [('<', '>'), ('[', ']'), ('(', ')'), ('{', '}')];

// Stand for the holes and for literal braces while a pattern is cut into tokens. They are of the
// private use area.
const HOLE: char = '\u{e000}';
const TEXT: char = '\u{e001}';

impl Pattern {
    /// Parses a pattern.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub(super) fn parse(pattern: &str, separators: &[Box<str>]) -> Result<Pattern, String> {
        if pattern.contains([HOLE, TEXT]) {
            return Err("a character of the private use area is in this pattern".to_owned());
        }
        let mut text = String::with_capacity(pattern.len());
        let mut rest = pattern;
        while let Some(next) = rest.chars().next() {
            let (length, meant) = match rest {
                _ if rest.starts_with("{}") => (2, HOLE),
                _ if rest.starts_with("{*}") => (3, TEXT),
                _ if rest.starts_with("{{") => (2, '{'),
                _ if rest.starts_with("}}") => (2, '}'),
                _ => (next.len_utf8(), next),
            };
            text.push(meant);
            rest = &rest[length..];
        }
        let lexer = Lexer { brackets: Vec::new(), separators: separators.to_vec() };
        let tokens = lexer.tokens(&text).all;
        let mut parser = Parser { text: &text, tokens: &tokens, at: 0, brackets: Vec::new() };
        let parts = parser.parts(None, 0)?;
        let brackets = parser.brackets;
        match parts.is_empty() {
            true => Err("a pattern needs at least one word".to_owned()),
            false => Ok(Pattern { parts, brackets }),
        }
    }

    /// The number of its words and brackets: how closely it describes what it matches.
    pub(super) fn literals(&self) -> usize {
        count(&self.parts, |part| !matches!(part, Part::Hole | Part::Text))
    }

    /// The number of types in it.
    pub(super) fn holes(&self) -> usize {
        count(&self.parts, |part| matches!(part, Part::Hole))
    }
}

fn count(parts: &[Part], is: fn(&Part) -> bool) -> usize {
    let within = |part: &Part| match part {
        Part::Group(_, inner) => count(inner, is),
        _ => 0,
    };
    parts.iter().map(|part| usize::from(is(part)) + within(part)).sum()
}

struct Parser<'p> {
    text: &'p str,
    tokens: &'p [Token],
    at: usize,
    brackets: Vec<(char, char)>,
}

impl<'p> Parser<'p> {
    /// The parts up to the bracket that closes the group, or to the end.
    fn parts(&mut self, closing: Option<char>, depth: usize) -> Result<Vec<Part>, String> {
        let mut parts: Vec<Part> = Vec::new();
        while let Some(&token) = self.tokens.get(self.at) {
            self.at += 1;
            let word = &self.text[token.start..token.end];
            let first = word.chars().next().unwrap_or_default();
            let after_hole = matches!(parts.last(), Some(Part::Hole | Part::Text));
            let part = match BRACKETS.into_iter().find(|(opening, _)| *opening == first) {
                _ if closing == Some(first) => return Ok(parts),
                _ if after_hole && matches!(first, HOLE | TEXT) => {
                    return Err("two holes stand side by side: put a word between them".to_owned());
                }
                _ if first == HOLE => Part::Hole,
                _ if first == TEXT => Part::Text,
                _ if after_hole && self.follows_directly(token) => {
                    return Err("no name may follow a hole directly: put a space there".to_owned());
                }
                Some((opening, closing)) if self.holds_a_hole(opening, closing)? => {
                    if depth >= MAX_DEPTH {
                        return Err(format!("more than {MAX_DEPTH} levels of brackets"));
                    }
                    self.brackets.push((opening, closing));
                    Part::Group(opening, self.parts(Some(closing), depth + 1)?)
                }
                _ => match self.start_of_name(token) {
                    Some(start) => {
                        self.at += start.len() - word.len();
                        Part::Start(start.into())
                    }
                    None => Part::Word(word.into()),
                },
            };
            parts.push(part);
        }
        match closing {
            None => Ok(parts),
            Some(closing) => Err(format!("`{closing}` is missing in this pattern")),
        }
    }

    /// Whether a name starts right where the token before it ends.
    fn follows_directly(&self, name: Token) -> bool {
        let before = self.at.checked_sub(2).and_then(|before| self.tokens.get(before));
        name.kind == TokenKind::Name && before.is_some_and(|before| before.end == name.start)
    }

    /// The name and the dots after it, if a hole follows them directly: `Self.` of `Self.{}`.
    fn start_of_name(&self, name: Token) -> Option<&'p str> {
        let rest = &self.text[name.start..];
        let start = &rest[..rest.find(HOLE).filter(|_| name.kind == TokenKind::Name)?];
        start[name.end - name.start..].bytes().all(|byte| byte == b'.').then_some(start)
    }

    /// Whether a hole stands between the bracket that was read and its partner.
    fn holds_a_hole(&self, opening: char, closing: char) -> Result<bool, String> {
        let mut depth = 0_usize;
        let mut found = false;
        for token in &self.tokens[self.at..] {
            let next = self.text[token.start..].chars().next().unwrap_or_default();
            match next {
                _ if next == opening => depth += 1,
                _ if next == closing && depth == 0 => return Ok(found),
                _ if next == closing => depth -= 1,
                HOLE | TEXT => found = true,
                _ => {}
            }
        }
        match found {
            true => Err(format!("`{opening}` is never closed in this pattern")),
            false => Ok(false),
        }
    }
}
