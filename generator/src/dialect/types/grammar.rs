//! What the names and patterns of a dialect mean, ready to be looked up.

use std::borrow::Cow;
use std::collections::HashMap;

use super::pattern::{Part, Pattern};
use super::tokens::Lexer;
use crate::dialect::pattern::Pattern as LiteralForm;
use crate::schema::Type;

/// What a pattern means for the types in it. Where it has several, the last one counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A value of that type, whatever stands in the pattern.
    Scalar(Type),
    /// An array.
    List,
    /// An object used as a dictionary.
    Map,
    /// The type itself.
    Same,
    /// The type, or null.
    Nullable,
    /// The type, of a property that may be absent.
    Optional,
    /// Text: the name of a member of that enum.
    MemberName,
}

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NameMeaning {
    Scalar(Type),
    /// A value of the type `ty` where the documentation writes the type name `other` too; else of the
    /// type `alone`.
    Beside {
        other: Box<str>,
        ty: Type,
        alone: Type,
    },
}

/// What happens to a text that is no type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Unreadable {
    /// The whole cell is an error.
    #[default]
    Error,
    /// It is any JSON.
    Any,
}

/// What a link within a type means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Links {
    /// Nothing: its text is the type.
    #[default]
    Ignore,
    /// Its target names the type.
    Target,
}

/// The type names and patterns of a dialect.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TypeGrammar {
    pub(super) lexer: Lexer,
    pub(super) unreadable: Unreadable,
    pub(super) links: Links,
    pub(super) ignore_case: bool,
    /// Endings that a scalar's name may have besides.
    pub(super) plurals: Vec<Box<str>>,
    /// The names of null among alternatives.
    pub(super) nulls: Vec<Box<str>>,
    /// Whether a comma stands between alternatives. Elsewhere no type holds one outside of brackets.
    pub(super) commas_join: bool,
    /// The words between alternatives.
    pub(super) alternatives: Vec<Box<str>>,
    /// The names that stand for the enum which the page lists for the property.
    pub(super) own_enums: Vec<Box<str>>,
    /// What separates the values of an enum that stand in one cell.
    pub(super) value_separator: Option<Box<str>>,
    /// The forms of values that stand in a cell instead of a type.
    pub(super) literals: Vec<LiteralForm>,
    pub(super) names: HashMap<Box<str>, NameMeaning>,
    /// What names mean where no page documents a model so called.
    pub(super) library: HashMap<Box<str>, Type>,
    /// The patterns: those of scalars, then the others, the closest description first.
    pub(super) patterns: Vec<(Pattern, Meaning)>,
    /// The number of patterns of scalars.
    pub(super) phrases: usize,
    /// The patterns by their first word, as indices.
    pub(super) by_head: HashMap<Box<str>, Vec<usize>>,
    /// The patterns that start with a hole.
    pub(super) headless: Vec<usize>,
}

/// The parts of a grammar, as a dialect file states them.
#[derive(Debug, Default)]
pub(crate) struct GrammarBuilder {
    grammar: TypeGrammar,
}

impl GrammarBuilder {
    pub(crate) fn new(
        unreadable: Unreadable,
        links: Links,
        ignore_case: bool,
        separators: Vec<String>,
    ) -> GrammarBuilder {
        let separators = separators.into_iter().map(String::into_boxed_str).collect();
        let lexer = Lexer { brackets: Vec::new(), separators };
        let grammar =
            TypeGrammar { lexer, unreadable, links, ignore_case, ..TypeGrammar::default() };
        GrammarBuilder { grammar }
    }

    /// Adds an ending that a scalar's name may have besides.
    pub(crate) fn plural(&mut self, ending: String) {
        self.grammar.plurals.push(ending.into_boxed_str());
    }

    /// Adds a name of null among alternatives.
    pub(crate) fn null(&mut self, name: String) {
        self.grammar.nulls.push(name.into_boxed_str());
    }

    /// Adds a name that stands for the enum which the page lists for the property.
    pub(crate) fn own_enum(&mut self, name: String) {
        self.grammar.own_enums.push(name.into_boxed_str());
    }

    /// Sets what separates the values of an enum that stand in one cell.
    pub(crate) fn value_separator(&mut self, separator: String) {
        self.grammar.value_separator = Some(separator.into_boxed_str());
    }

    /// Adds a form of values that stand in a cell instead of a type.
    pub(in crate::dialect) fn literal(&mut self, form: LiteralForm) {
        self.grammar.literals.push(form);
    }

    /// Adds a word that stands between alternatives.
    ///
    /// # Errors
    ///
    /// If it is not one word or one character.
    pub(crate) fn alternative(&mut self, word: &str) -> Result<(), String> {
        if self.grammar.lexer.tokens(word).all.len() != 1 {
            return Err(format!("`{word}` is not one word or one character"));
        }
        self.grammar.commas_join |= word == ",";
        self.grammar.alternatives.push(word.into());
        Ok(())
    }

    /// Adds a name that means `ty` if no page documents a model so called.
    ///
    /// # Errors
    ///
    /// If it is not one name, or has a meaning.
    pub(crate) fn library(&mut self, name: &str, ty: Type) -> Result<(), String> {
        if !self.is_one_name(name) {
            return Err(format!("`{name}` is not one name"));
        }
        match self.grammar.library.insert(self.grammar.key(name).into(), ty) {
            Some(_) => Err(format!("`{name}` has a meaning already")),
            None => Ok(()),
        }
    }

    /// Adds a name or a phrase that means `ty`.
    ///
    /// # Errors
    ///
    /// If it has a meaning, or is no pattern.
    pub(crate) fn scalar(&mut self, name: &str, ty: Type) -> Result<(), String> {
        match self.is_one_name(name) {
            true => self.name(name, NameMeaning::Scalar(ty)),
            false => self.pattern(name, Meaning::Scalar(ty)),
        }
    }

    /// Adds a name that means `ty` where the documentation writes `other` too, else `alone`.
    ///
    /// # Errors
    ///
    /// If it has a meaning.
    pub(crate) fn ambiguous(
        &mut self,
        name: &str,
        other: &str,
        ty: Type,
        alone: Type,
    ) -> Result<(), String> {
        self.name(name, NameMeaning::Beside { other: other.into(), ty, alone })
    }

    fn name(&mut self, name: &str, meaning: NameMeaning) -> Result<(), String> {
        match self.grammar.names.insert(self.grammar.key(name).into(), meaning) {
            Some(_) => Err(format!("`{name}` has a meaning already")),
            None => Ok(()),
        }
    }

    /// Adds a pattern.
    ///
    /// # Errors
    ///
    /// If it is none, has a meaning, or has no hole where its meaning is that of one.
    pub(crate) fn pattern(&mut self, text: &str, meaning: Meaning) -> Result<(), String> {
        let pattern = Pattern::parse(text, &self.grammar.lexer.separators)?;
        match (&meaning, pattern.holes()) {
            (Meaning::Scalar(_), 1..) => {
                return Err("a scalar has no types in it: write `{*}` for any text".to_owned());
            }
            (Meaning::Scalar(_), 0) | (_, 1..) => {}
            (_, 0) => return Err("`{}` is missing in this pattern".to_owned()),
        }
        if self.grammar.patterns.iter().any(|(known, _)| *known == pattern) {
            return Err(format!("`{text}` has a meaning already"));
        }
        if pattern.literals() == 0 {
            return Err("a pattern needs a word or a character beside its holes".to_owned());
        }
        for &pair in &pattern.brackets {
            if !self.grammar.lexer.brackets.contains(&pair) {
                self.grammar.lexer.brackets.push(pair);
            }
        }
        self.grammar.patterns.push((pattern, meaning));
        Ok(())
    }

    fn is_one_name(&self, text: &str) -> bool {
        !text.contains(['{', '}']) && self.grammar.lexer.is_name(text)
    }

    /// The grammar.
    pub(crate) fn build(self) -> TypeGrammar {
        let mut grammar = self.grammar;
        // Phrases first, then the patterns with most words; among equals the file's order counts.
        grammar.patterns.sort_by_key(|(pattern, meaning)| {
            (!matches!(meaning, Meaning::Scalar(_)), std::cmp::Reverse(pattern.literals()))
        });
        let is_scalar = |meaning: &Meaning| matches!(meaning, Meaning::Scalar(_));
        grammar.phrases = grammar.patterns.partition_point(|(_, meaning)| is_scalar(meaning));
        for index in 0..grammar.patterns.len() {
            match grammar.patterns[index].0.parts.first() {
                Some(Part::Word(word)) => {
                    let key = grammar.key(word).into();
                    grammar.by_head.entry(key).or_default().push(index);
                }
                _ => grammar.headless.push(index),
            }
        }
        grammar
    }
}

impl TypeGrammar {
    /// A name as it is looked up.
    pub(super) fn key<'n>(&self, name: &'n str) -> Cow<'n, str> {
        match self.ignore_case && name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            true => Cow::Owned(name.to_ascii_lowercase()),
            false => Cow::Borrowed(name),
        }
    }

    pub(super) fn same(&self, one: &str, other: &str) -> bool {
        match self.ignore_case {
            true => one.eq_ignore_ascii_case(other),
            false => one == other,
        }
    }

    /// A name less its namespace: `Stream` of `System.IO.Stream`.
    pub(super) fn local<'n>(&self, name: &'n str) -> &'n str {
        self.lexer
            .separators
            .iter()
            .fold(name, |local, separator| local.rsplit(&**separator).next().unwrap_or(local))
    }

    /// The indices of the patterns that may match a run with this first token, in order.
    pub(super) fn candidates(&self, first: &str) -> impl Iterator<Item = usize> + Clone {
        let of_head =
            |head: &str| self.by_head.get(&*self.key(head)).map_or(&[][..], Vec::as_slice);
        let local = self.local(first);
        let namespaced = if local == first { &[][..] } else { of_head(local) };
        let mut lists = [of_head(first), namespaced, &self.headless[..]];
        std::iter::from_fn(move || {
            let next = lists.iter().filter_map(|list| list.first().copied()).min()?;
            for list in &mut lists {
                *list = list.strip_prefix(&[next]).unwrap_or(list);
            }
            Some(next)
        })
    }

    /// What the name of a generic type means without arguments, where no page documents a model so
    /// called: `List` of `List<{}>`.
    pub(super) fn bare(&self, name: &str) -> Option<Type> {
        let patterns = self.by_head.get(&*self.key(name))?.iter();
        patterns.map(|&index| &self.patterns[index]).find_map(|(pattern, meaning)| {
            let any = || Box::new(Type::Any);
            match (&*pattern.parts, meaning) {
                ([Part::Word(_), Part::Group(..)], Meaning::List) => Some(Type::List(any())),
                ([Part::Word(_), Part::Group(..)], Meaning::Map) => Some(Type::Map(any())),
                ([Part::Word(_), Part::Group(..)], _) => Some(Type::Any),
                _ => None,
            }
        })
    }

    /// Whether a name stands for the enum which the page lists for the property.
    pub(crate) fn means_own_enum(&self, name: &str) -> bool {
        self.own_enums.iter().any(|own| self.same(own, name))
    }

    /// The values of which a cell consists, if it has no type: `` `asc`, `desc` ``. `raw` is its text with
    /// markup.
    pub(crate) fn literals_in<'t>(&self, raw: &'t str) -> Option<Vec<&'t str>> {
        let of_form = |value: &'t str| {
            let mut forms = self.literals.iter().filter(|form| form.fits(value));
            forms.next().map(|form| form.capture(value).unwrap_or_default())
        };
        let values: Option<Vec<&str>> = raw.split(',').map(str::trim).map(of_form).collect();
        // An empty value leaves the parameter out.
        values.map(|values| values.into_iter().filter(|value| !value.is_empty()).collect())
    }

    /// What separates the values of an enum that stand in one cell, if they do.
    pub(crate) fn values_between(&self) -> Option<&str> {
        self.value_separator.as_deref()
    }

    /// Whether readings depend on links.
    pub(crate) fn follows_links(&self) -> bool {
        self.links == Links::Target
    }
}

/// The types that a name can mean, as the schema writes them.
pub(crate) fn schema_types() -> impl Iterator<Item = (&'static str, Type)> {
    let scalars = [
        ("string", Type::String),
        ("boolean", Type::Boolean),
        ("int32", Type::Int32),
        ("int64", Type::Int64),
        ("float", Type::Float),
        ("double", Type::Double),
        ("decimal", Type::Decimal),
        ("date-time", Type::DateTime),
        ("utc-date-time", Type::UtcDateTime),
        ("date", Type::Date),
        ("local-date-time", Type::LocalDateTime),
        ("uuid", Type::Uuid),
        ("uri", Type::Uri),
        ("binary", Type::Binary),
        ("any", Type::Any),
        ("list of string", Type::List(Box::new(Type::String))),
        ("list of any", Type::List(Box::new(Type::Any))),
        ("map of string", Type::Map(Box::new(Type::String))),
        ("map of any", Type::Map(Box::new(Type::Any))),
    ];
    scalars.into_iter()
}
