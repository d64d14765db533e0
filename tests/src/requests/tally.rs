//! What all comparisons give, as a table.

use std::fmt;

use super::compare::{Outcome, Reason};

/// The outcomes, counted.
#[derive(Debug, Default)]
pub struct Tally {
    equal: usize,
    /// The operations that differ for known reasons.
    explained: usize,
    /// The operations by reason; one with several reasons counts for each.
    by_reason: [usize; Reason::ALL.len()],
    /// The operations that the SDK does not have.
    only_ours: Vec<String>,
    /// The operations of the SDK that the pages do not have.
    only_theirs: Vec<String>,
    unexplained: Vec<String>,
}

impl Tally {
    /// Counts the outcome of an operation.
    pub fn count(&mut self, operation: &str, outcome: Outcome) {
        match outcome {
            Outcome::Equal => self.equal += 1,
            Outcome::Explained(reasons) => {
                self.explained += 1;
                for (count, reason) in self.by_reason.iter_mut().zip(Reason::ALL) {
                    *count += usize::from(reasons.contains(&reason));
                }
            }
            Outcome::Missing => self.only_ours.push(operation.to_owned()),
            Outcome::Different(differences) => {
                self.unexplained.push(format!("{operation}: {}", differences.join("; ")));
            }
        }
    }

    /// Counts operations that only the SDK has.
    pub fn count_only_theirs(&mut self, operations: Vec<String>) {
        self.only_theirs.extend(operations);
    }

    /// Whether both have the same operations, and every difference is explained.
    pub fn is_explained(&self) -> bool {
        self.unexplained.is_empty() && self.only_ours.is_empty() && self.only_theirs.is_empty()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lists = [
            ("Not in the SDK", &self.only_ours),
            ("Only in the SDK", &self.only_theirs),
            ("Unexplained", &self.unexplained),
        ];
        for (heading, operations) in lists {
            if !operations.is_empty() {
                writeln!(f, "{heading}:\n  {}\n", operations.join("\n  "))?;
            }
        }
        writeln!(f, "| requests | operations |\n| --- | ---: |")?;
        let mut row = |what: &str, count: usize| writeln!(f, "| {what} | {count} |");
        row("equal", self.equal)?;
        row("explained", self.explained)?;
        for (reason, count) in Reason::ALL.into_iter().zip(self.by_reason) {
            row(&format!("… {reason}"), count)?;
        }
        row("not in the SDK", self.only_ours.len())?;
        row("only in the SDK", self.only_theirs.len())?;
        row("unexplained", self.unexplained.len())
    }
}
