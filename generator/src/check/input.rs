//! Cuts an input into JSON texts, and counts lines.
//!
//! An input is JSON lines, or JSON texts that span lines. A line is read from a buffer, anything else as a
//! stream: memory does not grow with the input, nor with an array in it.

use std::io::{self, BufRead, Read};

use serde::de::IgnoredAny;

use super::tally::Line;

/// The maximum length of a line that is held in memory. A longer one is read as a stream.
const LONGEST_LINE: u64 = 8 << 20;

/// A part of an input.
pub(super) enum Text<'a, R> {
    /// One line, which holds one JSON text.
    Line(&'a [u8]),
    /// The rest of the input, or a long line of it.
    Stream(Counted<R>),
}

/// Whether each line is a JSON text of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// It is told from the first two lines.
    Detect,
    /// JSON lines.
    Lines,
}

/// Calls `read` for each JSON text, or with a stream of several. `line` is kept up to date.
pub(super) fn texts<R: BufRead>(
    mut input: R,
    framing: Framing,
    line: &Line,
    mut read: impl FnMut(Text<'_, &mut dyn BufRead>) -> io::Result<()>,
) -> io::Result<()> {
    line.set(1);
    skip_byte_order_mark(&mut input)?;
    let mut head = Vec::new();
    if framing == Framing::Detect && !begins_with_lines(&mut input, &mut head)? {
        let mut rest = head.chain(input);
        return read(Text::Stream(Counted::new(&mut rest, line)));
    }
    let mut input = io::Cursor::new(head).chain(input);
    let mut buffer = Vec::new();
    let mut number = 1;
    loop {
        line.set(number);
        buffer.clear();
        if (&mut input).take(LONGEST_LINE).read_until(b'\n', &mut buffer)? == 0 {
            return Ok(());
        }
        if buffer.len() as u64 == LONGEST_LINE && buffer.last() != Some(&b'\n') {
            let mut rest = buffer.as_slice().chain(OneLine { input: &mut input, ended: false });
            let mut whole = io::BufReader::new(&mut rest);
            read(Text::Stream(Counted::new(&mut whole, line)))?;
            io::copy(&mut whole, &mut io::sink())?;
        } else if !buffer.trim_ascii().is_empty() {
            read(Text::Line(&buffer))?;
        }
        number += 1;
    }
}

fn skip_byte_order_mark(input: &mut impl BufRead) -> io::Result<()> {
    if input.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
        input.consume(3);
    }
    Ok(())
}

/// Reads the first two lines that are not blank into `head`, and tells whether each is a JSON text.
fn begins_with_lines(input: &mut impl BufRead, head: &mut Vec<u8>) -> io::Result<bool> {
    let first = next_line(input, head)?;
    let first = head[first].trim_ascii();
    if is_json(first) {
        return Ok(true);
    }
    // The first element of an array may be on the next line, and whole.
    if first.starts_with(b"[") {
        return Ok(false);
    }
    let second = next_line(input, head)?;
    let second = head[second].trim_ascii();
    Ok(second.starts_with(b"{") && is_json(second))
}

/// Appends the next line that is not blank, as far as it is held in memory, and gives its range.
fn next_line(input: &mut impl BufRead, head: &mut Vec<u8>) -> io::Result<std::ops::Range<usize>> {
    loop {
        let start = head.len();
        let count = input.take(LONGEST_LINE).read_until(b'\n', head)?;
        if count == 0 || !head[start..].trim_ascii().is_empty() {
            return Ok(start..head.len());
        }
    }
}

fn is_json(text: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(text).is_ok()
}

/// An input up to the end of the line.
struct OneLine<'a, R> {
    input: &'a mut R,
    ended: bool,
}

impl<R: BufRead> Read for OneLine<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.ended {
            return Ok(0);
        }
        let available = self.input.fill_buf()?;
        let end = available.iter().position(|byte| *byte == b'\n');
        self.ended = end.is_some_and(|end| end < out.len());
        let count = end.map_or(available.len(), |end| end + 1).min(out.len());
        out[..count].copy_from_slice(&available[..count]);
        self.input.consume(count);
        Ok(count)
    }
}

/// Counts the lines of what is read.
pub(super) struct Counted<R> {
    input: R,
    line: Line,
}

impl<R: BufRead> Counted<R> {
    pub(super) fn new(input: R, line: &Line) -> Counted<R> {
        Counted { input, line: line.clone() }
    }
}

impl<R: BufRead> Read for Counted<R> {
    /// serde_json reads one byte at a time.
    #[inline]
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let available = self.input.fill_buf()?;
        let count = available.len().min(out.len());
        out[..count].copy_from_slice(&available[..count]);
        let breaks = out[..count].iter().filter(|byte| **byte == b'\n').count();
        if breaks > 0 {
            self.line.set(self.line.get() + breaks as u64);
        }
        self.input.consume(count);
        Ok(count)
    }
}
