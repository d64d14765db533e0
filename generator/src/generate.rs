//! The pipeline, from the inputs to a plan for the output folder.
//!
//! ```text
//! load -> parse -> lower -> emit -> plan
//! ```
//!
//! Each stage is a method of [`Run`], in a file of its own.
//!
//! In: a [`Generator`], which names the inputs. Out: an [`Analysis`], [`Generated`] files or a
//! [`Planned`] change of a folder. Uses every room that a stage of the pipeline is in; `inspect` and `cli` use it.

pub(crate) mod build_script;
mod crate_manifest;
mod emit;
pub(crate) mod examples;
mod failure;
mod generator;
mod load;
mod lower;
mod no_models;
mod outcome;
mod package;
mod parse;
mod plan;
pub(crate) mod progress;
pub(crate) mod report;
mod run;
pub(crate) mod schema_source;

use std::path::Path;

pub use failure::Failure;
pub use generator::Generator;
use load::Configuration;
pub use outcome::{Analysis, Generated, Planned};
use run::{Run, Stop};

use crate::output::plan::Plan;
use crate::schema::Schema;

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

impl Run<'_> {
    /// The whole pipeline.
    fn plan_into(&mut self, out: &Path) -> Result<Plan, Stop> {
        let mut inputs = self.load(out)?;
        let package = self.package(out, &inputs)?;
        let parsed = self.parse(&inputs);
        let (schema, _) = self.lower(parsed, &mut inputs);
        self.stop_on_errors()?;
        let generated = self.emit(&schema, &package, &inputs.configuration.config)?;
        // The plan needs no schema, and most memory is needed there.
        drop(schema);
        self.plan(out, generated, inputs)
    }
}
