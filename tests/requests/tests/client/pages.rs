//! Streams of the items of all pages.

use futures_util::{StreamExt, TryStreamExt};
use serde_json::{Value, json};
use tablesmith_requests::{Answer, Received, Server};
use tablesmith_runtime::client::Error;

use crate::client;
use crate::listing::{User, get_events, get_users};

fn ids(users: Vec<User>) -> Vec<String> {
    users.into_iter().filter_map(|user| user.id).collect()
}

/// A page with two items whose ids count up.
fn numbered(request: &Received, count: i64) -> Value {
    let number: i64 = request.query("pageNumber").unwrap_or("1").parse().expect("a number");
    let entities = json!([{ "id": format!("{number}a") }, { "id": format!("{number}b") }]);
    json!({"entities": entities, "pageNumber": number, "pageCount": count})
}

#[tokio::test]
async fn all_items_of_numbered_pages_are_streamed() {
    let server = Server::start(|request| Answer::json(numbered(request, 3)));
    let items = client(server.url()).items(get_users().name("x y"));
    let users: Vec<User> = items.try_collect().await.expect("users");
    assert_eq!(ids(users), ["1a", "1b", "2a", "2b", "3a", "3b"]);
    let received = server.received();
    assert_eq!(received.len(), 3);
    assert!(received.iter().all(|request| request.query("name") == Some("x y")));
}

#[tokio::test]
async fn all_items_of_pages_with_cursors_are_streamed() {
    let server = Server::start(|request| {
        let (id, next) = match request.query("after") {
            None => ("1", Some("a+b/c=")),
            Some("a+b/c=") => ("2", Some("last")),
            Some("last") => ("3", None),
            Some(other) => panic!("{other}"),
        };
        Answer::json(json!({"entities": [{ "id": id }], "cursors": { "after": next }}))
    });
    let users: Vec<User> =
        client(server.url()).items(get_events()).try_collect().await.expect("users");
    assert_eq!(ids(users), ["1", "2", "3"]);
}

#[tokio::test]
async fn pages_are_asked_for_as_they_are_needed() {
    let server = Server::start(|request| Answer::json(numbered(request, 1000)));
    let items = client(server.url()).items(get_users());
    let users: Vec<User> = items.take(3).try_collect().await.expect("users");
    assert_eq!(ids(users), ["1a", "1b", "2a"]);
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn a_stream_starts_at_the_page_of_its_call() {
    let server = Server::start(|request| Answer::json(numbered(request, 3)));
    let items = client(server.url()).items(get_users().page_number(3));
    let users: Vec<User> = items.try_collect().await.expect("users");
    assert_eq!(ids(users), ["3a", "3b"]);
}

#[tokio::test]
async fn an_empty_page_ends_the_stream() {
    let server = Server::start(|request| match request.query("pageNumber") {
        Some("2") => {
            Answer::json(json!({"entities": [], "pageNumber": 2, "pageCount": 9, "nextUri": "/x"}))
        }
        _ => Answer::json(numbered(request, 9)),
    });
    let users: Vec<User> =
        client(server.url()).items(get_users()).try_collect().await.expect("users");
    assert_eq!(ids(users), ["1a", "1b"]);
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn a_repeated_page_ends_the_stream() {
    let server = Server::start(|_| {
        Answer::json(json!({"entities": [{ "id": "1" }], "nextUri": "/users?pageNumber=2"}))
    });
    let pages = client(server.url()).pages(get_users());
    assert_eq!(pages.try_collect::<Vec<_>>().await.expect("pages").len(), 2);
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn an_error_ends_the_stream() {
    let server = Server::start(|request| match request.query("pageNumber") {
        Some("2") => Answer::status(500),
        _ => Answer::json(numbered(request, 9)),
    });
    let mut items = client(server.url()).items(get_users());
    assert!(items.next().await.is_some_and(|item| item.is_ok()));
    assert!(items.next().await.is_some_and(|item| item.is_ok()));
    let error = items.next().await.expect("an item").expect_err("an error");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(500));
    assert!(items.next().await.is_none());
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn items_of_another_type_are_an_error_and_the_page_can_be_had() {
    let server = Server::start(|_| Answer::json(json!({"entities": [{"id": "1"}, 2]})));
    let client = client(server.url());
    let mut items = client.items(get_users());
    let error = items.next().await.expect("an item").expect_err("an error");
    assert!(matches!(error, Error::Items("entities")), "{error}");
    let page = client.pages(get_users()).next().await.expect("a page").expect("a page");
    assert_eq!(page.extra.get("entities"), Some(&json!([{"id": "1"}, 2])));
}

#[tokio::test]
async fn a_stream_can_move_to_another_task() {
    let server = Server::start(|request| Answer::json(numbered(request, 2)));
    let items = client(server.url()).items(get_users());
    let users = tokio::spawn(items.try_collect::<Vec<User>>()).await.expect("no panic");
    assert_eq!(users.expect("users").len(), 4);
}
