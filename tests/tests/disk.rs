//! Files on disk: reproducible output, and everything that can go wrong while writing.

mod deterministic;
#[cfg(unix)]
mod faults;
