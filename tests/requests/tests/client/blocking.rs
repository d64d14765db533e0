//! The same calls with ureq: `Call` needs no client of its own.

use serde::de::DeserializeOwned;
use serde_json::json;
use tablesmith_requests::{Answer, Server};
use tablesmith_runtime::requests::{Call, Credentials, Paged};

use crate::listing::{User, get_users};

fn send<T: DeserializeOwned>(server: &Server, call: &Call<T>) -> T {
    let agent: ureq::Agent =
        ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let credentials = Credentials::bearer("t");
    let request = call.request(&server.url(), &credentials).expect("a request");
    let (head, mut body) = agent.run(request).expect("a response").into_parts();
    let body = body.read_to_vec().expect("a body");
    call.read(head.status, &head.headers, &body).expect("a success")
}

#[test]
fn a_body_and_no_content_are_sent() {
    let server = Server::start(|request| match request.method.as_str() {
        "POST" => Answer::json(request.json()),
        _ => Answer::status(204),
    });
    let user = User { name: Some("é".into()), ..Default::default() };
    let sent: Call<User> = Call::post("/users").query("a", "b c").json(&user);
    assert_eq!(send(&server, &sent), user);
    send(&server, &Call::<()>::delete("/users/{id}").path("id", "1/2"));
    let received = server.received();
    assert_eq!(received[0].query("a"), Some("b c"));
    assert_eq!(received[0].header("authorization"), "Bearer t");
    assert_eq!(
        (received[1].method.as_str(), received[1].path.as_str()),
        ("DELETE", "/users/1%2F2")
    );
}

#[test]
fn pages_are_read_to_the_end() {
    let server = Server::start(|request| {
        let number: i64 = request.query("pageNumber").unwrap_or("1").parse().expect("a number");
        let entities = json!([{ "id": number.to_string() }]);
        Answer::json(json!({"entities": entities, "pageNumber": number, "pageCount": 3}))
    });
    let mut ids = Vec::new();
    let mut next = Some(get_users());
    while let Some(call) = next {
        let page = send(&server, &call);
        next = call.next_call(&page);
        ids.extend(page.entities.unwrap_or_default().into_iter().filter_map(|user| user.id));
    }
    assert_eq!(ids, ["1", "2", "3"]);
}
