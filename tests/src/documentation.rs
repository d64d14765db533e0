//! The documents whose Rust is compiled, as documentation tests of this crate.

macro_rules! documents {
    ($($module:ident: $path:literal,)*) => {
        /// Their paths, relative to the project's root.
        pub const DOCUMENTS: &[&str] = &[$($path),*];

        $(
            #[cfg(doctest)]
            #[allow(rustdoc::invalid_codeblock_attributes, reason = "they are for other checks")]
            #[doc = include_str!(concat!("../../", $path))]
            mod $module {}
        )*
    };
}

documents! {
    check: "docs/check.md",
    configuration: "docs/configuration.md",
    design: "docs/design.md",
    dialects: "docs/dialects.md",
    features: "docs/features.md",
    figures: "docs/figures.md",
    generated_readme: "generated/README.md",
    guide: "docs/guide.md",
    readme: "README.md",
    releases: "docs/releases.md",
    requests: "docs/requests.md",
}
