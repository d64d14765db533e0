//! Reads records of the Microsoft 365 audit log, one JSON object on a line: counts the kinds, prints the
//! records of one kind by their model, and lists what is not as documented.
//!
//! ```text
//! program records.jsonl 6
//! ```

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};

use office_365_audit::runtime::{Enumeration, Extra, Model, Open};
use office_365_audit::{
    AuditLogRecordType, AzureActiveDirectory, AzureActiveDirectorySecureTokenServiceSTSLogon,
    Common, ExchangeAdmin, ItemTypeName, SharePointFileOperations,
};
use serde::Serialize;
use serde_json::Value;

type RecordType = Option<Open<AuditLogRecordType>>;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, kind] = arguments.as_slice() else {
        return Err("usage: program RECORDS.jsonl KIND".into());
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in BufReader::new(File::open(path)?).lines() {
        let line = line?;
        // All records have the properties of this model, and `RecordType` says which others.
        let common: Common = serde_json::from_str(&line)?;
        let number = number_of(&common.record_type);
        if number == kind {
            println!("{}", report(&line, &common.record_type)?);
        }
        let is_documented = common.record_type.as_ref().and_then(Open::known).is_some();
        let note = if is_documented { "" } else { ", which is not documented" };
        *counts.entry(format!("{number}{note}")).or_default() += 1;
    }
    for (kind, count) in counts {
        println!("{count} of type {kind}");
    }
    Ok(())
}

/// The type as it is in JSON, documented or not.
fn number_of(record_type: &RecordType) -> &str {
    record_type.as_ref().map_or("none", Open::as_str)
}

/// A record by the model of its type. The documentation does not say in one place which that is.
fn report(line: &str, record_type: &RecordType) -> Result<String, serde_json::Error> {
    let known = record_type.as_ref().and_then(Open::known);
    match known {
        Some(AuditLogRecordType::SharePointFileOperation) => {
            let record: SharePointFileOperations = serde_json::from_str(line)?;
            let what = format!(
                "{} {} {} ({}) on {}",
                record.creation_time.map_or("at some time".to_owned(), |time| time.to_string()),
                record.user_id.as_deref().unwrap_or("somebody"),
                record.operation.as_deref().unwrap_or("did something"),
                record.item_type.as_ref().map_or("no item type".to_owned(), item),
                record.source_file_name.as_deref().unwrap_or("-"),
            );
            told(what, &record, &record.extra, line)
        }
        Some(AuditLogRecordType::AzureActiveDirectory) => {
            let record: AzureActiveDirectory = serde_json::from_str(line)?;
            let what = format!("{:?} in {:?}", record.operation, record.intra_system_id);
            told(what, &record, &record.extra, line)
        }
        Some(AuditLogRecordType::ExchangeAdmin) => {
            let record: ExchangeAdmin = serde_json::from_str(line)?;
            let what = format!("{:?} by {:?}", record.operation, record.user_id);
            told(what, &record, &record.extra, line)
        }
        Some(AuditLogRecordType::AzureActiveDirectoryStsLogon) => {
            let record: AzureActiveDirectorySecureTokenServiceSTSLogon =
                serde_json::from_str(line)?;
            let what = format!("{:?} by {:?}", record.operation, record.application_id);
            told(what, &record, &record.extra, line)
        }
        _ => {
            let record: Common = serde_json::from_str(line)?;
            told(format!("{:?}", record.operation), &record, &record.extra, line)
        }
    }
}

fn item(item: &Open<ItemTypeName>) -> String {
    match item {
        Open::Known(known) => known.as_str().to_owned(),
        Open::Unknown(other) => format!("{other}, which is not documented"),
    }
}

/// What a record says, and what of it is not as documented.
fn told<M: Model + Serialize>(
    mut text: String,
    record: &M,
    extra: &Extra,
    line: &str,
) -> Result<String, serde_json::Error> {
    let mismatches = record.mismatches();
    for pointer in &mismatches {
        text += &format!("\n  not of the documented type: {pointer}");
    }
    let is_mismatch = |key: &String| mismatches.contains(&format!("/{key}"));
    for (key, value) in extra.iter().filter(|(key, _)| !is_mismatch(key)) {
        text += &format!("\n  not documented: {key} = {value}");
    }
    // Whatever it holds, it is written as it was read.
    assert_eq!(serde_json::to_value(record)?, serde_json::from_str::<Value>(line)?);
    Ok(text)
}
