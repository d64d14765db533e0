//! Reads and writes one payload with both crates: divan's table, and then both in turns, so that load
//! on the machine affects both equally.

use std::hint::black_box;
use std::time::{Duration, Instant};

use divan::Bencher;
use divan::counter::BytesCount;

type Ours = Vec<models::OURS>;
type Derived = Vec<derived::DERIVED>;

fn payload() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/payload.json")).expect("the payload")
}

fn main() {
    divan::main();
    ratios();
}

#[divan::bench(types = [Ours, Derived])]
fn read_text<T: serde::de::DeserializeOwned>(bencher: Bencher<'_, '_>) {
    let text = payload();
    let bencher = bencher.counter(BytesCount::of_str(&text));
    bencher.bench(|| serde_json::from_str::<T>(black_box(&text)).expect("it is read"));
}

#[divan::bench(types = [Ours, Derived])]
fn read_bytes<T: serde::de::DeserializeOwned>(bencher: Bencher<'_, '_>) {
    let text = payload();
    let bencher = bencher.counter(BytesCount::of_str(&text));
    bencher.bench(|| serde_json::from_slice::<T>(black_box(text.as_bytes())).expect("it is read"));
}

#[divan::bench(types = [Ours, Derived])]
fn write_text<T: serde::de::DeserializeOwned + serde::Serialize>(bencher: Bencher<'_, '_>) {
    let text = payload();
    let value: T = serde_json::from_str(&text).expect("it is read");
    let bencher = bencher.counter(BytesCount::of_str(&text));
    bencher.bench_local(|| serde_json::to_string(black_box(&value)).expect("it is written"));
}

/// The rounds in which both come in turn.
const ROUNDS: usize = 40;

fn ratios() {
    let text = payload();
    let bytes = text.as_bytes();
    let ours: Ours = serde_json::from_str(&text).expect("it is read");
    let derived: Derived = serde_json::from_str(&text).expect("it is read");
    assert!(ours.iter().all(|model| models::runtime::Model::mismatches(model).is_empty()));

    println!("\nbest of {ROUNDS} rounds in turns      tablesmith       derive  times as fast");
    let read = |goal| move |ratio: f64| format!("{ratio:.2}, at least {goal}: {}", met(ratio >= goal));
    turns(
        "reading text",
        || black_box(serde_json::from_str::<Ours>(black_box(&text))),
        || black_box(serde_json::from_str::<Derived>(black_box(&text))),
        read(1.2),
    );
    turns(
        "reading bytes",
        || black_box(serde_json::from_slice::<Ours>(black_box(bytes))),
        || black_box(serde_json::from_slice::<Derived>(black_box(bytes))),
        read(1.2),
    );
    turns(
        "writing text",
        || black_box(serde_json::to_string(black_box(&ours))),
        || black_box(serde_json::to_string(black_box(&derived))),
        read(1.0),
    );
    turns(
        "writing bytes",
        || black_box(serde_json::to_vec(black_box(&ours))),
        || black_box(serde_json::to_vec(black_box(&derived))),
        read(1.0),
    );
}

fn met(met: bool) -> &'static str {
    if met { "met" } else { "MISSED" }
}

fn turns<O, D>(what: &str, ours: impl Fn() -> O, derived: impl Fn() -> D, told: impl Fn(f64) -> String) {
    let [mut best_of_ours, mut best_of_derived] = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        best_of_ours = best_of_ours.min(time(&ours));
        best_of_derived = best_of_derived.min(time(&derived));
    }
    let [ours, derived] = [best_of_ours, best_of_derived].map(|best| best.as_secs_f64());
    let (ours_ms, derived_ms) = (ours * 1e3, derived * 1e3);
    println!("{what:<24} {ours_ms:>14.2} ms {derived_ms:>9.2} ms  {}", told(derived / ours));
}

/// What is made is dropped after the clock has stopped, as divan does it.
fn time<T>(make: impl Fn() -> T) -> Duration {
    let start = Instant::now();
    let made = make();
    let taken = start.elapsed();
    drop(made);
    taken
}
