//! Loads the configuration, the lock, the manifest, the dialects and the pages.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use crate::config::{self, Config};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Source, SourceId, Span};
use crate::dialect::read::{PageInput, ReadOptions};
use crate::dialect::{Dialect, DialectChoice};
use crate::emit::Layout;
use crate::generate::progress::Stage;
use crate::generate::run::{Run, Stop};
use crate::generate::{Generator, package};
use crate::input::exclude::Exclude;
use crate::input::load::{self, LoadedPage};
use crate::naming::name_lock::NameLock;
use crate::output::lock::{self, Lock};
use crate::output::{manifest, plan};

/// What a run reads.
#[derive(Default)]
pub(super) struct Inputs {
    pub(super) configuration: Configuration,
    /// The lock of the last run.
    pub(super) lock: Option<Lock>,
    /// The names of the lock, to which this run adds its own.
    pub(super) names: NameLock,
    /// The manifest that is in the output folder.
    pub(super) manifest: Option<SourceId>,
    pub(super) pages: Vec<PageInput>,
    pub(super) options: ReadOptions,
}

/// The configuration, and where it is from.
#[derive(Default)]
pub(super) struct Configuration {
    pub(super) config: Config,
    pub(super) source: Option<SourceId>,
    /// The folder that its `docs` are relative to.
    pub(super) folder: PathBuf,
}

impl Run<'_> {
    /// Loads what is read for the crate in `out`.
    pub(super) fn load(&mut self, out: &Path) -> Result<Inputs, Stop> {
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
    pub(super) fn load_elsewhere(&mut self) -> Result<Inputs, Stop> {
        self.begin(Stage::Load);
        let configuration = self.configuration(None)?;
        let lock = match &self.generator.lock_text {
            Some(source) => self.lock(source.clone())?,
            None => Lock::new(BTreeMap::new(), self.generator.names.clone()),
        };
        self.pages(configuration, Some(lock))
    }

    pub(super) fn configuration(&mut self, out: Option<&Path>) -> Result<Configuration, Stop> {
        let beside = out.map(|out| out.join(config::FILE_NAME)).filter(|path| path.is_file());
        let path = self.generator.config.clone().or(beside);
        let (source, folder) = match (&self.generator.config_text, path) {
            (Some(source), _) => (source.clone(), PathBuf::new()),
            (None, Some(path)) => {
                let text = self.require(load::read_text(&path, Code::Config))?;
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
                        let text = self.require(load::read_text(path, Code::Dialect))?;
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
    pub(super) fn package(&mut self, out: &Path, inputs: &Inputs) -> Result<String, Stop> {
        let sources = &self.diagnostics.sources;
        let existing = inputs.manifest.and_then(|id| manifest::package_name(sources, id));
        let name = package::choose(self.generator.crate_name.as_deref(), existing, out);
        self.require(name)
    }
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
