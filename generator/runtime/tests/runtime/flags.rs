//! Bit flags.

use proptest::prelude::*;
use serde_json::{Value, json};
use tablesmith_runtime::{Flags, Model, codegen};

use crate::page::{Marks, page, written};
use crate::round_trips::CASES;

const SEEN: u64 = 1 << 50;

#[test]
fn all_bits_are_kept() {
    for bits in [0, 1, SEEN, 1 | SEEN, 0x40, u64::MAX, i64::MAX as u64 + 1] {
        let json =
            json!({ "marks": bits, "marks_list": [bits, 0], "marks_by_name": { "a": bits } });
        let page = page(&json);
        assert_eq!(page.marks, Some(Marks(bits)));
        assert_eq!(page.marks_list, Some(vec![Marks(bits), Marks(0)]));
        assert!(page.extra.is_empty(), "{page:?}");
        assert_eq!(written(&page), json);
    }
}

#[test]
fn what_is_no_set_of_bits_is_kept_beside_the_field() {
    for value in [json!(-1), json!(1.0), json!(0.5), json!("1"), json!([1]), json!(null)] {
        let json = json!({ "marks": value });
        let page = page(&json);
        assert_eq!(page.marks, None);
        assert_eq!(page.mismatches(), if value.is_null() { vec![] } else { vec!["/marks"] });
        assert_eq!(written(&page), json);
    }
    let json = json!({ "marks_list": [1, "2"], "marks_by_name": { "a": -1 } });
    let page = page(&json);
    assert_eq!(page.mismatches(), ["/marks_list/1", "/marks_by_name/a"]);
    assert_eq!(written(&page), json);
}

#[test]
fn they_are_shown_by_name() {
    let shown = |bits| format!("{:?}", Marks(bits));
    assert_eq!(shown(0), "Marks(0x0)");
    assert_eq!(shown(1), "Marks(URGENT)");
    assert_eq!(shown(1 | SEEN), "Marks(URGENT | SEEN)");
    assert_eq!(shown(SEEN | 0x44), "Marks(SEEN | 0x44)");
    assert_eq!(shown(0x44), "Marks(0x44)");
    let page = page(&json!({ "marks": 65, "marks_list": [1] }));
    assert_eq!(format!("{page:?}"), "Page { marks: URGENT | 0x40, marks_list: [URGENT] }");
}

#[test]
fn outside_of_a_model_they_are_integers() {
    assert_eq!(serde_json::from_str::<Marks>("3").expect("a set"), Marks(3));
    assert!(serde_json::from_str::<Marks>("\"3\"").is_err());
    assert!(serde_json::from_str::<Marks>("-1").is_err());
}

proptest! {
    // Miri has no files to keep failures in.
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_number_comes_back(number in prop_oneof![
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_filter("finite", |float| float.is_finite()).prop_map(Value::from),
        (0u32..64).prop_map(|bit| Value::from(1u64 << bit)),
    ]) {
        let json = json!({ "marks": number, "marks_list": [number], "marks_by_name": { "b": number } });
        let page = page(&json);
        prop_assert_eq!(page.marks.map(Flags::bits), number.as_u64());
        prop_assert_eq!(written(&page), json);
    }

    #[test]
    fn names_and_unknown_bits_are_the_whole_set(bits in any::<u64>()) {
        let values = Marks::DESCRIPTOR.values();
        let named = codegen::names(bits, Marks::DESCRIPTOR).map(|name| {
            values.iter().find(|(other, _)| *other == name).map_or(0, |(_, value)| *value)
        });
        let named = named.fold(0, |set, value| set | value);
        let unknown = codegen::unknown_bits(bits, Marks::DESCRIPTOR);
        prop_assert_eq!((named | unknown, named & unknown), (bits, 0));
    }
}
