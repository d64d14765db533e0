//! The forms of headings: what several of them have in common, with `{}` for the rest.

use std::collections::BTreeMap;

/// Headings of sections about what a heading above them names, in lower case.
const SECTIONS: &[&str] = &[
    "attributes",
    "columns",
    "enum members",
    "enum values",
    "enumeration members",
    "fields",
    "json fields",
    "json properties",
    "members",
    "object properties",
    "properties",
    "relationships",
    "schema",
    "structure",
    "values",
];

/// Whether a heading says nothing of what a table documents but that it has properties or values.
pub(super) fn is_section(heading: &str) -> bool {
    SECTIONS.contains(&heading.trim().trim_end_matches(':').to_lowercase().as_str())
}

/// The least number of headings that share a form.
const SHARED: usize = 2;

/// The forms of some headings, with the number of headings, the most frequent ones first: of
/// `Channel Object`, `User Object` and `Ping`, `{} Object` twice and `{}` once.
pub(super) fn heading_forms(headings: &[&str]) -> Vec<(String, usize)> {
    let mut rest: Vec<Vec<&str>> =
        headings.iter().map(|heading| heading.split_whitespace().collect()).collect();
    rest.retain(|words: &Vec<&str>| !words.is_empty());
    let mut forms = Vec::new();
    loop {
        let mut counts: BTreeMap<Form<'_>, usize> = BTreeMap::new();
        for form in rest.iter().flat_map(|words| forms_of(words)) {
            *counts.entry(form).or_default() += 1;
        }
        // Of equally frequent forms the one with more words says more.
        let best = counts.into_iter().max_by_key(|(form, count)| (*count, form.words()));
        let Some((form, count)) = best.filter(|(_, count)| *count >= SHARED) else { break };
        rest.retain(|words| !form.fits(words));
        forms.push((form.to_string(), count));
    }
    if !rest.is_empty() {
        forms.push(("{}".to_owned(), rest.len()));
    }
    forms.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    forms
}

/// Words at one end of a heading, or a whole heading.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Form<'a> {
    Whole(Vec<&'a str>),
    Start(Vec<&'a str>),
    End(Vec<&'a str>),
}

/// The forms of one heading.
fn forms_of<'a>(words: &[&'a str]) -> Vec<Form<'a>> {
    let mut forms = vec![Form::Whole(words.to_vec())];
    for length in 1..=2 {
        if words.len() > length {
            forms.push(Form::Start(words[..length].to_vec()));
            forms.push(Form::End(words[words.len() - length..].to_vec()));
        }
    }
    forms
}

impl Form<'_> {
    fn words(&self) -> usize {
        match self {
            Form::Whole(words) | Form::Start(words) | Form::End(words) => words.len(),
        }
    }

    fn fits(&self, heading: &[&str]) -> bool {
        match self {
            Form::Whole(words) => heading == words.as_slice(),
            Form::Start(words) => heading.len() > words.len() && heading.starts_with(words),
            Form::End(words) => heading.len() > words.len() && heading.ends_with(words),
        }
    }
}

impl std::fmt::Display for Form<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Form::Whole(words) => f.write_str(&words.join(" ")),
            Form::Start(words) => write!(f, "{} {{}}", words.join(" ")),
            Form::End(words) => write!(f, "{{}} {}", words.join(" ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn forms(headings: &[&str], expected: &[(&str, usize)]) {
        let found = heading_forms(headings);
        let found: Vec<(&str, usize)> =
            found.iter().map(|(form, count)| (form.as_str(), *count)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn shared_ends_of_headings_are_forms() {
        forms(
            &["Channel Object", "User Object", "Complex Type A", "Complex Type B", "Ping"],
            &[("Complex Type {}", 2), ("{} Object", 2), ("{}", 1)],
        );
    }

    #[test]
    fn the_longer_form_of_equally_many_headings_counts() {
        forms(&["A complex type", "B complex type"], &[("{} complex type", 2)]);
    }

    #[test]
    fn the_same_heading_above_several_tables_is_a_form_without_a_name() {
        forms(&["JSON Params", "JSON Params", "Json Body"], &[("JSON Params", 2), ("{}", 1)]);
    }
}
