//! The call of the next page.

use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use tablesmith_runtime::requests::{Credentials, Paged};

use crate::listing::{get_events, get_users};

/// The query of the call after `call` returned `page`.
fn next<P: Paged>(call: &P, page: &Value) -> Option<(P, String)>
where
    P::Page: serde::de::DeserializeOwned,
{
    let body = page.to_string();
    let read = call.call().read(StatusCode::OK, &HeaderMap::new(), body.as_bytes());
    let next = call.next_call(&read.expect("a page"))?;
    let request = next.call().request("https://h", &Credentials::none()).expect("a request");
    let query = request.uri().query().unwrap_or_default().to_owned();
    Some((next, query))
}

fn query<P: Paged>(call: &P, page: Value) -> Option<String>
where
    P::Page: serde::de::DeserializeOwned,
{
    next(call, &page).map(|(_, query)| query)
}

fn items(id: &str) -> Value {
    json!([{ "id": id }])
}

#[test]
fn the_number_counts_up_to_the_count() {
    let first = json!({"entities": items("1"), "pageNumber": 1, "pageCount": 3});
    let (second, sent) = next(&get_users().name("x"), &first).expect("a second page");
    assert_eq!(sent, "name=x&pageNumber=2");
    let (third, sent) =
        next(&second, &json!({"entities": items("2"), "pageNumber": 2, "pageCount": 3}))
            .expect("a third page");
    assert_eq!(sent, "name=x&pageNumber=3");
    assert_eq!(
        query(&third, json!({"entities": items("3"), "pageNumber": 3, "pageCount": 3})),
        None
    );
}

#[test]
fn the_number_starts_where_the_caller_starts() {
    let page = json!({"entities": items("1"), "pageNumber": 7, "pageCount": 9});
    assert_eq!(query(&get_users().page_number(7), page.clone()).as_deref(), Some("pageNumber=8"));
    // The server says which page it chose.
    assert_eq!(query(&get_users(), page).as_deref(), Some("pageNumber=8"));
}

#[test]
fn without_a_count_the_uri_tells_whether_there_is_a_next_page() {
    let page = json!({"entities": items("1"), "nextUri": "/users?pageNumber=2"});
    assert_eq!(query(&get_users(), page).as_deref(), Some("pageNumber=2"));
    assert_eq!(query(&get_users(), json!({"entities": items("1")})), None);
    assert_eq!(query(&get_users(), json!({"entities": items("1"), "nextUri": null})), None);
    assert_eq!(query(&get_users(), json!({"entities": items("1"), "nextUri": ""})), None);
}

#[test]
fn a_count_of_another_type_than_documented_counts() {
    let page = json!({"entities": items("1"), "pageCount": "2"});
    assert_eq!(query(&get_users(), page).as_deref(), Some("pageNumber=2"));
}

#[test]
fn an_empty_page_is_the_last_one() {
    for entities in [json!([]), json!(null), json!({}), json!("none")] {
        let page =
            json!({"entities": entities, "pageCount": 9, "nextUri": "/?after=x", "cursor": "c"});
        assert_eq!(query(&get_users(), page.clone()), None, "{page}");
        assert_eq!(query(&get_events(), page.clone()), None, "{page}");
    }
    assert_eq!(query(&get_users(), json!({"pageCount": 9})), None);
}

#[test]
fn items_that_are_not_as_documented_are_no_empty_page() {
    let page = json!({"entities": [1, 2], "pageCount": 9});
    assert_eq!(query(&get_users(), page).as_deref(), Some("pageNumber=2"));
}

#[test]
fn a_page_with_another_number_than_asked_for_is_the_last_one() {
    let page = json!({"entities": items("1"), "pageNumber": 1, "pageCount": 9});
    assert_eq!(query(&get_users().page_number(2), page), None);
}

#[test]
fn a_repeated_page_is_the_last_one() {
    let page = json!({"entities": items("1"), "nextUri": "/users?pageNumber=2"});
    let (second, _) = next(&get_users(), &page).expect("a second page");
    assert_eq!(query(&second, page), None);

    // Two pages in turns.
    let a = json!({"entities": items("a"), "cursor": "a"});
    let b = json!({"entities": items("b"), "cursor": "b"});
    let (second, _) = next(&get_events(), &a).expect("a second page");
    let (third, _) = next(&second, &b).expect("a third page");
    assert_eq!(query(&third, a), None);
}

#[test]
fn a_cursor_is_taken_from_the_first_place_that_has_one() {
    let page = |more: Value| {
        let mut page = json!({"entities": items("1")});
        page.as_object_mut().expect("an object").extend(more.as_object().expect("one").clone());
        query(&get_events(), page)
    };
    let uri = "https://h/events?size=2&after=a%2Bb%3D%3D+c&before=#x";
    assert_eq!(page(json!({"nextUri": uri})).as_deref(), Some("after=a%2Bb%3D%3D%20c"));
    assert_eq!(page(json!({"cursor": "c", "nextUri": uri})).as_deref(), Some("after=c"));
    let cursors = json!({"cursors": {"after": "x y"}, "cursor": "c"});
    assert_eq!(page(cursors).as_deref(), Some("after=x%20y"));
    assert_eq!(page(json!({"cursors": {}, "cursor": "c"})).as_deref(), Some("after=c"));
    assert_eq!(page(json!({"cursors": ["x"], "cursor": 5})).as_deref(), Some("after=5"));
}

#[test]
fn without_a_cursor_there_is_no_next_page() {
    for uri in
        ["/events", "/events?size=2", "/events?after=", "/events?after", "/events?before=x", ""]
    {
        let page = json!({"entities": items("1"), "nextUri": uri, "cursors": {"after": ""}});
        assert_eq!(query(&get_events(), page), None, "{uri}");
    }
}

#[test]
fn a_cursor_that_was_sent_is_the_end() {
    let (second, _) = next(&get_events(), &json!({"entities": items("1"), "cursor": "c"}))
        .expect("a second page");
    assert_eq!(query(&second, json!({"entities": items("2"), "cursor": "c"})), None);
}
