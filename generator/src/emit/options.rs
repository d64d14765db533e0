//! What emission is asked for beside the schema.

/// How the generated files name themselves, and what they make together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EmitOptions {
    /// The command that generates the files again; their headers name it.
    pub regenerate: String,
    /// The crate's name, as it is used in code.
    pub crate_name: String,
    /// The documented name of the model that the example in the crate's documentation uses. There is
    /// no example without it.
    pub example: Option<String>,
    /// What the files make together.
    pub layout: Layout,
    /// Where the runtime is.
    pub runtime: RuntimeLocation,
}

/// Where the generated code finds the runtime.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum RuntimeLocation {
    /// In the module `runtime`, whose files are generated as well.
    #[default]
    Embedded,
    /// In the crate `tablesmith-runtime`, which the crate depends on and re-exports as `runtime`.
    Dependency,
}

/// What the generated files make together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Layout {
    /// A crate, with its root in `src/lib.rs`.
    #[default]
    Crate,
    /// A module of a crate that includes `mod.rs`, wherever its files are.
    Module,
}
