//! The committed crate is generated from the seeds.

use snapbox::cmd::Command;
use tablesmith_tests::tablesmith;

/// Its configuration in `generated/` names the seeds and the crate.
#[test]
fn the_committed_crate_is_up_to_date() {
    let regen =
        ["generate", "--out", "generated", "--name", "genesys-cloud-models", "--check", "--quiet"];
    Command::from_std(tablesmith()).args(regen).assert().success().stdout_eq("");
}
