//! Fenced code blocks of a document.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

/// A fenced code block. Its info string is the language, and behind it how the block is checked.
#[derive(Debug)]
pub(super) struct Block {
    /// The line of its first fence, from 1.
    pub(super) line: usize,
    /// The first word of its info string.
    pub(super) language: String,
    pub(super) check: Check,
    pub(super) text: String,
    /// Where the text is in the document.
    pub(super) range: Range<usize>,
}

/// How a block is checked.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Check {
    /// By its language: commands are run, a configuration is read, Rust is compiled.
    ByLanguage,
    /// `status=N`: commands are run, and the last one exits with this status.
    Status(i32),
    /// `file=PATH`: the block is written to this file.
    File(String),
    /// `shows=PATH`: the block is an excerpt of this file.
    Shows(String),
    /// `manifest`: the block is a part of a Cargo.toml.
    Manifest,
    /// `dialect`: the block is a dialect file, or a part of one.
    Dialect,
    /// `run-by=PATH`: this file of the project runs the commands, or is the program that Rust is an
    /// excerpt of.
    RunBy(String),
    /// `measured`: the text says when, on which machine and with which command.
    Measured,
    /// `unchecked: REASON`.
    Unchecked(String),
}

/// The fenced blocks of a document; an info string that is not understood is an error with its line.
pub(super) fn blocks(document: &str) -> Vec<Result<Block, String>> {
    let mut found = Vec::new();
    let mut open = None;
    for (event, range) in Parser::new(document).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                open = Some((info, range.start, None::<Range<usize>>));
            }
            Event::Text(_) => {
                if let Some((.., text)) = &mut open {
                    let start = text.as_ref().map_or(range.start, |text| text.start);
                    *text = Some(start..range.end);
                }
            }
            Event::End(pulldown_cmark::TagEnd::CodeBlock) => {
                let Some((info, start, text)) = open.take() else { continue };
                let line = document[..start].lines().count() + 1;
                let range = text.unwrap_or(start..start);
                let text = document[range.clone()].to_owned();
                let block = Check::parse(&info)
                    .map(|(language, check)| Block { line, language, check, text, range })
                    .map_err(|error| format!("line {line}: {error}"));
                found.push(block);
            }
            _ => {}
        }
    }
    found
}

impl Check {
    /// The language and the check of an info string.
    fn parse(info: &str) -> Result<(String, Check), String> {
        let (language, rest) = info.split_once([' ', ',']).unwrap_or((info, ""));
        // Rustdoc does not compile Rust that is checked in another way.
        let rest = rest.trim().strip_prefix("ignore").unwrap_or(rest).trim();
        let check = match rest.split_once([':', '=']) {
            None if rest.is_empty() => Check::ByLanguage,
            // Rustdoc's own words.
            None if language == "rust" && ["no_run", "should_panic"].contains(&rest) => {
                Check::ByLanguage
            }
            None if rest == "manifest" => Check::Manifest,
            None if rest == "dialect" => Check::Dialect,
            None if rest == "measured" => Check::Measured,
            Some(("status", status)) => {
                Check::Status(status.parse().map_err(|_| format!("`{status}` is no exit status"))?)
            }
            Some(("file", path)) => Check::File(path.to_owned()),
            Some(("shows", path)) => Check::Shows(path.to_owned()),
            Some(("run-by", path)) => Check::RunBy(path.to_owned()),
            Some(("unchecked", reason)) if !reason.trim().is_empty() => {
                Check::Unchecked(reason.trim().to_owned())
            }
            _ => return Err(format!("`{rest}` is no check; CONTRIBUTING.md lists them")),
        };
        Ok((language.to_owned(), check))
    }
}

#[test]
fn blocks_have_a_place_a_language_and_a_check() {
    let document = "# Title\n\n```console status=3\n$ false\n```\n\n- ```toml\n  a = 1\n  ```\n\n```rust,ignore shows=src/lib.rs\n```\n\n```console unchecked:\n```\n";
    let found = blocks(document);
    let [first, second, third, fourth] = &found[..] else { panic!("{found:?}") };
    let first = first.as_ref().expect("a block");
    assert_eq!((first.line, first.language.as_str()), (3, "console"));
    assert_eq!(first.check, Check::Status(3));
    assert_eq!(&document[first.range.clone()], "$ false\n");
    assert_eq!(second.as_ref().expect("a block").check, Check::ByLanguage);
    assert_eq!(third.as_ref().expect("a block").check, Check::Shows("src/lib.rs".to_owned()));
    assert!(fourth.as_ref().is_err_and(|error| error.starts_with("line 14: ")), "{fourth:?}");
}
