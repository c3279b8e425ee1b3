//! The house: layers, sizes, and what may be named where.

use std::path::{Path, PathBuf};

/// The layers from the top to the bottom; a file imports only from layers below its own, or its own.
const LAYERS: [&str; 9] =
    ["main", "commands", "prompt", "render", "intake", "authoring", "engine", "rulebook", "privacy"];

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
    for (path, _) in sources() {
        assert!(layer_of(&path).is_some() || path == Path::new("src/lib.rs"), "{}", path.display());
    }
}

#[test]
fn the_rulebook_layer_imports_nothing_else_of_the_program() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("src/rulebook")) {
        let outside = text.replace("crate::rulebook", "");
        assert!(!outside.contains("crate::"), "{} must stand by itself: the build mounts it", path.display());
    }
}

#[test]
fn only_the_yaml_file_knows_the_yaml_library() {
    for (path, text) in sources() {
        assert!(path.ends_with("format/yaml.rs") || !text.contains("serde_saphyr"), "{}", path.display());
    }
}

#[test]
fn only_commands_look_at_the_surroundings() {
    for (path, text) in sources().into_iter().filter(|(path, _)| layer_of(path).is_some_and(|layer| layer > 1)) {
        for outside in ["std::fs", "std::env", "std::net", "std::time", "std::process", "HashMap", "HashSet"] {
            assert!(!shipped_code(&text).contains(outside), "{} uses `{outside}`", path.display());
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
