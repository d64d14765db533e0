//! Finds the types in the tokens that a pattern matches.

use super::grammar::TypeGrammar;
use super::pattern::Part;
use super::tokens::{Token, TokenKind};

/// Some tokens of a text in a row, with their text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// The index of the first token, and that behind the last one.
    pub(super) first: usize,
    pub(super) end: usize,
    /// How many bytes of the first token are left out: `Nullable` of `NullableString`.
    pub(super) cut: usize,
}

impl Run {
    pub(super) fn is_empty(self) -> bool {
        self.first >= self.end
    }

    fn from(self, first: usize) -> Run {
        Run { first, end: self.end, cut: if first == self.first { self.cut } else { 0 } }
    }

    fn to(self, end: usize) -> Run {
        Run { end, ..self }
    }
}

/// The tokens of one text.
#[derive(Clone, Copy)]
pub(super) struct Tokenized<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
}

impl<'t> Tokenized<'t> {
    pub(super) fn token(self, index: usize) -> &'t str {
        self.tokens.get(index).map_or("", |token| &self.text[token.start..token.end])
    }

    /// The text of a run.
    pub(super) fn run(self, run: Run) -> &'t str {
        self.text.get(self.range(run)).unwrap_or_default()
    }

    /// Its place.
    pub(super) fn range(self, run: Run) -> std::ops::Range<usize> {
        let at = |index: usize| self.tokens.get(index);
        let start = at(run.first).map_or(self.text.len(), |token| token.start + run.cut);
        let last = run.end.checked_sub(1).filter(|&last| last >= run.first);
        start..last.and_then(at).map_or(start, |token| token.end)
    }

    /// The index behind the token, or behind the bracket that closes it.
    pub(super) fn behind(self, index: usize) -> usize {
        match self.tokens[index].kind {
            TokenKind::Open(closing) => closing + 1,
            _ => index + 1,
        }
    }

    /// Whether a comma stands in a run, outside of brackets.
    pub(super) fn has_comma(self, run: Run) -> bool {
        let mut at = run.first;
        while at < run.end {
            if self.token(at) == "," {
                return true;
            }
            at = self.behind(at);
        }
        false
    }
}

/// The types in a run that the parts of a pattern match, in order; none if they do not match.
pub(super) fn holes(
    grammar: &TypeGrammar,
    tokens: Tokenized<'_>,
    parts: &[Part],
    run: Run,
) -> Option<Vec<Run>> {
    let mut matcher = Matcher { grammar, tokens, holes: Vec::new() };
    matcher.matches(parts, run, Place::Outside).then_some(matcher.holes)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Outside,
    /// Brackets that hold a type may be empty: that is a fault of the type, not of the pattern.
    Brackets,
}

struct Matcher<'g, 't> {
    grammar: &'g TypeGrammar,
    tokens: Tokenized<'t>,
    holes: Vec<Run>,
}

impl Matcher<'_, '_> {
    fn matches(&mut self, parts: &[Part], mut run: Run, place: Place) -> bool {
        for (index, part) in parts.iter().enumerate() {
            match part {
                Part::Word(_) if self.starts_with(part, run, index == 0) => {
                    run = run.from(run.first + 1);
                }
                Part::Start(start) if self.cuts(start, run) => run.cut += start.len(),
                Part::Group(_, inner) if self.starts_with(part, run, false) => {
                    let behind = self.tokens.behind(run.first);
                    let within = run.from(run.first + 1).to(behind - 1);
                    if !self.matches(inner, within, Place::Brackets) {
                        return false;
                    }
                    run = run.from(behind);
                }
                Part::Hole | Part::Text => {
                    let Some(end) = self.end_of_hole(&parts[index + 1..], run, place) else {
                        return false;
                    };
                    let hole = run.to(end);
                    if *part == Part::Hole {
                        if !self.grammar.commas_join && self.tokens.has_comma(hole) {
                            return false;
                        }
                        self.holes.push(hole);
                    }
                    run = run.from(end);
                }
                Part::Word(_) | Part::Start(_) | Part::Group(..) => return false,
            }
        }
        run.is_empty()
    }

    /// Whether a run starts with a word or an opening bracket. `java.util.List<{}>` is `List<{}>`.
    fn starts_with(&self, part: &Part, run: Run, is_head: bool) -> bool {
        if run.is_empty() {
            return false;
        }
        let token = self.tokens.token(run.first).get(run.cut..).unwrap_or_default();
        match part {
            Part::Word(word) => {
                self.grammar.same(word, token)
                    || is_head && self.grammar.same(word, self.grammar.local(token))
            }
            Part::Group(opening, _) => token.starts_with(*opening),
            _ => false,
        }
    }

    /// Whether a run starts with a name that has more letters than `start`.
    fn cuts(&self, start: &str, run: Run) -> bool {
        let is_name = |token: &Token| token.kind == TokenKind::Name;
        if run.is_empty() || !self.tokens.tokens.get(run.first).is_some_and(is_name) {
            return false;
        }
        let name = self.tokens.token(run.first).get(run.cut..).unwrap_or_default();
        name.len() > start.len()
            && name.get(..start.len()).is_some_and(|found| self.grammar.same(found, start))
    }

    /// Where a hole at the start of a run ends: at the first place where the next part matches, or as
    /// late as all words behind it allow.
    fn end_of_hole(&self, rest: &[Part], run: Run, place: Place) -> Option<usize> {
        let end = if rest.iter().all(|part| matches!(part, Part::Word(_))) {
            run.end.checked_sub(rest.len())
        } else {
            let next = rest.first()?;
            let mut at = run.first;
            loop {
                if at >= run.end {
                    break None;
                }
                if at > run.first && self.starts_with(next, run.from(at), false) {
                    break Some(at);
                }
                at = self.tokens.behind(at);
            }
        };
        let is_whole = rest.is_empty() && place == Place::Brackets;
        end.filter(|&end| end > run.first || is_whole && end == run.first)
    }
}
