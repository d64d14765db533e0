//! The pages of APIs: all of them read, in both layouts, and what is wrong with one said.

use std::fs;

use tablesmith::diagnostics::{Diagnostics, Style};
use tablesmith::schema::{Api, Method, ParameterLocation, Permissions, Schema, Type};
use tablesmith::{Failure, Generator};
use tablesmith_tests::{corpus, generator};

const DOTNET: &str = include_str!("dotnet/PetApi.md");
const JAVA: &str = include_str!("java/PetApi.md");
const PET: &str = "# Pet\n\n## Properties\n\n|Name | Type | Description | Notes|\n\
                   |---|---|---|---|\n| **name** | **String** | The name. |  |\n";

/// The schema of the pages with all warnings, or the errors.
fn pages(pages: &[(&str, &str)]) -> Result<(Schema, Vec<String>), String> {
    let rendered = |diagnostics: Diagnostics| -> Vec<String> {
        let all = diagnostics.list.iter();
        all.map(|one| one.render(&diagnostics.sources, Style::Plain)).collect()
    };
    match generator(pages.iter().copied()).analyze() {
        Ok(analysis) => Ok((analysis.schema, rendered(analysis.diagnostics))),
        Err(Failure::Diagnostics(diagnostics)) => Err(rendered(diagnostics).join("\n\n")),
        Err(failure) => Err(failure.to_string()),
    }
}

/// The rows of a page's summary, found without the reader: name, method, path.
fn summary(page: &str) -> Vec<(String, String, String)> {
    let rows = page.lines().filter_map(|line| line.strip_prefix("| [**"));
    rows.map(|row| {
        let (name, rest) = row.split_once("**]").expect("a name");
        let request = rest.split(" | ").nth(1).expect("a request");
        let (method, path) = request.split_once(' ').expect("a method and a path");
        (name.to_owned(), method.trim_matches('*').to_uppercase(), path.trim().to_owned())
    })
    .collect()
}

#[test]
#[ignore = "reads the corpora: set DOCS_CORPUS"]
fn every_operation_of_the_platform_is_read_as_its_page_tells_it() {
    let corpus = corpus();
    let analysis = Generator::new().docs(corpus.join("dotnet")).analyze().expect("no error");
    let schema = analysis.schema;
    assert_eq!(schema.apis.len(), 87);
    let mut operations = 0;
    for api in &schema.apis {
        let path = corpus.join("dotnet").join(format!("{}Api.md", api.name));
        let rows = summary(&fs::read_to_string(path).expect("the page"));
        let read: Vec<_> = api
            .operations
            .iter()
            .map(|read| (read.name.clone(), read.method.to_string(), read.path.clone()))
            .collect();
        assert_eq!(read, rows, "{}", api.name);
        operations += rows.len();
        for operation in &api.operations {
            let templates = operation.path.matches('{').count();
            let in_path = |place: ParameterLocation| place == ParameterLocation::Path;
            let told = operation.parameters.iter().filter(|p| in_path(p.location)).count();
            assert_eq!(told, templates, "{}: {}", api.name, operation.path);
        }
    }
    assert_eq!(operations, 3433);
    let all = || schema.apis.iter().flat_map(|api| &api.operations);
    let none = all().filter(|one| one.permissions == Some(Permissions::None)).count();
    assert_eq!((all().filter(|one| one.deprecated).count(), none), (129, 380));
    assert_eq!(all().filter(|one| one.returns.is_none()).count(), 464);
    assert_eq!(all().filter(|one| one.permissions.is_none()).count(), 0);
    assert_eq!(all().flat_map(|one| &one.parameters).filter(|p| !p.values.is_empty()).count(), 664);
    let prose = "without properties, values or operations".to_owned();
    assert_eq!(analysis.report.skipped, [(prose, 2)].into());
}

fn pet_api(schema: &Schema) -> &Api {
    assert_eq!(schema.apis.len(), 1);
    &schema.apis[0]
}

#[test]
fn both_layouts_say_the_same() {
    let (dotnet, findings) = pages(&[("PetApi.md", DOTNET), ("Pet.md", PET)]).expect("read");
    assert_eq!(findings, [] as [&str; 0]);
    let (java, findings) = pages(&[("PetApi.md", JAVA), ("Pet.md", PET)]).expect("read");
    assert_eq!(findings, [] as [&str; 0]);
    for schema in [&dotnet, &java] {
        let api = pet_api(schema);
        assert_eq!((api.name.as_str(), api.feature.as_str()), ("Pet", "pet"));
        let [delete, get, post] = api.operations.as_slice() else { panic!("{api:?}") };
        assert_eq!((delete.method, delete.path.as_str()), (Method::Delete, "/pets/{petId}"));
        assert!(delete.deprecated && delete.returns.is_none());
        assert_eq!(delete.permissions, Some(Permissions::All(vec!["pets:pet:delete".to_owned()])));
        assert_eq!(delete.parameters[0].location, ParameterLocation::Path);
        assert_eq!(delete.description.as_deref(), Some("It does not come back."));

        assert!(!get.deprecated);
        assert_eq!(get.summary.as_deref(), Some("Get the owner's pets"));
        assert_eq!(get.permissions, Some(Permissions::None));
        assert_eq!(get.returns, Some(Type::List(Box::new(Type::Model("Pet".to_owned())))));
        let [order, size] = get.parameters.as_slice() else { panic!("{get:?}") };
        assert_eq!(order.values, ["asc", "desc"]);
        assert_eq!((order.default.as_deref(), order.required), (Some("asc"), false));
        assert_eq!((&size.ty, size.required), (&Type::Int32, true));

        let body = post.body.as_ref().expect("a body");
        assert_eq!((&body.ty, body.required), (&Type::Model("Pet".to_owned()), true));
        assert_eq!(post.parameters, []);
    }
}

#[test]
fn pages_of_one_api_are_merged() {
    let all = [("java/PetApi.md", JAVA), ("dotnet/PetApi.md", DOTNET), ("java/Pet.md", PET)];
    let (schema, findings) = pages(&all).expect("read");
    assert_eq!(findings, [] as [&str; 0]);
    let api = pet_api(&schema);
    assert_eq!(api.operations.len(), 3);
    assert!(api.operations.iter().all(|operation| operation.sources.len() == 2));
    assert_eq!(api.operations[1].parameters.len(), 2);

    let moved = JAVA.replace("Wraps GET /pets", "Wraps GET /animals");
    let all = [("dotnet/PetApi.md", DOTNET), ("java/PetApi.md", &moved), ("java/Pet.md", PET)];
    let (_, findings) = pages(&all).expect("read");
    assert!(findings[0].starts_with(
        "warning[contradicting-requests]: the pages contradict each other on the request of `GetPets`\n  --> java/PetApi.md"
    ));
}

#[track_caller]
fn fails(page: &str, expected: &str) {
    let error = pages(&[("PetApi.md", page), ("Pet.md", PET)]).expect_err("a fault");
    assert_eq!(error, expected.trim_matches('\n'));
}

#[test]
fn an_operation_without_a_path_is_underlined() {
    fails(
        &DOTNET.replace("**Get** /pets |", "**Get** |"),
        "
error[missing-path]: the operation `GetPets` has no path
  --> PetApi.md:10:29
   |
10 | | [**GetPets**](#GetPets) | **Get** | Get the owner&#39;s pets |
   |                             ^^^^^^^ expected a method and a path here
   |
   = help: a request is such as `**GET** /api/v2/users/{userId}`",
    );
    let error = pages(&[("PetApi.md", &JAVA.replace("Wraps GET /pets  \n", "")), ("Pet.md", PET)]);
    let error = error.expect_err("no path");
    assert!(
        error.starts_with("error[missing-path]: nothing tells the path of `getPets`\n"),
        "{error}"
    );
}

#[test]
fn two_operations_of_one_name_are_both_shown() {
    let page = DOTNET.replace("[**PostPets**](#PostPets)", "[**GetPets**](#GetPets)");
    let error = pages(&[("PetApi.md", &page), ("Pet.md", PET)]).expect_err("two requests");
    assert!(
        error.contains("error[duplicate-operation]: `Pet` has the operation `GetPets` twice"),
        "{error}"
    );
    assert!(error.contains("once more here, with another request"), "{error}");
    assert!(error.contains("first here"), "{error}");

    let row = DOTNET.lines().find(|line| line.contains("[**GetPets**]")).expect("a row");
    let page = DOTNET.replace(row, &format!("{row}\n{row}"));
    let (schema, findings) = pages(&[("PetApi.md", &page), ("Pet.md", PET)]).expect("read");
    let warning = findings.join("\n");
    assert!(
        warning.contains("warning[duplicate-operation]: `Pet` has the operation `GetPets` twice"),
        "{warning}"
    );
    assert!(warning.contains("once more here, and not read"), "{warning}");
    assert_eq!(schema.apis[0].operations.iter().filter(|one| one.name == "GetPets").count(), 1);
}

#[test]
fn a_type_that_does_not_parse_is_underlined() {
    fails(
        &DOTNET.replace("**int?**", "**List<int?**"),
        "
error[bad-type]: `List<int?` is not a type
  --> PetApi.md:66:24
   |
66 | | **pageSize** | **List<int?**| How many |  |
   |                  ------^------
   |                  |     |
   |                  |     this bracket is never closed
   |                  the type of `pageSize`
   |
   = help: a type is a name, with its arguments in `<` and `>`",
    );
}

#[test]
fn a_model_without_a_page_is_kept_whole() {
    let (schema, findings) = pages(&[("PetApi.md", DOTNET)]).expect("read");
    assert_eq!(schema.models.len(), 1);
    assert!(!schema.models[0].documented);
    assert!(
        findings[0].starts_with("warning[undocumented-model]: `Pet` has no page\n  --> PetApi.md:"),
        "{findings:?}"
    );
}

#[test]
fn what_is_listed_has_a_section_and_each_page_its_own_api() {
    let page = DOTNET.replace("## GetPets", "## Fetch Pets");
    let (schema, findings) = pages(&[("PetApi.md", &page), ("Pet.md", PET)]).expect("read");
    let warning = findings.join("\n");
    assert!(warning.contains("`GetPets` of `Pet` is listed, and has no section"), "{warning}");
    assert!(schema.apis[0].operations.iter().any(|one| one.name == "GetPets"));
    let twice = [("a/PetApi.md", DOTNET), ("b/PetApi.md", DOTNET), ("Pet.md", PET)];
    let error = pages(&twice).expect_err("two pages");
    assert!(error.contains("error[documented-twice]: `Pet` is documented twice"), "{error}");
    let error = pages(&[("PetApi.md", &DOTNET.replace("**Get** /pets", "**Fetch** /pets"))]);
    assert!(error.is_err_and(|error| error.contains("`Fetch` is no HTTP method")));
}
