//! Dialect files: their documentation, their mistakes, and what they are chosen by.

use std::fs;

use tablesmith::diagnostics::{Code, Style};
use tablesmith::{Dialect, DialectChoice, Generator};
use tablesmith_tests::root;

/// The mistakes in a dialect file, rendered.
fn mistakes(text: &str) -> String {
    match Dialect::from_toml("pets.toml", text) {
        Ok(_) => String::new(),
        Err(diagnostics) => diagnostics.render(Style::Plain),
    }
}

/// The examples of `docs/dialects.md`.
fn examples() -> Vec<String> {
    let document = fs::read_to_string(root().join("docs/dialects.md")).expect("the document");
    let blocks = document.split("```toml dialect\n").skip(1);
    blocks.map(|block| block.split("```").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn every_example_of_the_documentation_is_a_dialect_file() {
    let examples = examples();
    assert!(examples.len() > 15, "{}", examples.len());
    for example in examples {
        let whole = match example.starts_with("version") {
            true => example,
            false => format!("version = 1\nname = \"pets\"\n{example}"),
        };
        // A part of `[page]` is of no use without its columns.
        assert_eq!(mistakes(&whole), "", "{whole}");
    }
}

/// The keys of a section, as the help on an unknown key lists them.
fn keys(section: &str) -> Vec<String> {
    let text = format!("version = 1\nname = \"pets\"\n{section}\nzzzz = 1\n");
    let shown = mistakes(&text);
    let list = shown.split("its keys are ").nth(1).unwrap_or_else(|| panic!("{section}: {shown}"));
    let list = list.lines().next().unwrap_or_default();
    list.split(", ").map(|key| key.trim().to_owned()).collect()
}

#[test]
fn every_key_has_an_example() {
    let examples = examples().join("\n");
    let sections = [
        "",
        "[page]",
        "[page.headings]",
        "[page.marks]",
        "[page.columns]",
        "[page.notes]",
        "[page.values]",
        "[page.operation]",
        "[vote]",
        "[types]",
        "[types.scalar]",
        "[names]",
        "[[names.escape]]",
        "[[types.ambiguous]]",
        "[inheritance]",
        "[[left-alone]]",
        "[[model]]",
        "[model.facts]",
        "[model.columns]",
        "[[enum]]",
        "[enum.columns]",
        "[[signs]]",
    ];
    // Types of the schema, which the text lists.
    let listed = [
        "boolean",
        "int32",
        "int64",
        "float",
        "double",
        "decimal",
        "date-time",
        "date",
        "local-date-time",
        "uuid",
        "uri",
        "any",
    ];
    for section in sections {
        let opened = match section {
            "[model.facts]" | "[model.columns]" => format!("[[model]]\n{section}"),
            "[enum.columns]" => format!("[[enum]]\n{section}"),
            other => other.to_owned(),
        };
        for key in keys(&opened) {
            let is_shown = examples.lines().any(|line| {
                let mut before = line.split(['=', '#']).next().unwrap_or_default().to_owned();
                before.retain(|c| !matches!(c, '[' | ']' | ' '));
                before.split(['.', '{', ',']).any(|part| part == key)
                    || line.contains(&format!("{{ {key} = "))
                    || line.contains(&format!(", {key} = "))
            });
            let is_compound = key.starts_with("list of ") || key.starts_with("map of ");
            assert!(
                is_shown || is_compound || listed.contains(&key.as_str()),
                "{section} {key} has no example"
            );
        }
    }
}

/// Twenty dialect files, each with one mistake.
const MISTAKES: [(&str, &str); 20] = [
    ("no version", "name = \"pets\"\n"),
    ("a version that is not known", "version = 2\nname = \"pets\"\n"),
    ("no name", "version = 1\n"),
    ("no TOML", "version = 1\nname = \"pets\n"),
    ("an unknown key", "version = 1\nname = \"pets\"\nextend = \"sdk\"\n"),
    ("an unknown base", "version = 1\nname = \"pets\"\nextends = \"sdq\"\n"),
    ("a wrong type", "version = 1\nname = 3\n"),
    ("an empty text", "version = 1\nname = \"\"\n"),
    ("a table that is no list", "version = 1\nname = \"pets\"\n[model]\nheading = \"{}\"\n"),
    ("a model without columns", "version = 1\nname = \"pets\"\n[[model]]\nheading = \"{}\"\n"),
    (
        "columns without a type",
        "version = 1\nname = \"pets\"\n[[model]]\ncolumns = { name = \"Field\" }\n",
    ),
    (
        "a pattern without a gap",
        "version = 1\nname = \"pets\"\n[[model]]\nheading = \"Object\"\n\
         columns = { name = \"Field\", type = \"Type\" }\n",
    ),
    (
        "a header in two roles",
        "version = 1\nname = \"pets\"\n[[model]]\n\
         columns = { name = [\"Field\", \"Type\"], type = \"Type\" }\n",
    ),
    (
        "a text twice",
        "version = 1\nname = \"pets\"\n[[model]]\n\
         columns = { name = [\"Field\", \"Field\"], type = \"Type\" }\n",
    ),
    (
        "a required column without its texts",
        "version = 1\nname = \"pets\"\n[[model]]\n\
         columns = { name = \"Field\", type = \"Type\", required = \"Required\" }\n",
    ),
    ("an enum of nothing", "version = 1\nname = \"pets\"\n[[enum]]\nheading = \"{} Values\"\n"),
    (
        "an unknown type of the schema",
        "version = 1\nname = \"pets\"\n[types.scalar]\nint46 = [\"long\"]\n",
    ),
    ("an unknown choice", "version = 1\nname = \"pets\"\n[types]\nunreadable = \"ignore\"\n"),
    (
        "a weight that is none",
        "version = 1\nname = \"pets\"\nsigns = [{ weight = 9, code = \"c\" }]\n",
    ),
    (
        "a sign of two features",
        "version = 1\nname = \"pets\"\n\
      signs = [{ weight = 1, code = \"c\", names = \"camel\" }]\n",
    ),
];

#[test]
fn every_mistake_is_a_diagnostic_that_points_into_the_file() {
    let mut shown = String::new();
    for (what, text) in MISTAKES {
        let found = mistakes(text);
        assert!(
            found.contains("error[dialect]") && found.contains("--> pets.toml:"),
            "{what}: {found}"
        );
        shown += &format!("## {what}\n\n{found}\n\n");
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn all_mistakes_are_reported_at_once() {
    let text = "nam = \"pets\"\n[[model]]\nheading = 3\n[types]\nunreadable = \"x\"\n";
    let diagnostics = Dialect::from_toml("pets.toml", text).expect_err("mistakes");
    assert!(diagnostics.list.len() >= 5, "{}", diagnostics.render(Style::Plain));
    assert!(diagnostics.list.iter().all(|one| one.code == Code::Dialect));
}

#[test]
fn each_folder_may_have_its_dialect() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(path, text).expect("written");
    };
    write(
        "sdk/Pet.md",
        "# Pet\n\n## Properties\n\n| Name | Type |\n| --- | --- |\n| name | String |\n",
    );
    write(
        "reference/all.md",
        "## Owner Object\n\n| Field | Type |\n| --- | --- |\n| age | whole |\n",
    );
    write(
        "owners.toml",
        "version = 1\nname = \"owners\"\n[[model]]\nheading = \"{} Object\"\n\
         columns = { name = \"Field\", type = \"Type\" }\n[types.scalar]\nint32 = \"whole\"\n",
    );
    write(
        "crate/tablesmith.toml",
        "docs = [\"../sdk\", { path = \"../reference\", dialect = \"../owners.toml\" }]\n",
    );
    let config = folder.path().join("crate/tablesmith.toml");
    let analysis = Generator::new().config(&config).analyze().expect("a schema");
    let names: Vec<&str> = analysis.schema.models.iter().map(|model| model.name.as_str()).collect();
    assert_eq!(names, ["Owner", "Pet"]);
    assert_eq!(analysis.schema.models[0].properties[0].ty.to_string(), "int32");

    let owners = DialectChoice::File(folder.path().join("owners.toml"));
    let analysis = Generator::new().docs(folder.path().join("reference")).dialect(owners).analyze();
    assert_eq!(analysis.expect("a schema").schema.models.len(), 1);
}
