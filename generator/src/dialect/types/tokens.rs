//! The tokens of a type cell or of a pattern: names, brackets and single characters.

use super::MAX_DEPTH;
use super::fault::{TypeFault, TypeProblem};

/// One token, with its place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters, digits, `_`, `$`, `-`, and the separators of namespaces between them.
    Name,
    /// An opening bracket, with the index of the token that closes it.
    Open(usize),
    /// A closing bracket.
    Close,
    /// Any other character.
    Symbol,
}

/// How a text is cut into tokens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lexer {
    /// The pairs of brackets that hold types.
    pub(super) brackets: Vec<(char, char)>,
    /// What separates the parts of a name: `.`, `::`, `\`. A dot is of a name in any case.
    pub(super) separators: Vec<Box<str>>,
}

/// A text that was cut into tokens. All brackets among them have their partners.
pub(super) struct Tokens {
    pub(super) all: Vec<Token>,
    /// The first bracket without a partner. The tokens end there, as if all open brackets were closed.
    pub(super) fault: Option<TypeFault>,
}

impl Lexer {
    pub(super) fn tokens(&self, text: &str) -> Tokens {
        let mut all: Vec<Token> = Vec::with_capacity(8);
        let mut open: Vec<usize> = Vec::new();
        let mut fault = None;
        let mut at = 0;
        while let Some(next) = text[at..].chars().next() {
            let rest = &text[at..];
            if let Some(length) = space(rest, next) {
                at += length;
                continue;
            }
            let name = self.name_length(rest);
            if name > 0 {
                all.push(Token { kind: TokenKind::Name, start: at, end: at + name });
                at += name;
                continue;
            }
            let end = at + next.len_utf8();
            let mut kind = TokenKind::Symbol;
            if self.brackets.iter().any(|&(opening, _)| opening == next) {
                if open.len() >= MAX_DEPTH {
                    fault = Some(TypeFault { range: at..end, problem: TypeProblem::TooDeep });
                    break;
                }
                open.push(all.len());
                kind = TokenKind::Open(0);
            } else if let Some(&(opening, _)) =
                self.brackets.iter().find(|(_, closing)| *closing == next)
            {
                let partner = open.last().copied();
                let partner =
                    partner.filter(|&index| text[all[index].start..].starts_with(opening));
                let Some(partner) = partner else {
                    fault = Some(TypeFault { range: at..end, problem: TypeProblem::Unopened });
                    break;
                };
                open.pop();
                all[partner].kind = TokenKind::Open(all.len());
                kind = TokenKind::Close;
            }
            all.push(Token { kind, start: at, end });
            at = end;
        }
        if let Some(&innermost) = open.last() {
            let Token { start, end, .. } = all[innermost];
            let unclosed = TypeFault { range: start..end, problem: TypeProblem::Unclosed };
            fault = fault.or(Some(unclosed));
        }
        while let Some(opening) = open.pop() {
            all[opening].kind = TokenKind::Open(all.len());
            all.push(Token { kind: TokenKind::Close, start: at, end: at });
        }
        Tokens { all, fault }
    }

    /// The length of the name that `rest` starts with. The dots of `Foo...` are no part of it.
    fn name_length(&self, rest: &str) -> usize {
        let mut length = 0;
        loop {
            let more = &rest[length..];
            length += more.find(|c| !of_a_name(c)).unwrap_or(more.len());
            let more = &rest[length..];
            let joins = |separator: &&str| {
                more.strip_prefix(*separator).is_some_and(|part| part.starts_with(of_a_name))
            };
            match self.separators.iter().map(AsRef::as_ref).find(joins) {
                Some(separator) => length += separator.len(),
                None => return rest[..length].trim_end_matches('.').len(),
            }
        }
    }
}

fn of_a_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '-' | '.')
}

/// The length of the white space that `rest` starts with; a line break of HTML is one.
fn space(rest: &str, next: char) -> Option<usize> {
    if next.is_whitespace() {
        return Some(next.len_utf8());
    }
    let tag = rest.strip_prefix("</").or_else(|| rest.strip_prefix('<'))?;
    let name = tag.get(..2).filter(|name| name.eq_ignore_ascii_case("br"))?;
    let end = tag[name.len()..].trim_start_matches([' ', '/']).strip_prefix('>')?;
    Some(rest.len() - end.len())
}

impl Lexer {
    /// Whether a text is one name.
    pub(super) fn is_name(&self, text: &str) -> bool {
        !text.is_empty() && self.name_length(text) == text.len()
    }
}
