//! Compares the files with the output folder.

use std::path::Path;

use crate::diagnostics::{Code, Diagnostic};
use crate::generate::Generated;
use crate::generate::load::Inputs;
use crate::generate::progress::Stage;
use crate::generate::run::{Run, Stop};
use crate::input::load;
use crate::output::plan::Plan;
use crate::output::{lock, manifest};

impl Run<'_> {
    pub(super) fn plan(
        &mut self,
        out: &Path,
        generated: Generated,
        inputs: Inputs,
    ) -> Result<Plan, Stop> {
        self.begin(Stage::Plan);
        let Generated { files, manifest: created, features, dependencies } = generated;
        let Inputs { lock, names, manifest, .. } = inputs;
        let is_new = lock.is_none();
        let lock = lock.unwrap_or_default();
        let plan = match manifest {
            None => Plan::new(out, files, created.into_iter().collect(), &lock, names)?,
            Some(id) => {
                let sources = &self.diagnostics.sources;
                let depends = manifest::require_dependencies(sources, id, &dependencies);
                let updated = manifest::updated(sources, id, &features);
                let errors = [depends.err(), updated.as_ref().err().cloned()];
                let errors: Vec<_> = errors.into_iter().flatten().map(|error| *error).collect();
                let checked = if errors.is_empty() { Ok(()) } else { Err(errors) };
                self.require_all(checked)?;
                let updated = self.require(updated)?;
                let plan = Plan::new(out, files, Vec::new(), &lock, names)?;
                plan.edit(manifest::FILE_NAME, &self.diagnostics.sources.get(id).text, updated)
            }
        };
        if is_new && plan.finds_generated_files() {
            self.diagnostics.list.push(missing_lock(out));
        }
        Ok(plan)
    }
}

fn missing_lock(out: &Path) -> Diagnostic {
    let message = "the generated files have no lock: names that were published may change";
    Diagnostic::warning(Code::MissingLock, message)
        .in_file(load::shown(&out.join(lock::FILE_NAME)))
        .help("restore the file from version control, and generate again")
}
