//! Files that are written whole or not at all, for their owner alone.
//!
//! A file is written without a name and gets its name when it is complete, so that a kill at any moment leaves the old
//! one or the new one intact, and nothing beside it. A file that takes the place of another one needs a name of its own
//! for an instant; whoever resumes the session removes what a kill in that instant leaves. Where a system has no files
//! without a name, each is written under such a name from the beginning.
//!
//! A lock belongs to the file and not to its name, so each new file is locked before it is named: there is never an
//! unlocked file under that name.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use anyhow::Context;

use crate::commands::interrupt;

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
    let _unbroken = interrupt::unbroken();
    let file = match without_name(path, text, place) {
        Err(error) if error.kind() == ErrorKind::Unsupported => with_name(path, text, place).with_context(failed)?,
        written => written.with_context(failed)?,
    };
    // The rename survives a power failure only once the folder is synced. Some systems cannot open or sync a folder; the
    // file itself is synced already, so that is no reason to fail.
    if let Ok(folder) = File::open(beside(path).0) {
        let _ = folder.sync_all();
    }
    Ok(file)
}

/// Fills a file that has no name, and names it. [`ErrorKind::Unsupported`] if the system has no such files.
fn without_name(path: &Path, text: &[u8], place: Place) -> io::Result<File> {
    let (folder, begin) = beside(path);
    let file = nameless::create(folder)?;
    fill(&file, text)?;
    if place == Place::Free {
        nameless::name(&file, path)?;
        return Ok(file);
    }
    let unfinished = folder.join(format!("{begin}{}", &UNFINISHED[1..]));
    // A file that a kill has left there would be in the way.
    let _ = fs::remove_file(&unfinished);
    nameless::name(&file, &unfinished)?;
    if let Err(error) = fs::rename(&unfinished, path) {
        let _ = fs::remove_file(&unfinished);
        return Err(error);
    }
    Ok(file)
}

/// Fills a file under a name of its own, and renames it.
fn with_name(path: &Path, text: &[u8], place: Place) -> anyhow::Result<File> {
    let (folder, begin) = beside(path);
    let new = tempfile::Builder::new().prefix(&begin).suffix(UNFINISHED).tempfile_in(folder);
    // The library adds the path of the unfinished file, which nobody has named.
    let plain = |error: io::Error| anyhow::anyhow!("{}", error.to_string().split(" at path ").next().unwrap_or(""));
    let new = new.map_err(plain)?;
    fill(new.as_file(), text)?;
    let named = if place == Place::Free { new.persist_noclobber(path) } else { new.persist(path) };
    Ok(named.map_err(|error| error.error)?)
}

fn fill(mut file: &File, text: &[u8]) -> io::Result<()> {
    file.write_all(text)?;
    file.sync_all()?;
    // No other process knows the new file yet, so this lock cannot block.
    file.lock()
}

/// Files without a name: a kill leaves nothing of them.
#[cfg(target_os = "linux")]
mod nameless {
    use std::fs::File;
    use std::io::{self, ErrorKind};
    use std::os::fd::AsRawFd;
    use std::path::Path;

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open};

    pub(super) fn create(folder: &Path) -> io::Result<File> {
        let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
        // Not every file system has them, and those that lack them tell it by several errors. What else may be wrong
        // with the folder is found again by whoever writes a named file there.
        open(folder, flags, Mode::RUSR | Mode::WUSR).map(File::from).map_err(|_| ErrorKind::Unsupported.into())
    }

    /// Fails if the name is taken.
    pub(super) fn name(file: &File, path: &Path) -> io::Result<()> {
        let number = format!("/proc/self/fd/{}", file.as_raw_fd());
        linkat(CWD, &number, CWD, path, AtFlags::SYMLINK_FOLLOW).map_err(|error| match io::Error::from(error) {
            // The folder of processes may be missing.
            error if error.kind() == ErrorKind::NotFound => ErrorKind::Unsupported.into(),
            error => error,
        })
    }
}

#[cfg(not(target_os = "linux"))]
mod nameless {
    use std::fs::File;
    use std::io::{self, ErrorKind};
    use std::path::Path;

    pub(super) fn create(_: &Path) -> io::Result<File> {
        Err(ErrorKind::Unsupported.into())
    }

    pub(super) fn name(_: &File, _: &Path) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }
}
