//! Proof of what `tablesmith diff` says: for every kind of change, both crates are generated and a
//! consumer that was written against the old one is compiled with the new one.
//!
//! "Compatible" has to compile. "Breaking" has to fail, or to have a reason that compiling cannot
//! show. `cargo test --test it verdict -- --nocapture` prints the table.

mod cases;
mod workspace;

use std::collections::{BTreeSet, HashMap};

use self::cases::Case;
use tablesmith::diff::{ChangeKind, Impact, Item, diff};

/// What compiles and is breaking all the same, with what the consumer would notice.
const NOTICED_LATER: [(&str, &str); 2] = [
    ("enum-retyped", "what is written is another JSON type"),
    ("property-renamed-under-the-same-field", "another key is read and written"),
];

#[test]
fn what_is_compatible_compiles_and_what_is_breaking_has_a_reason() {
    let old = cases::before();
    let cases = cases::all();
    let changed: Vec<_> = cases.iter().map(|case| (case.name, case.after(&old))).collect();
    let mut versions = vec![("unchanged", old.clone())];
    versions.extend(changed.iter().cloned());
    let outcomes = workspace::check(&versions, include_str!("verdict/consumer.rs"));
    assert_eq!(outcomes["unchanged"], Ok(()), "the consumer is written against the old crate");

    let noticed_later = HashMap::from(NOTICED_LATER);
    println!("{:<40} {:<26} {:<9} why", "change", "verdict", "compiled");
    let mut wrong = Vec::new();
    for (case, (name, new)) in cases.iter().zip(&changed) {
        let difference = diff(&old, new);
        let found: Vec<_> = difference.changes.iter().map(|c| (c.item, c.kind)).collect();
        assert_eq!(found, [(case.item, case.kind)], "{name} is one change");
        let impact = difference.changes[0].impact;
        let outcome = &outcomes[name];
        let why = match (impact, outcome) {
            (Impact::Breaking, Err(error)) => error.clone(),
            (Impact::Breaking, Ok(())) => match noticed_later.get(name) {
                Some(why) => (*why).to_owned(),
                None => {
                    wrong.push(format!("{name} is said to break, and nothing does"));
                    String::new()
                }
            },
            (_, Ok(())) => difference.changes[0].why.to_owned(),
            (_, Err(error)) => {
                wrong.push(format!("{name} is said not to break: {error}"));
                String::new()
            }
        };
        let compiled = if outcome.is_ok() { "yes" } else { "no" };
        let verdict = format!("{} ({})", difference.verdict, impact.as_str());
        println!("{name:<40} {verdict:<26} {compiled:<9} {why}");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(kinds(&cases), every_kind(), "every kind of change is tried");
}

fn kinds(cases: &[Case]) -> BTreeSet<(Item, ChangeKind)> {
    cases.iter().map(|case| (case.item, case.kind)).collect()
}

fn every_kind() -> BTreeSet<(Item, ChangeKind)> {
    use ChangeKind::{Added, Redocumented, Removed, Renamed, RenamedInRust, Retyped};
    use Item::{Enum, Model, Property, Value};
    let of_all = [Model, Property, Enum, Value]
        .into_iter()
        .flat_map(|item| [Added, Removed, Renamed, RenamedInRust].map(|kind| (item, kind)));
    let of_models =
        [ChangeKind::Documented, ChangeKind::Undocumented, Redocumented].map(|kind| (Model, kind));
    let of_properties = [
        Retyped,
        ChangeKind::Specified,
        ChangeKind::MadeRequired,
        ChangeKind::MadeOptional,
        ChangeKind::MadeReadOnly,
        ChangeKind::MadeWritable,
        Redocumented,
    ]
    .map(|kind| (Property, kind));
    of_all.chain(of_models).chain(of_properties).chain([(Enum, Retyped)]).collect()
}
