//! Reading pages: faults, limits, hostile input.

mod apis;
mod arbitrary;
mod faults;
mod fuzzed;
mod hostile;
#[cfg(unix)]
mod limits;
mod requests;
mod unclear;
