//! Generated crates: what they do, that they compile, and how they change.

mod committed;
mod facts;
mod features;
mod formats;
mod published_names;
mod requests;
mod round_trips;
mod session;
mod shared_runtime;
mod verdict;
