//! An HTTP server on a local port, for tests and examples.

mod answer;
mod raw;
mod received;
mod server;

pub use answer::Answer;
pub use raw::{closed_port, raw_server, silent_server};
pub use received::Received;
pub use server::Server;
