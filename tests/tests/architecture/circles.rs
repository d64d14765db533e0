//! No circles among the modules of the generator and of the runtime.
//!
//! A room is a module at the top of a crate. There is no circle between rooms and, within a room, none
//! between modules that are not parent and child: a child that names its parent's types is ordinary.

use std::collections::{BTreeMap, BTreeSet};

use tablesmith_tests::root;

use super::modules::{Graph, ModulePath, graph};

#[track_caller]
fn assert_no_circles(root_file: &str) {
    let graph = graph(&root().join(root_file));
    assert!(graph.values().any(|uses| uses.len() > 2), "{graph:?}");
    assert_eq!(circles(&graph), [""; 0]);
}

#[test]
fn the_generator_has_no_circles() {
    assert_no_circles("generator/src/lib.rs");
}

#[test]
fn the_runtime_has_no_circles() {
    assert_no_circles("generator/runtime/src/lib.rs");
}

#[test]
fn circles_are_found() {
    let graph = |edges: &[(&str, &str)]| -> Graph {
        let path = |text: &str| -> ModulePath { text.split("::").map(str::to_owned).collect() };
        let mut graph = Graph::new();
        for (from, to) in edges {
            graph.entry(path(from)).or_default().insert(path(to));
        }
        graph
    };
    let found = |edges: &[(&str, &str)]| circles(&graph(edges));
    assert_eq!(found(&[("a", "b"), ("b", "c"), ("a", "c")]), [""; 0]);
    assert_eq!(found(&[("a::x", "b"), ("b::y", "c"), ("c", "a")]), ["a, b, c"]);
    assert_eq!(found(&[("a", "a::x"), ("a::x", "a")]), [""; 0]);
    assert_eq!(found(&[("a::x", "a::y"), ("a::y", "a::x")]), ["a::x, a::y"]);
}

/// The circles of a graph, each with its modules, sorted.
fn circles(graph: &Graph) -> Vec<String> {
    let mut rooms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut siblings: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, uses) in graph {
        for to in uses.iter().filter(|to| !from.is_empty() && !to.is_empty()) {
            if from[0] != to[0] {
                rooms.entry(from[0].clone()).or_default().insert(to[0].clone());
            } else if !from.starts_with(to) && !to.starts_with(from) {
                siblings.entry(from.join("::")).or_default().insert(to.join("::"));
            }
        }
    }
    [components(&rooms), components(&siblings)].concat()
}

/// The groups of nodes that reach each other.
fn components(graph: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        graph.keys().map(|node| (node, reached(graph, node))).collect();
    let mut found = BTreeSet::new();
    for (node, from) in &reached {
        let circle: Vec<&str> = from
            .iter()
            .filter(|other| reached.get(*other).is_some_and(|back| back.contains(node)))
            .map(|other| other.as_str())
            .collect();
        if circle.len() > 1 {
            found.insert(circle.join(", "));
        }
    }
    found.into_iter().collect()
}

/// All nodes that a node leads to.
fn reached<'g>(
    graph: &'g BTreeMap<String, BTreeSet<String>>,
    node: &'g String,
) -> BTreeSet<&'g String> {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![node];
    while let Some(next) = waiting.pop() {
        for used in graph.get(next).into_iter().flatten() {
            if reached.insert(used) {
                waiting.push(used);
            }
        }
    }
    reached
}
