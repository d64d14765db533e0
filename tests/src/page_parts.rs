//! Pages put together from parts that may be anything.

use std::fmt::Write;

/// A page in parts. Nothing in them is escaped: a pipe or a line break makes another page of it.
#[derive(Debug, Clone, Default)]
pub struct ModelPage {
    /// What its heading says.
    pub name: String,
    /// The text above its table.
    pub description: String,
    /// Its properties.
    pub rows: Vec<PropertyRow>,
    /// Its enums, with their values.
    pub enums: Vec<(String, Vec<String>)>,
    /// Whether it is a page of .NET's.
    pub dotnet: bool,
}

/// A row of a property table.
#[derive(Debug, Clone, Default)]
pub struct PropertyRow {
    /// The Name cell.
    pub name: String,
    /// The Type cell.
    pub ty: String,
    /// The Description cell.
    pub description: String,
    /// Whether it may be left out.
    pub optional: bool,
}

impl ModelPage {
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
        for PropertyRow { name, ty, description, optional } in &self.rows {
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

/// The page of an API in parts.
#[derive(Debug, Clone, Default)]
pub struct ApiPage {
    /// What its heading says, less `Api`.
    pub name: String,
    /// Its operations.
    pub operations: Vec<OperationSection>,
    /// Whether it is a page of .NET's.
    pub dotnet: bool,
}

/// A row of the summary, and its section.
#[derive(Debug, Clone, Default)]
pub struct OperationSection {
    /// Its name.
    pub name: String,
    /// The HTTP method.
    pub method: String,
    /// The path.
    pub path: String,
    /// What the summary says of it.
    pub summary: String,
    /// What the section says.
    pub description: String,
    /// `ANY`, `ALL`, `NO` or nothing, and the names.
    pub permissions: (String, Vec<String>),
    /// Whether a notice says that it is deprecated.
    pub deprecated: bool,
    /// The Name, Type, Description and Notes cells.
    pub parameters: Vec<[String; 4]>,
    /// What stands under `Return type`, if that is there.
    pub returns: Option<String>,
}

impl ApiPage {
    /// The page.
    pub fn text(&self) -> String {
        let columns = match self.dotnet {
            true => "| Method | HTTP request | Description |\n| --- | --- | --- |\n",
            false => "| Method | Description |\n| --- | --- |\n",
        };
        let mut text = format!("# {}Api\n\n{columns}", self.name);
        for OperationSection { name, method, path, summary, .. } in &self.operations {
            // Writing to a String cannot fail.
            let _ = match self.dotnet {
                true => {
                    writeln!(text, "| [**{name}**](#{name}) | **{method}** {path} | {summary} |")
                }
                false => writeln!(text, "| [**{name}**](Api.html#{name}) | {summary} |"),
            };
        }
        for operation in &self.operations {
            text.push_str(&operation.section(self.dotnet));
        }
        text
    }
}

impl OperationSection {
    fn section(&self, dotnet: bool) -> String {
        let mut text = match dotnet {
            true => format!("\n## {}\n\n", self.name),
            false => format!("\n# **{}**\n\n", self.name),
        };
        if self.deprecated {
            text.push_str(match dotnet {
                true => ":::{\"alert\":\"warning\",\"title\":\"Deprecated\"}\nIt is.\n:::\n\n",
                false => "<span style=\"color: red\">DEPRECATED</span>\n\n",
            });
        }
        let _ = write!(text, "{}\n\n{}\n\n", self.summary, self.description);
        if !dotnet {
            let _ = write!(text, "Wraps {} {}  \n\n", self.method.to_uppercase(), self.path);
        }
        let (which, names) = &self.permissions;
        if !which.is_empty() {
            let _ = write!(text, "Requires {which} permissions: \n\n");
            names.iter().for_each(|name| text.push_str(&format!("* {name}\n")));
        }
        if !self.parameters.is_empty() {
            text.push_str("\n### Parameters\n\n| Name | Type | Description | Notes |\n");
            text.push_str("| --- | --- | --- | --- |\n");
        }
        for [name, ty, description, notes] in &self.parameters {
            let _ = writeln!(text, "| **{name}** | **{ty}**| {description} | {notes} |");
        }
        if let Some(returns) = &self.returns {
            let _ = write!(text, "\n### Return type\n\n{returns}\n");
        }
        text
    }
}
