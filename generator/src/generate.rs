//! The whole way, from paths to a plan: what the command, `xtask` and build scripts call.

use std::path::{Path, PathBuf};

use crate::config::{self, Config};
use crate::diagnostic::Diagnostic;
use crate::dialect::Dialect;
use crate::documents;
use crate::emit::{self, About};
use crate::lock::{self, Lock};
use crate::merge::merge;
use crate::name_lock::NameLock;
use crate::naming::{self, Kind};
use crate::overrides;
use crate::plan::{self, Plan, PlanError};
use crate::read::{ReadOptions, read};
use crate::report::{Report, UNDOCUMENTED};
use crate::resolve::resolve;
use crate::schema::Schema;
use crate::source::Sources;
use crate::wellknown;
use crate::wire_case::WireCase;

/// What is generated from what.
///
/// ```no_run
/// use tablesmith::generate::Generator;
///
/// let made = Generator::new().docs("docs").plan("models")?;
/// made.plan.apply(tablesmith::plan::OnForeign::Refuse)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Generator {
    docs: Vec<PathBuf>,
    config: Option<PathBuf>,
    dialect: Option<Dialect>,
    wire_case: Option<WireCase>,
    crate_name: Option<String>,
    regenerate: Option<String>,
}

/// What the documents say, and what was found on the way there.
#[derive(Debug)]
pub struct Understood {
    /// What they say.
    pub schema: Schema,
    /// The names that were given, the published ones included.
    pub names: NameLock,
    /// Warnings and notes.
    pub findings: Findings,
    /// The figures.
    pub report: Report,
}

/// What is to be written.
#[derive(Debug)]
pub struct Planned {
    /// The changes.
    pub plan: Plan,
    /// Warnings and notes.
    pub findings: Findings,
    /// The figures.
    pub report: Report,
}

/// Diagnostics, with the texts that they are about.
#[derive(Debug, Default)]
pub struct Findings {
    /// The texts.
    pub sources: Sources,
    /// What was found in them.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why nothing was generated.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The documents, the configuration or the lock are at fault; at least one is an error.
    #[error("{} in the documents", errors(.0))]
    Findings(Findings),
    /// The disk is.
    #[error(transparent)]
    Disk(#[from] PlanError),
}

fn errors(findings: &Findings) -> String {
    match findings.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count() {
        1 => "1 error".to_owned(),
        count => format!("{count} errors"),
    }
}

/// The configuration with its place, so that what is wrong with it can be shown.
struct Configured {
    config: Config,
    folder: PathBuf,
    shown: String,
    text: String,
}

impl Generator {
    /// Nothing yet.
    pub fn new() -> Generator {
        Generator::default()
    }

    /// Adds documents: a page, or a folder of pages. What comes first counts first. Without any, the
    /// configuration says where they are.
    #[must_use]
    pub fn docs(mut self, path: impl Into<PathBuf>) -> Generator {
        self.docs.push(path.into());
        self
    }

    /// Reads this configuration instead of the `tablesmith.toml` of the output folder.
    #[must_use]
    pub fn config(mut self, path: impl Into<PathBuf>) -> Generator {
        self.config = Some(path.into());
        self
    }

    /// Reads every page in this dialect, instead of the one that the page shows.
    #[must_use]
    pub fn dialect(mut self, dialect: Dialect) -> Generator {
        self.dialect = Some(dialect);
        self
    }

    /// Spells every wire name in this case, for documents that changed it.
    #[must_use]
    pub fn wire_case(mut self, wire_case: WireCase) -> Generator {
        self.wire_case = Some(wire_case);
        self
    }

    /// Names the crate; by default it is named after the output folder.
    #[must_use]
    pub fn crate_name(mut self, name: impl Into<String>) -> Generator {
        self.crate_name = Some(name.into());
        self
    }

    /// The command that the generated files name as the one that made them.
    #[must_use]
    pub fn regenerate(mut self, command: impl Into<String>) -> Generator {
        self.regenerate = Some(command.into());
        self
    }

    /// Reads the documents, as far as the schema.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the documents, not the first thing alone.
    pub fn understand(&self) -> Result<Understood, Failure> {
        let configured = self.configured(None)?;
        self.understand_with(configured, NameLock::default())
    }

    /// Generates into `out`, as far as the plan: nothing is written yet.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the documents, or that `out` cannot be read.
    pub fn plan(&self, out: impl AsRef<Path>) -> Result<Planned, Failure> {
        let out = out.as_ref();
        let configured = self.configured(Some(out))?;
        let regenerate = self
            .regenerate
            .clone()
            .or_else(|| configured.as_ref()?.config.regenerate.clone())
            .unwrap_or_else(|| "tablesmith generate".to_owned());
        let example = configured.as_ref().and_then(|c| c.config.example.clone());
        let package = self.crate_name.clone().unwrap_or_else(|| package_name(out));
        is_package_name(&package)?;

        let lock = locked(out)?;
        let understood = self.understand_with(configured, lock.names.clone())?;
        let crate_name = package.replace('-', "_");
        let about = About { regenerate, crate_name, example };
        let Understood { schema, names, findings, report } = understood;
        let files = match emit::emit(&schema, &about) {
            Ok(files) => files,
            Err(diagnostics) => {
                return Err(Failure::Findings(Findings { diagnostics, ..findings }));
            }
        };
        let plan = Plan::new(out, files, vec![emit::manifest(&package)], &lock, names)?;
        Ok(Planned { plan, findings, report })
    }

    fn configured(&self, out: Option<&Path>) -> Result<Option<Configured>, Failure> {
        let path = match (&self.config, out) {
            (Some(path), _) => path.clone(),
            (None, Some(out)) if out.join(config::FILE_NAME).is_file() => {
                out.join(config::FILE_NAME)
            }
            (None, _) => return Ok(None),
        };
        let shown = documents::shown(&path);
        let text = documents::read_text(&path).map_err(|diagnostic| alone(*diagnostic))?;
        let mut sources = Sources::new();
        let id = sources.add(shown.clone(), text.clone());
        let config = Config::parse(&sources, id)
            .map_err(|diagnostics| Failure::Findings(Findings { sources, diagnostics }))?;
        let folder = path.parent().map(Path::to_owned).unwrap_or_default();
        Ok(Some(Configured { config, folder, shown, text }))
    }

    fn understand_with(
        &self,
        configured: Option<Configured>,
        mut names: NameLock,
    ) -> Result<Understood, Failure> {
        let config = configured.as_ref().map(|c| c.config.clone()).unwrap_or_default();
        let mut docs = self.docs.clone();
        if let (true, Some(configured)) = (docs.is_empty(), &configured) {
            docs.extend(config.docs.iter().map(|path| configured.folder.join(path)));
        }
        if docs.is_empty() {
            let error = Diagnostic::error("no-documents", "there are no documents to read");
            let help = "name pages or folders, or list them under `docs` in tablesmith.toml";
            return Err(alone(error.help(help)));
        }

        let mut report = Report::default();
        let documents::Documents { mut sources, mut diagnostics } =
            documents::load(&docs, &config.limits);
        let options = ReadOptions {
            dialect: self.dialect.or(config.dialect),
            wire_case: self.wire_case.or(config.wire_case),
            limits: config.limits,
        };
        let mut outcome = read(&sources, &options);
        report.read(&outcome);
        diagnostics.append(&mut outcome.diagnostics);
        if outcome.documents.is_empty() && diagnostics.is_empty() {
            let error = Diagnostic::error("no-models", "no page documents a model or an enum");
            let help = "is this the folder of the models' reference pages?";
            diagnostics.push(error.help(help));
        }

        let mut merged = merge(outcome.documents);
        diagnostics.append(&mut merged.diagnostics);
        wellknown::spell(&mut merged);
        if let Some(configured) = &configured {
            let id = sources.add(configured.shown.clone(), configured.text.clone());
            let corrected = overrides::apply(&config.overrides, id, &mut merged, &mut names);
            diagnostics.extend(corrected);
        }
        report.merged(&merged.statistics);

        let resolved = resolve(merged, &sources, &mut names);
        diagnostics.extend(resolved.diagnostics);
        report.found(&diagnostics);
        let schema = resolved.schema;
        let undocumented = schema.models.iter().filter(|model| !model.documented);
        report.undocumented = undocumented.map(|model| model.name.clone()).collect();

        let findings = Findings { sources, diagnostics };
        match findings.diagnostics.iter().any(Diagnostic::is_error) {
            true => Err(Failure::Findings(findings.without_consequences())),
            false => Ok(Understood { schema, names, findings, report }),
        }
    }
}

impl Findings {
    /// The findings less those that only follow from the errors: a page that could not be read is
    /// missed by all that name it.
    fn without_consequences(mut self) -> Findings {
        self.diagnostics.retain(|diagnostic| diagnostic.kind != UNDOCUMENTED);
        self
    }
}

fn alone(diagnostic: Diagnostic) -> Failure {
    Failure::Findings(Findings { sources: Sources::new(), diagnostics: vec![diagnostic] })
}

fn locked(out: &Path) -> Result<Lock, Failure> {
    let Some(text) = plan::read_lock(out)? else {
        return Ok(Lock::default());
    };
    let mut sources = Sources::new();
    let id = sources.add(documents::shown(&out.join(lock::FILE_NAME)), text);
    Lock::parse(&sources, id)
        .map_err(|diagnostics| Failure::Findings(Findings { sources, diagnostics }))
}

/// The name becomes part of a manifest and of code.
fn is_package_name(name: &str) -> Result<(), Failure> {
    let starts = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if starts && !name.ends_with('-') && naming::is_name(Kind::Module, &name.replace('-', "_")) {
        return Ok(());
    }
    let error = Diagnostic::error("crate-name", format!("`{name}` cannot be the name of a crate"));
    Err(alone(error.help("give one with ASCII letters, digits, `-` and `_` that is no keyword")))
}

/// A package's name after the folder that it is in: ASCII letters, digits, `-` and `_`.
fn package_name(out: &Path) -> String {
    let folder = out.file_name().unwrap_or_default().to_string_lossy();
    let name = folder.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric() && c != '_', "-");
    let name = name.trim_matches('-');
    match name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        true => name.to_owned(),
        false => format!("models-{name}").trim_matches('-').to_owned(),
    }
}
