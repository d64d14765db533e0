//! Blank lines between items, which the printer leaves out.

/// Appends printed code to `text`, with the blank lines.
pub(super) fn between_items(code: &str, text: &mut String) {
    text.reserve(code.len() + code.len() / 32);
    let mut before = "";
    for line in code.lines() {
        let ended = match before {
            // Most lines end nothing.
            before if !before.ends_with(['}', ';', '{']) => false,
            "}" | "    }" | "    ];" | "};" => true,
            // Bit flags: their constants have documentation each, and so has what follows.
            before if before.starts_with("pub struct ") || before.starts_with("    pub const ") => {
                before.ends_with(';')
            }
            before if line.starts_with("    fn ") => before.ends_with(';'),
            before => before.starts_with("use ") || before.ends_with(" {}"),
        };
        if ended && !line.starts_with('}') && !line.starts_with("use ") {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
        before = line;
    }
}

/// Adds a blank line before each declaration of one line, with its attributes.
pub(super) fn between_declarations(code: &str) -> String {
    let mut text = String::with_capacity(code.len() + 8);
    let mut before = "#[";
    for line in code.lines() {
        let is_declaration = ["#[", "mod ", "pub "].iter().any(|start| line.starts_with(start));
        if is_declaration && !before.starts_with("#[") {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
        before = line;
    }
    text
}
