//! A co-browse session through the generated crate: read, looked into, written back.

use genesys_cloud_models::runtime::{Model, Open, OpenField, some};
use genesys_cloud_models::{
    Address, Cobrowsesession, CobrowsesessionDisconnectType, CobrowsesessionInitialState,
    CobrowsesessionState,
};
use serde_json::{Value, json};

/// Every documented property, a key that is not documented, and a state that is not.
fn session() -> Value {
    json!({
        "state": "holding",
        "id": "7c0d3c4e-8f0e-4d5b-9a55-2f1f7f7a7d10",
        "disconnectType": "transfer.conference",
        "self": {
            "name": "Erika Mustermann",
            "nameRaw": "Erika Mustermann",
            "addressNormalized": "erika@example.com",
            "addressRaw": "sip:erika@example.com"
        },
        "cobrowseSessionId": "cb-42",
        "cobrowseRole": "sharer",
        "controlling": ["b6b0e1a2", "c7c1f2b3"],
        "viewerUrl": "https://viewer.example.com/?session=cb-42&role=viewer",
        "providerEventTime": "2026-11-20T09:15:00.123Z",
        "startAlertingTime": "2026-11-20T09:14:58Z",
        "connectedTime": "2026-11-20T09:15:00Z",
        "disconnectedTime": "2026-11-20T09:20:31.5Z",
        "provider": "PureCloud Cobrowse",
        "peerId": "peer-1",
        "segments": [
            { "startTime": "2026-11-20T09:14:58Z", "type": "alert", "howEnded": null },
            { "startTime": "2026-11-20T09:15:00Z", "type": "interact", "properties": { "a": [1] } }
        ],
        "wrapup": { "code": "resolved", "durationSeconds": 12, "tags": [] },
        "afterCallWork": { "state": "pending", "startTime": "2026-11-20T09:20:31Z" },
        "afterCallWorkRequired": true,
        "initialState": "alerting",
        "sharedTabs": [{ "id": 18_446_744_073_709_551_615_u64, "ratio": 0.1 }]
    })
}

#[test]
fn a_session_is_read_into_its_fields_and_written_back_whole() {
    let json = session();
    let read: Cobrowsesession = serde_json::from_value(json.clone()).expect("an object");

    assert_eq!(read.state.as_ref().map(Open::as_str), Some("holding"));
    assert!(matches!(read.state, Some(Open::Unknown(_))));
    assert_eq!(read.initial_state, Some(CobrowsesessionInitialState::Alerting.into()));
    assert_eq!(
        read.disconnect_type.as_ref().and_then(Open::known),
        Some(CobrowsesessionDisconnectType::TransferConference)
    );
    let name = read.self_.as_ref().and_then(|address| address.extra.get("name"));
    assert_eq!(name, Some(&json!("Erika Mustermann")));
    assert_eq!(read.controlling.as_ref().map(Vec::len), Some(2));
    assert_eq!(read.segments.as_ref().map(Vec::len), Some(2));
    let connected = "2026-11-20T09:15:00Z".parse().expect("an instant");
    assert_eq!(read.connected_time, Some(connected));
    assert_eq!(read.after_call_work_required, Some(true));

    // Every documented property is in its field: only the one that is not documented is left.
    let left: Vec<_> = read.extra.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(left, ["sharedTabs"]);
    assert_eq!(Cobrowsesession::FIELDS.len() + 1, json.as_object().expect("an object").len());
    assert!(read.mismatches().is_empty());

    assert_eq!(serde_json::to_value(&read).expect("written"), json);
}

#[test]
fn a_session_is_built_in_one_expression() {
    let session = Cobrowsesession {
        id: Some("cb".into()),
        state: Some(CobrowsesessionState::Connected.into()),
        self_: Some(Box::new(Address::default())),
        ..Default::default()
    };
    let json = json!({ "state": "connected", "id": "cb", "self": {} });
    assert_eq!(serde_json::to_value(&session).expect("written"), json);
    assert_eq!(
        format!("{session:?}"),
        r#"Cobrowsesession { state: "connected", id: "cb", self_: Address }"#
    );
}

#[test]
fn what_is_not_as_documented_is_told_and_kept() {
    let json = json!({ "connectedTime": "soon", "controlling": "nobody", "wrapup": null });
    let mut read: Cobrowsesession = serde_json::from_value(json.clone()).expect("an object");
    assert_eq!(read.mismatches(), ["/controlling", "/connectedTime"]);
    assert_eq!(serde_json::to_value(&read).expect("written"), json);

    read.controlling = Some(vec![]);
    read.connected_time = Some("2026-11-20T09:15:00Z".parse().expect("an instant"));
    assert!(read.mismatches().is_empty());
    let json =
        json!({ "connectedTime": "2026-11-20T09:15:00Z", "controlling": [], "wrapup": null });
    assert_eq!(serde_json::to_value(&read).expect("written"), json);
}

#[test]
fn documented_values_are_used_without_a_trait() {
    let connected = CobrowsesessionState::Connected;
    assert_eq!(connected.as_str(), "connected");
    assert_eq!(format!("{connected:>10}|"), " connected|");
    assert_eq!(CobrowsesessionState::VALUES.len(), 9);
    assert!(CobrowsesessionState::VALUES.contains(&connected));
    let mut counted = std::collections::HashMap::from([(connected, 1)]);
    *counted.entry(connected).or_default() += 1;
    assert_eq!(counted[&connected], 2);

    let session = Cobrowsesession { state: some(connected), ..Default::default() };
    assert_eq!(session.state, some(connected));
    assert!(session.state.is(connected));
    assert_eq!(session.state.known(), Some(connected));
}
