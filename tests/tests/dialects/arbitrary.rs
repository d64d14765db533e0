//! Whatever dialect reads whatever page, it is read or complained of.

use proptest::prelude::*;
use tablesmith_tests::properties;

/// The pieces that dialect files are made of, and some that they should not be.
fn line() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "version = 1",
        "name = \"pets\"",
        "extends = \"sdk\"",
        "extends = \"dotnet\"",
        "footnotes = [\"*\", \"é\"]",
        "[[model]]",
        "[[enum]]",
        "[[left-alone]]",
        "[types]",
        "[types.scalar]",
        "[names]",
        "[inheritance]",
        "heading = [\"{} Object\", \"{}\", \"{}{}\"]",
        "part = [\"Response{}\", \"\"]",
        "section = [\"Properties\", \"{}\"]",
        "nested = [\">{}\", \"{}\", \"{}x\"]",
        "text-links = true",
        "columns = { name = [\"Name\", \"Field\"], type = \"Type\", description = \"Description\" }",
        "columns = { value = \"Value\", name = \"Name\" }",
        "items = [\"`{}`{}\"]",
        "optional-name = \"{}?\"",
        "integer-links = true",
        "sentence = [\"Extends {}\", \"{}\"]",
        "extends = [\"Pet\"]",
        "unreadable = \"any\"",
        "links = \"target\"",
        "union = [\"|\", \"or\"]",
        "list = [\"array of {}\", \"{}[]\"]",
        "string = [\"string\", \"\\u0000\"]",
        "keys = \"derived\"",
        "reason = \"x\"",
        "signs = [{ weight = 4, type-form = [\"{}\"] }]",
        "x = 1",
        "[",
    ])
}

/// The pieces that pages are made of.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "\n",
        "\n\n",
        "# Pet Object\n",
        "## Response\n\n",
        "## Properties\n\n",
        "| > a | object |\n",
        "---\ntitle: Pet\n---\n",
        "**Enum: Kind**:\n\n",
        "| Name | Type | Description |\n| --- | --- | --- |\n",
        "| Value | Name |\n| --- | --- |\n",
        "| a? | [pet](#pet-object) | Extends Pet |\n",
        "| b\\* | array of string[] | [x](#) |\n",
        "| | | more |\n",
        "| 1 << 3 | A |\n",
        "| `0x8` | B |\n",
        "| |\n",
        "* `red`: x\n",
        "<a name='x'></a>\n",
        "<Anchor id=\"é\" />\n",
        "<Info\n",
        "import x from 'y'\n",
        "```\n",
        "é",
        "|",
        "](",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_dialect_on_any_page(
        dialect in prop::collection::vec(line(), 0..14),
        whole in any::<bool>(),
        page in prop::collection::vec(piece(), 0..24),
    ) {
        let head = if whole { "version = 1\nname = \"pets\"\n" } else { "" };
        let dialect = format!("{head}{}", dialect.join("\n"));
        properties::dialect(&dialect, &page.concat());
    }

    #[test]
    fn any_text_as_a_dialect(dialect in "\\PC{0,80}") {
        properties::dialect(&dialect, "# Pet\n");
    }
}

#[test]
fn a_right_dialect_is_used() {
    let dialect =
        "version = 1\nname = \"pets\"\n[[model]]\ncolumns = { name = \"a\", type = \"b\" }\n";
    let analysis = properties::dialect(dialect, "# Pet\n\n| a | b |\n| --- | --- |\n| c | d |\n");
    let analysis = analysis.expect("a dialect");
    let names: Vec<&str> = analysis.schema.models.iter().map(|model| model.name.as_str()).collect();
    // The page comes twice, and `d` is a model without a page.
    assert_eq!(names, ["OtherPet", "Pet", "d"]);
}
