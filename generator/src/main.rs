//! The `tablesmith` command.

/// Building syntax trees allocates a lot: the system's allocator takes a third of a run.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use std::process::ExitCode;

fn main() -> ExitCode {
    tablesmith::cli::run()
}
