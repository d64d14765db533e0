//! The committed crate is what the seeds reporter.

use tablesmith::generate::Generator;
use tablesmith_tests::root;

#[test]
fn the_committed_crate_is_what_the_seeds_say() {
    // The sources' paths stand in the generated files, and are told from the root.
    std::env::set_current_dir(root()).expect("the root can be entered");
    let planned = Generator::new()
        .crate_name("genesys-cloud-models")
        .plan("generated")
        .expect("the seeds are without errors");
    let diff = planned.plan.diff();
    assert!(diff.is_empty(), "run `cargo xtask regen`:\n{diff}");
}
