//! Files in forms.

use std::fmt;

/// A file in a form (`multipart/form-data`): its name, and its bytes.
///
/// ```
/// use tablesmith_runtime::requests::{Call, File};
///
/// let call: Call<()> = Call::post("/photos").file("photo", File::new("rose.png", *b"the bytes"));
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct File {
    /// The name that the server is told, without folders.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file of this name with these bytes.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> File {
        File { name: name.into(), bytes: bytes.into() }
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "File({:?}, {} bytes)", self.name, self.bytes.len())
    }
}
