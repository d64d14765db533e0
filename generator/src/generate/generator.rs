//! The builder of a run: what it reads, how, and what it is to make.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostics::Source;
use crate::dialect::DialectChoice;
use crate::dialect::read::ApiPages;
use crate::emit::Layout;
use crate::generate::progress::Progress;
use crate::lower::{Descriptions, Selection};
use crate::naming::name_lock::NameLock;
use crate::naming::wire_case::WireCase;

/// Generates a Rust crate from documentation pages.
///
/// Set what is read and how, then call one of the methods that run:
///
/// - [`analyze`](Generator::analyze) reads the pages and returns their schema,
/// - [`plan`](Generator::plan) generates a crate and compares it with a folder,
/// - [`emit`](Generator::emit) makes the files of a schema in memory,
/// - [`build`](Generator::build) does all of it in a build script.
///
/// ```
/// use tablesmith::Generator;
///
/// let page = "# Pet\n\n## Properties\n\n\
///             | Name | Type | Description | Notes |\n\
///             | --- | --- | --- | --- |\n\
///             | **name** | **String** | Its name. | |\n";
/// let analysis = Generator::new().page("docs/Pet.md", page).analyze()?;
/// let pet = &analysis.schema.models[0];
/// assert_eq!(pet.name, "Pet");
/// assert!(pet.properties[0].required);
/// # Ok::<(), tablesmith::Failure>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Generator {
    pub(super) docs: Vec<PathBuf>,
    pub(super) pages: Vec<Source>,
    pub(super) names: NameLock,
    pub(super) lock_text: Option<Source>,
    pub(super) config: Option<PathBuf>,
    pub(super) config_text: Option<Source>,
    pub(super) dialect: Option<DialectChoice>,
    pub(super) wire_case: Option<WireCase>,
    pub(super) crate_name: Option<String>,
    pub(super) regenerate: Option<String>,
    pub(super) progress: Option<Arc<dyn Progress>>,
    pub(super) selection: Selection,
    pub(super) api_pages: ApiPages,
    pub(super) layout: Layout,
    pub(super) descriptions: Descriptions,
}

impl Generator {
    /// A generator without any documents.
    pub fn new() -> Generator {
        Generator::default()
    }

    /// Adds documents: a page, or a folder of pages. Where pages contradict each other, the first one
    /// counts. Without any documents, the `docs` of the configuration are read.
    #[must_use]
    pub fn docs(mut self, path: impl Into<PathBuf>) -> Generator {
        self.docs.push(path.into());
        self
    }

    /// Adds a page from memory, which diagnostics and sources call `path`. Pages from memory come
    /// after the documents on disk.
    #[must_use]
    pub fn page(mut self, path: impl Into<String>, text: impl Into<String>) -> Generator {
        self.pages.push(Source { path: path.into(), text: text.into() });
        self
    }

    /// Keeps the published names of this lock. [`Generator::plan`] reads the lock of the output folder
    /// instead.
    #[must_use]
    pub fn names(mut self, names: NameLock) -> Generator {
        self.names = names;
        self
    }

    /// Keeps the published names of a lock file with this text, which diagnostics call `path`.
    /// [`Generator::plan`] reads the lock of the output folder instead.
    #[must_use]
    pub fn lock_text(mut self, path: impl Into<String>, text: impl Into<String>) -> Generator {
        self.lock_text = Some(Source { path: path.into(), text: text.into() });
        self
    }

    /// Reads this configuration instead of the `tablesmith.toml` of the output folder.
    #[must_use]
    pub fn config(mut self, path: impl Into<PathBuf>) -> Generator {
        self.config = Some(path.into());
        self
    }

    /// Uses a configuration with this text, which diagnostics call `path`. Its `docs` are ignored:
    /// they may no longer be what they were when the text was written.
    #[must_use]
    pub fn config_text(mut self, path: impl Into<String>, text: impl Into<String>) -> Generator {
        self.config_text = Some(Source { path: path.into(), text: text.into() });
        self
    }

    /// Reads every page in this dialect instead of detecting the dialect of each page: a built-in
    /// one, or that of a file.
    ///
    /// ```
    /// use tablesmith::{Dialect, DialectChoice, Generator};
    ///
    /// let dotnet: Dialect = "dotnet".parse()?;
    /// let generator = Generator::new().dialect(dotnet);
    /// let generator = Generator::new().dialect(DialectChoice::File("pets.toml".into()));
    /// # Ok::<(), String>(())
    /// ```
    #[must_use]
    pub fn dialect(mut self, dialect: impl Into<DialectChoice>) -> Generator {
        self.dialect = Some(dialect.into());
        self
    }

    /// Converts every wire name to this case, for documentation that changed the case of the keys.
    #[must_use]
    pub fn wire_case(mut self, wire_case: WireCase) -> Generator {
        self.wire_case = Some(wire_case);
        self
    }

    /// Sets the name of the crate. By default it is the name of the package in the output folder, or
    /// that of the folder.
    #[must_use]
    pub fn crate_name(mut self, name: impl Into<String>) -> Generator {
        self.crate_name = Some(name.into());
        self
    }

    /// Generates these models, by documented name, and what they refer to, instead of everything.
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

    /// Skips the pages of APIs, with everything that is wrong with them. Otherwise an error in one of them
    /// is an error like any other, and nothing is written.
    #[must_use]
    pub fn only_models(mut self) -> Generator {
        self.api_pages = ApiPages::Skip;
        self
    }

    /// Leaves the texts of the pages out of the schema and the crate, for documentation whose licence
    /// forbids derived works: names, types and other facts are left.
    #[must_use]
    pub fn without_descriptions(mut self) -> Generator {
        self.descriptions = Descriptions::LeaveOut;
        self
    }

    /// Sets the command that the generated files name in their header, by default
    /// `tablesmith generate`.
    #[must_use]
    pub fn regenerate(mut self, command: impl Into<String>) -> Generator {
        self.regenerate = Some(command.into());
        self
    }

    /// Reports the beginning of each stage to `progress`.
    #[must_use]
    pub fn progress(mut self, progress: Arc<dyn Progress>) -> Generator {
        self.progress = Some(progress);
        self
    }

    /// Generates a module that another crate includes, or a crate of its own, which is the default.
    #[must_use]
    pub fn layout(mut self, layout: Layout) -> Generator {
        self.layout = layout;
        self
    }

    /// The paths on disk that the outcome depends on, as far as the builder names them.
    pub(crate) fn inputs(&self) -> impl Iterator<Item = &Path> {
        let dialect = self.dialect.as_ref().and_then(DialectChoice::file);
        self.docs.iter().chain(&self.config).map(PathBuf::as_path).chain(dialect)
    }
}
