//! The whole way, from paths to a plan: what the command, `xtask` and build scripts call.

pub mod build_script;
mod crate_manifest;
mod package;
pub mod progress;
pub mod report;
pub mod schema_source;

use std::path::{Path, PathBuf};

use crate_manifest::Manifest;

use crate::config::{self, Config, FeatureConfig};
use crate::diagnostics::{Code, Diagnostic, Source, Sources};
use crate::dialect::Dialect;
use crate::dialect::read::{ReadOptions, read};
use crate::emit::{self, About, Layout};
use crate::generate::progress::{Progress, Stage};
use crate::generate::report::Report;
use crate::input::load;
use crate::lower::case_hint;
use crate::lower::merge::merge;
use crate::lower::overrides;
use crate::lower::resolve;
use crate::lower::spelling;
use crate::lower::subset::Selection;
use crate::naming::name_lock::NameLock;
use crate::naming::wire_case::WireCase;
use crate::output::lock::{self, Lock};
use crate::output::plan::{self, Plan, PlanError};
use crate::schema::Schema;

/// What is generated from what.
///
/// ```no_run
/// use tablesmith::generate::Generator;
///
/// let made = Generator::new().docs("docs").plan("models")?;
/// made.plan.apply(tablesmith::output::plan::OnForeign::Refuse)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Generator {
    docs: Vec<PathBuf>,
    pages: Vec<Source>,
    names: NameLock,
    config: Option<PathBuf>,
    config_text: Option<Source>,
    dialect: Option<Dialect>,
    wire_case: Option<WireCase>,
    crate_name: Option<String>,
    regenerate: Option<String>,
    progress: Progress,
    selection: Selection,
    layout: Layout,
}

/// What the documents reporter, and what was found on the way there.
#[derive(Debug)]
pub struct Analysis {
    /// What they reporter.
    pub schema: Schema,
    /// The names that were given, the published ones included.
    pub names: NameLock,
    /// Warnings and notes.
    pub findings: Findings,
    /// The figures.
    pub report: Report,
    /// How the pages were read.
    pub options: ReadOptions,
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

    /// Adds a page whose text is at hand, to be shown as `path`. It counts after the documents on
    /// disk.
    #[must_use]
    pub fn page(mut self, path: impl Into<String>, text: impl Into<String>) -> Generator {
        self.pages.push(Source { path: path.into(), text: text.into() });
        self
    }

    /// Gives everything that is in this lock the name that it has there. [`Generator::plan`] reads
    /// the output folder's own lock instead.
    #[must_use]
    pub fn names(mut self, names: NameLock) -> Generator {
        self.names = names;
        self
    }

    /// Reads this configuration instead of the `tablesmith.toml` of the output folder.
    #[must_use]
    pub fn config(mut self, path: impl Into<PathBuf>) -> Generator {
        self.config = Some(path.into());
        self
    }

    /// Takes this text for the configuration, to be shown as `path`. Its `docs` are not read: they
    /// would be of another time or place.
    #[must_use]
    pub fn config_text(mut self, path: impl Into<String>, text: impl Into<String>) -> Generator {
        self.config_text = Some(Source { path: path.into(), text: text.into() });
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

    /// Generates these models and what they refer to, by documented name, instead of everything.
    #[must_use]
    pub fn only<S: Into<String>>(mut self, models: impl IntoIterator<Item = S>) -> Generator {
        self.selection.only.extend(models.into_iter().map(S::into));
        self
    }

    /// Generates what these APIs take and return, by their names or features, instead of everything.
    #[must_use]
    pub fn apis<S: Into<String>>(mut self, apis: impl IntoIterator<Item = S>) -> Generator {
        self.selection.apis.extend(apis.into_iter().map(S::into));
        self
    }

    /// The command that the generated files name as the one that made them.
    #[must_use]
    pub fn regenerate(mut self, command: impl Into<String>) -> Generator {
        self.regenerate = Some(command.into());
        self
    }

    /// Shows how far the run is.
    #[must_use]
    pub fn progress(mut self, progress: Progress) -> Generator {
        self.progress = progress;
        self
    }

    /// Makes a module for another crate to include, instead of a crate of its own.
    #[must_use]
    pub fn layout(mut self, layout: Layout) -> Generator {
        self.layout = layout;
        self
    }

    /// Reads the documents, as far as the schema.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the documents, not the first thing alone.
    pub fn analyze(&self) -> Result<Analysis, Failure> {
        let configured = self.configured(None)?;
        self.analyze_with(configured, self.names.clone())
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
        let default_up_to = match &configured {
            Some(configured) => configured.config.features.default_up_to,
            None => FeatureConfig::default().default_up_to,
        };
        let package = self.crate_name.clone().unwrap_or_else(|| package::named_after(out));
        package::check(&package)?;

        let lock = locked(out)?;
        let analysis = self.analyze_with(configured, lock.names.clone())?;
        let crate_name = package.replace('-', "_");
        let about = About { regenerate, crate_name, example, layout: self.layout };
        let Analysis { schema, names, findings, report, .. } = analysis;
        self.progress.begin(Stage::Emit);
        let files = match emit::emit(&schema, &about) {
            Ok(files) => files,
            Err(diagnostics) => {
                return Err(Failure::Findings(Findings { diagnostics, ..findings }));
            }
        };
        self.progress.begin(Stage::Compare);
        let plan = match self.layout {
            Layout::Crate => {
                let mut manifest = Manifest::of(out, &package, &schema, default_up_to)?;
                let plan = Plan::new(out, files, manifest.created(), &lock, names)?;
                manifest.edit(plan)
            }
            Layout::Module => Plan::new(out, files, Vec::new(), &lock, names)?,
        };
        Ok(Planned { plan, findings, report })
    }

    /// The paths on disk that the outcome depends on, as far as the builder names them.
    pub(crate) fn inputs(&self) -> impl Iterator<Item = &Path> {
        self.docs.iter().chain(&self.config).map(PathBuf::as_path)
    }

    fn configured(&self, out: Option<&Path>) -> Result<Option<Configured>, Failure> {
        let path = match (&self.config, out) {
            _ if self.config_text.is_some() => PathBuf::new(),
            (Some(path), _) => path.clone(),
            (None, Some(out)) if out.join(config::FILE_NAME).is_file() => {
                out.join(config::FILE_NAME)
            }
            (None, _) => return Ok(None),
        };
        let Source { path: shown, text } = match &self.config_text {
            Some(source) => source.clone(),
            None => Source {
                path: load::shown(&path),
                text: load::read_text(&path).map_err(|error| Failure::from(*error))?,
            },
        };
        let mut sources = Sources::new();
        let id = sources.add(shown.clone(), text.clone());
        let config = Config::parse(&sources, id)
            .map_err(|diagnostics| Failure::Findings(Findings { sources, diagnostics }))?;
        let folder = path.parent().map(Path::to_owned).unwrap_or_default();
        Ok(Some(Configured { config, folder, shown, text }))
    }

    fn analyze_with(
        &self,
        configured: Option<Configured>,
        mut names: NameLock,
    ) -> Result<Analysis, Failure> {
        let config = configured.as_ref().map(|c| c.config.clone()).unwrap_or_default();
        let mut docs = self.docs.clone();
        let elsewhere = self.config_text.is_some() || !self.pages.is_empty();
        if let (true, false, Some(configured)) = (docs.is_empty(), elsewhere, &configured) {
            docs.extend(config.docs.iter().map(|path| configured.folder.join(path)));
        }
        if docs.is_empty() && self.pages.is_empty() {
            let error = Diagnostic::error(Code::NoDocuments, "there are no documents to read");
            let help = "name pages or folders, or list them under `docs` in tablesmith.toml";
            return Err(error.help(help).into());
        }

        self.progress.begin(Stage::Load);
        let mut report = Report::default();
        let load::Documents { mut sources, mut diagnostics } = load::load(&docs, &config.limits);
        for page in &self.pages {
            sources.add(page.path.clone(), page.text.clone());
        }
        let options = ReadOptions {
            dialect: self.dialect.or(config.dialect),
            wire_case: self.wire_case.or(config.wire_case),
            limits: config.limits,
        };
        self.progress.begin(Stage::Read);
        let mut outcome = read(&sources, &options);
        report.read(&outcome);
        diagnostics.append(&mut outcome.diagnostics);
        if outcome.documents.is_empty() && diagnostics.is_empty() {
            let error = Diagnostic::error(Code::NoModels, "no page documents a model or an enum");
            let help = "is this the folder of the models' reference pages?";
            diagnostics.push(error.help(help));
        }

        self.progress.begin(Stage::Resolve);
        let mut merged = merge(outcome.documents);
        spelling::spell(&mut merged);
        if options.wire_case.is_none() {
            diagnostics.extend(case_hint::changed_case(&merged));
        }
        if let Some(configured) = &configured {
            let id = sources.add(configured.shown.clone(), configured.text.clone());
            let corrected = overrides::apply(&config.overrides, id, &mut merged, &mut names);
            diagnostics.extend(corrected);
        }
        // An override settles what the pages contradict each other on.
        diagnostics.append(&mut merged.diagnostics);
        report.merged(&merged.statistics);

        let mut resolved = resolve::references(merged, &sources);
        diagnostics.extend(resolved.diagnostics);
        let selection = match self.selection.is_everything() {
            true => Selection { only: config.only, apis: config.apis },
            false => self.selection.clone(),
        };
        if let Err(unknown) = selection.cut(&mut resolved.schema) {
            diagnostics.extend(unknown);
        }
        resolve::name(&mut resolved.schema, &mut names);
        report.found(&diagnostics);
        let schema = resolved.schema;
        let undocumented = schema.models.iter().filter(|model| !model.documented);
        report.undocumented = undocumented.map(|model| model.name.clone()).collect();

        let findings = Findings { sources, diagnostics };
        match findings.diagnostics.iter().any(Diagnostic::is_error) {
            true => Err(Failure::Findings(findings.without_consequences())),
            false => Ok(Analysis { schema, names, findings, report, options }),
        }
    }
}

impl Findings {
    /// The findings less those that only follow from the errors: a page that could not be read is
    /// missed by all that name it.
    fn without_consequences(mut self) -> Findings {
        self.diagnostics.retain(|diagnostic| diagnostic.code != Code::UndocumentedModel);
        self
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Failure {
        Failure::Findings(Findings { sources: Sources::new(), diagnostics: vec![diagnostic] })
    }
}

fn locked(out: &Path) -> Result<Lock, Failure> {
    let Some(text) = plan::read_lock(out)? else {
        return Ok(Lock::default());
    };
    let mut sources = Sources::new();
    let id = sources.add(load::shown(&out.join(lock::FILE_NAME)), text);
    Lock::parse(&sources, id)
        .map_err(|diagnostics| Failure::Findings(Findings { sources, diagnostics }))
}
