//! Processor time of the steps of emission.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The processor time of each step of emission, summed over all threads.
///
/// Syntax trees cannot leave their thread, so the steps of one file run on one thread one after the
/// other, and no step has a start and an end that could be read off a wall clock.
#[derive(Debug, Default)]
pub(crate) struct Timings {
    building: AtomicU64,
    printing: AtomicU64,
}

impl Timings {
    /// From the schema to syntax trees.
    pub(crate) fn building(&self) -> Duration {
        Duration::from_nanos(self.building.load(Ordering::Relaxed))
    }

    /// From syntax trees to formatted text.
    pub(crate) fn printing(&self) -> Duration {
        Duration::from_nanos(self.printing.load(Ordering::Relaxed))
    }

    pub(super) fn measure_building<T>(&self, work: impl FnOnce() -> T) -> T {
        measure(&self.building, work)
    }

    pub(super) fn measure_printing<T>(&self, work: impl FnOnce() -> T) -> T {
        measure(&self.printing, work)
    }
}

/// Runs `work` and adds its time to `total`, in nanoseconds.
fn measure<T>(total: &AtomicU64, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    let nanoseconds = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
    total.fetch_add(nanoseconds, Ordering::Relaxed);
    result
}
