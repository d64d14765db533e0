//! What a command costs: time and memory, its children included.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

/// What a command cost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) wall: Duration,
    /// Of all processors together, where the system tells it: less noisy on a shared machine.
    pub(crate) processor: Option<Duration>,
    /// The most memory that one of its processes held, in bytes, where the system tells it.
    pub(crate) memory: Option<u64>,
}

/// How often the processes are looked at. What is read is the system's own high-water mark, so that
/// only what happens in the last moments of a process can be missed.
const INTERVAL: Duration = Duration::from_millis(5);

/// Linux counts processor time in these, whatever the kernel's own rate (`man 5 proc`).
const TICKS_A_SECOND: u64 = 100;

/// Runs a command, which must succeed.
pub(crate) fn succeeding(command: &mut Command) -> anyhow::Result<Cost> {
    let (status, cost) = measured(command)?;
    if !status.success() {
        bail!("{command:?} failed: {status}");
    }
    Ok(cost)
}

/// Runs a command and tells how it ended.
pub(crate) fn measured(command: &mut Command) -> anyhow::Result<(ExitStatus, Cost)> {
    let before = children_ticks();
    let start = Instant::now();
    let mut child = command.spawn().with_context(|| format!("cannot start {command:?}"))?;
    let mut memory = None;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        memory = memory.max(peak(child.id()));
        sleep(INTERVAL);
    };
    let wall = start.elapsed();
    let ticks = before.zip(children_ticks()).map(|(before, after)| after.saturating_sub(before));
    let processor = ticks.map(|ticks| Duration::from_millis(ticks * 1000 / TICKS_A_SECOND));
    Ok((status, Cost { wall, processor, memory }))
}

/// The highest mark among a process and all below it.
fn peak(process: u32) -> Option<u64> {
    let folder = format!("/proc/{process}");
    let folder = Path::new(&folder);
    let own = own_peak(folder);
    let threads = fs::read_dir(folder.join("task")).into_iter().flatten().flatten();
    let below =
        threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    let below = below.flat_map(|ids| {
        ids.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<u32>>()
    });
    below.filter_map(peak).chain(own).max()
}

/// The high-water mark of a process, from its folder in `/proc`, in bytes.
pub(crate) fn own_peak(folder: &Path) -> Option<u64> {
    let status = fs::read_to_string(folder.join("status")).ok()?;
    let mark = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(mark.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

/// The processor time of all processes that this one has waited for, and of those below them.
fn children_ticks() -> Option<u64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the process, in parentheses, may hold blanks. Behind it, `cutime` and `cstime` are
    // the 14th and 15th.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(13);
    let (user, system) = (fields.next()?, fields.next()?);
    Some(user.parse::<u64>().ok()? + system.parse::<u64>().ok()?)
}
