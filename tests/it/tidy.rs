//! The house: layers, sizes, and what may be named where.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The layers from the top to the bottom; a file imports only from layers below its own, or its own.
const LAYERS: [&str; 12] = [
    "main",
    "commands",
    "prompt",
    "browser",
    "dialogue",
    "render",
    "authoring",
    "summary",
    "intake",
    "engine",
    "rulebook",
    "privacy",
];

fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    files.sort();
    files
}

fn collect(folder: &Path, files: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            let text = std::fs::read_to_string(&path).expect("the file can be read");
            files.push((path, text));
        }
    }
}

fn layer_of(path: &Path) -> Option<usize> {
    let first = path.components().nth(1)?.as_os_str().to_str()?;
    LAYERS.iter().position(|layer| first.strip_suffix(".rs").unwrap_or(first) == *layer)
}

/// The part of a file that ships: its unit tests may look anywhere.
fn shipped_code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

#[test]
fn arrows_between_layers_never_turn_back() {
    for (path, text) in sources() {
        let Some(own) = layer_of(&path) else { continue };
        for (position, layer) in LAYERS.iter().enumerate().filter(|(position, _)| *position < own) {
            for line in shipped_code(&text).lines().filter(|line| !line.trim_start().starts_with("//")) {
                let imported =
                    line.contains(&format!("crate::{layer}")) || line.contains(&format!("otp_triage::{layer}"));
                assert!(!imported, "{} is below `{}` (layer {position}): {line}", path.display(), layer);
            }
        }
    }
}

#[test]
fn every_file_belongs_to_a_layer() {
    let outside = [Path::new("src/lib.rs"), Path::new("src/shipped.rs")];
    for (path, _) in sources() {
        assert!(layer_of(&path).is_some() || outside.contains(&path.as_path()), "{}", path.display());
    }
}

/// The build mounts this layer by itself.
#[test]
fn the_rulebook_layer_imports_nothing_else_of_the_program() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("src/rulebook")) {
        let outside = text.replace("crate::rulebook", "");
        assert!(!outside.contains("crate::"), "{} must stand by itself", path.display());
    }
}

#[test]
fn only_one_file_knows_the_yaml_library() {
    for (path, text) in sources() {
        assert!(path.ends_with("format/yaml.rs") || !text.contains("serde_saphyr"), "{}", path.display());
    }
}

/// The modules that a file imports, by their paths: `crate::engine::Facts` counts for the file that defines it.
fn imports(
    own: &str,
    text: &str,
    modules: &BTreeSet<String>,
    reexports: &BTreeMap<String, String>,
) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let code: Vec<&str> = shipped_code(text).lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    // A file may name its submodules without a path: `child::item`.
    for child in modules.iter().filter(|module| module.rsplit_once("::").map_or("", |(parent, _)| parent) == own) {
        let name = child.rsplit("::").next().unwrap_or(child);
        if code
            .split(|c: char| !(c.is_alphanumeric() || "_:".contains(c)))
            .any(|path| path.split_once("::").is_some_and(|(first, _)| first == name))
        {
            found.insert(child.clone());
        }
    }
    for path in code.split("crate::").skip(1) {
        let end = path.find(|c: char| !(c.is_alphanumeric() || "_:{}, \n".contains(c))).unwrap_or(path.len());
        for name in expanded(&path[..end]) {
            if let Some(module) = defining(&name, modules, reexports) {
                found.insert(module.to_owned());
            }
        }
    }
    found
}

/// The module that defines what a path names: through re-exports, and up from items to their module.
fn defining<'n>(
    mut name: &'n str,
    modules: &BTreeSet<String>,
    reexports: &'n BTreeMap<String, String>,
) -> Option<&'n str> {
    const LONGEST_CHAIN: usize = 20;
    for _ in 0..LONGEST_CHAIN {
        match (reexports.get(name), modules.contains(name)) {
            (Some(target), _) => name = target,
            (None, true) => return Some(name),
            (None, false) => name = name.rsplit_once("::")?.0,
        }
    }
    None
}

/// `a::{b, c}` as `a::b` and `a::c`; one level of braces, which is all that rustfmt leaves us.
fn expanded(tree: &str) -> Vec<String> {
    let Some((prefix, rest)) = tree.split_once('{') else { return vec![first_path(tree)] };
    let inner = rest.split('}').next().unwrap_or(rest);
    inner
        .split(',')
        .filter(|name| !name.trim().is_empty())
        .map(|name| format!("{prefix}{}", first_path(name)))
        .collect()
}

fn first_path(text: &str) -> String {
    text.trim().split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).next().unwrap_or("").to_owned()
}

fn module_of(path: &Path) -> String {
    let inside = path.strip_prefix("src").expect("it lies there").with_extension("");
    let parts: Vec<&str> = inside.iter().filter_map(|part| part.to_str()).filter(|part| *part != "mod").collect();
    parts.join("::")
}

#[test]
fn no_two_files_import_each_other_in_a_circle() {
    let sources = sources();
    let modules: BTreeSet<String> = sources.iter().map(|(path, _)| module_of(path)).collect();
    let mut reexports = BTreeMap::new();
    for (path, text) in &sources {
        let own = module_of(path);
        for statement in text.split("pub use ").skip(1).filter_map(|rest| rest.split(';').next()) {
            for name in expanded(statement.trim_start_matches("crate::")) {
                let target = if statement.starts_with("crate::") { name } else { format!("{own}::{name}") };
                let last = target.rsplit("::").next().expect("a path has an end").to_owned();
                if format!("{own}::{last}") != target {
                    reexports.insert(format!("{own}::{last}"), target);
                }
            }
        }
    }
    let graph: BTreeMap<String, BTreeSet<String>> = sources
        .iter()
        .map(|(path, text)| (module_of(path), imports(&module_of(path), text, &modules, &reexports)))
        .collect();
    let mut circles = Vec::new();
    for start in graph.keys() {
        let mut reached: BTreeSet<&String> = BTreeSet::new();
        let mut open: Vec<&String> = graph[start].iter().filter(|target| *target != start).collect();
        while let Some(module) = open.pop() {
            if reached.insert(module) {
                open.extend(graph.get(module).into_iter().flatten());
            }
        }
        if reached.contains(start) {
            let through: Vec<&&String> = reached.iter().filter(|module| graph[**module].contains(start)).collect();
            circles.push(format!("{start} imports itself through {through:?}"));
        }
    }
    assert!(circles.is_empty(), "{circles:#?}");
}

/// The core is what a page or a tool server carries.
fn core_sources() -> impl Iterator<Item = (PathBuf, String)> {
    const OUTSIDE: [&str; 11] = [
        "src/main.rs",
        "src/lib.rs",
        "src/shipped.rs",
        "src/commands",
        "src/prompt",
        "src/authoring",
        "src/render/rules",
        "src/render/graph",
        "src/rulebook/format",
        "src/rulebook/lint",
        "src/rulebook/finding",
    ];
    sources().into_iter().filter(|(path, _)| !OUTSIDE.iter().any(|outside| path.starts_with(outside)))
}

#[test]
fn the_core_uses_no_file_clock_thread_environment_or_terminal() {
    for (path, text) in core_sources() {
        for outside in [
            "std::fs",
            "std::env",
            "std::net",
            "std::time",
            "std::process",
            "std::thread",
            "IsTerminal",
            "stdin()",
            "stdout()",
            "stderr()",
            "colored",
            "anstream",
            "terminal_size",
        ] {
            assert!(!shipped_code(&text).contains(outside), "{} uses `{outside}`", path.display());
        }
    }
}

/// Hash order would differ from run to run.
#[test]
fn nothing_hangs_on_hash_order() {
    for (path, text) in sources() {
        for hashed in ["HashMap", "HashSet"] {
            assert!(!text.contains(hashed), "{} uses `{hashed}`", path.display());
        }
    }
}

#[test]
fn only_commands_look_at_the_surroundings() {
    for (path, text) in sources().into_iter().filter(|(path, _)| layer_of(path).is_some_and(|layer| layer > 1)) {
        for outside in ["std::fs", "std::env", "std::net", "std::time", "std::process"] {
            assert!(!shipped_code(&text).contains(outside), "{} uses `{outside}`", path.display());
        }
    }
}

/// Renderers word what the engine has worked out; they work out nothing.
#[test]
fn renderers_name_no_belief_facts_or_truth() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("src/render")) {
        let code = shipped_code(&text).lines().filter(|line| !line.trim_start().starts_with("//"));
        for word in code.flat_map(|line| line.split(|c: char| !(c.is_alphanumeric() || c == '_'))) {
            assert!(!["belief", "Belief", "Facts", "Truth"].contains(&word), "{} names `{word}`", path.display());
        }
    }
}

#[test]
fn files_fit_in_the_head() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
        assert!(text.starts_with("//! "), "{} does not say what it is for", path.display());
    }
}

/// No provider is named in code: rules are data.
#[test]
fn rules_are_data() {
    for (path, text) in sources() {
        let text = text.to_lowercase();
        for name in ["amazon", "okta", "plaid", "twilio", "vonage"] {
            assert!(!text.contains(name), "{} names `{name}`", path.display());
        }
    }
}

/// Only `render` words things. Messages of `expect` are for programmers.
#[test]
fn the_dialogue_and_its_terminal_have_no_words_of_their_own() {
    for (path, text) in sources() {
        if !path.starts_with("src/dialogue") && !path.starts_with("src/prompt") {
            continue;
        }
        for line in shipped_code(&text).lines().map(str::trim) {
            if line.starts_with("//") || line.contains(".expect(\"") || line.starts_with("const WRITABLE") {
                continue;
            }
            let literals = line.split('"').skip(1).step_by(2);
            for literal in literals {
                assert!(!literal.contains(' '), "{} words something: {line}", path.display());
            }
        }
    }
}
