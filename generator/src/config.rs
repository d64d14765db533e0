//! `tablesmith.toml`: the inputs of a crate, and corrections of its documentation.
//!
//! In: the text of the file. Out: a [`Config`]. Uses `diagnostics`, `dialect`, `input`, `naming` and `schema`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::str::FromStr;

use serde::{Deserialize, Deserializer};
use toml::Spanned;
use toml::de::{DeString, DeTable};

use crate::diagnostics::suggest::nearest;
use crate::diagnostics::{Code, Diagnostic, SourceId, Sources, Span};
use crate::dialect::DialectChoice;
use crate::input::limits::Limits;
use crate::naming::wire_case::WireCase;
use crate::schema::{ListFormat, ParameterLocation, Value};

/// The name of the file, beside the generated crate's manifest.
pub(crate) const FILE_NAME: &str = "tablesmith.toml";

/// The configuration of one generated crate.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Config {
    /// The documents, as paths relative to the folder of the configuration; the first one counts where
    /// pages contradict each other.
    pub docs: Vec<DocsEntry>,
    /// Patterns of pages in the folders of documents that are not read, such as `*Api.md` or `old/*`.
    pub exclude: Vec<Spanned<String>>,
    /// The dialect of all pages; detected page by page where it is not given.
    pub dialect: Option<Spanned<DialectChoice>>,
    /// The case of the wire names, for SDKs whose documentation changed it.
    #[serde(deserialize_with = "parsed")]
    pub wire_case: Option<WireCase>,
    /// The command that the generated files name as the one that made them.
    pub regenerate: Option<String>,
    /// The documented name of the model that the crate's documentation shows in use; without it there
    /// is no example.
    pub example: Option<Spanned<String>>,
    /// The models that are generated, with what they refer to; all where neither these nor APIs
    /// are given.
    pub only: Vec<String>,
    /// The APIs whose models are generated.
    pub apis: Vec<String>,
    /// Whether the crate has the texts of the pages, which it has by default. Without them it has names, types
    /// and other facts alone, for documentation whose licence forbids derived works.
    pub descriptions: Option<bool>,
    /// The crate `tablesmith-runtime` that the generated crate depends on. By default the generated
    /// crate contains the runtime's code and depends on no crate for it.
    pub runtime: Option<RuntimeDependency>,
    /// How the features of the crate are made.
    pub features: FeatureConfig,
    /// How payloads are held against the documents.
    pub check: CheckConfig,
    /// The bounds of a run.
    pub limits: Limits,
    /// Corrections of the documents, in the order in which they are applied.
    #[serde(rename = "override")]
    pub overrides: Vec<Spanned<Override>>,
    /// Corrections of the parameters of operations, in the order in which they are applied.
    #[serde(rename = "parameter-override")]
    pub parameter_overrides: Vec<Spanned<ParameterOverride>>,
}

/// An entry of `docs`: `"pages"`, or `{ path = "pages", dialect = "pages.toml" }`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "a path, or a table with a `path` and a `dialect`")]
pub(crate) enum DocsEntry {
    /// A path.
    Path(String),
    /// A path whose pages are in a dialect of their own.
    InDialect(DocsInDialect),
}

/// Documents in a dialect of their own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocsInDialect {
    /// The path.
    pub path: String,
    /// The dialect.
    pub dialect: DialectChoice,
}

impl DocsEntry {
    /// The path.
    pub(crate) fn path(&self) -> &str {
        match self {
            DocsEntry::Path(path) | DocsEntry::InDialect(DocsInDialect { path, .. }) => path,
        }
    }

    /// The dialect of these documents alone.
    pub(crate) fn dialect(&self) -> Option<&DialectChoice> {
        match self {
            DocsEntry::Path(_) => None,
            DocsEntry::InDialect(entry) => Some(&entry.dialect),
        }
    }
}

/// A dependency on the crate `tablesmith-runtime`: `{ version = "0.1" }`, `{ path = "../runtime" }` or
/// both, with the meaning that they have in `Cargo.toml`. Generated crates that depend on the same version
/// share the types `Model`, `Extra` and `Open`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "RuntimeTable")]
pub(crate) struct RuntimeDependency {
    /// The version requirement.
    pub version: Option<String>,
    /// The crate's folder, as a path from the folder of the generated crate.
    pub path: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuntimeTable {
    version: Option<String>,
    path: Option<String>,
}

impl TryFrom<RuntimeTable> for RuntimeDependency {
    type Error = &'static str;

    fn try_from(RuntimeTable { version, path }: RuntimeTable) -> Result<Self, Self::Error> {
        match (&version, &path) {
            (None, None) => Err("`runtime` needs a `version` or a `path`"),
            _ => Ok(RuntimeDependency { version, path }),
        }
    }
}

impl RuntimeDependency {
    /// The name of the crate.
    pub(crate) const PACKAGE: &str = "tablesmith-runtime";

    /// The dependency as a line of `[dependencies]` in `Cargo.toml`.
    pub(crate) fn manifest_line(&self) -> String {
        let quoted = |text: &String| toml::Value::from(text.as_str()).to_string();
        let keys = [("version", &self.version), ("path", &self.path)];
        let keys = keys.map(|(key, value)| Some(format!("{key} = {}", quoted(value.as_ref()?))));
        let keys: Vec<String> = keys.into_iter().flatten().collect();
        format!("{} = {{ {} }}\n", Self::PACKAGE, keys.join(", "))
    }
}

/// How payloads are held against the documents.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct CheckConfig {
    /// For a key of payloads, its values, each with the documented name of the model that it stands for. The
    /// value `*` is any other one.
    pub by: BTreeMap<String, BTreeMap<String, Spanned<String>>>,
}

impl CheckConfig {
    /// The values of each key, with the names of their models.
    pub(crate) fn choices(&self) -> impl Iterator<Item = (String, Vec<(String, String)>)> {
        self.by.iter().map(|(key, models)| {
            let models = models.iter().map(|(value, name)| (value.clone(), name.get_ref().clone()));
            (key.clone(), models.collect())
        })
    }
}

/// The features of a crate whose pages document APIs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct FeatureConfig {
    /// The maximum number of models of a crate whose `default` feature enables all of them. In larger
    /// crates it is empty.
    pub default_up_to: usize,
}

impl Default for FeatureConfig {
    fn default() -> FeatureConfig {
        FeatureConfig { default_up_to: 500 }
    }
}

/// One correction of the documentation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Override {
    /// The model that is corrected, by its documented name; an enum, by its name in the schema, can
    /// be renamed as well.
    pub model: Spanned<String>,
    /// The property that is corrected, by its documented wire name; none to correct the model itself.
    pub property: Option<Spanned<String>>,
    /// The actual key of the property.
    pub wire_name: Option<Spanned<String>>,
    /// The actual type, written as in the schema: `date-time`, `list<Address>`. `utc-date-time` is an
    /// instant that is in UTC where it has no offset; `names<KindEnum>` are the names of the members of that
    /// enum, and `KindEnum` its values.
    #[serde(rename = "type")]
    pub ty: Option<Spanned<String>>,
    /// Whether a request must have the property.
    pub required: Option<Spanned<bool>>,
    /// Whether a value of the property may be null.
    pub nullable: Option<Spanned<bool>>,
    /// Adds the property, which no page documents, with the type that is given; any JSON without one.
    pub add: Option<Spanned<bool>>,
    /// Values of an enum that no page lists; the enum is given in place of the model, by its name in the
    /// schema.
    #[serde(default)]
    pub values: Vec<Spanned<Value>>,
    /// The name in Rust.
    pub rust_name: Option<Spanned<String>>,
    /// Leaves the model out: what refers to it is any JSON.
    #[serde(default)]
    pub leave_out: bool,
    /// Why the correction is needed, for people who read the file.
    #[expect(dead_code, reason = "written for people; a configuration may have it")]
    pub reason: Option<String>,
}

/// One correction of the parameters of operations.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ParameterOverride {
    /// The API of the operations; all APIs where it is not given.
    pub api: Option<Spanned<String>>,
    /// The operations of that name; all operations where it is not given.
    pub operation: Option<Spanned<String>>,
    /// The identifier of the parameters.
    pub parameter: Spanned<String>,
    /// The actual key in the query or the form, or name of the header.
    pub wire_name: Option<Spanned<String>>,
    /// The actual location: `query`, `header` or `form`.
    #[serde(rename = "in")]
    pub location: Option<Spanned<ParameterLocation>>,
    /// Whether a request must have the parameter.
    pub required: Option<Spanned<bool>>,
    /// How a list is written: `repeat`, `comma`, `space` or `pipe`.
    pub list: Option<Spanned<ListFormat>>,
    /// Why the correction is needed, for people who read the file.
    #[expect(dead_code, reason = "written for people; a configuration must have it")]
    pub reason: String,
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    ///
    /// What is no TOML, or a key that does not exist; and every override that could not do anything.
    pub(crate) fn parse(sources: &Sources, id: SourceId) -> Result<Config, Vec<Diagnostic>> {
        let text = &sources.get(id).text;
        let config: Config = toml::from_str(text).map_err(|error| misread(&error, id, text))?;
        let of_models = config.overrides.iter().filter_map(|entry| ineffective(id, entry));
        let of_parameters = config.parameter_overrides.iter();
        let of_parameters = of_parameters.filter_map(|entry| ineffective_parameter(id, entry));
        let findings: Vec<_> = of_models.chain(of_parameters).collect();
        if findings.is_empty() { Ok(config) } else { Err(findings) }
    }
}

/// What is wrong with a file that is no configuration: all top-level keys that do not exist, or the first
/// other fault.
fn misread(error: &toml::de::Error, id: SourceId, text: &str) -> Vec<Diagnostic> {
    let diagnostic = |message: String, span: Range<usize>| {
        Diagnostic::error(Code::Config, message).at(Span::new(id, span), "")
    };
    let first = diagnostic(error.message().to_owned(), error.span().unwrap_or(0..0));
    // serde says: unknown field `doc`, expected one of `docs`, `exclude`, …
    let Some(names) = error.message().strip_prefix("unknown field `") else { return vec![first] };
    let mut names = names.split('`').step_by(2);
    let unknown = names.next().unwrap_or_default();
    let known: Vec<&str> = names.collect();
    let proposed = |error: Diagnostic, name: &str| match nearest(name, known.iter().copied()) {
        Some(nearest) => error.help(format!("there is `{nearest}`")),
        None => error.help(format!("the keys are `{}`", known.join("`, `"))),
    };
    let table = match DeTable::parse(text) {
        // The keys that serde lists are those of the whole file.
        Ok(table) if known.contains(&"docs") => table.into_inner(),
        _ => return vec![proposed(first, unknown)],
    };
    let mut others: Vec<_> =
        table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())).collect();
    others.sort_by_key(|key| key.span().start);
    let complaint = |key: &Spanned<DeString<'_>>| {
        let name = key.get_ref().as_ref();
        proposed(diagnostic(format!("there is no key `{name}`"), key.span()), name)
    };
    others.into_iter().map(complaint).collect()
}

/// A choice by its name.
fn parsed<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err = String>,
{
    let name = String::deserialize(deserializer)?;
    name.parse().map(Some).map_err(serde::de::Error::custom)
}

fn ineffective(id: SourceId, entry: &Spanned<Override>) -> Option<Diagnostic> {
    let of_property = |correction: &Override| {
        correction.wire_name.is_some()
            || correction.ty.is_some()
            || correction.required.is_some()
            || correction.nullable.is_some()
            || correction.add.is_some()
    };
    let correction = entry.get_ref();
    let (message, help) = match (&correction.property, of_property(correction)) {
        (None, true) => (
            "`wire-name`, `type`, `required`, `nullable` and `add` are corrections of a property",
            "name the property with `property = \"…\"`",
        ),
        (Some(_), _) if correction.leave_out => {
            ("a property cannot be left out", "remove `leave-out`, or `property`")
        }
        (Some(_), _) if !correction.values.is_empty() => {
            ("`values` are added to an enum", "name the enum with `model`, and remove `property`")
        }
        (Some(_), _) if correction.add.as_ref().is_some_and(|add| !add.get_ref()) => {
            ("`add` is given as `true` only", "remove `add`")
        }
        (_, false)
            if correction.rust_name.is_none()
                && correction.values.is_empty()
                && !correction.leave_out =>
        {
            (
                "this override corrects nothing",
                "give `wire-name`, `type`, `required`, `nullable`, `add`, `values`, `rust-name` or \
                 `leave-out`",
            )
        }
        _ => return None,
    };
    Some(Diagnostic::error(Code::Override, message).at(Span::new(id, entry.span()), "").help(help))
}

fn ineffective_parameter(id: SourceId, entry: &Spanned<ParameterOverride>) -> Option<Diagnostic> {
    let ParameterOverride { api, operation, wire_name, location, required, list, .. } =
        entry.get_ref();
    let corrects =
        wire_name.is_some() || location.is_some() || required.is_some() || list.is_some();
    let (message, help) = match corrects {
        false => ("this override corrects nothing", "give `wire-name`, `in`, `required` or `list`"),
        true if api.is_none() && operation.is_none() => (
            "this override does not say which operations it corrects",
            "give `api`, `operation` or both",
        ),
        true => return None,
    };
    Some(Diagnostic::error(Code::Override, message).at(Span::new(id, entry.span()), "").help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Style;

    fn parse(text: &str) -> Result<Config, String> {
        let mut sources = Sources::new();
        let id = sources.add("tablesmith.toml", text);
        Config::parse(&sources, id).map_err(|findings| {
            let shown: Vec<_> = findings.iter().map(|f| f.render(&sources, Style::Plain)).collect();
            shown.join("\n\n")
        })
    }

    #[test]
    fn a_configuration_says_where_the_documents_are_and_what_they_get_wrong() {
        let config = parse(
            "docs = [\"../seeds/java\"]\nwire-case = \"camelCase\"\n[limits]\npages = 3\n\
             [[override]]\nmodel = \"TokenInfo\"\nproperty = \"oAuthClient\"\n\
             wire-name = \"OAuthClient\"\nreason = \"the pages change its case\"\n",
        )
        .expect("a configuration");
        assert_eq!(config.docs, [DocsEntry::Path("../seeds/java".to_owned())]);
        assert_eq!(config.limits, Limits { pages: 3, ..Limits::default() });
        let wire_name = config.overrides[0].get_ref().wire_name.as_ref().map(Spanned::as_ref);
        assert_eq!(wire_name, Some(&"OAuthClient".to_owned()));
    }

    #[test]
    fn the_runtime_is_a_dependency_with_a_version_or_a_path() {
        let line = |text: &str| {
            let config = parse(text).expect("a configuration");
            config.runtime.expect("a dependency").manifest_line()
        };
        assert_eq!(
            line("runtime = { version = \"0.1\" }"),
            "tablesmith-runtime = { version = \"0.1\" }\n"
        );
        assert_eq!(
            line("[runtime]\nversion = \"0.1\"\npath = \"../runtime\"\n"),
            "tablesmith-runtime = { version = \"0.1\", path = \"../runtime\" }\n"
        );
        let error = parse("[runtime]\n").expect_err("neither");
        assert!(error.contains("`runtime` needs a `version` or a `path`"), "{error}");
        let error = parse("runtime = { git = \"x\" }").expect_err("no such key");
        assert!(error.contains("unknown field `git`"), "{error}");
    }

    #[test]
    fn a_key_that_does_not_exist_is_an_error() {
        let error = parse("sources = []\n").expect_err("no such key");
        assert!(error.contains("there is no key `sources`"), "{error}");
        assert!(error.contains("tablesmith.toml:1:1"), "{error}");
    }

    #[test]
    fn all_keys_that_do_not_exist_are_named_with_what_is_like_them() {
        let error = parse("doc = []\nExclude = []\n\n[[overrides]]\nmodel = \"Pet\"\n[feature]\n");
        let error = error.expect_err("no such keys");
        assert_eq!(
            error,
            "\
error[config]: there is no key `doc`
 --> tablesmith.toml:1:1
  |
1 | doc = []
  | ^^^
  |
  = help: there is `docs`

error[config]: there is no key `Exclude`
 --> tablesmith.toml:2:1
  |
2 | Exclude = []
  | ^^^^^^^
  |
  = help: there is `exclude`

error[config]: there is no key `overrides`
 --> tablesmith.toml:4:3
  |
4 | [[overrides]]
  |   ^^^^^^^^^
  |
  = help: there is `override`

error[config]: there is no key `feature`
 --> tablesmith.toml:6:2
  |
6 | [feature]
  |  ^^^^^^^
  |
  = help: there is `features`"
        );
        let error = parse("[limits]\npage = 3\n").expect_err("no such key");
        assert!(error.contains("unknown field `page`"), "{error}");
        assert!(error.contains("help: there is `pages`"), "{error}");
    }

    #[test]
    fn an_override_that_corrects_nothing_is_an_error() {
        let error = parse("[[override]]\nmodel = \"Page\"\n").expect_err("nothing to do");
        assert!(error.contains("this override corrects nothing"), "{error}");
        let error = parse("[[override]]\nmodel = \"Page\"\ntype = \"date\"\n");
        assert!(error.is_err_and(|error| error.contains("corrections of a property")));
    }
}
