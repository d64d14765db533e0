//! Generates the models of the pages in `docs` into cargo's output folder.

use tablesmith::build_script::BuildError;
use tablesmith::generate::Generator;

fn main() -> Result<(), BuildError> {
    Generator::new().docs("docs").build()
}
