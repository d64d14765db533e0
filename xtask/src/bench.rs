//! `cargo xtask bench`: what the generator costs.

mod generate;

use clap::Subcommand;

use crate::features;

#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// Generate from the documents: time, throughput and memory of each stage, against the floor
    Generate(generate::GenerateArgs),
    /// Compile the platform's crate with some of its features: time and memory of each
    Features(features::FeaturesArgs),
}

pub(crate) fn run(bench: &Bench) -> anyhow::Result<()> {
    match bench {
        Bench::Generate(args) => generate::run(args),
        Bench::Features(args) => features::bench(args),
    }
}
