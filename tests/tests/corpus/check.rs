//! Payloads made from a whole platform, with faults put in by a program: all are found, and nothing
//! besides.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use tablesmith::Generator;
use tablesmith::check::{self, Check, FindingKind, Framing, ModelChoice, Selection, Values};
use tablesmith_tests::corpus;
use tablesmith_tests::made::{Expected, Fault, Maker};

/// The number of faults.
const FAULTS: usize = 200;

#[test]
#[ignore = "needs the corpus"]
fn two_hundred_faults_in_payloads_of_the_platform_are_found_and_none_besides() {
    let generator = Generator::new().docs(corpus().join("java"));
    let schema = generator.analyze().expect("the corpus is read").schema;
    let mut maker = Maker::new(&schema, 2026);
    let models: Vec<_> = schema.models.iter().filter(|model| model.properties.len() > 3).collect();

    let mut lines = Vec::new();
    let mut expected = BTreeSet::new();
    let mut by_fault: BTreeMap<Fault, usize> = BTreeMap::new();
    while expected.len() < FAULTS {
        let model = models[maker.below(models.len() as u64) as usize];
        let mut payload = maker.payload(model);
        let property = &model.properties[maker.below(model.properties.len() as u64) as usize];
        let fault = Fault::ALL[expected.len() % Fault::ALL.len()];
        if let Some(put) = maker.put(fault, model, property, &mut payload)
            && expected.insert(put)
        {
            *by_fault.entry(fault).or_default() += 1;
        }
        lines.push(json!({ "payload": payload, "model": model.name }).to_string());
    }
    lines.insert(lines.len() / 2, "{\"payload\": {\"marker-8271".to_owned());

    let known = check::Expected::of(&schema);
    let by = ModelChoice::By { key: "/model".to_owned(), models: Vec::new() };
    let selection = Selection { model: by, at: "/payload".to_owned() };
    let mut checked = Check::new(&known, &selection).expect("a selection");
    let text = lines.join("\n");
    checked.read("made.jsonl", text.as_bytes(), Framing::Detect).expect("read");
    let report = checked.finish(Values::Hide);

    let (seen, never): (Vec<_>, Vec<_>) =
        report.findings.iter().partition(|finding| finding.kind != FindingKind::NeverSeen);
    let invalid = |finding: &&&check::Finding| finding.kind == FindingKind::InvalidJson;
    assert_eq!(seen.iter().filter(invalid).count(), 1);
    let seen = seen.iter().filter(|finding| finding.kind != FindingKind::InvalidJson);
    let found: BTreeSet<Expected> = seen.map(|finding| Expected::of(finding)).collect();
    let missed: Vec<_> = expected.difference(&found).collect();
    let besides: Vec<_> = found.difference(&expected).collect();
    assert!(missed.is_empty() && besides.is_empty(), "missed: {missed:#?}\nbesides: {besides:#?}");

    // Of the models that came, the keys that never came are those that were never made, and a few that the
    // faults removed.
    let never = never.into_iter().map(|finding| (finding.model.clone(), finding.property.clone()));
    let never: BTreeSet<_> = never.collect();
    let came = report.models.iter().flat_map(|count| {
        let properties = maker.find(&count.name).properties.iter();
        properties.map(|property| (count.name.clone(), Some(property.name.clone())))
    });
    let unmade = came.filter(|key| !maker.came.contains(key));
    let unmade: BTreeSet<_> = unmade.map(|(model, property)| (Some(model), property)).collect();
    assert!(unmade.is_subset(&never), "{:?}", unmade.difference(&never).collect::<Vec<_>>());
    let removed = never.difference(&unmade).count();
    assert!(removed <= FAULTS, "{removed}");

    println!(
        "{} payloads of {} models, {} bytes; {} faults put in, {} found, {} besides: {by_fault:?}",
        report.payloads,
        report.models.len(),
        text.len(),
        expected.len(),
        found.len(),
        besides.len(),
    );
    assert!(!report.to_json().expect("JSON").contains("marker-8271"), "a value is shown");
}
