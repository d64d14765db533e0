//! Pages of languages that no dialect reads: one finding, and nothing is read.

use tablesmith::diagnostics::{Code, Style};
use tablesmith::{Analysis, Dialect, Generator};
use tablesmith_tests::generator;

/// The names of the documented models.
fn models(analysis: &Analysis) -> Vec<&str> {
    let documented = analysis.schema.models.iter().filter(|model| model.documented);
    documented.map(|model| model.name.as_str()).collect()
}

/// Checks that a page is refused as one of `language`, for the text `sign`.
#[track_caller]
fn refused(page: &str, language: &str, sign: &str) {
    let analysis = generator([("docs/Pet.md", page)]).analyze_partial();
    assert_eq!(models(&analysis), [""; 0], "{page}");
    let [finding] = analysis.diagnostics.list.as_slice() else {
        panic!("not one finding: {}", analysis.diagnostics.render(Style::Plain))
    };
    assert_eq!(finding.code, Code::ForeignLanguage, "{page}");
    let message = format!("this page is of an SDK for {language}, ");
    assert!(finding.message.starts_with(&message), "{}: {page}", finding.message);
    assert_eq!(analysis.diagnostics.sources.slice(finding.labels[0].span), sign, "{page}");
}

/// A page with these rows under the columns Name, Type, Description and Notes.
fn page(heading: &str, rows: &[&str]) -> String {
    let head = "Name | Type | Description | Notes\n--- | --- | --- | ---\n";
    format!("# {heading}\n\n## Properties\n\n{head}{}\n", rows.join("\n"))
}

#[test]
fn a_heading_shows_the_language() {
    let rows = ["**id** | **String** |  | [optional]"];
    refused(&page("openapi.model.Pet", &rows), "Dart", "openapi.model.Pet");
    refused(&page("PetStore.Pet", &rows), "JavaScript", "PetStore.Pet");
    refused(&page("Store::Object::Pet", &rows), "Perl", "Store::Object::Pet");
    refused(&page("# Pet", &rows), "PHP", "# Pet");
    refused(&page("pet_t", &rows), "C", "pet_t");
}

#[test]
fn a_type_shows_the_language() {
    for (ty, language) in [
        ("**BuiltList&lt;String&gt;**", "Dart"),
        ("**{String: Number}**", "JavaScript"),
        ("**\\DateTime**", "PHP"),
        ("**Option<chrono::NaiveDate>**", "Rust"),
        ("**NSString***", "Objective-C"),
        ("**ARRAY[string]**", "Perl"),
        ("**character**", "R"),
        ("**char \\***", "C"),
    ] {
        refused(&page("Pet", &[&format!("**id** | {ty} |  | [optional]")]), language, ty);
    }
}

#[test]
fn code_shows_the_language() {
    let rows = ["**id** | **String** |  | [optional]"];
    for (info, language) in [
        ("rust", "Rust"),
        ("powershell", "PowerShell"),
        ("{\"language\":\"javascript\"}", "JavaScript"),
    ] {
        let page = format!("{}\n## Example\n\n```{info}\npet()\n```\n", page("Pet", &rows));
        refused(&page, language, info);
    }
}

#[test]
fn names_and_links_show_that_it_is_another_language() {
    refused(
        &page("Pet", &["**photo_urls** | **string** |  | [optional]"]),
        "Python, PHP, Ruby or another language",
        "**photo_urls**",
    );
    let links = "[[Back to Model list]](../README.md)";
    refused(
        &format!("{}\n{links}\n", page("Pet", &["**photoUrl** | **String** |  | [optional]"])),
        "TypeScript, Swift, JavaScript or another language",
        "**photoUrl**",
    );
    refused(
        &format!("{}\n{links}\n", page("Pet", &["**PhotoUrl** | **string** |  | [optional]"])),
        "Go or PowerShell",
        "**PhotoUrl**",
    );
}

#[test]
fn java_and_csharp_are_not_refused() {
    let links = "[[Back to Model list]](../README.md)";
    let example = "\n## Example\n\n```bash\ncurl\n```\n";
    for page in [
        page("Pet", &["**photoUrl** | **String** |  | [optional]"]),
        page("Pet", &["**id** | [**Number**](Number.md) |  | [optional]"]),
        page("Pet", &["**PhotoUrl** | **string** |  | [optional]"]),
        page("Zoo.Model.Pet", &["**PhotoUrl** | **string** |  | [optional]"]) + links,
        page("Zoo.Data.Pet", &["**PhotoUrl** | **List&lt;int?&gt;** |  | [optional]"]) + links,
        page("Pet", &["**photoUrl** | **String** | As in ```go``` | [optional]"]) + example,
    ] {
        let analysis = generator([("docs/Pet.md", page.as_str())]).analyze_partial();
        assert_eq!(analysis.diagnostics.render(Style::Plain), "", "{page}");
        assert_eq!(models(&analysis), ["Pet"], "{page}");
    }
}

#[test]
fn a_folder_gives_one_error() {
    let dart = page("openapi.model.Pet", &["**id** | **String** |  | [optional]"]);
    let unclear = page("Tag", &["**id** | **String** |  | [optional]"]);
    let broken = page("Owner", &["**id** | **String** |"]);
    let java = page("Zoo", &["**id** | **Long** |  | [optional]"]);
    let pages = [
        ("dart/Owner.md", broken.as_str()),
        ("dart/Pet.md", &dart),
        ("dart/Tag.md", &unclear),
        ("java/Zoo.md", &java),
    ];
    let analysis = generator(pages).analyze_partial();
    assert_eq!(models(&analysis), ["Zoo"]);
    assert_eq!(
        analysis.diagnostics.render(Style::Plain),
        "error[foreign-language]: 1 of 4 pages is of an SDK for Dart, which no dialect reads
 --> dart/Pet.md:1:3
  |
1 | # openapi.model.Pet
  |   ^^^^^^^^^^^^^^^^^ a heading of this form is a sign of Dart
  |
  = help: give the pages of an SDK that a dialect reads, or choose a dialect with `--dialect`"
    );
}

#[test]
fn a_chosen_dialect_reads_the_pages_with_a_warning() {
    let rows = ["**id** | **String** |  | [optional]", "**age** | **num** |  | [optional]"];
    let dart = page("openapi.model.Pet", &rows);
    let generator = generator([("docs/Pet.md", dart.as_str())])
        .dialect("java".parse::<Dialect>().expect("built in"));
    let analysis = generator.analyze_partial();
    assert_eq!(models(&analysis), ["Pet"]);
    assert_eq!(
        analysis.diagnostics.render(Style::Plain),
        "warning[foreign-language]: this page is of an SDK for Dart, and read as Java
 --> docs/Pet.md:1:3
  |
1 | # openapi.model.Pet
  |   ^^^^^^^^^^^^^^^^^ a heading of this form is a sign of Dart
  |
  = help: leave out `--dialect` to have such pages refused"
    );
}

#[test]
fn a_builtin_of_another_language_is_no_model() {
    let page = page("Pet", &["**isTame** | **Bool** |  | [optional]"]);
    let generator = Generator::new()
        .page("docs/Pet.md", page)
        .dialect("java".parse::<Dialect>().expect("built in"));
    let schema = generator.analyze().expect("a page").schema;
    assert_eq!(schema.models.len(), 1);
    assert_eq!(schema.models[0].properties[0].ty.to_string(), "any");
}
