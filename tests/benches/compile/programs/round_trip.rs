//! Reads one deep model from standard input and writes it back.

use CRATE::MODEL;

fn main() -> Result<(), serde_json::Error> {
    let model: MODEL = serde_json::from_reader(std::io::stdin())?;
    serde_json::to_writer(std::io::stdout(), &model)
}
