//! For all texts: what a server decodes is what was given.

use std::borrow::Cow;

use http::{Request, Uri};
use proptest::prelude::*;
use tablesmith_runtime::requests::{Call, Credentials, File};

fn uri(call: &Call<()>) -> Uri {
    call.request("https://h/v1", &Credentials::none()).expect("a request").uri().clone()
}

/// The query of a URI, decoded by a library that has nothing in common with the encoder.
fn query(uri: &Uri) -> Vec<(String, String)> {
    let query = uri.query().unwrap_or_default();
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// The segments of a path, decoded.
fn segments(uri: &Uri) -> Vec<String> {
    let decode = |segment: &str| {
        let bytes: Cow<'_, [u8]> = percent_encoding::percent_decode_str(segment).into();
        String::from_utf8(bytes.into_owned()).expect("UTF-8")
    };
    uri.path().split('/').skip(1).map(decode).collect()
}

/// The head and the content of each part of a form, cut at the boundary alone.
fn parts(request: &Request<Vec<u8>>) -> Vec<(String, Vec<u8>)> {
    let content_type = request.headers()["content-type"].to_str().expect("text");
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").expect("multipart");
    let find = |bytes: &[u8], wanted: &str| {
        bytes.windows(wanted.len()).position(|window| window == wanted.as_bytes())
    };
    let (start, end) = (format!("--{boundary}\r\n"), format!("\r\n--{boundary}"));
    let mut rest = request.body().as_slice();
    let mut parts = Vec::new();
    while let Some(after) = rest.strip_prefix(start.as_bytes()) {
        let head = find(after, "\r\n\r\n").expect("the end of a head");
        let content = &after[head + 4..];
        let length = find(content, &end).expect("the end of a part");
        let head = String::from_utf8(after[..head].to_vec()).expect("text");
        parts.push((head, content[..length].to_vec()));
        rest = &content[length + 2..];
    }
    assert_eq!(rest, format!("--{boundary}--\r\n").as_bytes(), "the end of the form");
    parts
}

/// A URL as browsers and reqwest read it, which removes `.` and `..`.
fn normalized(uri: &Uri) -> String {
    url::Url::parse(&uri.to_string()).expect("a URL").to_string()
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC*", any::<String>(), "[ -~]{0,8}", "[%./\\\\?#&=+;, ]{0,6}"]
}

proptest! {
    #[test]
    fn a_path_value_is_one_segment(value in any_text()) {
        prop_assume!(!matches!(value.as_str(), "" | "." | ".."));
        let uri = uri(&Call::get("/users/{id}/roles").path("id", &value));
        prop_assert_eq!(normalized(&uri), uri.to_string());
        let expected = ["v1".to_owned(), "users".to_owned(), value, "roles".to_owned()];
        prop_assert_eq!(segments(&uri), expected);
    }

    #[test]
    fn two_values_of_one_segment_are_both_in_it(a in any_text(), b in any_text()) {
        prop_assume!(!a.is_empty() && !b.is_empty());
        let uri = uri(&Call::get("/{a}-{b}").path("a", &a).path("b", &b));
        prop_assert_eq!(normalized(&uri), uri.to_string());
        prop_assert_eq!(segments(&uri), ["v1".to_owned(), format!("{a}-{b}")]);
    }

    #[test]
    fn query_values_are_decoded_as_given(
        one in any_text(),
        list in proptest::collection::vec(any_text(), 0..4),
    ) {
        let uri = uri(&Call::get("/").query("one", &one).query_list("list[]", &list));
        prop_assert_eq!(normalized(&uri), uri.to_string());
        let mut expected = vec![("one".to_owned(), one)];
        expected.extend(list.into_iter().map(|value| ("list[]".to_owned(), value)));
        prop_assert_eq!(query(&uri), expected);
    }

    #[test]
    fn delimited_values_are_split_where_the_comma_is_not_escaped(
        list in proptest::collection::vec(any_text(), 1..4),
    ) {
        let uri = uri(&Call::get("/").query_delimited("list", ',', &list));
        let raw = uri.query().and_then(|query| query.strip_prefix("list=")).expect("the value");
        let decode = |part: &str| {
            percent_encoding::percent_decode_str(part).decode_utf8().expect("UTF-8").into_owned()
        };
        prop_assert_eq!(raw.split(',').map(decode).collect::<Vec<_>>(), list);
    }

    #[test]
    fn form_values_are_decoded_as_given(
        value in any_text(),
        list in proptest::collection::vec(any_text(), 0..4),
    ) {
        let call: Call<()> = Call::post("/").form("a b", &value).form_list("list[]", &list);
        let request = call.request("https://h", &Credentials::none()).expect("a request");
        let form: Vec<_> = form_urlencoded::parse(request.body()).into_owned().collect();
        let mut expected = vec![("a b".to_owned(), value)];
        expected.extend(list.into_iter().map(|value| ("list[]".to_owned(), value)));
        prop_assert_eq!(form, expected);
    }

    #[test]
    fn parts_of_a_form_are_as_given(
        value in any_text(),
        name in any_text(),
        bytes in proptest::collection::vec(any::<u8>(), 0..64),
    ) {
        let call: Call<()> = Call::post("/").form("a", &value).file("b", File::new(&name, &*bytes));
        let request = call.request("https://h", &Credentials::none()).expect("a request");
        let parts = parts(&request);
        prop_assert_eq!(parts.len(), 2);
        let (head, content) = &parts[0];
        prop_assert_eq!(head, "Content-Disposition: form-data; name=\"a\"");
        prop_assert_eq!(content.as_slice(), value.as_bytes());
        let (head, content) = &parts[1];
        // Browsers write a quote and line breaks so, and nothing else.
        let written = name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
        prop_assert_eq!(
            head,
            &format!(
                "Content-Disposition: form-data; name=\"b\"; filename=\"{written}\"\r\n\
                 Content-Type: application/octet-stream"
            )
        );
        prop_assert_eq!(content, &bytes);
    }

    #[test]
    fn a_query_key_is_decoded_as_given(key in any_text()) {
        let call: Call<()> = Call::get("/users").query("a", 1);
        let request =
            call.request("https://h", &Credentials::query("key", &key)).expect("a request");
        let expected = [("a".to_owned(), "1".to_owned()), ("key".to_owned(), key)];
        prop_assert_eq!(query(request.uri()), expected);
    }

    #[test]
    fn a_header_is_sent_as_given_or_refused(value in any_text()) {
        let call: Call<()> = Call::get("/").header("X-Value", &value);
        let is_sendable = value.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\t'))
            && value.trim_matches([' ', '\t']) == value;
        match call.request("https://h", &Credentials::none()) {
            Ok(request) => {
                prop_assert!(is_sendable);
                prop_assert_eq!(request.headers()["x-value"].as_bytes(), value.as_bytes());
            }
            Err(_) => prop_assert!(!is_sendable),
        }
    }
}
