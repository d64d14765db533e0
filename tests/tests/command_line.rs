//! The command as people run it: arguments, output, exit status.

mod api_changes;
mod changelog;
mod diff;
mod explain;
mod generate;
mod reporting;
