//! Generates the models of the pages in `docs` into cargo's output folder.

use tablesmith::generate::Generator;
use tablesmith::generate::build_script::BuildError;

fn main() -> Result<(), BuildError> {
    Generator::new().docs("docs").build()
}
