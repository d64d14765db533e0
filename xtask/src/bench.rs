//! `cargo xtask bench`: what the generator costs, and the generated crate against what serde's derive
//! makes of the same schema.

mod compile;
mod derive;
mod generate;
mod goals;
mod payload;
mod speed;

use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Subcommand};
use tablesmith::generate::Generator;
use tablesmith::schema::Schema;

use tablesmith_tests::slice;

use crate::features;

#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// Generate from the documents: time, throughput and memory of each stage, against the floor
    Generate(generate::GenerateArgs),
    /// Compile both: time, memory and sizes, against the goals
    Compile(CompileArgs),
    /// Read and write a large payload with both, against the goals
    Speed(SpeedArgs),
    /// Compile the platform's crate with some of its features: time and memory of each
    Features(features::FeaturesArgs),
}

#[derive(Debug, Args)]
pub(crate) struct Source {
    /// The documents: pages, or folders of pages
    #[arg(long, required = true, num_args = 1.., value_name = "DIR")]
    docs: Vec<PathBuf>,
    /// The model that is used, by its documented name; by default the one that reaches 160 models,
    /// or the nearest number to it
    #[arg(long, value_name = "NAME")]
    deep: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct CompileArgs {
    #[command(flatten)]
    source: Source,
    /// Compile the first models alone, and what they reach; the figures are then no platform's
    #[arg(long, value_name = "N")]
    models: Option<usize>,
    /// Leave out the release builds of the libraries, which need most of the time
    #[arg(long)]
    no_release: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SpeedArgs {
    #[command(flatten)]
    source: Source,
    /// The size of the payload, in megabytes
    #[arg(long, default_value_t = 4, value_name = "MB")]
    megabytes: usize,
}

/// How many models a deep one reaches.
const DEEP: usize = 160;

pub(crate) fn run(bench: &Bench) -> anyhow::Result<()> {
    match bench {
        Bench::Generate(args) => generate::run(args),
        Bench::Features(args) => features::bench(args),
        Bench::Compile(args) => compile::run(args),
        Bench::Speed(args) => speed::run(args),
    }
}

impl Source {
    /// The schema of the documents, and its deep model.
    fn schema(&self) -> anyhow::Result<(Schema, String)> {
        let generator = self.docs.iter().fold(Generator::new(), |all, path| all.docs(path));
        let mut schema = generator.analyze()?.schema;
        // What is compared is all of it: a crate without APIs has no features.
        schema.apis.clear();
        let deep = match &self.deep {
            Some(name) => schema.models.iter().find(|model| model.name == *name),
            None => slice::reaching(&schema, DEEP),
        };
        let deep = deep.context("there is no such model")?.name.clone();
        Ok((schema, deep))
    }
}
