//! Generates the models of the pages in `docs` into cargo's output folder.

use tablesmith::{BuildError, Generator};

fn main() -> Result<(), BuildError> {
    Generator::new().docs("docs").build()
}
