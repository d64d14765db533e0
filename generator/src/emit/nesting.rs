//! How deep the models nest, which is how deep the compiler has to look to know that one is `Send`.

use std::collections::HashMap;

use crate::schema::{Schema, Type};

/// How deep the compiler looks of itself.
const ALLOWED: usize = 128;

/// What it passes at most from a model to one within: `Option<Box<Model>>`, and all that a `Box` is
/// made of.
const MODEL: usize = 6;

/// What it passes at most on its way into a list or map: a `BTreeMap` is some eight types deep.
const LEVEL: usize = 8;

/// The steps that are spent on finding out. Where they do not suffice, every model may be within
/// every other one.
const STEPS: usize = 20_000_000;

/// The recursion limit that a crate of these models has to set, if it has to.
pub(super) fn recursion_limit(schema: &Schema) -> Option<usize> {
    limit(&within(schema))
}

fn limit(models: &[Within]) -> Option<usize> {
    let needed = depth(models);
    (needed > ALLOWED).then(|| needed.next_power_of_two())
}

/// What a model holds.
#[derive(Default)]
struct Within {
    /// The models, and how deep each is in it.
    models: Vec<(usize, usize)>,
    /// How deep the deepest of its own lists and maps is.
    own: usize,
}

fn within(schema: &Schema) -> Vec<Within> {
    let places: HashMap<&str, usize> =
        schema.models.iter().enumerate().map(|(at, model)| (model.name.as_str(), at)).collect();
    let models = schema.models.iter().map(|model| {
        let mut within = Within::default();
        for property in &model.properties {
            let levels = levels(&property.ty) * LEVEL;
            within.own = within.own.max(levels);
            if let Type::Model(name) = property.ty.innermost()
                && let Some(&place) = places.get(name.as_str())
            {
                within.models.push((place, MODEL + levels));
            }
        }
        within
    });
    models.collect()
}

fn levels(ty: &Type) -> usize {
    match ty {
        Type::List(element) | Type::Map(element) => 1 + levels(element),
        _ => 0,
    }
}

/// How deep the compiler comes, which goes depth first and looks at no model twice.
fn depth(models: &[Within]) -> usize {
    let mut steps = 0;
    let mut deepest = 0;
    // From which model the way last came by.
    let mut seen = vec![usize::MAX; models.len()];
    for start in 0..models.len() {
        let mut way = vec![(start, 0, 0)];
        seen[start] = start;
        while let Some((model, depth, next)) = way.last_mut() {
            steps += 1;
            if steps > STEPS {
                let steps = models.iter().flat_map(|within| &within.models).map(|(_, step)| *step);
                return models.len() * steps.max().unwrap_or_default();
            }
            deepest = deepest.max(*depth + models[*model].own);
            let Some(&(inner, step)) = models[*model].models.get(*next) else {
                way.pop();
                continue;
            };
            *next += 1;
            if seen[inner] != start {
                seen[inner] = start;
                let depth = *depth + step;
                way.push((inner, depth, 0));
            }
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Models each of which holds a list of the next one, and the last one of the first.
    #[track_caller]
    fn of_a_ring(models: usize, expected: Option<usize>) {
        let ring = (0..models).map(|model| Within {
            models: vec![((model + 1) % models, MODEL + LEVEL)],
            own: LEVEL,
        });
        assert_eq!(limit(&ring.collect::<Vec<_>>()), expected);
    }

    #[test]
    fn shallow_models_need_nothing() {
        of_a_ring(0, None);
        of_a_ring(1, None);
        // Eight steps of 14, and a list of its own.
        of_a_ring(9, None);
    }

    #[test]
    fn deep_ones_are_allowed_for() {
        of_a_ring(10, Some(256));
        of_a_ring(60, Some(1024));
        // More steps than are spent on it.
        of_a_ring(5_000, Some(131_072));
    }
}
