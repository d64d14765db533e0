//! Writes overrides into `tablesmith.toml`. What is there stays as it is: comments, order, spelling.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TomlError, value};

use crate::check::{CorrectionKey, CorrectionValue, ProposedOverride};

/// The text of a configuration with these overrides. An override of the same property is corrected, others
/// are appended.
///
/// # Errors
///
/// If the text is no TOML.
pub(super) fn with_overrides(
    text: &str,
    proposed: &[ProposedOverride],
) -> Result<String, TomlError> {
    let mut document: DocumentMut = text.parse()?;
    let entries = document.entry("override").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(entries) = entries.as_array_of_tables_mut() else { return Ok(text.to_owned()) };
    for proposal in proposed {
        let known = entries.iter().position(|entry| is_of(entry, proposal));
        match known.and_then(|known| entries.get_mut(known)) {
            Some(entry) => correct(entry, proposal),
            None => entries.push(new_entry(proposal)),
        }
    }
    Ok(document.to_string())
}

/// Whether an entry corrects the same property.
fn is_of(entry: &Table, proposal: &ProposedOverride) -> bool {
    let is = |key: &str, name: &str| entry.get(key).and_then(Item::as_str) == Some(name);
    is("model", &proposal.model)
        && match &proposal.property {
            Some(property) => is("property", property) || is("wire-name", property),
            None => entry.get("property").is_none(),
        }
}

/// Adds to an entry, or replaces in it, what is proposed.
fn correct(entry: &mut Table, proposal: &ProposedOverride) {
    for (key, correction) in &proposal.corrections {
        // What it has is what the payloads contradict; values are added to.
        match (key, entry.get_mut(key.as_str()).and_then(Item::as_array_mut), correction) {
            (CorrectionKey::Values, Some(known), CorrectionValue::Values(more)) => {
                more.iter().for_each(|value| known.push(of_value(value)));
            }
            _ => drop(entry.insert(key.as_str(), item(correction))),
        }
    }
    let reason = match entry.get("reason").and_then(Item::as_str) {
        Some(known) => format!("{known}; {}", proposal.reason),
        None => proposal.reason.clone(),
    };
    entry.insert("reason", value(reason));
}

fn new_entry(proposal: &ProposedOverride) -> Table {
    let mut entry = Table::new();
    entry.insert("model", value(proposal.model.as_str()));
    if let Some(property) = &proposal.property {
        entry.insert("property", value(property.as_str()));
    }
    for (key, correction) in &proposal.corrections {
        entry.insert(key.as_str(), item(correction));
    }
    entry.insert("reason", value(proposal.reason.as_str()));
    entry
}

fn item(correction: &CorrectionValue) -> Item {
    match correction {
        CorrectionValue::Flag(flag) => value(*flag),
        CorrectionValue::Text(text) => value(text.as_str()),
        CorrectionValue::Values(values) => {
            value(values.iter().map(of_value).collect::<toml_edit::Array>())
        }
    }
}

fn of_value(value: &crate::schema::Value) -> toml_edit::Value {
    match value {
        crate::schema::Value::Integer(number) => (*number).into(),
        crate::schema::Value::String(text) => text.as_str().into(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn proposal(property: &str, corrections: &[(CorrectionKey, &str)]) -> ProposedOverride {
        let corrections = corrections.iter();
        let corrections = corrections
            .map(|(key, text)| (*key, CorrectionValue::Text((*text).to_owned())))
            .collect::<BTreeMap<_, _>>();
        ProposedOverride {
            model: "Pet".to_owned(),
            property: Some(property.to_owned()),
            corrections,
            reason: "3 of 4 payloads".to_owned(),
        }
    }

    #[test]
    fn what_is_there_stays_as_it_is() {
        let before = "# The pets.\ndocs = [ 'docs' ]\n\n[[override]]\nmodel = \"Pet\" # a comment\n\
                      property = \"vetsId\"\nwire-name = \"vetId\"\nreason = \"a typing error\"\n\n\
                      [limits]\npages = 3\n";
        let proposed = [
            proposal("vetId", &[(CorrectionKey::Type, "int64")]),
            proposal("name", &[(CorrectionKey::Type, "any")]),
        ];
        let after = "# The pets.\ndocs = [ 'docs' ]\n\n[[override]]\nmodel = \"Pet\" # a comment\n\
                     property = \"vetsId\"\nwire-name = \"vetId\"\n\
                     reason = \"a typing error; 3 of 4 payloads\"\ntype = \"int64\"\n\n\
                     [[override]]\nmodel = \"Pet\"\nproperty = \"name\"\ntype = \"any\"\n\
                     reason = \"3 of 4 payloads\"\n\n[limits]\npages = 3\n";
        assert_eq!(with_overrides(before, &proposed).expect("TOML"), after);
    }

    #[test]
    fn a_new_file_holds_the_overrides_alone() {
        let proposed = [proposal("name", &[(CorrectionKey::Type, "any")])];
        let expected = "[[override]]\nmodel = \"Pet\"\nproperty = \"name\"\ntype = \"any\"\n\
                        reason = \"3 of 4 payloads\"\n";
        assert_eq!(with_overrides("", &proposed).expect("TOML"), expected);
        assert!(with_overrides("docs = [", &proposed).is_err());
    }
}
