//! The `tablesmith` command.

mod cli;

/// Making syntax trees is allocating: the system's allocator takes a third of a run.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
