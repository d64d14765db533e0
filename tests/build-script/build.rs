//! Generates the models of the pages in `docs` into cargo's output folder.

#[cfg(feature = "generate")]
fn main() -> Result<(), tablesmith::BuildError> {
    tablesmith::Generator::new().docs("docs").build()
}

#[cfg(not(feature = "generate"))]
fn main() {}
