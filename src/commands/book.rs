//! The choice of a rulebook: the built-in one, with others laid over it or in its place.

use std::collections::BTreeSet;
use std::env;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use annotate_snippets::Renderer;
use anyhow::Context;

use crate::commands::exit::{Exit, Failure};
use crate::commands::output;
use crate::render;
use crate::rulebook::{self, Loaded, Rulebook, SourceFile, load};
use crate::shipped;

// The choice of a rulebook.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct BookArgs {
    /// Lay a rulebook (a file or a folder) over the built-in one
    ///
    /// Without it, the one that the environment variable `OTP_TRIAGE_RULES` names, if it is set.
    #[arg(long, value_name = "PATH")]
    pub(crate) rules: Vec<PathBuf>,
    /// Use this rulebook in place of the built-in one
    #[arg(long, value_name = "PATH")]
    pub(crate) only_rules: Vec<PathBuf>,
}

/// The environment variable that names the rulebook to lay over the built-in one.
const RULES: &str = "OTP_TRIAGE_RULES";

impl BookArgs {
    /// The rulebooks that lie over the one below: those that are named, or that of the environment if none is.
    fn over(&self) -> Vec<PathBuf> {
        let is_named = !self.rules.is_empty() || !self.only_rules.is_empty();
        match env::var_os(RULES) {
            Some(path) if !is_named && !path.is_empty() => vec![path.into()],
            _ => self.rules.clone(),
        }
    }

    /// The position of the first file that lies over the lowest rulebook.
    pub(crate) fn first_over(&self) -> Result<u32, Failure> {
        let lowest = if self.only_rules.is_empty() { shipped::files().len() } else { self.layers()?[0].len() };
        Ok(u32::try_from(lowest).unwrap_or(u32::MAX))
    }

    /// The files of every rulebook that is named, the lowest first.
    fn layers(&self) -> Result<Vec<Vec<SourceFile>>, Failure> {
        let (mut layers, mut left) = (Vec::new(), LARGEST);
        for path in self.only_rules.iter().chain(&self.over()) {
            layers.push(read(path, &mut left).map_err(|error| Failure::new(Exit::Rulebook, error))?);
        }
        Ok(layers)
    }
}

/// Reads and loads a rulebook. It may have errors: those are among its findings.
pub(crate) fn load_layers(args: &BookArgs) -> Result<Loaded, Failure> {
    Ok(load(layers(args)?))
}

/// The files of a rulebook, layer by layer, the lowest first.
pub(crate) fn layers(args: &BookArgs) -> Result<Vec<Vec<SourceFile>>, Failure> {
    layers_over(shipped::files(), args)
}

/// The same, with these files in the place of the built-in ones.
pub(crate) fn layers_over(built_in: Vec<SourceFile>, args: &BookArgs) -> Result<Vec<Vec<SourceFile>>, Failure> {
    let mut layers = Vec::new();
    if args.only_rules.is_empty() {
        layers.push(built_in);
    }
    layers.extend(args.layers()?);
    Ok(layers)
}

/// A rulebook without errors; if it has some, reports them on stderr. The built-in rulebook by itself was checked when the
/// program was built: it is not parsed again, and has no worked cases and no catalogue.
pub(crate) fn rulebook(args: &BookArgs) -> Result<(&'static Rulebook, Vec<SourceFile>), Failure> {
    built_in_or(args, shipped::rulebook)
}

/// The same with the catalogue of receipts and codes.
pub(crate) fn rulebook_with_codes(args: &BookArgs) -> Result<(&'static Rulebook, Vec<SourceFile>), Failure> {
    built_in_or(args, shipped::rulebook_with_codes)
}

fn built_in_or(args: &BookArgs, built_in: fn() -> Rulebook) -> Result<(&'static Rulebook, Vec<SourceFile>), Failure> {
    let layers = args.layers()?;
    let (rulebook, files) = match (args.only_rules.is_empty(), layers.is_empty()) {
        (true, true) => (built_in(), shipped::files()),
        (true, false) => require_rulebook(rulebook::load_over(shipped::base(), shipped::files(), layers))?,
        (false, _) => require_rulebook(load(layers))?,
    };
    // Leaked on purpose: the process exits right after the command, so dropping it would only cost time.
    Ok((Box::leak(Box::new(rulebook)), files))
}

/// A rulebook without errors and with its worked cases, parsed from its text; if it has errors, reports them on stderr.
pub(crate) fn rulebook_with_cases(args: &BookArgs) -> Result<(Rulebook, Vec<SourceFile>), Failure> {
    require_rulebook(load_layers(args)?)
}

/// The rulebook that was loaded; if it has errors, reports them on stderr.
pub(crate) fn require_rulebook(loaded: Loaded) -> Result<(Rulebook, Vec<SourceFile>), Failure> {
    let Loaded { rulebook, findings, files, .. } = loaded;
    if let Some(rulebook) = rulebook {
        return Ok((rulebook, files));
    }
    let written = render::rules::finding::text(&findings, &files, &Renderer::styled(), &mut output::messages());
    output::unless_closed(written)?;
    Err(Failure::new(Exit::Rulebook, anyhow::anyhow!("the rulebook cannot be used; `otp-triage rules check` says why")))
}

/// The largest number of bytes of all files that are read, so that none of them can exhaust memory.
const LARGEST: usize = 32 * 1024 * 1024;

/// Reads a file, or all YAML files below a folder in the order of their paths, with at most so many bytes together.
fn read(path: &Path, left: &mut usize) -> anyhow::Result<Vec<SourceFile>> {
    let mut paths = Vec::new();
    if path.is_dir() {
        collect(path, &mut BTreeSet::new(), &mut paths)?;
        // The order of a folder's entries depends on the file system, and later files extend earlier ones.
        paths.sort();
        anyhow::ensure!(!paths.is_empty(), "no YAML file (*.yaml, *.yml) in the folder `{}`", path.display());
    } else {
        paths.push(path.to_owned());
    }
    let mut files = Vec::new();
    for path in paths {
        let bytes = read_file(&path).with_context(|| format!("failed to read `{}`", path.display()))?;
        let too_large =
            || format!("the rulebook has more than {} MB together with `{}`", LARGEST >> 20, path.display());
        *left = left.checked_sub(bytes.len()).with_context(too_large)?;
        files.push(SourceFile::from_bytes(path.display().to_string(), bytes));
    }
    Ok(files)
}

/// The bytes of a file; of one that is too large, no more than it takes to see that.
fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(SourceFile::LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Adds the YAML files below a folder, without hidden ones: those belong to other programs. A folder is read once, however
/// many links lead to it: one of them may stand below it.
fn collect(folder: &Path, seen: &mut BTreeSet<PathBuf>, paths: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let failed = || format!("failed to read `{}`", folder.display());
    if !seen.insert(folder.canonicalize().with_context(failed)?) {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder).with_context(failed)? {
        let entry = entry.with_context(failed)?;
        let path = entry.path();
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if path.is_dir() {
            collect(&path, seen, paths)?;
        } else if path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml") {
            paths.push(path);
        }
    }
    Ok(())
}
