//! Opens files of payloads, plain or compressed.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use crate::diagnostics::{Code, Diagnostic};
use crate::input::load;

/// What is read at a time.
const BUFFER: usize = 256 << 10;

/// A file of payloads, or standard input.
pub(crate) struct Payloads {
    input: Box<dyn Read>,
    /// The number of bytes on disk; none where nobody knows.
    pub(crate) size: Option<u64>,
}

/// The name of standard input as a file.
pub(crate) const STANDARD_INPUT: &str = "-";

impl Payloads {
    /// Opens a file; `-` is standard input.
    ///
    /// # Errors
    ///
    /// If it cannot be opened.
    pub(crate) fn open(path: &Path) -> Result<Payloads, Diagnostic> {
        if path.as_os_str() == STANDARD_INPUT {
            return Ok(Payloads { input: Box::new(io::stdin().lock()), size: None });
        }
        let file = File::open(path).map_err(|error| unreadable(path, &error))?;
        let metadata = file.metadata().map_err(|error| unreadable(path, &error))?;
        if metadata.is_dir() {
            let message = "this is a folder";
            let error = Diagnostic::error(Code::UnreadablePayloads, message);
            return Err(error.in_file(load::shown(path)).help("name the files in it"));
        }
        let size = metadata.is_file().then_some(metadata.len());
        Ok(Payloads { input: Box::new(file), size })
    }

    /// Reads it through `count`, and decompresses what is gzip.
    ///
    /// # Errors
    ///
    /// Those of reading.
    pub(crate) fn reader<R: Read + 'static>(
        self,
        count: impl FnOnce(Box<dyn Read>) -> R,
    ) -> io::Result<Box<dyn BufRead>> {
        let mut input = BufReader::with_capacity(BUFFER, count(self.input));
        Ok(match input.fill_buf()? {
            // RFC 1952, section 2.3.1.
            [0x1f, 0x8b, ..] => {
                Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(input)))
            }
            _ => Box::new(input),
        })
    }
}

/// Why a file of payloads cannot be read.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("cannot read this: {error}");
    Diagnostic::error(Code::UnreadablePayloads, message).in_file(load::shown(path))
}
