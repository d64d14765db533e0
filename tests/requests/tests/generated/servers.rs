//! The servers of the programs.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;
use tablesmith_requests::{Answer, Server};

/// Lends books: three loans on two pages, of which each can be returned once.
pub(crate) fn library() -> Server {
    let returned = AtomicUsize::new(0);
    Server::start(move |request| match (request.method.as_str(), request.path.as_str()) {
        ("GET", "/loans") => {
            let (number, entities) = match request.query("pageNumber") {
                Some("2") => (2, json!([{ "title": "Sanditon" }])),
                _ => (1, json!([{ "title": "Emma" }, { "title": "Persuasion" }])),
            };
            Answer::json(json!({"entities": entities, "pageNumber": number, "pageCount": 2}))
        }
        ("GET", _) => Answer::json(json!({ "title": "Emma" })),
        ("POST", "/loans") => {
            let mut loan = request.json();
            loan["due"] = json!("2026-12-24T18:00:00Z");
            Answer::status(201).with_json(loan)
        }
        ("DELETE", _) if returned.fetch_add(1, Ordering::SeqCst) == 0 => Answer::status(204),
        _ => Answer::status(404).with_json(json!({ "message": "no such loan" })),
    })
}

/// Grows plants.
pub(crate) fn garden() -> Server {
    Server::start(|request| match (request.method.as_str(), request.path.as_str()) {
        ("POST", _) => Answer::json(request.json()),
        ("GET", "/v1/plants") => match request.query("cursor") {
            None => Answer::json(json!({"items": [{ "name": "rose/1" }], "cursor": "a+b"})),
            Some(_) => Answer::json(json!({"items": [{ "name": "rose/2" }]})),
        },
        ("GET", _) => Answer::json(json!({ "name": "rose/1" })),
        _ => Answer::status(204),
    })
}
