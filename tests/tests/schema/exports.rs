//! The schema in the forms that other tools read: valid by the official meta-schemas, and good enough
//! for another generator.

use serde_json::Value;
use tablesmith::Generator;
use tablesmith::export;
use tablesmith::schema::{Schema, SourceLocation};
use tablesmith_tests::{corpus, root};
use typify::{TypeSpace, TypeSpaceSettings};

use super::openapi_rules;

/// What typify makes of the seeds, compiled here.
#[allow(clippy::all, dead_code, missing_docs, unreachable_pub, rustdoc::all)]
#[rustfmt::skip]
mod typified;

fn schema_of(folders: &[&str]) -> Schema {
    let generator = folders
        .iter()
        .fold(Generator::new(), |generator, folder| generator.docs(root().join(folder)));
    // Pages are shown from where they are, which is another place on each machine.
    let analysis = generator.analyze().unwrap_or_else(|failure| panic!("{failure}"));
    let mut schema = analysis.schema;
    let shown = format!("{}/", root().display()).replace('\\', "/");
    let models = schema.models.iter_mut();
    for sources in models.flat_map(|model| {
        let properties = model.properties.iter_mut().map(|property| &mut property.sources);
        properties.chain([&mut model.sources])
    }) {
        relative(sources, &shown);
    }
    for own in &mut schema.enums {
        relative(&mut own.sources, &shown);
    }
    schema
}

fn relative(sources: &mut [SourceLocation], root: &str) {
    for source in sources {
        source.path = source.path.replace(root, "").into();
    }
}

fn seeds() -> Schema {
    schema_of(&["seeds/java", "seeds/dotnet"])
}

#[track_caller]
fn is_json_schema(text: &str) -> Value {
    let value: Value = serde_json::from_str(text).expect("JSON");
    if let Err(error) = jsonschema::draft202012::meta::validate(&value) {
        panic!("no JSON Schema: {error}");
    }
    jsonschema::draft202012::new(&value).expect("every reference leads somewhere");
    value
}

#[track_caller]
fn is_openapi(text: &str) -> Value {
    let value: Value = serde_json::from_str(text).expect("JSON");
    let meta = include_str!("../../openapi/schema-3.1.json");
    let meta: Value = serde_json::from_str(meta).expect("JSON");
    let meta = jsonschema::draft202012::new(&meta).expect("the meta-schema is one");
    let errors: Vec<_> = meta.iter_errors(&value).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "no OpenAPI: {errors:?}");
    // That one leaves the schemas themselves to JSON Schema's own meta-schema.
    for (name, schema) in value["components"]["schemas"].as_object().expect("schemas") {
        if let Err(error) = jsonschema::draft202012::meta::validate(schema) {
            panic!("{name} is no JSON Schema: {error}");
        }
    }
    assert_eq!(openapi_rules::violations(&value), [] as [String; 0]);
    value
}

/// The page of an API with these operations, each as path, method, name and rows of parameters.
fn api_page(operations: &[(&str, &str, &str, &str)]) -> String {
    let mut page =
        "# PetApi\n\n## Example.Client.Api.PetApi\n\n| Method | HTTP request | Description |\n\
                    | --- | --- | --- |\n"
            .to_owned();
    for (path, method, name, _) in operations {
        page += &format!("| [**{name}**](#{name}) | **{method}** {path} | |\n");
    }
    for (_, _, name, parameters) in operations {
        page += &format!("\n## {name}\n\n> void {name} ()\n\n### Parameters\n\n");
        page += "| Name | Type | Description | Notes |\n| --- | --- | --- | --- |\n";
        page += parameters;
        page += "\n### Return type\n\nvoid (empty response body)\n";
    }
    page
}

fn openapi_of(operations: &[(&str, &str, &str, &str)]) -> Value {
    let analysis = Generator::new().page("PetApi.md", api_page(operations)).analyze();
    let schema = analysis.unwrap_or_else(|failure| panic!("{failure}")).schema;
    is_openapi(&export::openapi(&schema).expect("printed"))
}

#[test]
fn a_default_that_is_none_of_the_values_is_an_extension() {
    let api = openapi_of(&[(
        "/pets",
        "Get",
        "GetPets",
        "| **order** | **string** | | [default to ASC]<br />**Values**: ascending, descending |\n",
    )]);
    let schema = &api["paths"]["/pets"]["get"]["parameters"][0]["schema"];
    assert_eq!(schema["enum"], serde_json::json!(["ascending", "descending"]));
    assert_eq!(schema["x-documented-default"], "ASC");
    assert!(schema.get("default").is_none());
}

#[test]
fn paths_that_differ_in_names_alone_are_one_path() {
    let api = openapi_of(&[
        ("/pets/{petId}", "Get", "GetPet", "| **petId** | **string** | | |\n"),
        ("/pets/{id}", "Delete", "DeletePet", "| **id** | **int?** | | |\n"),
        ("/pets/{name}", "Get", "GetPetByName", "| **name** | **string** | | |\n"),
    ]);
    let methods = &api["paths"]["/pets/{petId}"];
    assert_eq!(api["paths"].as_object().expect("paths").len(), 1);
    let delete = &methods["delete"];
    assert_eq!(delete["x-documented-path"], "/pets/{id}");
    assert_eq!(delete["parameters"][0]["name"], "petId");
    assert_eq!(delete["parameters"][0]["schema"]["type"], "integer");
    assert_eq!(methods["get"]["x-alternatives"][0]["operationId"], "GetPetByName");
}

#[test]
fn a_query_in_a_path_becomes_parameters() {
    let api = openapi_of(&[(
        "/export?app_id={appId}&all=1",
        "Get",
        "Export",
        "| **appId** | **string** | | |\n",
    )]);
    let parameters = &api["paths"]["/export"]["get"]["parameters"];
    let shown = |index: usize| (&parameters[index]["name"], &parameters[index]["in"]);
    assert_eq!(shown(0), (&"app_id".into(), &"query".into()));
    assert_eq!(shown(1), (&"all".into(), &"query".into()));
    assert_eq!(parameters[1]["schema"]["enum"], serde_json::json!(["1"]));
}

#[test]
fn a_parameter_of_the_path_has_its_name_there() {
    let api = openapi_of(&[("/pets/{pet_id}", "Get", "GetPet", "| **petId** | **int?** | | |\n")]);
    let parameters = &api["paths"]["/pets/{pet_id}"]["get"]["parameters"];
    assert_eq!(parameters.as_array().expect("parameters").len(), 1);
    assert_eq!((&parameters[0]["name"], &parameters[0]["in"]), (&"pet_id".into(), &"path".into()));
    assert_eq!(parameters[0]["schema"]["type"], "integer");
}

/// A page as openapi-generator writes it: a server, credentials, content types, a header, a list and forms.
const UPLOAD_API: &str = "\
# UploadApi

All URIs are relative to *https://api.example.com/v1*

| Method | HTTP request | Description |
| --- | --- | --- |
| [**FindUploads**](UploadApi.md#FindUploads) | **GET** /uploads | |
| [**Login**](UploadApi.md#Login) | **POST** /login | |
| [**Upload**](UploadApi.md#Upload) | **PUT** /uploads/{upload_id} | |

## FindUploads

### Example
```csharp
// Configure HTTP basic authorization: basic
config.Username = \"YOUR_USERNAME\";
// Configure API key authorization: key
config.AddApiKey(\"X-Key\", \"YOUR_API_KEY\");
// Configure OAuth2 access token for authorization: Open ID
config.AccessToken = \"YOUR_ACCESS_TOKEN\";
```

### Parameters

| Name | Type | Description | Notes |
| --- | --- | --- | --- |
| **tags** | **List&lt;string&gt;** | | [optional] |
| **ifMatch** | **string** | | [optional] |

### Authorization

[basic](../README.md#basic), [key](../README.md#key), [Open ID](../README.md#open)

### HTTP request headers

 - **Content-Type**: Not defined
 - **Accept**: text/csv

### Return type

**string**

## Login

### Parameters

| Name | Type | Description | Notes |
| --- | --- | --- | --- |
| **name** | **string** | | |
| **scopes** | **List&lt;string&gt;** | | [optional] |

### Authorization

No authorization required

### HTTP request headers

 - **Content-Type**: application/x-www-form-urlencoded

### Return type

void (empty response body)

## Upload

### Parameters

| Name | Type | Description | Notes |
| --- | --- | --- | --- |
| **uploadId** | **string** | | |
| **file** | **System.IO.Stream** | | |

### Return type

void (empty response body)
";

#[test]
fn requests_are_described_with_their_wire_names() {
    let config = "[[parameter-override]]\noperation = \"Login\"\nparameter = \"scopes\"\nlist = \"space\"\n\
                  reason = \"RFC 6749\"\n\
                  [[parameter-override]]\noperation = \"FindUploads\"\nparameter = \"tags\"\nlist = \"comma\"\n\
                  wire-name = \"tags[]\"\nreason = \"the server splits it\"\n";
    let generator = Generator::new().page("UploadApi.md", UPLOAD_API);
    let analysis = generator.config_text("tablesmith.toml", config).analyze();
    let schema = analysis.unwrap_or_else(|failure| panic!("{failure}")).schema;
    let api = is_openapi(&export::openapi(&schema).expect("printed"));

    assert_eq!(api["servers"], serde_json::json!([{ "url": "https://api.example.com/v1" }]));
    // Where the key is sent is not known.
    let schemes = api["components"]["securitySchemes"].as_object().expect("schemes");
    let schemes: Vec<_> = schemes
        .iter()
        .map(|(key, scheme)| (key.as_str(), &scheme["scheme"], &scheme["x-name"]))
        .collect();
    let expected = [
        ("Open_ID", &"bearer".into(), &"Open ID".into()),
        ("basic", &"basic".into(), &"basic".into()),
    ];
    assert_eq!(schemes, expected);

    let find = &api["paths"]["/uploads"]["get"];
    assert_eq!(find["security"], serde_json::json!([{ "basic": [] }, { "Open_ID": [] }]));
    assert_eq!(find["x-credentials"], serde_json::json!(["key"]));
    let tags = &find["parameters"][0];
    assert_eq!((&tags["name"], &tags["in"]), (&"tags[]".into(), &"query".into()));
    assert_eq!(tags["explode"], false);
    let if_match = &find["parameters"][1];
    assert_eq!((&if_match["name"], &if_match["in"]), (&"If-Match".into(), &"header".into()));
    assert!(find["responses"]["2XX"]["content"].get("text/csv").is_some());

    let login = &api["paths"]["/login"]["post"];
    assert_eq!(login["security"], serde_json::json!([]));
    let content = login["requestBody"]["content"].as_object().expect("content");
    let (content_type, form) = content.iter().next().expect("a form");
    assert_eq!((content.len(), content_type.as_str()), (1, "application/x-www-form-urlencoded"));
    assert_eq!(form["schema"]["required"], serde_json::json!(["name"]));
    let encoding = serde_json::json!({ "scopes": { "style": "spaceDelimited", "explode": false } });
    assert_eq!(form["encoding"], encoding);

    let upload = &api["paths"]["/uploads/{upload_id}"]["put"];
    let parameter = &upload["parameters"][0];
    assert_eq!((&parameter["name"], &parameter["in"]), (&"upload_id".into(), &"path".into()));
    let form = &upload["requestBody"]["content"]["multipart/form-data"]["schema"];
    assert_eq!(form["required"], serde_json::json!(["file"]));
}

#[test]
fn json_schema_is_valid_and_describes_a_payload() {
    let schema = is_json_schema(&export::json_schema(&seeds()).expect("printed"));
    let session = &schema["$defs"]["Cobrowsesession"];
    let id = &session["properties"]["id"];
    assert_eq!(id["type"], "string");
    assert_eq!(id["x-sources"][0], "seeds/java/Cobrowsesession.md:12");
    assert_eq!(session["properties"]["self"]["x-rust-name"], "self_");
    assert_eq!(schema["$defs"]["Address"]["x-documented"], false);

    let mut whole = schema.clone();
    whole["$ref"] = "#/$defs/Cobrowsesession".into();
    let validator = jsonschema::draft202012::new(&whole).expect("a schema");
    let payload = serde_json::json!({"id": "7", "state": "alerting", "segments": [{"a": 1}]});
    assert!(validator.is_valid(&payload));
    assert!(!validator.is_valid(&serde_json::json!({"state": 7})));
}

#[test]
fn openapi_is_valid() {
    let api = is_openapi(&export::openapi(&seeds()).expect("printed"));
    let schemas = &api["components"]["schemas"];
    let state = &schemas["Cobrowsesession"]["properties"]["state"];
    assert_eq!(state["$ref"], "#/components/schemas/CobrowsesessionState");
    assert_eq!(schemas["CobrowsesessionState"]["x-enum-varnames"][0], "Alerting");
}

#[test]
fn apis_are_the_paths_of_openapi() {
    let schema = schema_of(&["tests/tests/pages/dotnet"]);
    let api = is_openapi(&export::openapi(&schema).expect("printed"));
    let paths = &api["paths"];
    assert_eq!(api["tags"][0]["x-feature"], "pet");

    let list = &paths["/pets"]["get"];
    assert_eq!(list["operationId"], "GetPets");
    let order = &list["parameters"][0];
    assert_eq!((&order["name"], &order["in"]), (&"sortOrder".into(), &"query".into()));
    assert_eq!(order["schema"]["enum"], serde_json::json!(["asc", "desc"]));
    assert_eq!(order["schema"]["default"], "asc");
    assert_eq!(list["parameters"][1]["required"], true);
    let returned = &list["responses"]["2XX"]["content"]["application/json"]["schema"];
    assert_eq!(returned["items"]["$ref"], "#/components/schemas/Pet");

    let add = &paths["/pets"]["post"];
    let body = &add["requestBody"];
    assert_eq!(body["required"], true);
    assert_eq!(body["content"]["application/json"]["schema"]["$ref"], "#/components/schemas/Pet");
    assert_eq!(add["x-permissions"]["any"][0], "pets:pet:add");

    let delete = &paths["/pets/{petId}"]["delete"];
    assert_eq!(
        (&delete["deprecated"], &delete["parameters"][0]["in"]),
        (&true.into(), &"path".into())
    );
    assert!(delete["responses"]["2XX"].get("content").is_none());
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn every_operation_of_the_platform_is_in_openapi() {
    let corpus = corpus();
    let schema = schema_of(&[corpus.join("dotnet").to_str().expect("text")]);
    let api = is_openapi(&export::openapi(&schema).expect("printed"));
    let mut ids = std::collections::BTreeSet::new();
    let mut tagged = 0;
    for (path, methods) in api["paths"].as_object().expect("paths") {
        for operation in methods.as_object().expect("methods").values() {
            assert!(ids.insert(operation["operationId"].as_str().expect("text").to_owned()));
            tagged += operation["tags"].as_array().expect("tags").len();
            let parameters = operation["parameters"].as_array().map(Vec::as_slice);
            let in_path = parameters.unwrap_or_default().iter().filter(|p| p["in"] == "path");
            assert_eq!(in_path.count(), path.matches('{').count(), "{path}");
        }
    }
    // Each row of each summary is there, as an operation or as a tag of one.
    assert_eq!(tagged, 3433);
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn a_whole_sdk_is_valid() {
    let corpus = corpus();
    let folder = corpus.join("webmessaging-java");
    let schema = schema_of(&[folder.to_str().expect("text")]);
    is_json_schema(&export::json_schema(&schema).expect("printed"));
    is_openapi(&export::openapi(&schema).expect("printed"));
}

#[test]
fn typify_reads_the_json_schema_and_its_types_compile() {
    let json_schema = export::json_schema(&seeds()).expect("printed");
    let mut types = TypeSpace::new(&TypeSpaceSettings::default());
    let parsed = serde_json::from_str(&json_schema).expect("typify knows the form");
    types.add_root_schema(parsed).expect("typify understands it");
    let file = syn::parse2(types.to_stream()).expect("Rust");
    let code = format!("// What typify makes of the seeds.\n\n{}", prettyplease::unparse(&file));
    // Compiled above; `SNAPSHOTS=overwrite` replaces it.
    snapbox::assert_data_eq!(code, snapbox::file!["exports/typified.rs"].raw());

    let json = r#"{"id":"7","state":"alerting","connectedTime":"2026-11-20T18:00:00Z"}"#;
    let session: typified::Cobrowsesession = serde_json::from_str(json).expect("read");
    assert_eq!(session.state, Some(typified::CobrowsesessionState::Alerting));
}
