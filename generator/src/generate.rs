//! The pipeline, from the inputs to a plan for the output folder.
//!
//! ```text
//! load -> parse -> lower -> emit -> plan
//! ```
//!
//! In: a [`Generator`], which names the inputs. Out: an [`Analysis`], [`Generated`] files or a
//! [`Planned`] change of a folder. Uses every room that a stage of the pipeline is in; `inspect` and `cli` use it.

pub(crate) mod build_script;
mod crate_manifest;
mod failure;
mod generator;
mod no_models;
mod package;
pub(crate) mod progress;
pub(crate) mod report;
pub(crate) mod schema_source;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::check::{Check, Expected, ModelChoice};
use crate::config::{self, CheckConfig, Config};
use crate::diagnostics::quantity::counted;
use crate::diagnostics::suggest::nearest;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Source, SourceId, Sources, Span};
use crate::dialect::left_alone::LeftAloneTable;
use crate::dialect::parsed::ParsedPage;
use crate::dialect::read::{PageInput, ReadOptions, read_pages};
use crate::dialect::{Dialect, DialectChoice};
use crate::emit::{self, EmitOptions, GeneratedFile, Layout, RuntimeLocation};
use crate::features::Features;
use crate::input::exclude::Exclude;
use crate::input::load::{self, LoadedPage};
use crate::lower::{self, Descriptions, LowerOptions, Overrides, Provenance, Selection};
use crate::naming::name_lock::NameLock;
use crate::naming::validate::ValidSchema;
use crate::output::lock::{self, Lock};
use crate::output::manifest;
use crate::output::plan::{self, Plan, PlanError};
use crate::schema::Schema;

pub use failure::Failure;
pub use generator::Generator;
use progress::{Clock, Stage, Timings};
use report::Report;

/// The schema of the documents, with everything that was found while reading them.
#[derive(Debug)]
pub struct Analysis {
    /// The schema.
    pub schema: Schema,
    /// The Rust names of the schema, and those that were published earlier.
    pub names: NameLock,
    /// Warnings and notes; errors as well in an [`analyze_partial`](Generator::analyze_partial).
    pub diagnostics: Diagnostics,
    /// The figures.
    pub report: Report,
    /// The elapsed time of each stage.
    pub timings: Timings,
    /// The pages that were loaded.
    pub(crate) pages: Vec<SourceId>,
    /// The tables that no rule of their dialect reads.
    pub(crate) left_alone: Vec<LeftAloneTable>,
    /// What each page states.
    pub(crate) provenance: Provenance,
    /// How payloads are held against the documents, and the configuration that says so.
    #[cfg_attr(not(feature = "cli"), expect(dead_code, reason = "the command alone reads it"))]
    pub(crate) check: (CheckConfig, Option<SourceId>),
}

/// Generated files in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generated {
    /// The files that belong to the generator, sorted by path.
    pub files: Vec<GeneratedFile>,
    /// `Cargo.toml` of a new crate, which belongs to the user once it is written. None for
    /// [`Layout::Module`].
    pub manifest: Option<GeneratedFile>,
    /// The lines of `[features]` in the manifest.
    features: String,
    /// The packages that the manifest has to depend on, each with its line of `[dependencies]`.
    dependencies: Vec<(&'static str, String)>,
}

/// The changes that bring a folder up to date.
#[derive(Debug)]
pub struct Planned {
    /// The changes.
    pub plan: Plan,
    /// Warnings and notes.
    pub diagnostics: Diagnostics,
    /// The figures.
    pub report: Report,
    /// The elapsed time of each stage.
    pub timings: Timings,
}

impl Generator {
    /// Reads the documents and returns their schema.
    ///
    /// # Errors
    ///
    /// All errors in the documents, the configuration and the lock.
    pub fn analyze(&self) -> Result<Analysis, Failure> {
        let analysis = self.analyze_partial();
        match analysis.diagnostics.has_errors() {
            true => Err(Failure::Diagnostics(analysis.diagnostics)),
            false => Ok(analysis),
        }
    }

    /// Reads the documents and returns what is right in them, with the errors among the diagnostics.
    /// The schema is empty if the configuration or the lock cannot be read.
    pub fn analyze_partial(&self) -> Analysis {
        let mut run = Run::new(self);
        let analyzed = run.load_elsewhere().map(|mut inputs| {
            let parsed = run.parse(&inputs);
            let (schema, provenance) = run.lower(parsed, &mut inputs);
            let Configuration { config, source, .. } = inputs.configuration;
            let pages = inputs.pages.iter().map(|page| page.source).collect();
            (schema, provenance, inputs.names, pages, (config.check, source))
        });
        let (schema, provenance, names, pages, check) = analyzed.unwrap_or_default();
        let timings = run.finish();
        Analysis {
            schema,
            names,
            diagnostics: run.diagnostics,
            report: run.report,
            timings,
            pages,
            left_alone: run.left_alone,
            provenance,
            check,
        }
    }

    /// Generates a crate and compares it with the folder `out`. Nothing is written before
    /// [`Plan::apply`].
    ///
    /// # Errors
    ///
    /// All errors in the documents, the configuration, the lock and the manifest; an output folder that
    /// cannot be read.
    pub fn plan(&self, out: impl AsRef<Path>) -> Result<Planned, Failure> {
        let mut run = Run::new(self);
        match run.plan_into(out.as_ref()) {
            Ok(plan) => {
                let timings = run.finish();
                let Run { diagnostics, report, .. } = run;
                Ok(Planned { plan, diagnostics, report, timings })
            }
            Err(Stop::Errors) => Err(Failure::Diagnostics(run.diagnostics)),
            Err(Stop::Disk(error)) => Err(Failure::Disk(error)),
        }
    }

    /// Makes the files of a schema in memory. The crate is named `models` if no name is set.
    ///
    /// # Errors
    ///
    /// Names in the schema that cannot be used in Rust; a schema of [`Generator::analyze`] has none.
    /// All errors in the configuration.
    pub fn emit(&self, schema: &Schema) -> Result<Generated, Failure> {
        let mut run = Run::new(self);
        let generated = run.configuration(None).and_then(|configuration| {
            let package = self.crate_name.clone().unwrap_or_else(|| "models".to_owned());
            run.require(package::check(&package))?;
            run.emit(schema, &package, &configuration.config)
        });
        generated.map_err(|stop| match stop {
            Stop::Errors => Failure::Diagnostics(run.diagnostics),
            Stop::Disk(error) => Failure::Disk(error),
        })
    }
}

impl Analysis {
    /// The text of a lock file with the names of the schema and those that were published earlier, for
    /// [`Generator::lock_text`]. It lists no files.
    pub fn lock_text(&self) -> String {
        Lock::new(BTreeMap::new(), self.names.clone()).to_text()
    }
}

/// Why a run ends early.
enum Stop {
    /// The diagnostics of the run have errors.
    Errors,
    /// The output folder cannot be read.
    Disk(PlanError),
}

impl From<PlanError> for Stop {
    fn from(error: PlanError) -> Stop {
        Stop::Disk(error)
    }
}

/// One run of the pipeline.
struct Run<'g> {
    generator: &'g Generator,
    diagnostics: Diagnostics,
    report: Report,
    clock: Clock,
    left_alone: Vec<LeftAloneTable>,
}

/// What a run reads.
#[derive(Default)]
struct Inputs {
    configuration: Configuration,
    /// The lock of the last run.
    lock: Option<Lock>,
    /// The names of the lock, to which this run adds its own.
    names: NameLock,
    /// The manifest that is in the output folder.
    manifest: Option<SourceId>,
    pages: Vec<PageInput>,
    options: ReadOptions,
}

/// The configuration, and where it is from.
#[derive(Default)]
struct Configuration {
    config: Config,
    source: Option<SourceId>,
    /// The folder that its `docs` are relative to.
    folder: PathBuf,
}

impl<'g> Run<'g> {
    fn new(generator: &'g Generator) -> Run<'g> {
        Run {
            generator,
            diagnostics: Diagnostics::default(),
            report: Report::default(),
            clock: Clock::new(),
            left_alone: Vec::new(),
        }
    }

    /// The whole pipeline.
    fn plan_into(&mut self, out: &Path) -> Result<Plan, Stop> {
        let mut inputs = self.load(out)?;
        let package = self.package(out, &inputs)?;
        let parsed = self.parse(&inputs);
        let (schema, _) = self.lower(parsed, &mut inputs);
        self.stop_on_errors()?;
        let generated = self.emit(&schema, &package, &inputs.configuration.config)?;
        self.plan(out, generated, inputs)
    }

    /// Ends the last stage and counts the diagnostics.
    fn finish(&mut self) -> Timings {
        self.report.found(&self.diagnostics.list);
        self.clock.end()
    }

    fn begin(&mut self, stage: Stage) {
        self.clock.begin(stage);
        if let Some(progress) = &self.generator.progress {
            progress.begin(stage);
        }
    }

    /// Loads what is read for the crate in `out`.
    fn load(&mut self, out: &Path) -> Result<Inputs, Stop> {
        self.begin(Stage::Load);
        let configuration = self.configuration(Some(out))?;
        let lock = match plan::read_lock(out)? {
            Some(text) => {
                let path = load::shown(&out.join(lock::FILE_NAME));
                Some(self.lock(Source { path, text })?)
            }
            None => None,
        };
        let manifest = match self.generator.layout {
            Layout::Crate => plan::read_text(out, manifest::FILE_NAME)?,
            Layout::Module => None,
        };
        let path = || load::shown(&out.join(manifest::FILE_NAME));
        let manifest = manifest.map(|text| self.diagnostics.sources.add(path(), text));
        Ok(Inputs { manifest, ..self.pages(configuration, lock)? })
    }

    /// Loads what is read where there is no output folder.
    fn load_elsewhere(&mut self) -> Result<Inputs, Stop> {
        self.begin(Stage::Load);
        let configuration = self.configuration(None)?;
        let lock = match &self.generator.lock_text {
            Some(source) => self.lock(source.clone())?,
            None => Lock::new(BTreeMap::new(), self.generator.names.clone()),
        };
        self.pages(configuration, Some(lock))
    }

    fn configuration(&mut self, out: Option<&Path>) -> Result<Configuration, Stop> {
        let beside = out.map(|out| out.join(config::FILE_NAME)).filter(|path| path.is_file());
        let path = self.generator.config.clone().or(beside);
        let (source, folder) = match (&self.generator.config_text, path) {
            (Some(source), _) => (source.clone(), PathBuf::new()),
            (None, Some(path)) => {
                let text = self.require(load::read_text(&path))?;
                let folder = path.parent().map(Path::to_owned).unwrap_or_default();
                (Source { path: load::shown(&path), text }, folder)
            }
            (None, None) => return Ok(Configuration::default()),
        };
        let id = self.diagnostics.sources.add(source.path, source.text);
        let config = Config::parse(&self.diagnostics.sources, id);
        Ok(Configuration { config: self.require_all(config)?, source: Some(id), folder })
    }

    fn lock(&mut self, source: Source) -> Result<Lock, Stop> {
        let id = self.diagnostics.sources.add(source.path, source.text);
        let lock = Lock::parse(&self.diagnostics.sources, id);
        self.require_all(lock)
    }

    fn pages(&mut self, configuration: Configuration, lock: Option<Lock>) -> Result<Inputs, Stop> {
        let Generator { docs, pages, config_text, dialect, wire_case, api_pages, .. } =
            self.generator;
        let config = &configuration.config;
        let chosen = dialect.clone();
        let of_config = config.dialect.as_ref().map(|choice| choice.get_ref());
        let chosen = chosen.or_else(|| Some(of_config?.below(&configuration.folder)));
        let mut docs = docs.clone();
        let mut choices = vec![chosen.clone(); docs.len()];
        if docs.is_empty() && pages.is_empty() && config_text.is_none() {
            for entry in &config.docs {
                docs.push(configuration.folder.join(entry.path()));
                let own = entry.dialect().filter(|_| dialect.is_none());
                let own = own.map(|choice| choice.below(&configuration.folder));
                choices.push(own.or_else(|| chosen.clone()));
            }
        }
        if docs.is_empty() && pages.is_empty() {
            let error = Diagnostic::error(Code::NoDocuments, "there are no documents to read");
            let help = "name pages, or folders of them: `tablesmith generate docs --out models`; or list them \
                        under `docs` in tablesmith.toml";
            return self.require(Err(Box::new(error.help(help))));
        }
        let options = ReadOptions {
            wire_case: wire_case.or(config.wire_case),
            limits: config.limits,
            apis: *api_pages,
        };
        let exclude = exclude(&configuration);
        let mut exclude = self.require_all(exclude)?;
        let dialects = self.dialects(&choices)?;
        let of_memory = self.dialects(std::slice::from_ref(&chosen))?.pop().flatten();
        let Diagnostics { sources, list, .. } = &mut self.diagnostics;
        let (loaded, errors) = load::load(&docs, &options.limits, &mut exclude, sources);
        list.extend(errors);
        list.extend(exclude.unused());
        let on_disk = loaded.into_iter().map(|LoadedPage { source, root }| {
            let dialect = dialects.get(root).cloned().flatten();
            PageInput { source, root, dialect }
        });
        let mut inputs: Vec<PageInput> = on_disk.collect();
        for page in pages {
            let source = self.diagnostics.sources.add(page.path.clone(), page.text.clone());
            inputs.push(PageInput { source, root: docs.len(), dialect: of_memory.clone() });
        }
        let names = lock.as_ref().map(|lock| lock.names.clone()).unwrap_or_default();
        Ok(Inputs { configuration, lock, names, manifest: None, pages: inputs, options })
    }

    /// The dialects that were chosen; each file is read once.
    fn dialects(
        &mut self,
        choices: &[Option<DialectChoice>],
    ) -> Result<Vec<Option<Dialect>>, Stop> {
        let mut files: HashMap<&Path, Dialect> = HashMap::new();
        let mut dialects = Vec::with_capacity(choices.len());
        for choice in choices {
            dialects.push(match choice {
                None => None,
                Some(DialectChoice::Dialect(dialect)) => Some(dialect.clone()),
                Some(DialectChoice::File(path)) => match files.get(path.as_path()) {
                    Some(dialect) => Some(dialect.clone()),
                    None => {
                        let text = self.require(load::read_text(path))?;
                        let id = self.diagnostics.sources.add(load::shown(path), text);
                        let dialect = Dialect::parse(&self.diagnostics.sources, id);
                        let dialect = self.require_all(dialect)?;
                        files.insert(path, dialect.clone());
                        Some(dialect)
                    }
                },
            });
        }
        Ok(dialects)
    }

    /// The name of the package in `out`, or the one that it gets.
    fn package(&mut self, out: &Path, inputs: &Inputs) -> Result<String, Stop> {
        let sources = &self.diagnostics.sources;
        let existing = inputs.manifest.and_then(|id| manifest::package_name(sources, id));
        let name = package::choose(self.generator.crate_name.as_deref(), existing, out);
        self.require(name)
    }

    fn parse(&mut self, inputs: &Inputs) -> Vec<ParsedPage> {
        self.begin(Stage::Parse);
        let mut outcome = read_pages(&self.diagnostics.sources, &inputs.pages, &inputs.options);
        self.report.read(&outcome);
        let apis = outcome.documents.iter().filter(|page| page.content.is_api());
        let apis: HashSet<SourceId> = apis.map(|page| page.source).collect();
        let is_of_api = |error: &Diagnostic| {
            error.labels.first().is_some_and(|label| apis.contains(&label.span.source))
        };
        if outcome.diagnostics.iter().any(|found| found.is_error() && is_of_api(found)) {
            self.diagnostics.help = Some(SKIP_APIS);
        }
        self.left_alone.append(&mut outcome.left_alone);
        let list = &mut self.diagnostics.list;
        list.append(&mut outcome.diagnostics);
        if outcome.documents.is_empty() && list.is_empty() {
            let pages = inputs.pages.iter().map(|page| page.source);
            list.push(no_models::error(&self.diagnostics.sources, pages));
        }
        outcome.documents
    }

    fn lower(&mut self, parsed: Vec<ParsedPage>, inputs: &mut Inputs) -> (Schema, Provenance) {
        self.begin(Stage::Lower);
        let Inputs { configuration: Configuration { config, source, .. }, names, options, .. } =
            inputs;
        let Diagnostics { sources, list, .. } = &mut self.diagnostics;
        let overrides = source.map(|source| Overrides {
            entries: &config.overrides,
            parameters: &config.parameter_overrides,
            source,
        });
        let selection = match self.generator.selection.is_everything() {
            true => Selection { only: config.only.clone(), apis: config.apis.clone() },
            false => self.generator.selection.clone(),
        };
        let descriptions = match config.descriptions {
            Some(false) => Descriptions::LeaveOut,
            _ => self.generator.descriptions,
        };
        let options = LowerOptions {
            descriptions,
            suggest_case: options.wire_case.is_none(),
            overrides,
            selection: Some(&selection),
        };
        let mut lowered = lower::lower(parsed, sources, &options, names);
        list.append(&mut lowered.diagnostics);

        list.extend(unknown_example(&lowered.schema, config, *source, &selection));
        self.report.merged(&lowered.statistics);
        self.report.generated(&lowered.schema, !selection.is_everything());
        if self.diagnostics.has_errors() {
            // A page that could not be read is missing wherever it is named.
            self.diagnostics.list.retain(|found| found.code != Code::UndocumentedModel);
        }
        let list = &self.diagnostics.list;
        if !list.iter().any(Diagnostic::is_error) {
            let found = examples(&lowered.schema, &self.diagnostics.sources, &config.check);
            self.diagnostics.list.extend(found);
        }
        (lowered.schema, lowered.provenance)
    }

    fn emit(&mut self, schema: &Schema, package: &str, config: &Config) -> Result<Generated, Stop> {
        self.begin(Stage::Emit);
        let layout = self.generator.layout;
        let regenerate = self.generator.regenerate.as_ref().or(config.regenerate.as_ref());
        let options = EmitOptions {
            regenerate: regenerate.cloned().unwrap_or_else(|| "tablesmith generate".to_owned()),
            crate_name: package.replace('-', "_"),
            example: config.example.as_ref().map(|example| example.get_ref().clone()),
            layout,
            runtime: match config.runtime {
                Some(_) => RuntimeLocation::Dependency,
                None => RuntimeLocation::Embedded,
            },
        };
        let timings = emit::Timings::default();
        let schema = self.require_all(ValidSchema::new(schema))?;
        let features = Features::of(&schema);
        let files = emit::emit(schema, features.as_ref(), &options, &timings);
        self.clock.divide_emission(timings.building(), timings.printing());
        if layout == Layout::Module {
            return Ok(Generated {
                files,
                manifest: None,
                features: String::new(),
                dependencies: Vec::new(),
            });
        }
        let runtime = config.runtime.as_ref();
        let up_to = config.features.default_up_to;
        let features = crate_manifest::features(&schema, features.as_ref(), runtime, up_to);
        let dependencies = crate_manifest::dependencies(&schema, runtime);
        let manifest = Some(crate_manifest::new(package, &dependencies, &features));
        Ok(Generated { files, manifest, features, dependencies })
    }

    fn plan(&mut self, out: &Path, generated: Generated, inputs: Inputs) -> Result<Plan, Stop> {
        self.begin(Stage::Plan);
        let Generated { files, manifest: created, features, dependencies } = generated;
        let Inputs { lock, names, manifest, .. } = inputs;
        let is_new = lock.is_none();
        let lock = lock.unwrap_or_default();
        let plan = match manifest {
            None => Plan::new(out, files, created.into_iter().collect(), &lock, names)?,
            Some(id) => {
                let sources = &self.diagnostics.sources;
                let depends = manifest::require_dependencies(sources, id, &dependencies);
                let updated = manifest::updated(sources, id, &features);
                let errors = [depends.err(), updated.as_ref().err().cloned()];
                let errors: Vec<_> = errors.into_iter().flatten().map(|error| *error).collect();
                let checked = if errors.is_empty() { Ok(()) } else { Err(errors) };
                self.require_all(checked)?;
                let updated = self.require(updated)?;
                let plan = Plan::new(out, files, Vec::new(), &lock, names)?;
                plan.edit(manifest::FILE_NAME, &self.diagnostics.sources.get(id).text, updated)
            }
        };
        if is_new && plan.finds_generated_files() {
            self.diagnostics.list.push(missing_lock(out));
        }
        Ok(plan)
    }

    /// The value, or the end of the run with its error among the diagnostics.
    fn require<T>(&mut self, outcome: Result<T, Box<Diagnostic>>) -> Result<T, Stop> {
        self.require_all(outcome.map_err(|error| vec![*error]))
    }

    /// The value, or the end of the run with its errors among the diagnostics.
    fn require_all<T>(&mut self, outcome: Result<T, Vec<Diagnostic>>) -> Result<T, Stop> {
        outcome.map_err(|errors| {
            self.diagnostics.list.extend(errors);
            Stop::Errors
        })
    }

    fn stop_on_errors(&self) -> Result<(), Stop> {
        if self.diagnostics.has_errors() { Err(Stop::Errors) } else { Ok(()) }
    }
}

/// The keys that tell which model an example is.
pub(crate) fn example_choices(config: &CheckConfig) -> Vec<ModelChoice> {
    config.choices().map(|(key, models)| ModelChoice::By { key, models }).collect()
}

/// What differs between the examples on the pages and their tables, in one note.
fn examples(schema: &Schema, sources: &Sources, config: &CheckConfig) -> Option<Diagnostic> {
    if !Check::has_examples(sources) {
        return None;
    }
    let report = Check::examples(&Expected::of(schema), sources, &example_choices(config));
    let first = report.findings.first()?.first.as_ref()?;
    let (findings, examples) = (report.findings.len(), report.payloads);
    let message = format!(
        "{} between {} and their tables",
        counted(findings, "difference"),
        counted(examples, "example")
    );
    let place = format!("{}:{}", first.file, first.line);
    let note = Diagnostic::note(Code::Examples, message).in_file(place);
    Some(note.help("`tablesmith check DOCS` lists them"))
}

/// Complains of an example that is no model of the schema.
fn unknown_example(
    schema: &Schema,
    config: &Config,
    source: Option<SourceId>,
    selection: &Selection,
) -> Option<Diagnostic> {
    let example = config.example.as_ref()?;
    let name = example.get_ref();
    let mut models = schema.models.iter().map(|model| model.name.as_str());
    if models.any(|model| model == name) {
        return None;
    }
    let diagnostic = match selection.is_everything() {
        true => {
            let models = schema.models.iter().map(|model| model.name.as_str());
            let error = format!("no page documents a model `{name}`");
            let error = Diagnostic::error(Code::Config, error);
            match nearest(name, models) {
                Some(nearest) => error.help(format!("there is `{nearest}`")),
                None => error.help("`tablesmith schema` prints all there are"),
            }
        }
        false => Diagnostic::warning(Code::Config, format!("`{name}` is not generated"))
            .help("without its model, the documentation of the crate has no example"),
    };
    Some(match source {
        Some(id) => diagnostic.at(Span::new(id, example.span()), "the example of the crate"),
        None => diagnostic,
    })
}

fn missing_lock(out: &Path) -> Diagnostic {
    let message = "the generated files have no lock: names that were published may change";
    Diagnostic::warning(Code::MissingLock, message)
        .in_file(load::shown(&out.join(lock::FILE_NAME)))
        .help("restore the file from version control, and generate again")
}

/// The patterns of the configuration.
fn exclude(configuration: &Configuration) -> Result<Exclude, Vec<Diagnostic>> {
    let mut exclude = Exclude::default();
    let Some(source) = configuration.source else { return Ok(exclude) };
    let mut errors = Vec::new();
    for pattern in &configuration.config.exclude {
        let at = Span::new(source, pattern.span());
        errors.extend(exclude.add(pattern.get_ref(), at).err().map(|error| *error));
    }
    if errors.is_empty() { Ok(exclude) } else { Err(errors) }
}

/// What helps against errors on the pages of APIs.
const SKIP_APIS: &str = "`--only-models` skips the pages of APIs; `exclude = [\"*Api.md\"]` in \
                         tablesmith.toml skips pages by pattern";
