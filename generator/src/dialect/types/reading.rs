//! Reads a type cell by the grammar of its dialect.

use super::MAX_DEPTH;
use super::fault::{TypeFault, TypeProblem, Unread, UnreadReason};
use super::grammar::{Meaning, NameMeaning, TypeGrammar, Unreadable};
use super::matching::{Run, Tokenized, holes};
use super::pattern::Part;
use super::tokens::{Token, TokenKind};
use crate::dialect::type_ref::{Target, TypeRef};
use crate::markdown::Link;
use crate::schema::Type;

/// What a type cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TypeReading<'t> {
    /// The type.
    pub(crate) ty: TypeRef,
    /// Whether it may be null.
    pub(crate) nullable: bool,
    /// Whether its property may be absent.
    pub(crate) optional: bool,
    /// The innermost name as it is written, with its namespace: `a.ScopesEnum` of
    /// `Map<String, List<a.ScopesEnum>>`.
    pub(crate) leaf: &'t str,
    /// What was read as any JSON, in the order of the text.
    pub(crate) unread: Vec<Unread>,
}

/// What else a reading depends on.
pub(crate) struct Surroundings<'s> {
    /// Whether any page of the run writes this type name.
    pub(crate) writes_type: &'s dyn Fn(&str) -> bool,
    /// Whether a name is a type of another language: it is no model that lacks its page.
    pub(crate) is_foreign: fn(&str) -> bool,
}

impl TypeGrammar {
    /// Reads the plain text of a type cell, with the links in it.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong with it, if the dialect refuses what it cannot read; in any dialect
    /// if nothing is there.
    pub(crate) fn read<'t>(
        &self,
        text: &'t str,
        links: &[Link<'_>],
        surroundings: &Surroundings<'_>,
    ) -> Result<TypeReading<'t>, TypeFault> {
        if let ([], Some(meaning)) = (links, self.names.get(&*self.key(text))) {
            let ty = TypeRef::Scalar(self.scalar(meaning, surroundings));
            return Ok(TypeReading::plain(ty, text));
        }
        let tokens = self.lexer.tokens(text);
        let reader = Reader {
            grammar: self,
            whole: text,
            text: Tokenized { text, tokens: &tokens.all },
            links,
            surroundings,
        };
        let all = Run { first: 0, end: tokens.all.len(), cut: 0 };
        if all.is_empty() {
            let at = text.len();
            return Err(TypeFault { range: at..at, problem: TypeProblem::NameMissing });
        }
        match (tokens.fault, self.unreadable) {
            (None, _) => reader.read(all, 0),
            // What stands before an unmatched bracket may be wrong as well.
            (Some(fault), Unreadable::Error) => {
                let comes_first = |first: &TypeFault| {
                    let unclosed = fault.problem == TypeProblem::Unclosed;
                    !first.range.is_empty() && (unclosed || first.range.start < fault.range.start)
                };
                Err(reader.read(all, 0).err().filter(comes_first).unwrap_or(fault))
            }
            (Some(fault), Unreadable::Any) => {
                let unread =
                    Unread { range: fault.range, reason: UnreadReason::Unknown(fault.problem) };
                Ok(TypeReading::unread(text, unread))
            }
        }
    }

    fn scalar(&self, meaning: &NameMeaning, surroundings: &Surroundings<'_>) -> Type {
        match meaning {
            NameMeaning::Scalar(ty) => ty.clone(),
            NameMeaning::Beside { other, ty, alone } => {
                if (surroundings.writes_type)(other) {
                    ty.clone()
                } else {
                    alone.clone()
                }
            }
        }
    }

    /// What a name means, or the name without the ending of a plural.
    fn named(&self, name: &str) -> Option<&NameMeaning> {
        let key = self.key(name);
        let mut endings = self.plurals.iter();
        self.names
            .get(&*key)
            .or_else(|| endings.find_map(|ending| self.names.get(key.strip_suffix(&**ending)?)))
    }
}

impl<'t> TypeReading<'t> {
    fn plain(ty: TypeRef, leaf: &'t str) -> TypeReading<'t> {
        TypeReading { ty, nullable: false, optional: false, leaf, unread: Vec::new() }
    }

    fn unread(leaf: &'t str, unread: Unread) -> TypeReading<'t> {
        TypeReading { unread: vec![unread], ..TypeReading::plain(TypeRef::Scalar(Type::Any), leaf) }
    }

    /// A list or a map of what was read.
    fn within(self, outer: fn(Box<TypeRef>) -> TypeRef) -> TypeReading<'t> {
        TypeReading { ty: outer(Box::new(self.ty)), nullable: false, optional: false, ..self }
    }
}

struct Reader<'r, 't> {
    grammar: &'r TypeGrammar,
    /// The whole text, which outlives its tokens.
    whole: &'t str,
    text: Tokenized<'r>,
    links: &'r [Link<'r>],
    surroundings: &'r Surroundings<'r>,
}

impl<'t> Reader<'_, 't> {
    /// Reads a run, as any JSON if it is no type and the dialect allows that.
    ///
    /// Recursion ends: each level is one deeper, and none is deeper than [`MAX_DEPTH`].
    fn read(&self, run: Run, depth: usize) -> Result<TypeReading<'t>, TypeFault> {
        let read = self.read_strictly(run, depth);
        match (read, self.grammar.unreadable) {
            (Err(fault), Unreadable::Any) => {
                let range = if run.is_empty() { fault.range } else { self.text.range(run) };
                let unread = Unread { range, reason: UnreadReason::Unknown(fault.problem) };
                Ok(TypeReading::unread(self.words(run), unread))
            }
            (read, _) => read,
        }
    }

    fn read_strictly(&self, run: Run, depth: usize) -> Result<TypeReading<'t>, TypeFault> {
        if run.is_empty() {
            return Err(self.fault(run.end, TypeProblem::NameMissing));
        }
        if depth > MAX_DEPTH {
            return Err(self.fault(run.first, TypeProblem::TooDeep));
        }
        let name = self.single_name(run);
        if let Some(meaning) = name.and_then(|name| self.grammar.named(name)) {
            return Ok(self.scalar(run, self.grammar.scalar(meaning, self.surroundings)));
        }
        let heads = self.grammar.candidates(self.text.token(run.first));
        let phrases = heads.clone().take_while(|&index| index < self.grammar.phrases);
        if let Some(read) = self.patterns(phrases, run, depth)? {
            return Ok(read);
        }
        if let Some(read) = self.alternatives(run, depth)? {
            return Ok(read);
        }
        let others = heads.skip_while(|&index| index < self.grammar.phrases);
        if let Some(read) = self.patterns(others, run, depth)? {
            return Ok(read);
        }
        if let Some(name) = name {
            return Ok(self.named(run, name));
        }
        if let Some(target) = self.target(run, 0) {
            return Ok(self.reference(run, self.text.run(run), None, Some(target)));
        }
        match self.broken_name(run) {
            Some(name) => Ok(self.reference(run, self.grammar.local(&name), None, None)),
            None => self.generic(run, depth),
        }
    }

    /// The name, if a run is one with line breaks in it: `Queue<br/>Member`.
    fn broken_name(&self, run: Run) -> Option<String> {
        let tokens = self.text.tokens.get(run.first..run.end)?;
        let is_break = |pair: &[Token]| {
            let between = self.whole.get(pair[0].end..pair[1].start).unwrap_or_default();
            between.starts_with('<') && !between.contains(' ')
        };
        let is_name = |token: &Token| token.kind == TokenKind::Name;
        let is_broken = tokens.len() > 1 && tokens.iter().all(is_name);
        (is_broken && tokens.windows(2).all(is_break))
            .then(|| (run.first..run.end).map(|index| self.text.token(index)).collect::<String>())
    }

    /// The first of these patterns that matches a run, applied to it.
    fn patterns(
        &self,
        indices: impl Iterator<Item = usize>,
        run: Run,
        depth: usize,
    ) -> Result<Option<TypeReading<'t>>, TypeFault> {
        for index in indices {
            let (pattern, meaning) = &self.grammar.patterns[index];
            if let Some(holes) = holes(self.grammar, self.text, &pattern.parts, run) {
                return self.apply(meaning, &holes, run, depth).map(Some);
            }
        }
        Ok(None)
    }

    fn apply(
        &self,
        meaning: &Meaning,
        holes: &[Run],
        run: Run,
        depth: usize,
    ) -> Result<TypeReading<'t>, TypeFault> {
        if let Meaning::Scalar(ty) = meaning {
            return Ok(self.scalar(run, ty.clone()));
        }
        let mut unread = Vec::new();
        let Some((&last, keys)) = holes.split_last() else {
            return Err(self.fault(run.first, TypeProblem::NameMissing));
        };
        for &key in keys {
            unread.extend(self.read(key, depth + 1)?.unread);
        }
        let mut read = self.read(last, depth + 1)?;
        unread.append(&mut read.unread);
        let read = TypeReading { unread, ..read };
        Ok(match meaning {
            Meaning::List => read.within(TypeRef::List),
            Meaning::Map => read.within(TypeRef::Map),
            Meaning::Same | Meaning::Scalar(_) => read,
            Meaning::Nullable => TypeReading { nullable: true, ..read },
            Meaning::Optional => TypeReading { optional: true, ..read },
            Meaning::MemberName => TypeReading { ty: member_names(read.ty), ..read },
        })
    }

    /// Reads alternatives: `string | null`, `integer or string`.
    fn alternatives(&self, run: Run, depth: usize) -> Result<Option<TypeReading<'t>>, TypeFault> {
        let grammar = self.grammar;
        let is_any_of =
            |words: &[Box<str>], text: &str| words.iter().any(|word| grammar.same(word, text));
        if grammar.alternatives.is_empty() {
            return Ok(None);
        }
        let parts = self.split(run, |token| is_any_of(&grammar.alternatives, token));
        if parts.len() < 2 {
            return Ok(None);
        }
        if let Some(read) = self.phrase_between_nulls(&parts, run, depth, is_any_of)? {
            return Ok(Some(read));
        }
        let mut nullable = false;
        let mut read: Option<TypeReading<'t>> = None;
        let mut differ = false;
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            if is_any_of(&grammar.nulls, self.text.run(part)) {
                nullable = true;
                continue;
            }
            let next = self.read(part, depth + 1)?;
            nullable |= next.nullable;
            differ |= read.as_ref().is_some_and(|read| read.ty != next.ty);
            read = read.or(Some(next));
        }
        let any = TypeReading::plain(TypeRef::Scalar(Type::Any), self.words(run));
        let read = match differ {
            true => {
                let range = self.text.range(run);
                TypeReading::unread(any.leaf, Unread { range, reason: UnreadReason::Alternatives })
            }
            false => read.unwrap_or(any),
        };
        Ok(Some(TypeReading { nullable: nullable || read.nullable, ..read }))
    }

    /// Reads several alternatives that mean one scalar together, with null before or behind them:
    /// `None, str, uuid.UUID`.
    fn phrase_between_nulls(
        &self,
        parts: &[Run],
        run: Run,
        depth: usize,
        is_any_of: impl Fn(&[Box<str>], &str) -> bool,
    ) -> Result<Option<TypeReading<'t>>, TypeFault> {
        let is_null = |part: &Run| is_any_of(&self.grammar.nulls, self.text.run(*part));
        let says = |part: &Run| !part.is_empty() && !is_null(part);
        let (Some(first), Some(last)) = (parts.iter().position(says), parts.iter().rposition(says))
        else {
            return Ok(None);
        };
        let rest = Run { end: parts[last].end, ..parts[first] };
        if first == last || (rest.first, rest.end) == (run.first, run.end) {
            return Ok(None);
        }
        let heads = self.grammar.candidates(self.text.token(rest.first));
        let phrases = heads.take_while(|&index| index < self.grammar.phrases);
        let read = self.patterns(phrases, rest, depth)?;
        let nullable = parts[..first].iter().chain(&parts[last..]).any(is_null);
        Ok(read.map(|read| TypeReading { nullable: nullable || read.nullable, ..read }))
    }

    /// The parts of a run between the tokens that separate them. No token in brackets does.
    fn split(&self, run: Run, separates: impl Fn(&str) -> bool) -> Vec<Run> {
        let mut parts = Vec::new();
        let mut rest = run;
        let mut at = run.first;
        while at < run.end {
            if separates(self.text.token(at)) {
                parts.push(Run { end: at, ..rest });
                rest = Run { first: at + 1, end: run.end, cut: 0 };
            }
            at = self.text.behind(at);
        }
        parts.push(rest);
        parts
    }

    /// A type of the schema; in a link the model or enum that the target documents, if it does.
    fn scalar(&self, run: Run, ty: Type) -> TypeReading<'t> {
        match self.target(run, 0) {
            Some(target) => self.reference(run, self.text.run(run), Some(ty), Some(target)),
            None => TypeReading::plain(TypeRef::Scalar(ty), self.words(run)),
        }
    }

    /// A name that is none of the scalars.
    fn named(&self, run: Run, name: &str) -> TypeReading<'t> {
        let local = self.grammar.local(name);
        if let Some(meaning) = self.grammar.named(local) {
            return self.scalar(run, self.grammar.scalar(meaning, self.surroundings));
        }
        let library = || self.grammar.library.get(&*self.grammar.key(local)).cloned();
        // Another language's type is no model that lacks its page.
        let foreign = || (self.surroundings.is_foreign)(local).then_some(Type::Any);
        let otherwise = self.grammar.bare(local).or_else(library).or_else(foreign);
        self.reference(run, local, otherwise, self.target(run, name.len() - local.len()))
    }

    fn reference(
        &self,
        run: Run,
        name: &str,
        otherwise: Option<Type>,
        target: Option<Target>,
    ) -> TypeReading<'t> {
        let ty = TypeRef::Named { name: name.to_owned(), otherwise, target };
        TypeReading::plain(ty, self.words(run))
    }

    /// The target of the link that a run stands in, less so many bytes at its start.
    fn target(&self, run: Run, namespace: usize) -> Option<Target> {
        let range = self.text.range(run);
        let behind = self.links.partition_point(|link| link.plain.start <= range.start + namespace);
        let link = self.links.get(behind.checked_sub(1)?)?;
        (link.plain.end >= range.end).then(|| Target::Link(link.target.to_owned()))
    }

    /// A generic type that the dialect does not know.
    ///
    /// # Errors
    ///
    /// If the run is none: then nothing reads it.
    fn generic(&self, run: Run, depth: usize) -> Result<TypeReading<'t>, TypeFault> {
        let is = |index: usize, kind: fn(TokenKind) -> bool| {
            index < run.end && self.text.tokens.get(index).is_some_and(|token| kind(token.kind))
        };
        if !is(run.first, |kind| kind == TokenKind::Name) {
            let missing = matches!(self.text.token(run.first), "," | "<" | ">");
            return Err(match missing {
                true => self.fault(run.first, TypeProblem::NameMissing),
                false => self.unexpected(run.first),
            });
        }
        let name = self.text.token(run.first).get(run.cut..).unwrap_or_default();
        let mut at = run.first + 1;
        let mut arguments = Vec::new();
        if is(at, |kind| matches!(kind, TokenKind::Open(_))) {
            let behind = self.text.behind(at);
            let within = Run { first: at + 1, end: behind - 1, cut: 0 };
            arguments = self.split(within, |token| token == ",");
            for &argument in &arguments {
                self.read(argument, depth + 1)?;
            }
            at = behind;
        }
        if at == run.end && !arguments.is_empty() {
            let last = self.text.tokens[..run.end].iter().rev();
            let last = last.clone().find(|token| token.kind == TokenKind::Name);
            let range = self.text.range(Run { end: run.first + 1, ..run });
            let reason = UnreadReason::Generic {
                shown: self.shown(run),
                name: self.grammar.local(name).to_owned(),
                arguments: arguments.len(),
            };
            let leaf = last.and_then(|last| self.whole.get(last.start..last.end));
            return Ok(TypeReading::unread(leaf.unwrap_or_default(), Unread { range, reason }));
        }
        // What may follow a type is not to blame.
        while let Some(behind) = self.behind_suffix(at, run.end) {
            at = behind;
        }
        Err(match self.text.token(at) {
            _ if at >= run.end => self.unexpected(run.first),
            "," => self.fault(at, TypeProblem::Unopened),
            _ => self.unexpected(at),
        })
    }

    /// The place behind the words that follow a type in some pattern: `[]`, `?`.
    fn behind_suffix(&self, at: usize, end: usize) -> Option<usize> {
        self.grammar.headless.iter().find_map(|&index| {
            let [Part::Hole, words @ ..] = &*self.grammar.patterns[index].0.parts else {
                return None;
            };
            let is_there = |(offset, part): (usize, &Part)| match part {
                Part::Word(word) => self.grammar.same(word, self.text.token(at + offset)),
                _ => false,
            };
            let behind = at + words.len();
            (behind <= end && words.iter().enumerate().all(is_there)).then_some(behind)
        })
    }

    /// The name, if a run is one.
    fn single_name(&self, run: Run) -> Option<&str> {
        let token = self.text.tokens.get(run.first)?;
        let is_one = run.end == run.first + 1 && token.kind == TokenKind::Name;
        is_one.then(|| self.text.run(run))
    }

    /// The text of a run, as long as the cell lives.
    fn words(&self, run: Run) -> &'t str {
        self.whole.get(self.text.range(run)).unwrap_or_default()
    }

    /// A run in one spelling: `Map<String, Foo>`.
    fn shown(&self, run: Run) -> String {
        let mut shown = String::new();
        for index in run.first..run.end {
            let is_name = |index: usize| {
                self.text.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Name)
            };
            let follows = index > run.first;
            let before = if follows { self.text.token(index - 1) } else { "" };
            if before == "," || follows && is_name(index - 1) && is_name(index) {
                shown.push(' ');
            }
            shown.push_str(self.text.token(index));
        }
        shown
    }

    fn unexpected(&self, index: usize) -> TypeFault {
        let first = self.text.token(index).chars().next();
        self.fault(index, first.map_or(TypeProblem::NameMissing, TypeProblem::Unexpected))
    }

    /// A fault at the first character of a token, or at the end of the text.
    fn fault(&self, index: usize, problem: TypeProblem) -> TypeFault {
        let start = self.text.tokens.get(index).map_or(self.whole.len(), |token| token.start);
        let length = self.text.token(index).chars().next().map_or(0, char::len_utf8);
        TypeFault { range: start..start + length, problem }
    }
}

/// The names of the members of an enum, where its values were meant.
fn member_names(ty: TypeRef) -> TypeRef {
    match ty {
        TypeRef::Named { name, .. } | TypeRef::OwnEnum(name) => TypeRef::MemberNames(name),
        TypeRef::List(element) => TypeRef::List(Box::new(member_names(*element))),
        TypeRef::Map(value) => TypeRef::Map(Box::new(member_names(*value))),
        other => other,
    }
}
