//! Embeds the shipped rulebook three times: checked and compiled, for every start, as a tree, for other rulebooks to be
//! laid over, and as text, for the commands that quote its lines. The catalogue of codes is compiled apart. Any finding fails the build, so nothing unchecked is ever shipped.
//!
//! The files of `rules/` are listed here, in the order in which a folder is read, so that no file is named in code.
//!
//! Without the feature `cli` nothing is embedded: users of the core bring a compiled rulebook.

#[cfg(feature = "cli")]
use std::error::Error;
#[cfg(feature = "cli")]
use std::fmt::Write;
#[cfg(feature = "cli")]
use std::path::{Path, PathBuf};
#[cfg(feature = "cli")]
use std::{env, fs, io, mem};

#[cfg(feature = "cli")]
#[path = "src/rulebook/mod.rs"]
#[expect(
    dead_code,
    unused_imports,
    unreachable_pub,
    clippy::unused_self,
    reason = "the build only loads; the program does the rest"
)]
mod rulebook;

#[cfg(feature = "cli")]
use rulebook::{Base, LintOptions, Loaded, Rulebook, SourceFile, lint, load};

#[cfg(not(feature = "cli"))]
fn main() {}

/// The folder of real cases.
#[cfg(feature = "cli")]
const FIELD: &str = "rules/field";

#[cfg(feature = "cli")]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=src/rulebook");
    let mut paths = Vec::new();
    collect(Path::new("rules"), &mut paths)?;
    // Real cases come last, because spans of the compiled rulebook count the files that all commands know.
    // The order of a directory listing depends on the file system, and the order of files decides the order of entries.
    paths.sort_by_key(|path| (path.starts_with(FIELD), path.clone()));
    let (mut rules, mut field, mut files) = (String::new(), String::new(), Vec::new());
    for path in paths {
        // Findings and commands show these names, so they have to be the same on every platform.
        let name = path.display().to_string().replace('\\', "/");
        // Real cases are as large as all the rest, and only one command reads them.
        let list = if path.starts_with(FIELD) { &mut field } else { &mut rules };
        write!(list, "({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{name}\"))), ")?;
        files.push(SourceFile::from_bytes(name, fs::read(path)?));
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    fs::write(out.join("rules.rs"), format!("&[{rules}]"))?;
    fs::write(out.join("field.rs"), format!("&[{field}]"))?;
    let base = Base::of(&files);
    // This tells what is wrong, if anything is.
    let mut rulebook = checked(files)?;
    fs::write(out.join("shipped.codes"), postcard::to_stdvec(&mem::take(&mut rulebook.catalogue))?)?;
    fs::write(out.join("shipped.postcard"), postcard::to_stdvec(&rulebook)?)?;
    let base = base.ok_or("the shipped rulebook cannot be merged")?;
    fs::write(out.join("shipped.tree"), postcard::to_stdvec(&base)?)?;
    Ok(())
}

/// The rulebook without what only commands about the rulebook itself need.
#[cfg(feature = "cli")]
fn checked(files: Vec<SourceFile>) -> Result<Rulebook, Box<dyn Error>> {
    let loaded = load(vec![files]);
    let warnings = loaded.rulebook.as_ref().map(|book| {
        let options = LintOptions { reading: loaded.reading(), ..LintOptions::default() };
        lint(book, options)
    });
    let Loaded { rulebook, mut findings, files, .. } = loaded;
    findings.extend(warnings.into_iter().flatten());
    for finding in &findings {
        let location = finding.span.location(&files);
        println!("cargo::error={}:{}:{}: {}", location.file, location.line, location.column, finding.message);
    }
    let (Some(mut rulebook), []) = (rulebook, &findings[..]) else {
        return Err("the shipped rulebook has findings".into());
    };
    // Those commands read the text.
    rulebook.cases.clear();
    rulebook.field.clear();
    Ok(rulebook)
}

#[cfg(feature = "cli")]
fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            paths.push(path);
        }
    }
    Ok(())
}
