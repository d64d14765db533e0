//! The arguments that say what is read, which commands share.

use std::path::{Path, PathBuf};

use crate::config;
use crate::dialect::DialectChoice;
use crate::generate::Generator;
use crate::naming::wire_case::WireCase;
use clap::Args;

/// The documents.
#[derive(Debug, Args)]
pub(super) struct InputArgs {
    /// Pages, or folders of pages; where pages contradict each other, the first one counts
    /// [default: `docs` of the configuration]
    #[arg(value_name = "DOCS")]
    docs: Vec<PathBuf>,
    #[command(flatten)]
    reading: ReadingArgs,
}

/// How the documents are read.
#[derive(Debug, Args)]
pub(super) struct ReadingArgs {
    /// The configuration
    // The default differs between commands; the help of each one states it.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Read every page in this dialect instead of detecting it for each page: the name of a built-in
    /// one, such as java, dotnet or office-365, or a dialect file
    #[arg(long, value_name = "NAME|FILE")]
    dialect: Option<DialectChoice>,
    /// Convert the keys in JSON to this case, where the pages changed it: camelCase, snake_case, …
    #[arg(long, value_name = "CASE")]
    wire_case: Option<WireCase>,
    /// Skip the pages of APIs; otherwise an error on one of them keeps everything from being generated
    #[arg(long)]
    only_models: bool,
}

impl InputArgs {
    /// Reads these documents for the crate in a folder, with the configuration there.
    pub(super) fn generator(self) -> Generator {
        self.docs.into_iter().fold(self.reading.generator(), Generator::docs)
    }

    /// Reads these documents; without any, those of the configuration in the current folder.
    pub(super) fn generator_here(self) -> Generator {
        self.reading.generator_here(&self.docs)
    }
}

/// The configuration of the current folder, if there is one.
pub(super) fn config_here() -> Option<PathBuf> {
    let here = PathBuf::from(config::FILE_NAME);
    here.is_file().then_some(here)
}

impl ReadingArgs {
    /// Reads these documents; without any, those of the configuration in the current folder.
    pub(super) fn generator_here(&self, docs: &[PathBuf]) -> Generator {
        let generator = docs.iter().fold(self.generator(), Generator::docs);
        match config_here() {
            Some(here) if docs.is_empty() && self.config.is_none() => generator.config(here),
            _ => generator,
        }
    }

    pub(super) fn config(&self) -> Option<&Path> {
        self.config.as_deref()
    }

    pub(super) fn generator(&self) -> Generator {
        let mut generator = Generator::new();
        if let Some(config) = &self.config {
            generator = generator.config(config);
        }
        if let Some(dialect) = &self.dialect {
            generator = generator.dialect(dialect.clone());
        }
        if let Some(wire_case) = self.wire_case {
            generator = generator.wire_case(wire_case);
        }
        if self.only_models {
            generator = generator.only_models();
        }
        generator
    }
}
