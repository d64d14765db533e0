//! Proves what `proof.rs` says of the models and enums that `registry.rs` lists.

mod equality;
mod proof;
mod registry;

use models;

/// Generated objects a model.
const CASES: u32 = 48;

fn main() {
    registry::check_enums();
    println!("{} enums: every documented value there and back", registry::ALL.enums.len());
    for model in &registry::ALL.models[..registry::CHOSEN] {
        registry::ALL.of_model(model, CASES);
    }
    println!("{} models: {CASES} generated objects each there and back", registry::CHOSEN);
}
