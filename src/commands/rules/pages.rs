//! `otp-triage rules pages`: a rulebook as pages of Markdown in a folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::commands::book::{BookArgs, rulebook};
use crate::commands::exit::{Exit, Failure};
use crate::render::rules::pages::{Document, MARKER, pages};

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage rules pages pages/\n  \
    otp-triage rules pages pages/ --rules my-rules/\n  \
    otp-triage rules pages pages/ --only-rules my-rules/\n\n\
    Existing pages are replaced. A file that this command did not write is never overwritten.")]
pub(crate) struct Args {
    /// The folder to write to, created if it does not exist
    folder: PathBuf,
    #[command(flatten)]
    book: BookArgs,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    let (book, _) = rulebook(&args.book)?;
    write_all(&args.folder, &pages(book)).map_err(|error| Failure::new(Exit::Input, error))?;
    Ok(Exit::Success)
}

/// Writes every page, or none if one of them would overwrite a file that this command did not write.
fn write_all(folder: &Path, pages: &[Document]) -> anyhow::Result<()> {
    for page in pages {
        let path = folder.join(&page.path);
        let foreign = fs::read(&path).is_ok_and(|text| !text.starts_with(MARKER.as_bytes()));
        anyhow::ensure!(!foreign, "`{}` was not written by this command; choose another folder", path.display());
    }
    for page in pages {
        let path = folder.join(&page.path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).with_context(|| format!("failed to create the folder `{}`", parent.display()))?;
        fs::write(&path, &page.text).with_context(|| format!("failed to write `{}`", path.display()))?;
    }
    Ok(())
}
