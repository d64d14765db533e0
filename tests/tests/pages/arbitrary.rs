//! Whatever a page holds, it is read or complained of.

use proptest::prelude::*;
use tablesmith::diagnostics::Style;
use tablesmith_tests::{generator, terminal};

const SEEDS: [&str; 2] = [
    include_str!("../../../seeds/java/Cobrowsesession.md"),
    include_str!("../../../seeds/dotnet/Cobrowsesession.md"),
];

/// Reads the pages and renders all diagnostics.
fn read_to_the_end(pages: &[&str]) {
    let pages = pages.iter().map(|page| ("Page.md", *page));
    let diagnostics = generator(pages).analyze_partial().diagnostics;
    terminal::assert_shown(&diagnostics.render(Style::Plain));
}

/// The pieces that pages are made of, and some that they should not be.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "\n",
        "\r\n",
        "\u{feff}",
        " ",
        "|",
        "\\",
        "\\|",
        "**",
        "`",
        "<",
        ">",
        "<!--",
        "-->",
        "&lt;",
        "&#",
        "&quot;",
        "\"",
        "[",
        "](",
        ")",
        "#",
        "# Page",
        "## Properties",
        "## Enum",
        "## Enum: A",
        "| Name | Type | Description | Notes |",
        "| Name | Value |",
        "| --- | --- | --- | --- |",
        "| --- | --- |",
        "| **a** | **String** | x | [optional] |",
        "List<",
        "?",
        "[]",
        "...",
        "* `A`",
        " (value: `1`)",
        "---\ntitle: Page\n---\n",
        "{: class}",
        "ä",
        "\u{1f600}",
        "\u{0}",
        "-1",
        "1.5",
        "<a name=\"x\">",
        "</a>",
        "_",
        "$ref",
        "```",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pieces_in_any_order(pieces in prop::collection::vec(piece(), 0..60)) {
        read_to_the_end(&[&pieces.concat()]);
    }

    #[test]
    fn seeds_with_a_piece_replaced(
        seed in prop::sample::select(SEEDS.to_vec()),
        at in any::<prop::sample::Index>(),
        length in 0..40_usize,
        with in piece(),
    ) {
        let characters: Vec<char> = seed.chars().collect();
        let start = at.index(characters.len());
        let end = (start + length).min(characters.len());
        let before: String = characters[..start].iter().collect();
        let after: String = characters[end..].iter().collect();
        read_to_the_end(&[&format!("{before}{with}{after}"), SEEDS[0]]);
    }
}
