//! Makes a request of a call.

mod authorization;
mod base_url;
mod content;
mod headers;
mod path;
mod query;

use http::{HeaderMap, Request, Uri};

use super::argument::Location;
use super::body::Body;
use super::credentials::Credentials;
use super::parts::Parts;
use super::request_error::{RequestError, RequestFault};

/// The request, or everything that keeps it from being made.
pub(super) fn request(
    call: &Parts,
    base_url: &str,
    credentials: &Credentials,
) -> Result<Request<Vec<u8>>, RequestError> {
    let mut faults = Vec::new();
    let no_credentials = Credentials::none();
    let credentials = if call.sends_credentials { credentials } else { &no_credentials };

    let base = base_url::parse(base_url).map_err(|fault| faults.push(fault)).ok();
    find_missing(call, &mut faults);
    let base_path = base.as_ref().map_or("", |base| base.path.as_str());
    let mut path_and_query = path::render(call, base_path, &mut faults);
    query::append(call, credentials, &mut path_and_query);

    let mut headers = HeaderMap::new();
    authorization::insert(credentials, &mut headers, &mut faults);
    let body = content::render(call, &mut headers, &mut faults);
    headers::insert(call, &mut headers, &mut faults);

    let uri = base.and_then(|base| {
        let uri = Uri::builder()
            .scheme(base.scheme)
            .authority(base.authority)
            .path_and_query(path_and_query)
            .build();
        uri.map_err(|error| faults.push(RequestFault::Url(error.to_string()))).ok()
    });
    match uri.filter(|_| faults.is_empty()) {
        Some(uri) => {
            let mut request = Request::new(body);
            *request.method_mut() = call.method.clone();
            *request.uri_mut() = uri;
            *request.headers_mut() = headers;
            Ok(request)
        }
        None => Err(RequestError::new(format!("{} {}", call.method, call.template), faults)),
    }
}

/// Finds the required values that were not given.
fn find_missing(call: &Parts, faults: &mut Vec<RequestFault>) {
    let in_path = path::parameters(call.template)
        .filter(|name| call.argument(Location::Path, name).is_none());
    faults.extend(in_path.map(RequestFault::MissingParameter));
    let elsewhere = call.required.iter().filter(|name| {
        let mut given = [Location::Query, Location::Header, Location::Form].into_iter();
        !given.any(|location| call.argument(location, name).is_some())
    });
    faults.extend(elsewhere.map(|name| RequestFault::MissingParameter(name)));
    let has_form = call.arguments_in(Location::Form).next().is_some();
    if call.requires_body && !has_form && matches!(call.body, Body::Absent) {
        faults.push(RequestFault::MissingBody);
    }
}
