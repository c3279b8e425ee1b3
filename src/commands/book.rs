//! Which rulebook: the one that is built in, with others on top of it or in its place.

use std::path::{Path, PathBuf};

use annotate_snippets::Renderer;
use anyhow::Context;

use crate::commands::{Exit, Failure, output};
use crate::render;
use crate::rulebook::{Loaded, Rulebook, SourceFile, load};
use crate::shipped;

// Which rulebook to go by.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct BookArgs {
    /// Lay a rulebook (a file or a folder) over the built-in one
    #[arg(long, value_name = "PATH")]
    pub(crate) rules: Vec<PathBuf>,
    /// Use this rulebook in place of the built-in one
    #[arg(long, value_name = "PATH")]
    pub(crate) only_rules: Vec<PathBuf>,
}

/// Reads and loads a rulebook, whatever is to be said about it.
pub(crate) fn open(args: &BookArgs) -> Result<Loaded, Failure> {
    let mut layers = Vec::new();
    if args.only_rules.is_empty() {
        layers.push(shipped::files());
    }
    for path in args.only_rules.iter().chain(&args.rules) {
        layers.push(read(path).map_err(|error| Failure::new(Exit::Rulebook, error))?);
    }
    Ok(load(layers))
}

/// A rulebook to go by; if it cannot be used, says why on stderr. The built-in one by itself was checked when the
/// program was built, and is neither parsed again nor has its worked cases. It lives as long as the program, which ends
/// when its command does: to take it apart then would be work for nobody.
pub(crate) fn usable(args: &BookArgs) -> Result<(&'static Rulebook, Vec<SourceFile>), Failure> {
    let (rulebook, files) = if args.only_rules.is_empty() && args.rules.is_empty() {
        (shipped::rulebook(), shipped::files())
    } else {
        whole(args)?
    };
    Ok((Box::leak(Box::new(rulebook)), files))
}

/// A rulebook with its worked cases, read from its text; if it cannot be used, says why on stderr.
pub(crate) fn whole(args: &BookArgs) -> Result<(Rulebook, Vec<SourceFile>), Failure> {
    used(open(args)?)
}

/// A loaded rulebook that must be usable; if it is not, says why on stderr.
pub(crate) fn used(loaded: Loaded) -> Result<(Rulebook, Vec<SourceFile>), Failure> {
    let Loaded { rulebook, findings, files } = loaded;
    if let Some(rulebook) = rulebook {
        return Ok((rulebook, files));
    }
    render::rules::finding::text(&findings, &files, &Renderer::styled(), &mut output::messages())?;
    Err(Failure::new(Exit::Rulebook, anyhow::anyhow!("the rulebook cannot be used; `otp-triage rules check` says why")))
}

/// The file, or all YAML files below the folder in the order of their paths.
fn read(path: &Path) -> anyhow::Result<Vec<SourceFile>> {
    let mut paths = Vec::new();
    if path.is_dir() {
        collect(path, &mut paths)?;
        paths.sort();
        anyhow::ensure!(!paths.is_empty(), "no YAML file (*.yaml, *.yml) in the folder `{}`", path.display());
    } else {
        paths.push(path.to_owned());
    }
    let file = |path: &PathBuf| {
        let bytes = std::fs::read(path).with_context(|| format!("failed to read `{}`", path.display()))?;
        Ok(SourceFile::from_bytes(path.display().to_string(), bytes))
    };
    paths.iter().map(file).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("failed to read `{}`", folder.display()))?;
    for entry in entries {
        let path = entry.with_context(|| format!("failed to read `{}`", folder.display()))?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml") {
            paths.push(path);
        }
    }
    Ok(())
}
