//! `cargo xtask bench`: what the generator costs.

mod generate;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// Generate from the documents: time, throughput and memory of each stage, against the floor
    Generate(generate::GenerateArgs),
}

pub(crate) fn run(bench: &Bench) -> anyhow::Result<()> {
    match bench {
        Bench::Generate(args) => generate::run(args),
    }
}
