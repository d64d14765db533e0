//! Where the time of emission goes.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The processor time of each step of emission, all threads together.
///
/// The steps of one file follow each other on one thread, because syntax trees cannot leave theirs;
/// and so there is no moment between two of them to look at a clock on the wall.
#[derive(Debug, Default)]
pub struct Timings {
    making: AtomicU64,
    printing: AtomicU64,
}

impl Timings {
    /// From the schema to syntax trees.
    pub fn made(&self) -> Duration {
        Duration::from_nanos(self.making.load(Ordering::Relaxed))
    }

    /// From syntax trees to formatted text.
    pub fn printed(&self) -> Duration {
        Duration::from_nanos(self.printing.load(Ordering::Relaxed))
    }

    pub(super) fn making<T>(&self, work: impl FnOnce() -> T) -> T {
        counted(&self.making, work)
    }

    pub(super) fn printing<T>(&self, work: impl FnOnce() -> T) -> T {
        counted(&self.printing, work)
    }
}

fn counted<T>(step: &AtomicU64, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    let nanoseconds = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
    step.fetch_add(nanoseconds, Ordering::Relaxed);
    done
}
