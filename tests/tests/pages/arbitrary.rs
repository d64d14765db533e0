//! Whatever a page holds, it is read or complained of.

use proptest::prelude::*;
use tablesmith::diagnostics::{Sources, Style};
use tablesmith::dialect::read::{ReadOptions, read};
use tablesmith::lower::{LowerOptions, lower};
use tablesmith::naming::name_lock::NameLock;

const SEEDS: [&str; 2] = [
    include_str!("../../../seeds/java/Cobrowsesession.md"),
    include_str!("../../../seeds/dotnet/Cobrowsesession.md"),
];

/// Reads pages to the end and shows everything that is said of them.
fn read_to_the_end(pages: &[&str]) {
    let mut sources = Sources::new();
    for page in pages {
        sources.add("Page.md", *page);
    }
    let outcome = read(&sources, &ReadOptions::default());
    let lowered =
        lower(outcome.documents, &sources, &LowerOptions::default(), &mut NameLock::default());
    for one in outcome.diagnostics.iter().chain(&lowered.diagnostics) {
        one.render(&sources, Style::Plain);
    }
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
