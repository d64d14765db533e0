//! The models of the seeds: nothing in a payload is lost, nothing in it breaks a reader.

mod proof;

use genesys_cloud_models as models;
use models::{
    Address, AfterCallWork, Cobrowsesession, CobrowsesessionDisconnectType,
    CobrowsesessionInitialState, CobrowsesessionState, Segment, Wrapup,
};
use tablesmith_tests::equality;

use self::proof::{Listed, Proof, Provable, every_value_is_known};

static SEEDS: Proof = Proof {
    models: &[
        Provable::of::<Address>(Address::FIELDS),
        Provable::of::<AfterCallWork>(AfterCallWork::FIELDS),
        Provable::of::<Cobrowsesession>(Cobrowsesession::FIELDS),
        Provable::of::<Segment>(Segment::FIELDS),
        Provable::of::<Wrapup>(Wrapup::FIELDS),
    ],
    enums: &[
        Listed::of::<CobrowsesessionDisconnectType>(),
        Listed::of::<CobrowsesessionInitialState>(),
        Listed::of::<CobrowsesessionState>(),
    ],
};

#[test]
fn objects_come_back_as_they_were() {
    for model in SEEDS.models {
        SEEDS.of_model(model, 256);
    }
}

#[test]
fn documented_values_are_known() {
    every_value_is_known::<CobrowsesessionDisconnectType>();
    every_value_is_known::<CobrowsesessionInitialState>();
    every_value_is_known::<CobrowsesessionState>();
}
