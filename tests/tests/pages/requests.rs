//! What the pages of APIs tell of requests, and corrections of it.

use tablesmith::diagnostics::Style;
use tablesmith::schema::{
    CredentialScheme, Credentials, CursorSource, ListFormat, NextPage, Operation, Parameter,
    ParameterLocation, Schema,
};
use tablesmith::{Failure, Generator};
use tablesmith_tests::generator;

/// Pages as openapi-generator writes them.
const LINE_API: &str = "\
# LineApi

All URIs are relative to *https://api.example.com/v1*

Method | HTTP request | Description
------------- | ------------- | -------------
[**getLine**](LineApi.md#getLine) | **GET** /sites/{site-id}/{site-ids}/lines | Gets lines
[**ping**](LineApi.md#ping) | **POST** /ping | Pings

# **getLine**
> List<String> getLine(siteId, userId, ids, ifMatch, key)

Gets lines

### Example
```java
// Configure HTTP basic authorization: basic
HttpBasicAuth basic = (HttpBasicAuth) defaultClient.getAuthentication(\"basic\");
// Configure API key authorization: key
LineApi apiInstance = new LineApi(defaultClient);
```

### Parameters

Name | Type | Description  | Notes
------------- | ------------- | ------------- | -------------
**siteId** | **String**| The site |
**siteIds** | **List&lt;String&gt;**| More sites |
**userId** | **String**| The user | [optional]
**ids** | [**List&lt;String&gt;**](String.md)| The lines | [optional]
**ifMatch** | **String**| The version | [optional]
**key** | **String**| A key | [optional]

### Return type

**List&lt;String&gt;**

### Authorization

[basic](../README.md#basic), [key](../README.md#key), [other](../README.md#other)

### HTTP request headers

 - **Content-Type**: Not defined
 - **Accept**: application/json, text/plain

<a name=\"ping\"></a>
# **ping**
> ping(body)

Pings

### Parameters

Name | Type | Description  | Notes
------------- | ------------- | ------------- | -------------
**body** | **Object**| Any |

### Return type

null (empty response body)

### Authorization

No authorization required

### HTTP request headers

 - **Content-Type**: application/vnd.ping+json
 - **Accept**: Not defined
";

fn read(configuration: &str) -> Result<Schema, String> {
    let generator: Generator = generator([("LineApi.md", LINE_API)]);
    match generator.config_text("tablesmith.toml", configuration).analyze() {
        Ok(analysis) => Ok(analysis.schema),
        Err(Failure::Diagnostics(diagnostics)) => {
            let all = diagnostics.list.iter().filter(|one| one.is_error());
            let all: Vec<_> =
                all.map(|one| one.render(&diagnostics.sources, Style::Plain)).collect();
            Err(all.join("\n\n"))
        }
        Err(failure) => Err(failure.to_string()),
    }
}

fn operation<'s>(schema: &'s Schema, name: &str) -> &'s Operation {
    let mut operations = schema.apis.iter().flat_map(|api| &api.operations);
    operations.find(|operation| operation.name == name).expect("an operation")
}

fn parameter<'s>(schema: &'s Schema, identifier: &str) -> &'s Parameter {
    let mut parameters = operation(schema, "getLine").parameters.iter();
    parameters.find(|parameter| parameter.identifier() == identifier).expect("a parameter")
}

#[test]
fn a_parameter_has_its_wire_name_and_its_location() {
    let schema = read("").expect("a schema");
    let shown = |identifier: &str| {
        let parameter = parameter(&schema, identifier);
        (parameter.name.as_str(), parameter.location, parameter.list)
    };
    assert_eq!(shown("siteId"), ("site-id", ParameterLocation::Path, None));
    assert_eq!(shown("userId"), ("userId", ParameterLocation::Query, None));
    assert_eq!(shown("ids"), ("ids", ParameterLocation::Query, Some(ListFormat::Repeat)));
    assert_eq!(shown("ifMatch"), ("If-Match", ParameterLocation::Header, None));
}

#[test]
fn servers_credentials_and_content_types_are_read() {
    let schema = read("").expect("a schema");
    assert_eq!(schema.apis[0].base_url.as_deref(), Some("https://api.example.com/v1"));
    let get = operation(&schema, "getLine");
    let named = |name: &str, scheme| Credentials { name: name.to_owned(), scheme };
    let key = CredentialScheme::ApiKey { name: None, location: None };
    let expected = [
        named("basic", Some(CredentialScheme::Basic)),
        named("key", Some(key)),
        named("other", None),
    ];
    assert_eq!(get.credentials.as_deref(), Some(expected.as_slice()));
    assert_eq!(get.accepts, ["application/json", "text/plain"]);
    let ping = operation(&schema, "ping");
    assert_eq!(ping.credentials.as_deref(), Some([].as_slice()));
    assert_eq!(ping.accepts, [] as [&str; 0]);
    let body = ping.body.as_ref().expect("a body");
    assert_eq!(body.content_types, ["application/vnd.ping+json"]);
}

#[test]
fn without_credentials_in_any_example_nothing_is_known_of_them() {
    let bare = "# PingApi\n\nMethod | HTTP request | Description\n--- | --- | ---\n\
                **ping** | **GET** /ping | Pings\n\n# **ping**\n\n### Example\n```java\nping();\n```\n";
    let schema = generator([("PingApi.md", bare)]).analyze().expect("a schema").schema;
    assert_eq!(operation(&schema, "ping").credentials, None);
    let both = generator([("PingApi.md", bare), ("LineApi.md", LINE_API)]).analyze();
    let schema = both.expect("a schema").schema;
    let ping = &schema.apis.iter().find(|api| api.name == "Ping").expect("an API").operations[0];
    assert_eq!(ping.credentials.as_deref(), Some([].as_slice()));
}

#[test]
fn a_parameter_is_corrected() {
    let schema = read(
        "[[parameter-override]]
operation = \"getLine\"
parameter = \"userId\"
wire-name = \"user.id\"
required = true
reason = \"dots\"

[[parameter-override]]
api = \"Line\"
parameter = \"key\"
in = \"header\"
wire-name = \"X-Key\"
reason = \"a header\"

[[parameter-override]]
api = \"Line\"
operation = \"getLine\"
parameter = \"ids\"
list = \"comma\"
reason = \"the server splits it\"
",
    );
    let schema = schema.unwrap_or_else(|error| panic!("{error}"));
    let user = parameter(&schema, "userId");
    assert_eq!((user.name.as_str(), user.required), ("user.id", true));
    let key = parameter(&schema, "key");
    assert_eq!((key.name.as_str(), key.location), ("X-Key", ParameterLocation::Header));
    assert_eq!(parameter(&schema, "ids").list, Some(ListFormat::Comma));
}

#[track_caller]
fn fails(correction: &str, expected: &str) {
    let configuration = format!("[[parameter-override]]\n{correction}reason = \"a test\"\n");
    let error = read(&configuration).expect_err("it cannot be applied");
    assert_eq!(error, expected.trim_matches('\n'));
}

#[test]
fn an_override_that_applies_to_nothing_is_an_error() {
    fails(
        "api = \"Lines\"\nparameter = \"userId\"\nwire-name = \"user.id\"\n",
        "
error[override]: no document has an API `Lines`
 --> tablesmith.toml:2:7
  |
2 | api = \"Lines\"
  |       ^^^^^^^
  |
  = help: there is `Line`; otherwise remove the override",
    );
    fails(
        "operation = \"getLines\"\nparameter = \"userId\"\nwire-name = \"user.id\"\n",
        "
error[override]: no document has an operation `getLines`
 --> tablesmith.toml:2:13
  |
2 | operation = \"getLines\"
  |             ^^^^^^^^^^
  |
  = help: there is `getLine`; otherwise remove the override",
    );
    fails(
        "operation = \"getLine\"\nparameter = \"user\"\nwire-name = \"user.id\"\n",
        "
error[override]: no operation of these has a parameter `user`
 --> tablesmith.toml:3:13
  |
3 | parameter = \"user\"
  |             ^^^^^^
  |
  = help: there is `userId`; otherwise remove the override",
    );
    fails(
        "operation = \"getLine\"\nparameter = \"userId\"\nin = \"query\"\n",
        "
error[override]: `in` of `userId` is documented so
 --> tablesmith.toml:4:6
  |
4 | in = \"query\"
  |      ^^^^^^^
  |
  = help: the override corrects nothing any more: remove it",
    );
}

#[test]
fn an_override_that_no_request_could_follow_is_an_error() {
    fails(
        "operation = \"getLine\"\nparameter = \"siteId\"\nwire-name = \"site\"\n",
        "
error[override]: `siteId` is in the path
 --> tablesmith.toml:4:13
  |
4 | wire-name = \"site\"
  |             ^^^^^^ its name is the one in `/sites/{site-id}/{site-ids}/lines`
  |
  = help: remove the override",
    );
    fails(
        "operation = \"getLine\"\nparameter = \"userId\"\nin = \"body\"\n",
        "
error[override]: a parameter cannot be moved to the body
 --> tablesmith.toml:4:6
  |
4 | in = \"body\"
  |      ^^^^^^
  |
  = help: write `query`, `header` or `form`",
    );
    fails(
        "operation = \"getLine\"\nparameter = \"userId\"\nlist = \"comma\"\n",
        "
error[override]: `userId` is no list
 --> tablesmith.toml:4:8
  |
4 | list = \"comma\"
  |        ^^^^^^^
  |
  = help: remove `list`",
    );
    fails(
        "operation = \"getLine\"\nparameter = \"siteIds\"\nlist = \"repeat\"\n",
        "
error[override]: a list in the path is joined with commas
 --> tablesmith.toml:4:8
  |
4 | list = \"repeat\"
  |        ^^^^^^^^
  |
  = help: remove `list`",
    );
    fails(
        "parameter = \"userId\"\nwire-name = \"user.id\"\n",
        "
error[override]: this override does not say which operations it corrects
 --> tablesmith.toml:1:1
  |
1 | [[parameter-override]]
  | ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: give `api`, `operation` or both",
    );
}

/// The paging of an operation with one parameter in the query, which returns a model with these properties.
fn paging(parameter: &str, ty: &str, properties: &str) -> Option<NextPage> {
    let api = format!(
        "# LineApi\n\nMethod | HTTP request | Description\n--- | --- | ---\n\
         [**getLines**](LineApi.md#getLines) | **GET** /lines | Gets lines\n\n# **getLines**\n\
         > Lines getLines({parameter})\n\n### Parameters\n\nName | Type | Description  | Notes\n\
         --- | --- | --- | ---\n**{parameter}** | **{ty}**| Which | [optional]\n\n### Return type\n\n\
         [**Lines**](Lines.md)\n\n### Authorization\n\nNo authorization required\n\n"
    );
    let lines = format!(
        "# Lines\n\n## Properties\n\nName | Type | Description | Notes\n--- | --- | --- | ---\n\
         **lines** | **List&lt;String&gt;** | The lines | [optional]\n{properties}\n"
    );
    let generator = Generator::new().page("docs/LineApi.md", api).page("docs/Lines.md", lines);
    let schema = generator.analyze().expect("pages").schema;
    let operation = &schema.apis[0].operations[0];
    let paging = operation.paging.clone()?;
    assert_eq!((paging.parameter.as_str(), paging.items.as_str()), (parameter, "lines"));
    Some(paging.next)
}

#[test]
fn pages_of_results_are_known_by_names_in_any_case() {
    let numbered = |number: Option<&str>, count: Option<&str>, uri: Option<&str>| {
        let [number, count, uri] = [number, count, uri].map(|name| name.map(str::to_owned));
        Some(NextPage::Number { first: 1, number, count, uri })
    };
    let count = "**pageCount** | **Integer** | How many | [optional]";
    assert_eq!(paging("pageNumber", "Integer", count), numbered(None, Some("pageCount"), None));
    let snake = "**page_number** | **Integer** | Which | [optional]\n\
                 **page_count** | **Integer** | How many | [optional]\n\
                 **next_uri** | **String** | The next one | [optional]";
    assert_eq!(
        paging("page_number", "Integer", snake),
        numbered(Some("page_number"), Some("page_count"), Some("next_uri"))
    );
    let cursor = "**Cursor** | **String** | The next one | [optional]";
    let property = |name: &str| CursorSource::Property(vec![name.to_owned()]);
    assert_eq!(
        paging("cursor", "String", cursor),
        Some(NextPage::Cursor(vec![property("Cursor")]))
    );
}

#[test]
fn names_that_show_no_pages_are_no_paging() {
    // Neither a number of pages nor the next page.
    let total = "**total** | **Integer** | How many | [optional]";
    assert_eq!(paging("pageNumber", "Integer", total), None);
    // The number of a page is no text.
    let count = "**pageCount** | **Integer** | How many | [optional]";
    assert_eq!(paging("pageNumber", "String", count), None);
    assert_eq!(paging("page", "Integer", count), None);
    assert_eq!(paging("after", "String", count), None);
}
