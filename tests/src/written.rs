//! Pages put together from parts that may be anything.

use std::fmt::Write;

/// A page in parts. Nothing in them is escaped: a pipe or a line break makes another page of it.
#[derive(Debug, Clone, Default)]
pub struct WrittenPage {
    /// What its heading says.
    pub name: String,
    /// The text above its table.
    pub description: String,
    /// Its properties.
    pub rows: Vec<WrittenRow>,
    /// Its enums, with their values.
    pub enums: Vec<(String, Vec<String>)>,
    /// Whether it is a page of .NET's.
    pub dotnet: bool,
}

/// A row of a property table.
#[derive(Debug, Clone, Default)]
pub struct WrittenRow {
    /// The Name cell.
    pub name: String,
    /// The Type cell.
    pub ty: String,
    /// The Description cell.
    pub description: String,
    /// Whether it may be left out.
    pub optional: bool,
}

impl WrittenPage {
    /// The page.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let namespace = if self.dotnet { "Company.Product.Model." } else { "" };
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "# {namespace}{}\n\n{}\n\n## Properties\n\n| Name | Type | Description | Notes |\n\
             | --- | --- | --- | --- |\n",
            self.name, self.description,
        );
        for WrittenRow { name, ty, description, optional } in &self.rows {
            let notes = if *optional { "[optional]" } else { "" };
            let _ = writeln!(text, "| **{name}** | **{ty}** | {description} | {notes} |");
        }
        for (name, values) in &self.enums {
            let _ = write!(text, "\n## Enum: {name}\n\n| Name | Value |\n| --- | --- |\n");
            for (number, value) in values.iter().enumerate() {
                let _ = writeln!(text, "| V{number} | &quot;{value}&quot; |");
            }
        }
        text
    }
}
