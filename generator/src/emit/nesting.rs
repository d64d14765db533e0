//! How deep the models nest, which is how deep the compiler has to look to know that one is `Send`.

use std::collections::HashMap;

use crate::schema::{Schema, Type};

/// How deep the compiler looks of itself.
const ALLOWED: usize = 128;

/// What it passes on its way from a model to one within: `Option<Vec<Model>>`, and all that a `Vec`
/// is made of.
const LEVELS: usize = 8;

/// The steps that are spent on finding out. Where they do not suffice, every model may be within
/// every other one.
const STEPS: usize = 20_000_000;

/// The recursion limit that a crate of these models has to set, if it has to.
pub(super) fn recursion_limit(schema: &Schema) -> Option<usize> {
    limit(&within(schema))
}

fn limit(within: &[Vec<usize>]) -> Option<usize> {
    let needed = depth(within).saturating_mul(LEVELS);
    (needed > ALLOWED).then(|| needed.next_power_of_two())
}

/// The models that each model holds.
fn within(schema: &Schema) -> Vec<Vec<usize>> {
    let places: HashMap<&str, usize> =
        schema.models.iter().enumerate().map(|(at, model)| (model.name.as_str(), at)).collect();
    let models = schema.models.iter().map(|model| {
        let types = model.properties.iter().map(|property| property.ty.innermost());
        let models = types.filter_map(|ty| match ty {
            Type::Model(name) => places.get(name.as_str()).copied(),
            _ => None,
        });
        models.collect()
    });
    models.collect()
}

/// The most models that stand one within the other on any way in depth first.
fn depth(within: &[Vec<usize>]) -> usize {
    let mut steps = 0;
    let mut deepest = 0;
    // From which model the way last came by.
    let mut seen = vec![usize::MAX; within.len()];
    for start in 0..within.len() {
        let mut way = vec![(start, 0)];
        seen[start] = start;
        while let Some((model, next)) = way.last_mut() {
            steps += 1;
            if steps > STEPS {
                return within.len();
            }
            let Some(&inner) = within[*model].get(*next) else {
                way.pop();
                continue;
            };
            *next += 1;
            if seen[inner] != start {
                seen[inner] = start;
                way.push((inner, 0));
                deepest = deepest.max(way.len());
            }
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Models each of which holds the next one, and the last one the first.
    #[track_caller]
    fn of_a_ring(models: usize, expected: Option<usize>) {
        let within: Vec<_> = (0..models).map(|model| vec![(model + 1) % models]).collect();
        assert_eq!(limit(&within), expected);
    }

    #[test]
    fn shallow_models_need_nothing() {
        of_a_ring(0, None);
        of_a_ring(1, None);
        of_a_ring(16, None);
    }

    #[test]
    fn deep_ones_are_allowed_for() {
        of_a_ring(17, Some(256));
        of_a_ring(60, Some(512));
        // More steps than are spent on it.
        of_a_ring(5_000, Some(65_536));
    }
}
