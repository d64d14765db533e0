//! For all texts: the server decodes what was given.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::Value;
use tablesmith_requests::{Answer, Received, Server};
use tablesmith_runtime::requests::Call;

use crate::client;

static SERVER: LazyLock<Server> = LazyLock::new(|| {
    Server::start(|request| {
        Answer::json(serde_json::json!({
            "segments": request.segments(),
            "query": request.query,
            "header": request.header("x-value"),
            "form": request.form(),
        }))
    })
});

/// What the server read.
fn echo(call: &Call<Value>) -> Value {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let sent = client(SERVER.url());
    runtime.expect("a runtime").block_on(sent.send(call)).expect("a success")
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC*", any::<String>(), "[ -~]{0,8}", "[%./\\\\?#&=+;, ]{0,6}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn path_query_and_form_arrive_as_given(
        segment in any_text(),
        one in any_text(),
        list in proptest::collection::vec(any_text(), 0..4),
        header in "[!-~]([ -~]*[!-~])?",
    ) {
        prop_assume!(!matches!(segment.as_str(), "" | "." | ".."));
        let call = Call::post("/users/{id}/roles")
            .path("id", &segment)
            .query("one", &one)
            .query_list("list", &list)
            .header("X-Value", &header)
            .form("field", &one);
        let read = echo(&call);
        prop_assert_eq!(&read["segments"], &serde_json::json!(["users", segment, "roles"]));
        let mut query = vec![("one", one.as_str())];
        query.extend(list.iter().map(|value| ("list", value.as_str())));
        prop_assert_eq!(&read["query"], &serde_json::json!(query));
        prop_assert_eq!(&read["header"], &serde_json::json!(header));
        prop_assert_eq!(&read["form"], &serde_json::json!([("field", &one)]));
    }
}

#[test]
fn the_server_reads_requests_as_they_are_sent() {
    // Without this, a server that decodes nothing would agree with a client that escapes nothing.
    let call = Call::get("/a%2Fb/c").query("q", "+ %");
    let read: Value = echo(&call);
    assert_eq!(read["segments"], serde_json::json!(["a/b", "c"]));
    assert_eq!(read["query"], serde_json::json!([["q", "+ %"]]));
    let received: Vec<Received> = SERVER.received();
    assert!(received.iter().any(|request| request.path == "/a%2Fb/c"));
}
