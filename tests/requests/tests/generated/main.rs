//! Crates that are generated from the pages in `docs`, and the programs in `programs`, which use them: they
//! are compiled, and run against the server.
//!
//! The pages of the library have the layout of C# SDKs, those of the garden that of Java ones.

mod programs;
mod servers;

use tablesmith_requests::Received;

/// The requests as the server read them: method, decoded path and query.
fn requests(received: &[Received]) -> Vec<String> {
    let line = |request: &Received| {
        let query: Vec<String> = request.query.iter().map(|(k, v)| format!(" {k}={v}")).collect();
        format!("{} {}{}", request.method, request.segments().join(" | "), query.concat())
    };
    received.iter().map(line).collect()
}

#[test]
fn four_operations_of_the_library_are_sent() {
    let server = servers::library();
    assert_eq!(
        programs::run("loans", &server),
        "Some(2) pages of loans\n\
         Some(\"Emma\") is due Some(2026-12-24T18:00:00Z)\n\
         Some(\"Emma\")\n\
         Some(\"Persuasion\")\n\
         Some(\"Sanditon\")\n\
         the server answered 404 Not Found: \"{\\\"message\\\":\\\"no such loan\\\"}\"\n"
    );
    assert_eq!(
        requests(&server.received()),
        [
            "GET loans member=Ada & Co branch=north branch=south pageSize=2",
            "POST loans",
            "GET loans member=Ada & Co",
            "GET loans member=Ada & Co pageNumber=2",
            "DELETE loans | 2026/7",
            "DELETE loans | 2026/7",
        ]
    );
    let body = serde_json::json!({"title": "Emma", "member": "Ada & Co"});
    assert_eq!(server.received()[1].json(), body);
    assert!(server.received().iter().all(|r| r.header("x-library-key") == "the key"));
}

#[test]
fn the_same_calls_are_sent_without_async() {
    let server = servers::library();
    let titles = "Some(\"Emma\")\nSome(\"Emma\")\nSome(\"Persuasion\")\nSome(\"Sanditon\")\n";
    assert_eq!(programs::run("blocking", &server), titles);
    assert_eq!(
        requests(&server.received()),
        [
            "GET branches | north | loans | 2026/7",
            "GET loans",
            "GET loans pageNumber=2",
            "DELETE loans | 2026/7",
        ]
    );
}

#[test]
fn operations_of_java_pages_are_sent() {
    let server = servers::garden();
    assert_eq!(programs::run("plants", &server), "2 plants\nSome(\"rose/1\")\n");
    assert_eq!(
        requests(&server.received()),
        [
            "POST v1 | plants",
            "GET v1 | plants name=ro se plantedAfter=2026-01-02 colour=red colour=blue limit=1",
            "GET v1 | plants name=ro se plantedAfter=2026-01-02 colour=red colour=blue limit=1 cursor=a+b",
            "GET v1 | beds | 3 | plants | rose/1",
            "POST v1 | plants | rose/1 | photos",
            "PUT v1 | beds | 3 | water",
            "DELETE v1 | plants | rose/1",
        ]
    );
    let received = server.received();
    let [.., photos, water, _] = received.as_slice() else { panic!("{received:?}") };
    assert_eq!(
        photos.parts(),
        [
            ("photos".to_owned(), Some("bud.png".to_owned()), b"\x89bud".to_vec()),
            ("photos".to_owned(), Some("rose %221%22.png".to_owned()), b"rose".to_vec()),
            ("title".to_owned(), None, "My r\u{f6}se".as_bytes().to_vec()),
        ]
    );
    let form = [("litres", "5"), ("cans", "green,blue"), ("at", "2026-01-02T03:04:05Z")];
    assert_eq!(water.form(), form.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!(water.header("content-type"), "application/x-www-form-urlencoded");
    // `me:s3cret`
    let authorization = "Basic bWU6czNjcmV0";
    assert!(server.received().iter().all(|r| r.header("authorization") == authorization));
}
