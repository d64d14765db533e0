//! What a command costs: time and memory, its children included.

use std::io;
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

/// What a command cost.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// The elapsed time.
    pub wall: Duration,
    /// The time of all processors together, where the system tells it: less noisy on a shared machine.
    pub processor: Option<Duration>,
    /// The most memory that one of its processes held, in bytes, where the system tells it.
    pub memory: Option<u64>,
}

impl Cost {
    /// The cost of two runs: the mean of their times, and the greater peak memory.
    #[must_use]
    pub fn mean(self, other: Cost) -> Cost {
        Cost {
            wall: (self.wall + other.wall) / 2,
            processor: self.processor.zip(other.processor).map(|(one, two)| (one + two) / 2),
            memory: self.memory.max(other.memory),
        }
    }
}

/// Runs a command, which must succeed.
///
/// # Panics
///
/// If it does not.
pub fn succeeding(command: &mut Command) -> Cost {
    let (status, cost) = measured(command);
    assert!(status.success(), "{command:?} failed: {status}");
    cost
}

/// Runs a command to its end.
///
/// # Panics
///
/// If it cannot be started.
pub fn measured(command: &mut Command) -> (ExitStatus, Cost) {
    let start = Instant::now();
    let child = command.spawn().unwrap_or_else(|error| panic!("cannot start {command:?}: {error}"));
    let (status, processor, memory) = wait(child).expect("the command can be waited for");
    (status, Cost { wall: start.elapsed(), processor, memory })
}

/// What the system counted of a process and of all below it that were waited for.
#[cfg(unix)]
fn wait(mut child: Child) -> io::Result<(ExitStatus, Option<Duration>, Option<u64>)> {
    use wait4::Wait4;

    let used = child.wait4()?;
    Ok((used.status, Some(used.rusage.utime + used.rusage.stime), Some(used.rusage.maxrss)))
}

#[cfg(not(unix))]
fn wait(mut child: Child) -> io::Result<(ExitStatus, Option<Duration>, Option<u64>)> {
    Ok((child.wait()?, None, None))
}
