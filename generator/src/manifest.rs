//! The features of a manifest.
