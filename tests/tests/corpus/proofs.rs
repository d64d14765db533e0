//! Proofs of crates that are generated from the corpora, each compiled with a program that runs them.

mod keys;
mod round_trips;
