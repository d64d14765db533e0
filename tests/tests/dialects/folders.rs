//! The dialect of each folder of pages, where none is chosen.

use tablesmith::diagnostics::{Code, Style};
use tablesmith::{Analysis, Dialect};
use tablesmith_tests::generator;

/// A page with one row under the columns Name, Type, Description and Notes.
fn page(model: &str, row: &str) -> String {
    let head = "Name | Type | Description | Notes\n--- | --- | --- | ---\n";
    format!("# {model}\n\n## Properties\n\n{head}{row}\n")
}

fn analyze(pages: &[(&str, String)]) -> Analysis {
    generator(pages.iter().map(|(path, text)| (*path, text.as_str()))).analyze_partial()
}

/// The properties of all documented models, as `Model.property: type`.
fn lines(analysis: &Analysis) -> Vec<String> {
    let documented = analysis.schema.models.iter().filter(|model| model.documented);
    let lines = documented.flat_map(|model| {
        let properties = model.properties.iter();
        properties.map(move |property| format!("{}.{}: {}", model.name, property.name, property.ty))
    });
    lines.collect()
}

/// The messages of a kind, each with the place of its first label.
fn found(analysis: &Analysis, code: Code) -> Vec<String> {
    let list = analysis.diagnostics.list.iter().filter(|one| one.code == code);
    let lines = list.map(|one| {
        let at = one.location(&analysis.diagnostics.sources).unwrap_or_default();
        format!("{at}: {}", one.message)
    });
    lines.collect()
}

const KOTLIN: &str = "**firstName** | **kotlin.String** |  | [optional]";
const PYTHON: &str = "**first_name** | **str** |  | [optional]";
const JAVA: &str = "**firstName** | **Integer** |  | [optional]";

#[test]
fn each_folder_has_its_own_dialect() {
    let analysis = analyze(&[
        ("sdks/java/Ant.md", page("Ant", JAVA)),
        ("sdks/kotlin/Bee.md", page("Bee", KOTLIN)),
        ("sdks/python/docs/Cat.md", page("Cat", PYTHON)),
        ("sdks/python/docs/Dog.md", page("Dog", "**age** | **int** |  | [optional]")),
    ]);
    assert_eq!(
        lines(&analysis),
        [
            "Ant.firstName: int32",
            "Bee.firstName: string",
            "Cat.firstName: string",
            "Dog.age: int64"
        ]
    );
    assert_eq!(
        found(&analysis, Code::DetectedDialect),
        [
            "sdks/kotlin/Bee.md:7:17: the pages in `sdks/kotlin` are read as `kotlin`",
            "sdks/python/docs/Cat.md:7:18: the pages in `sdks/python/docs` are read as `python`",
        ]
    );
    assert!(!analysis.diagnostics.has_errors());
}

#[test]
fn a_note_stands_for_all_folders_of_a_dialect() {
    let analysis = analyze(&[
        ("a/java/Ant.md", page("Ant", JAVA)),
        ("a/one/Bee.md", page("Bee", KOTLIN)),
        ("a/three/Cat.md", page("Cat", KOTLIN)),
        ("a/two/Dog.md", page("Dog", KOTLIN)),
    ]);
    assert_eq!(
        found(&analysis, Code::DetectedDialect),
        ["a/one/Bee.md:7:17: the pages in `a/one` and 2 other folders are read as `kotlin`"]
    );
}

#[test]
fn a_folder_without_signs_is_read_like_the_one_above_it() {
    let unclear = page("Cat", "**born_at** | **Moment** |  | [optional]");
    let analysis = analyze(&[
        ("docs/Bee.md", page("Bee", PYTHON)),
        ("docs/more/Cat.md", unclear),
        ("docs/java/Dog.md", page("Dog", JAVA)),
    ]);
    assert_eq!(
        lines(&analysis),
        ["Bee.firstName: string", "Cat.bornAt: Moment", "Dog.firstName: int32"]
    );
    let read = [("Java".to_owned(), 1), ("Python".to_owned(), 2)];
    assert_eq!(analysis.report.pages, read.into());
}

#[test]
fn a_folder_of_two_languages_is_refused() {
    let pages = [
        ("docs/Ant.md", page("Ant", PYTHON)),
        ("docs/Bee.md", page("Bee", KOTLIN)),
        ("docs/Cat.md", page("Cat", PYTHON)),
        ("docs/Dog.md", page("Dog", JAVA)),
        ("docs/more/Elk.md", page("Elk", KOTLIN)),
    ];
    let analysis = analyze(&pages);
    assert_eq!(lines(&analysis), ["Elk.firstName: string"]);
    assert_eq!(
        analysis.diagnostics.render(Style::Plain),
        "error[mixed-dialects]: the pages in `docs` show signs of `python` and of `kotlin`
 --> docs/Ant.md:7:18
  |
7 | **first_name** | **str** |  | [optional]
  |                  ^^^^^^^ the type `str` is a sign of `python`, as on 2 pages
  |
 ::: docs/Bee.md:7:17
  |
7 | **firstName** | **kotlin.String** |  | [optional]
  |                 ----------------- a type of this form is a sign of `kotlin`, as on 1 page
  |
  = help: give each of them a folder; or, if all are pages of one SDK, choose its dialect with `--dialect python`, or in tablesmith.toml: `docs = [{ path = \"docs\", dialect = \"python\" }]`

note[detected-dialect]: the pages in `docs/more` are read as `kotlin`
 --> docs/more/Elk.md:7:17
  |
7 | **firstName** | **kotlin.String** |  | [optional]
  |                 ^^^^^^^^^^^^^^^^^ a type of this form is a sign of it
  |
  = help: choose a dialect with `--dialect`, or in tablesmith.toml"
    );
    let chosen = generator(pages.iter().map(|(path, text)| (*path, text.as_str())))
        .dialect("python".parse::<Dialect>().expect("built in"))
        .analyze_partial();
    assert!(!chosen.diagnostics.has_errors(), "{}", chosen.diagnostics.render(Style::Plain));
}

#[test]
fn a_folder_is_of_the_language_that_nearly_all_signs_show() {
    let page_of = |number: usize, row: &str| {
        (format!("docs/Pet{number:02}.md"), page(&format!("Pet{number}"), row))
    };
    let mut pages: Vec<(String, String)> = (0..10).map(|number| page_of(number, PYTHON)).collect();
    pages.push(page_of(10, "**first_name** | **kotlin.String** |  | [optional]"));
    let analysis = generator(pages.clone()).analyze_partial();
    assert_eq!(analysis.report.pages, [("Python".to_owned(), 11)].into());
    assert_eq!(
        found(&analysis, Code::ForeignLanguage),
        ["docs/Pet10.md:7:18: 1 page in `docs` shows a sign of `kotlin`, and is read as `python`"]
    );
    pages.remove(0);
    let analysis = generator(pages).analyze_partial();
    assert_eq!(found(&analysis, Code::MixedDialects).len(), 1);
    assert_eq!(lines(&analysis), [""; 0]);
}

#[test]
fn prose_that_quotes_code_shows_nothing() {
    let prose = "# Guide\n\n## Example\n\n```ruby\nputs 1\n```\n\n| Code | Meaning |\n| --- | --- |\n| 1 | one |\n";
    let analysis =
        analyze(&[("docs/Bee.md", page("Bee", KOTLIN)), ("docs/guide.md", prose.to_owned())]);
    assert_eq!(lines(&analysis), ["Bee.firstName: string"]);
    assert!(!analysis.diagnostics.has_errors());
}

#[test]
fn documentation_of_no_sdk_is_read_as_a_whole() {
    let table = "| Field | Type |\n| --- | --- |\n";
    let users = format!(
        "# Users\n\n### User Object\n\n{table}| id | snowflake |\n| born | ISO8601 timestamp |\n"
    );
    let commands = format!(
        "# Commands\n\n### Command Object\n\n{table}| id | snowflake |\n\n### Example\n\n```js\nrun()\n```\n"
    );
    let topics = format!("# Topics\n\n### Topic Object\n\n{table}| name | string |\n");
    let analysis = analyze(&[
        ("docs/interactions/commands.md", commands),
        ("docs/resources/users.md", users),
        ("docs/sdk/java/Ant.md", page("Ant", JAVA)),
        ("docs/topics/topics.md", topics),
    ]);
    assert!(!analysis.diagnostics.has_errors(), "{}", analysis.diagnostics.render(Style::Plain));
    assert_eq!(
        lines(&analysis),
        [
            "Ant.firstName: int32",
            "Command.id: string",
            "Topic.name: string",
            "User.id: string",
            "User.born: date-time",
        ]
    );
}

#[test]
fn office_365_needs_two_signs() {
    let table = |mandatory: &str| {
        format!(
            "## Mail schema\n\n### Example\n\n```powershell\nGet-Mail\n```\n\n## Mail schema\n\n\
             |Parameters|Type|{mandatory}|Description|\n|---|---|---|---|\n|Sent|Edm.Date|No|When.|\n"
        )
    };
    let analysis = analyze(&[("docs/schema.md", table("Mandatory?"))]);
    assert_eq!(lines(&analysis), ["Mail.Sent: utc-date-time"]);
    // Other services with OData write such types, too.
    let analysis = analyze(&[("docs/schema.md", table("Key"))]);
    assert_eq!(lines(&analysis), [""; 0]);
}
