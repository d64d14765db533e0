//! Calls of operations.

use std::fmt::{self, Display};
use std::marker::PhantomData;

use http::{HeaderMap, Method, Request, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::super::model::Model;
use super::argument::{ArgumentValue, Location};
use super::body::Body;
use super::credentials::Credentials;
use super::file::File;
use super::paging::Paging;
use super::parts::Parts;
use super::request_error::RequestError;
use super::response_error::ResponseError;
use super::{next_page, read, render};

/// One call of an operation that returns a `T`: the method, the template of the path, and the values
/// of the parameters.
///
/// The function of each operation makes one, behind a type that has a method for each documented
/// parameter and dereferences to this type. The methods here that set values are what those are made
/// of. They are public because documentation is incomplete: an undocumented parameter can be set on a
/// clone of the call.
///
/// The same value can be sent as often as needed.
#[must_use = "a call does nothing until its request is sent"]
pub struct Call<T> {
    parts: Parts,
    returns: PhantomData<fn() -> T>,
}

/// Makes calls.
impl<T> Call<T> {
    /// A call with this method. `template` is the path, with the wire names of path parameters in
    /// braces: `/users/{userId}`.
    pub fn new(method: Method, template: &'static str) -> Call<T> {
        Call { parts: Parts::new(method, template), returns: PhantomData }
    }

    /// A call of the method GET: see [`new`](Call::new).
    pub fn get(template: &'static str) -> Call<T> {
        Call::new(Method::GET, template)
    }

    /// A call of the method HEAD: see [`new`](Call::new).
    pub fn head(template: &'static str) -> Call<T> {
        Call::new(Method::HEAD, template)
    }

    /// A call of the method POST: see [`new`](Call::new).
    pub fn post(template: &'static str) -> Call<T> {
        Call::new(Method::POST, template)
    }

    /// A call of the method PUT: see [`new`](Call::new).
    pub fn put(template: &'static str) -> Call<T> {
        Call::new(Method::PUT, template)
    }

    /// A call of the method PATCH: see [`new`](Call::new).
    pub fn patch(template: &'static str) -> Call<T> {
        Call::new(Method::PATCH, template)
    }

    /// A call of the method DELETE: see [`new`](Call::new).
    pub fn delete(template: &'static str) -> Call<T> {
        Call::new(Method::DELETE, template)
    }

    /// A call of the method OPTIONS: see [`new`](Call::new).
    pub fn options(template: &'static str) -> Call<T> {
        Call::new(Method::OPTIONS, template)
    }

    /// A call of the method TRACE: see [`new`](Call::new).
    pub fn trace(template: &'static str) -> Call<T> {
        Call::new(Method::TRACE, template)
    }

    /// States the wire names of the required parameters in query, header and form. Those in the path
    /// are required anyway.
    pub fn required(mut self, names: &'static [&'static str]) -> Call<T> {
        self.parts.required = names;
        self
    }

    /// States that the operation requires a body.
    pub fn required_body(mut self) -> Call<T> {
        self.parts.requires_body = true;
        self
    }

    /// States that the operation needs no credentials: [`request`](Call::request) sends none.
    pub fn without_credentials(mut self) -> Call<T> {
        self.parts.sends_credentials = false;
        self
    }
}

/// Sets values of parameters, by wire name. A second value of the same parameter replaces the first.
impl<T> Call<T> {
    /// Sets a parameter of the path. Every character of the value is escaped: a `/` stays in its segment.
    pub fn path(self, name: &'static str, value: impl Display) -> Call<T> {
        self.set(Location::Path, name, ArgumentValue::One(value.to_string()))
    }

    /// Sets a parameter of the query.
    pub fn query(self, name: &'static str, value: impl Display) -> Call<T> {
        self.set(Location::Query, name, ArgumentValue::One(value.to_string()))
    }

    /// Sets a parameter of the query to a list, which repeats the name: `id=1&id=2`. An empty list
    /// sends nothing.
    pub fn query_list<V: Display>(
        self,
        name: &'static str,
        values: impl IntoIterator<Item = V>,
    ) -> Call<T> {
        self.set(Location::Query, name, ArgumentValue::Repeated(texts(values)))
    }

    /// Sets a parameter of the query to a list in one value: `id=1,2` with the delimiter `,`. An empty
    /// list sends nothing.
    pub fn query_delimited<V: Display>(
        self,
        name: &'static str,
        delimiter: char,
        values: impl IntoIterator<Item = V>,
    ) -> Call<T> {
        self.set(Location::Query, name, ArgumentValue::Delimited(delimiter, texts(values)))
    }

    /// Sets a header. One that the request has anyway, such as `Accept`, is replaced.
    pub fn header(self, name: &'static str, value: impl Display) -> Call<T> {
        self.set(Location::Header, name, ArgumentValue::One(value.to_string()))
    }

    /// Sets a header to a list, whose elements are joined with commas. An empty list sends nothing.
    pub fn header_list<V: Display>(
        self,
        name: &'static str,
        values: impl IntoIterator<Item = V>,
    ) -> Call<T> {
        self.set(Location::Header, name, ArgumentValue::Delimited(',', texts(values)))
    }

    /// Sets a parameter of a form, which is the body of the request: `application/x-www-form-urlencoded`,
    /// or `multipart/form-data` if it contains a [`file`](Call::file) or is [`multipart`](Call::multipart).
    pub fn form(self, name: &'static str, value: impl Display) -> Call<T> {
        self.set(Location::Form, name, ArgumentValue::One(value.to_string()))
    }

    /// Sets a parameter of a form to a list, which repeats the name. An empty list sends nothing.
    pub fn form_list<V: Display>(
        self,
        name: &'static str,
        values: impl IntoIterator<Item = V>,
    ) -> Call<T> {
        self.set(Location::Form, name, ArgumentValue::Repeated(texts(values)))
    }

    /// Sets a parameter of a form to a list in one value: `id=1,2` with the delimiter `,`. An empty list
    /// sends nothing.
    pub fn form_delimited<V: Display>(
        self,
        name: &'static str,
        delimiter: char,
        values: impl IntoIterator<Item = V>,
    ) -> Call<T> {
        self.set(Location::Form, name, ArgumentValue::Delimited(delimiter, texts(values)))
    }

    /// Sets a parameter of a form to a file.
    pub fn file(self, name: &'static str, file: File) -> Call<T> {
        self.files(name, [file])
    }

    /// Sets a parameter of a form to several files, which repeat the name. An empty list sends nothing.
    pub fn files(self, name: &'static str, files: impl IntoIterator<Item = File>) -> Call<T> {
        self.set(Location::Form, name, ArgumentValue::Files(files.into_iter().collect()))
    }

    /// Sends a form as `multipart/form-data`, even if it contains no file.
    pub fn multipart(mut self) -> Call<T> {
        self.parts.is_multipart = true;
        self
    }

    /// Sets the body to a value as JSON. An error of `Serialize` is told by [`request`](Call::request).
    pub fn json(self, body: &(impl Serialize + ?Sized)) -> Call<T> {
        self.json_as("application/json", body)
    }

    /// Sets the body to a value as JSON with another media type, such as
    /// `application/merge-patch+json`.
    pub fn json_as(
        mut self,
        content_type: &'static str,
        body: &(impl Serialize + ?Sized),
    ) -> Call<T> {
        self.parts.body = match serde_json::to_vec(body) {
            Ok(bytes) => Body::Content { content_type, bytes },
            Err(error) => Body::Unwritable(error.to_string()),
        };
        self
    }

    /// Sets the body to bytes of a media type, such as text, XML or an image.
    pub fn bytes(mut self, content_type: &'static str, body: impl Into<Vec<u8>>) -> Call<T> {
        self.parts.body = Body::Content { content_type, bytes: body.into() };
        self
    }

    /// Asks for media types other than `application/json`, as the header `Accept` lists them.
    pub fn accept(mut self, media_type: &'static str) -> Call<T> {
        self.parts.accept = media_type;
        self
    }

    fn set(mut self, location: Location, name: &'static str, value: ArgumentValue) -> Call<T> {
        self.parts.set(location, name, value);
        self
    }
}

fn texts<V: Display>(values: impl IntoIterator<Item = V>) -> Vec<String> {
    values.into_iter().map(|value| value.to_string()).collect()
}

impl<T> Call<T> {
    /// The method.
    pub fn method(&self) -> &Method {
        &self.parts.method
    }

    /// The path, with the wire names of path parameters in braces.
    pub fn template(&self) -> &'static str {
        self.parts.template
    }

    /// Whether [`request`](Call::request) sends credentials: not if the operation needs none.
    pub fn needs_credentials(&self) -> bool {
        self.parts.sends_credentials
    }

    /// The request. `base_url` is scheme, host and the path before the operation's:
    /// `https://api.example.com/v2`.
    ///
    /// # Errors
    ///
    /// A [`RequestError`] lists everything that keeps the request from being made: required parameters
    /// without a value, values that no path or header can hold, a base URL that is none.
    pub fn request(
        &self,
        base_url: &str,
        credentials: &Credentials,
    ) -> Result<Request<Vec<u8>>, RequestError> {
        render::request(&self.parts, base_url, credentials)
    }

    /// Reads the response.
    ///
    /// A status of 2xx gives a `T`: `()` ignores the body; a [`String`] is a JSON string, or the body as
    /// text if it is no JSON string; [`Bytes`](super::Bytes) are the body as it is; everything else is
    /// read as JSON.
    ///
    /// # Errors
    ///
    /// Any other status, and a body that cannot be read, are a [`ResponseError`], which keeps all of the
    /// response.
    pub fn read(
        &self,
        status: StatusCode,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<T, ResponseError>
    where
        T: DeserializeOwned,
    {
        match status.is_success() {
            true => read::body(body)
                .map_err(|error| ResponseError::unreadable(status, headers, body, error)),
            false => Err(ResponseError::of_status(status, headers, body)),
        }
    }

    /// The call of the page after `page`, which this call returned. None after the last page, an empty
    /// page, or a page that was there before.
    #[doc(hidden)]
    pub fn next(&self, page: &T, paging: &Paging) -> Option<Call<T>>
    where
        T: Model,
    {
        let parts = next_page::next(&self.parts, page, paging)?;
        Some(Call { parts, returns: PhantomData })
    }
}

impl<T> Clone for Call<T> {
    fn clone(&self) -> Call<T> {
        Call { parts: self.parts.clone(), returns: PhantomData }
    }
}

/// The values of headers, of forms and of the body are left out: they may be secret.
impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = |location| {
            self.parts.arguments_in(location).map(|argument| argument.name).collect::<Vec<_>>()
        };
        let values = |location| {
            let arguments = self.parts.arguments_in(location);
            arguments.map(|argument| (argument.name, argument.value.texts())).collect::<Vec<_>>()
        };
        let body = match &self.parts.body {
            Body::Absent => None,
            Body::Content { content_type, bytes } => {
                Some(format!("{content_type}, {} bytes", bytes.len()))
            }
            Body::Unwritable(error) => Some(error.clone()),
        };
        f.debug_struct("Call")
            .field("method", &self.parts.method)
            .field("template", &self.parts.template)
            .field("path", &values(Location::Path))
            .field("query", &values(Location::Query))
            .field("headers", &names(Location::Header))
            .field("form", &names(Location::Form))
            .field("body", &body)
            .finish()
    }
}
