//! Reads a notification, matches on its state, and writes it back.
//!
//! `cargo run --example notification`

use genesys_cloud_models::runtime::{Model, Open, some};
use genesys_cloud_models::{Cobrowsesession, CobrowsesessionState};

const NOTIFICATION: &str = r#"{
    "id": "7c0d3c4e-8f0e-4d5b-9a55-2f1f7f7a7d10",
    "state": "connected",
    "connectedTime": "2026-11-20T09:15:00Z",
    "controlling": [],
    "wrapup": null,
    "sharedTabs": 2
}"#;

fn main() -> Result<(), serde_json::Error> {
    let mut session: Cobrowsesession = serde_json::from_str(NOTIFICATION)?;

    match &session.state {
        Some(Open::Known(CobrowsesessionState::Connected)) => println!("connected"),
        Some(Open::Known(state)) => println!("another documented state: {state}"),
        Some(Open::Unknown(state)) => println!("a state that came after this crate: {state}"),
        None => println!("no state"),
    }
    println!("not as documented: {:?}", session.mismatches());
    println!("beyond the documentation: {:?}", session.extra);

    session.state = some(CobrowsesessionState::Disconnected);
    println!("{}", serde_json::to_string_pretty(&session)?);
    Ok(())
}
