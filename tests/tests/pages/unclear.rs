//! What the pages of APIs leave open of requests: the likely answer is taken, and reported.

use tablesmith::diagnostics::Style;
use tablesmith::schema::{ListFormat, Operation, Parameter, ParameterLocation, Type};
use tablesmith_tests::generator;

const PET: &str = "# Pet\n\n## Properties\n\nName | Type | Description | Notes\n\
                   --- | --- | --- | ---\n**name** | **String** | The name. |\n";

/// A page with one operation: its method, path, rows of parameters, and what follows them.
fn page(request: &str, rows: &str, rest: &str) -> String {
    let (method, path) = request.split_once(' ').expect("a method and a path");
    format!(
        "# PetApi\n\nMethod | HTTP request | Description\n--- | --- | ---\n\
         [**call**](PetApi.md#call) | **{method}** {path} | Calls\n\n# **call**\n\n\
         ### Parameters\n\nName | Type | Description | Notes\n--- | --- | --- | ---\n{rows}\n\
         ### Return type\n\nnull (empty response body)\n\n{rest}"
    )
}

fn sent_as(content_types: &str) -> String {
    format!("### HTTP request headers\n\n - **Content-Type**: {content_types}\n")
}

/// The operation of a page, and what is reported.
fn read(configuration: &str, request: &str, rows: &str, rest: &str) -> (Operation, String) {
    let pages = [("PetApi.md", page(request, rows, rest)), ("Pet.md", PET.to_owned())];
    let generator = generator(pages).config_text("tablesmith.toml", configuration);
    let analysis = generator.analyze().unwrap_or_else(|failure| panic!("{failure}"));
    let reported = analysis.diagnostics.render(Style::Plain);
    (analysis.schema.apis[0].operations[0].clone(), reported)
}

/// Where each parameter is sent, and under which name.
fn sent(operation: &Operation) -> Vec<(&str, ParameterLocation)> {
    let parameters = operation.parameters.iter();
    parameters.map(|Parameter { name, location, .. }| (name.as_str(), *location)).collect()
}

use ParameterLocation::{Form, Header, Path, Query};

#[test]
fn a_documented_form_has_all_parameters_but_those_of_path_and_headers() {
    let rows = "**petId** | **String** | |\n**title** | **String** | |\n**pet** | [**Pet**](Pet.md) | |\n\
                **ifMatch** | **String** | | [optional]\n**photos** | **List<File>** | | [optional]\n";
    let (operation, _) = read("", "POST /pets/{pet_id}", rows, &sent_as("multipart/form-data"));
    let expected =
        [("pet_id", Path), ("title", Form), ("pet", Form), ("If-Match", Header), ("photos", Form)];
    assert_eq!(sent(&operation), expected);
    assert_eq!(operation.body, None);
    assert_eq!(operation.form_content_types, ["multipart/form-data"]);
    assert_eq!(operation.parameters[4].ty, Type::List(Box::new(Type::Binary)));
}

#[test]
fn a_body_is_json_where_json_is_one_of_several_content_types() {
    let types = "application/json, application/x-www-form-urlencoded, multipart/form-data";
    let (operation, reported) =
        read("", "POST /pets", "**pet** | [**Pet**](Pet.md) | |\n", &sent_as(types));
    assert_eq!(operation.body.expect("a body").content_types.len(), 3);
    assert_eq!(operation.form_content_types, [] as [&str; 0]);
    assert_eq!(reported, "");
}

#[test]
fn a_file_is_a_part_of_a_form_or_the_body_itself() {
    let file = "**file** | **File** | |\n";
    let (operation, _) = read("", "POST /pets", file, "");
    assert_eq!(sent(&operation), [("file", Form)]);
    let (operation, reported) = read("", "PUT /pets", file, &sent_as("image/png, image/gif"));
    let body = operation.body.expect("a body");
    assert_eq!((body.ty, body.content_types.len()), (Type::Binary, 2));
    assert_eq!(reported, "");
}

#[test]
fn a_list_without_a_name_of_its_own_is_the_body() {
    let rows = "**UUID** | **List<UUID>** | |\n";
    let (operation, _) = read("", "DELETE /pets", rows, &sent_as("application/json"));
    assert_eq!(operation.body.expect("a body").ty, Type::List(Box::new(Type::Uuid)));
    // Nothing says that there is a body.
    let (operation, _) = read("", "DELETE /pets", rows, "");
    assert_eq!(sent(&operation), [("UUID", Query)]);
}

#[test]
fn an_object_without_a_body_is_text_in_the_query() {
    let (operation, reported) = read("", "GET /pets", "**filter** | [**Pet**](Pet.md) | |\n", "");
    assert_eq!(sent(&operation), [("filter", Query)]);
    assert_eq!(
        reported,
        "note[object-parameter]: the pages do not tell how the object `filter` of `call` is written in the query\n  \
         --> PetApi.md:13:14\n   |\n13 | **filter** | [**Pet**](Pet.md) | |\n   |              \
         ^^^^^^^^^^^^^^^^^ its value is taken as text\n   |\n   = help: pass the text that the server expects"
    );
    let rows = "**body** | **String** | |\n";
    let (operation, _) = read("", "GET /pets", rows, &sent_as("Not defined"));
    assert_eq!(sent(&operation), [("body", Query)]);
}

const TWO_BODIES: &str = "**pet** | [**Pet**](Pet.md) | |\n**other** | [**Pet**](Pet.md) | |\n";

#[test]
fn two_bodies_are_reported() {
    let (operation, reported) = read("", "POST /pets", TWO_BODIES, "");
    assert_eq!(sent(&operation), [("other", Query)]);
    let expected = "\
warning[ambiguous-body]: two parameters of `call` could be its body
  --> PetApi.md:14:1
   |
13 | **pet** | [**Pet**](Pet.md) | |
   | ------- sent as the body
14 | **other** | [**Pet**](Pet.md) | |
   | ^^^^^^^^^ sent in the query
   |
   = help: say where they are sent with `in` of a [[parameter-override]]
";
    assert!(reported.starts_with(expected), "{reported}");
    let correction = "[[parameter-override]]\noperation = \"call\"\nparameter = \"other\"\nin = \"query\"\n\
                      reason = \"the server reads it there\"\n";
    let (_, reported) = read(correction, "POST /pets", TWO_BODIES, "");
    assert!(!reported.contains("ambiguous-body"), "{reported}");
}

#[test]
fn a_body_beside_a_form_is_reported() {
    let rows = "**pet** | [**Pet**](Pet.md) | |\n**file** | **File** | |\n";
    let (operation, reported) = read("", "POST /pets", rows, "");
    assert_eq!(sent(&operation), [("file", Form)]);
    assert!(operation.body.is_some());
    let expected = "\
warning[ambiguous-body]: `call` has a body and a form
  --> PetApi.md:14:1
   |
13 | **pet** | [**Pet**](Pet.md) | |
   | ------- sent as the body
14 | **file** | **File** | |
   | ^^^^^^^^ sent in the form
   |
   = help: say where they are sent with `in` of a [[parameter-override]]";
    assert_eq!(reported, expected);
}

#[test]
fn a_file_in_a_form_that_holds_none_is_reported() {
    let rows = "**file** | **File** | |\n";
    let (_, reported) = read("", "POST /pets", rows, &sent_as("application/x-www-form-urlencoded"));
    let expected = "\
warning[file-in-form]: the form of `call` has a file
  --> PetApi.md:13:12
   |
13 | **file** | **File** | |
   |            ^^^^^^^^ no `application/x-www-form-urlencoded` holds a file
   |
   = help: it is sent as `multipart/form-data`: correct the page";
    assert_eq!(reported, expected);
}

#[test]
fn a_name_in_the_path_without_a_row_is_reported() {
    let (_, reported) = read("", "GET /pets/{petId}", "**limit** | **Integer** | |\n", "");
    let expected = "\
warning[undocumented-path-parameter]: `petId` in the path of `call` has no row
 --> PetApi.md:5:30
  |
5 | [**call**](PetApi.md#call) | **GET** /pets/{petId} | Calls
  |                              ^^^^^^^^^^^^^^^^^^^^^ its value is taken as text
  |
  = help: add it to the table of parameters";
    assert_eq!(reported, expected);
}

#[test]
fn the_guessed_name_of_a_header_is_reported_until_it_is_confirmed() {
    let rows = "**xRateLimit** | **String** | |\n**xTotal** | **String** | |\n**cookie** | **String** | |\n";
    let (operation, reported) = read("", "GET /pets", rows, "");
    let expected = [("X-Rate-Limit", Header), ("X-Total", Header), ("Cookie", Header)];
    assert_eq!(sent(&operation), expected);
    let expected = "\
note[guessed-header]: the hyphens of the header `X-Rate-Limit` are guessed
  --> PetApi.md:13:1
   |
13 | **xRateLimit** | **String** | |
   | ^^^^^^^^^^^^^^ the page has `xRateLimit`
   |
   = help: give its name with `wire-name` of a [[parameter-override]]";
    assert_eq!(reported, expected);
    for name in ["X-RateLimit", "X-Rate-Limit"] {
        let correction = format!(
            "[[parameter-override]]\noperation = \"call\"\nparameter = \"xRateLimit\"\n\
             wire-name = \"{name}\"\nreason = \"seen in a request\"\n"
        );
        let (operation, reported) = read(&correction, "GET /pets", rows, "");
        assert_eq!(sent(&operation)[0], (name, Header));
        assert_eq!(reported, "");
    }
}

#[test]
fn unknown_credentials_are_reported_once() {
    let rest = "### Example\n```java\n// Configure API key authorization: key\n```\n\n\
                ### Authorization\n\n[key](../README.md#key), [other](../README.md#other)\n";
    let (_, reported) = read("", "GET /pets", "**limit** | **Integer** | |\n", rest);
    let expected = "\
note[unknown-credentials]: the pages do not tell where the API key `key` is sent
 --> PetApi.md:5:1
  |
5 | [**call**](PetApi.md#call) | **GET** /pets | Calls
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^ an operation that accepts them
  |
  = help: `Credentials` of the generated crate has a function for each way; OpenAPI has `x-credentials`

note[unknown-credentials]: the pages do not tell how the credentials `other` are sent
 --> PetApi.md:5:1
  |
5 | [**call**](PetApi.md#call) | **GET** /pets | Calls
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^ an operation that accepts them
  |
  = help: `Credentials` of the generated crate has a function for each way; OpenAPI has `x-credentials`";
    assert_eq!(reported, expected);
}

#[test]
fn names_in_query_and_form_have_the_case_of_the_api() {
    let rows = "**pageSize** | **Integer** | |\n**ifMatch** | **String** | |\n";
    let (operation, _) = read("wire-case = \"snake_case\"\n", "GET /pets", rows, "");
    assert_eq!(sent(&operation), [("page_size", Query), ("If-Match", Header)]);
    assert_eq!(operation.parameters[0].identifier(), "pageSize");
}

#[test]
fn a_list_in_a_form_has_the_documented_format() {
    let correction = "[[parameter-override]]\noperation = \"call\"\nparameter = \"ids\"\nlist = \"comma\"\n\
                      reason = \"the server splits it\"\n";
    let rows = "**ids** | **List<String>** | |\n";
    let (operation, _) =
        read(correction, "POST /pets", rows, &sent_as("application/x-www-form-urlencoded"));
    assert_eq!(operation.parameters[0].list, Some(ListFormat::Comma));
}

/// The operation of a page for C# with these rows of parameters.
fn csharp(rows: &str, rest: &str) -> Operation {
    let page = format!(
        "# PetApi\n\n## Example.Api.PetApi\n\n| Method | HTTP request | Description |\n\
         | --- | --- | --- |\n| [**Call**](#Call) | **POST** /pets | |\n\n## Call\n\n### Parameters\n\n\
         | Name | Type | Description | Notes |\n| --- | --- | --- | --- |\n{rows}\n{rest}"
    );
    let analysis = generator([("PetApi.md", page)]).analyze();
    let schema = analysis.unwrap_or_else(|failure| panic!("{failure}")).schema;
    schema.apis[0].operations[0].clone()
}

#[test]
fn a_type_that_a_generator_writes_twice_is_one() {
    let rows = "| **size** | **int?** | | |\n| **one** | **System.IO.Stream****System.IO.Stream** | | |\n\
                | **other** | **FileParameter****FileParameter** | | |\n";
    let operation = csharp(rows, &sent_as("multipart/form-data"));
    let types = operation.parameters.iter().map(|parameter| &parameter.ty);
    assert!(types.eq([&Type::Int32, &Type::Binary, &Type::Binary]), "{operation:?}");
}

#[test]
fn a_reserved_word_is_a_parameter_without_its_escape() {
    let rows = "| **varNamespace** | **string** | | [optional] |\n| **variety** | **string** | | [optional] |\n\
                | **pageSize** | **int?** | | [optional] |\n";
    let expected = [("namespace", Query), ("variety", Query), ("pageSize", Query)];
    assert_eq!(sent(&csharp(rows, "")), expected);
}
