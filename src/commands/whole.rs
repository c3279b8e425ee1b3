//! Files that are written whole or not at all, for their owner alone.
//!
//! A file is written under another name and then renamed, so that a kill at any moment leaves the old one or the new one
//! intact. A lock belongs to the file and not to its name, so each new file is locked before it is renamed: there is never
//! an unlocked file under that name.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use anyhow::Context;

/// The state of the name that a new file gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Nothing: a file that somebody else has put there meanwhile is not replaced.
    Free,
    /// The file that it replaces.
    Taken,
}

/// The end of the name of a file that is still being written.
const UNFINISHED: &str = ".otp-triage.tmp";

/// The folder of a file, and the beginning of the names of its unfinished versions.
fn beside(path: &Path) -> (&Path, String) {
    let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    (folder, format!(".{}.", path.file_name().unwrap_or_default().to_string_lossy()))
}

/// Removes what a killed program had not finished. Whoever holds the lock of the session is the only one to write it.
pub(crate) fn remove_leftovers(session: &Path) {
    let (folder, begin) = beside(session);
    // A leftover that cannot be removed does no harm.
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(&begin) && name.ends_with(UNFINISHED) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Writes a file whole or not at all, for its owner alone. Returns it, locked.
pub(crate) fn write(path: &Path, text: &[u8], place: Place) -> anyhow::Result<File> {
    let failed = || format!("failed to write `{}`", path.display());
    let (folder, begin) = beside(path);
    let new = tempfile::Builder::new().prefix(&begin).suffix(UNFINISHED).tempfile_in(folder);
    // The library adds the path of the unfinished file, which nobody has named.
    let plain = |error: io::Error| anyhow::anyhow!("{}", error.to_string().split(" at path ").next().unwrap_or(""));
    let mut new = new.map_err(plain).with_context(failed)?;
    new.write_all(text).with_context(failed)?;
    new.as_file().sync_all().with_context(failed)?;
    // No other process knows the new file yet, so this lock cannot block.
    new.as_file().lock().with_context(failed)?;
    let named = if place == Place::Free { new.persist_noclobber(path) } else { new.persist(path) };
    let file = named.map_err(|error| error.error).with_context(failed)?;
    // The rename survives a power failure only once the folder is synced. Some systems cannot open or sync a folder; the
    // file itself is synced already, so that is no reason to fail.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(file)
}
