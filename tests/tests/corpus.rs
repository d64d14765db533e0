//! The corpora of published pages, compared with what is known about them.

mod accuracy;
mod audit_log;
mod check;
mod names;
mod platform;
mod proofs;
