//! Makes the files of the schema.

use crate::config::Config;
use crate::emit::{self, EmitOptions, Layout, RuntimeLocation};
use crate::features::Features;
use crate::generate::progress::Stage;
use crate::generate::run::{Run, Stop};
use crate::generate::{Generated, crate_manifest};
use crate::naming::validate::ValidSchema;
use crate::schema::Schema;

impl Run<'_> {
    pub(super) fn emit(
        &mut self,
        schema: &Schema,
        package: &str,
        config: &Config,
    ) -> Result<Generated, Stop> {
        self.begin(Stage::Emit);
        let layout = self.generator.layout;
        let regenerate = self.generator.regenerate.as_ref().or(config.regenerate.as_ref());
        let options = EmitOptions {
            regenerate: regenerate.cloned().unwrap_or_else(|| "tablesmith generate".to_owned()),
            crate_name: package.replace('-', "_"),
            example: config.example.as_ref().map(|example| example.get_ref().clone()),
            layout,
            runtime: match config.runtime {
                Some(_) => RuntimeLocation::Dependency,
                None => RuntimeLocation::Embedded,
            },
        };
        let timings = emit::Timings::default();
        let schema = self.require_all(ValidSchema::new(schema))?;
        let features = Features::of(&schema);
        let files = emit::emit(schema, features.as_ref(), &options, &timings);
        self.clock.divide_emission(timings.building(), timings.printing());
        if layout == Layout::Module {
            return Ok(Generated {
                files,
                manifest: None,
                features: String::new(),
                dependencies: Vec::new(),
            });
        }
        let runtime = config.runtime.as_ref();
        let up_to = config.features.default_up_to;
        let features = crate_manifest::features(&schema, features.as_ref(), runtime, up_to);
        let dependencies = crate_manifest::dependencies(&schema, runtime);
        let manifest = Some(crate_manifest::new(package, &dependencies, &features));
        Ok(Generated { files, manifest, features, dependencies })
    }
}
