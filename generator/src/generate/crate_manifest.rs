//! What becomes of the manifest: it is made where there is none, and edited where there is one.

use std::path::Path;

use super::{Failure, Findings};
use crate::diagnostics::Sources;
use crate::emit::{self, GeneratedFile};
use crate::features::Features;
use crate::input::load;
use crate::output::manifest::{self, FILE_NAME};
use crate::output::plan::{self, Plan};
use crate::schema::Schema;

/// The manifest of a crate, on its way into the plan.
pub(super) struct Manifest {
    created: Vec<GeneratedFile>,
    edit: Option<(String, String)>,
}

impl Manifest {
    /// The manifest of the crate in `out`, with the features of the schema; all of them are enabled
    /// unasked where there are no more models than `default_up_to`.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or has no place for the features.
    pub(super) fn of(
        out: &Path,
        package: &str,
        schema: &Schema,
        default_up_to: usize,
    ) -> Result<Manifest, Failure> {
        let is_small = schema.models.len() <= default_up_to;
        let entries = match Features::of(schema) {
            Some(features) => {
                manifest::entries(&features, is_small).map_err(|error| Failure::from(*error))?
            }
            None => String::new(),
        };
        let Some(text) = plan::read_text(out, FILE_NAME)? else {
            let mut created = emit::manifest(package);
            if !entries.is_empty() {
                created.text = manifest::created(&created.text, &entries);
            }
            return Ok(Manifest { created: vec![created], edit: None });
        };
        let mut sources = Sources::new();
        let id = sources.add(load::shown(&out.join(FILE_NAME)), text.clone());
        match manifest::updated(&sources, id, &entries) {
            Ok(updated) => Ok(Manifest { created: Vec::new(), edit: Some((text, updated)) }),
            Err(error) => Err(Failure::Findings(Findings { sources, diagnostics: vec![*error] })),
        }
    }

    /// What is written once, and then belongs to the user.
    pub(super) fn created(&mut self) -> Vec<GeneratedFile> {
        std::mem::take(&mut self.created)
    }

    /// The plan, with what changes in a manifest that is there.
    pub(super) fn edit(self, plan: Plan) -> Plan {
        match self.edit {
            Some((before, after)) => plan.edit(FILE_NAME, &before, after),
            None => plan,
        }
    }
}
