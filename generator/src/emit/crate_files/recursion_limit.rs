//! The recursion limit that the compiler needs to find out whether a model is `Send`, which depends on
//! how deep the models nest.

use std::collections::HashMap;

use crate::schema::{Schema, Type};

/// The compiler's default limit.
const ALLOWED: usize = 128;

/// The most types between a model and a model in it: `Option<Box<Model>>`, and what a `Box` consists
/// of.
const MODEL: usize = 6;

/// The most types between a list or map and its elements: a `BTreeMap` is about eight types deep.
const LEVEL: usize = 8;

/// The most steps of the search. If they do not suffice, the limit allows for a chain of all models.
const STEPS: usize = 20_000_000;

/// The recursion limit that a crate of these models has to set; none if the default suffices.
pub(super) fn of(schema: &Schema) -> Option<usize> {
    limit(&within(schema))
}

fn limit(models: &[Within]) -> Option<usize> {
    let needed = depth(models);
    (needed > ALLOWED).then(|| needed.next_power_of_two())
}

/// What a model contains.
#[derive(Default)]
struct Within {
    /// The models in it by index, and how deep each is.
    models: Vec<(usize, usize)>,
    /// The depth of its deepest list or map.
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

/// How deep the compiler's search goes, which is depth first and visits no model twice.
fn depth(models: &[Within]) -> usize {
    let mut steps = 0;
    let mut deepest = 0;
    // The start of the last search that reached each model.
    let mut seen = vec![usize::MAX; models.len()];
    for start in 0..models.len() {
        let mut stack = vec![(start, 0, 0)];
        seen[start] = start;
        while let Some((model, depth, next)) = stack.last_mut() {
            steps += 1;
            if steps > STEPS {
                let steps = models.iter().flat_map(|within| &within.models).map(|(_, step)| *step);
                return models.len() * steps.max().unwrap_or_default();
            }
            deepest = deepest.max(*depth + models[*model].own);
            let Some(&(inner, step)) = models[*model].models.get(*next) else {
                stack.pop();
                continue;
            };
            *next += 1;
            if seen[inner] != start {
                seen[inner] = start;
                let depth = *depth + step;
                stack.push((inner, depth, 0));
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
    fn shallow_models_need_no_limit() {
        of_a_ring(0, None);
        of_a_ring(1, None);
        // Eight steps of 14, and a list in the last model.
        of_a_ring(9, None);
    }

    #[test]
    fn deep_models_need_a_limit() {
        of_a_ring(10, Some(256));
        of_a_ring(60, Some(1024));
        // More steps than the search takes.
        of_a_ring(5_000, Some(131_072));
    }
}
