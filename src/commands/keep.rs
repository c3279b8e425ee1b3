//! Files of a dialogue: the session, saved whole after every step, and the note about the case.
//!
//! A session is written to a new file that then replaces the old one, so that a kill at any moment leaves one of the two
//! intact. The file stays locked during the dialogue. A lock belongs to the file and not to its name, so each new file is
//! locked before it is renamed, so there is never an unlocked file under that name. The first write fails if the name is
//! taken by then: of two dialogues with one new file, one fails. Nobody but their owner may read these files.

use std::env;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::Context;

use crate::commands::exit::{Exit, Failure};
use crate::commands::{interrupt, output};
use crate::dialogue::{FileError, Noted, WriteError};
use crate::engine::session::Session;
use crate::intake::saved::{Saved, Unread};
use crate::prompt::Store;
use crate::render::diagnosis::note;
use crate::render::diagnosis::note::{Format, Head};
use crate::render::misread;

/// The files of one dialogue.
#[derive(Debug, Default)]
pub(crate) struct Files {
    session: Option<SessionFile>,
    /// What the file holds that the rulebook does not know.
    unread: Unread,
    /// The reason why the latest state of the session is not in its file.
    unkept: Option<WriteError>,
    /// The note of the command line; `-` is stdout.
    note: Option<PathBuf>,
    ticket: Option<String>,
    /// The notes that were written: they may be written anew, and no other file may.
    notes: Vec<PathBuf>,
}

/// The file of a saved session. Locked once it exists.
#[derive(Debug)]
struct SessionFile {
    /// The path as it was named.
    path: PathBuf,
    /// The file itself, where the path is a link to it.
    target: PathBuf,
    lock: Option<File>,
}

impl Files {
    /// Opens the files named on the command line. Fails on an unknown extension of the note, or if it exists already, before
    /// anything is asked.
    pub(crate) fn named(
        session: Option<SessionPath>,
        note: Option<&Path>,
        ticket: Option<String>,
    ) -> Result<Self, Failure> {
        if let Some(path) = note
            && path != Path::new(STDOUT)
        {
            format_of(path).map_err(Failure::usage)?;
            is_new(path).map_err(|error| Failure::new(Exit::Input, error))?;
        }
        let session = match session {
            None => None,
            Some(SessionPath::New(path)) => Some(SessionFile::create(path)),
            Some(SessionPath::Known(path)) => Some(SessionFile::open(path)),
        };
        let session = session.transpose().map_err(|error| Failure::new(Exit::Input, error))?;
        Ok(Self { session, note: note.map(Path::to_owned), ticket, ..Self::default() })
    }

    /// Sets what the file of the session holds that the rulebook does not know: it is written back.
    pub(crate) fn keep_beside(&mut self, unread: Unread) {
        self.unread = unread;
    }

    /// Writes a session that has a new file for the first time, before anything is asked.
    pub(crate) fn begin(&mut self, session: &Session<'_>) -> Result<(), Failure> {
        if self.session.as_ref().is_some_and(|file| file.lock.is_none()) {
            self.keep(session).map_err(|WriteError(reason)| Failure::new(Exit::Input, anyhow::Error::msg(reason)))?;
        }
        Ok(())
    }

    /// Fails if the latest state of the session is not in its file.
    pub(crate) fn all_kept(&self) -> Result<(), Failure> {
        match &self.unkept {
            Some(WriteError(reason)) => {
                Err(Failure::new(Exit::Input, anyhow::anyhow!("the session could not be kept: {reason}")))
            }
            None => Ok(()),
        }
    }

    /// The path of the session, if it is saved.
    pub(crate) fn session(&self) -> Option<&Path> {
        self.session.as_ref().map(|session| session.path.as_path())
    }

    /// Writes the note if one was asked for on the command line.
    pub(crate) fn write_note(&mut self, session: &Session<'_>) -> Result<(), Failure> {
        match self.note.clone() {
            Some(path) if path != Path::new(STDOUT) => {
                self.note_in(&path, session).map_err(|error| Failure::new(Exit::Input, error))
            }
            _ => Ok(()),
        }
    }

    /// True if the note goes to stdout, where it takes the place of the report.
    pub(crate) fn prints_note(&self) -> bool {
        self.note.as_deref().is_some_and(|path| path == Path::new(STDOUT))
    }

    pub(crate) fn print_note(&self, session: &Session<'_>, format: Format) -> io::Result<()> {
        output::bytes(|out| note::write(session, &session.diagnosis(), &self.head(), format, out))
    }

    fn head(&self) -> Head {
        Head { ticket: self.ticket.clone(), written: Some(now()) }
    }

    fn note_in(&mut self, path: &Path, session: &Session<'_>) -> anyhow::Result<()> {
        let format = format_of(path).map_err(anyhow::Error::msg)?;
        let is_ours = self.notes.iter().any(|written| written == path);
        if !is_ours {
            is_new(path)?;
        }
        let mut text = Vec::new();
        note::write(session, &session.diagnosis(), &self.head(), format, &mut text)?;
        write(path, &text, if is_ours { Place::Taken } else { Place::Free })?;
        self.notes.push(path.to_owned());
        Ok(())
    }
}

/// The name that stands for stdout.
const STDOUT: &str = "-";

/// The minute at which a note is written. `SOURCE_DATE_EPOCH` sets it, as for other programs whose output has to be
/// reproducible.
fn now() -> String {
    let set = env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let now = set.map_or_else(SystemTime::now, |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
    let text = humantime::format_rfc3339_seconds(now).to_string();
    format!("{} {} UTC", &text[..10], &text[11..16])
}

/// The path for a session.
#[derive(Debug)]
pub(crate) enum SessionPath {
    /// A file that must not exist yet.
    New(PathBuf),
    /// The file that the session was read from.
    Known(PathBuf),
}

/// Reads a saved session.
pub(crate) fn read(path: &Path) -> Result<Saved, Failure> {
    let read = || -> anyhow::Result<Saved> {
        let text = fs::read_to_string(path).with_context(|| format!("failed to read `{}`", path.display()))?;
        Saved::read(&text).map_err(|reason| {
            anyhow::anyhow!("failed to resume `{}`: {}", path.display(), misread::unreadable(&reason))
        })
    };
    read().map_err(|error| Failure::new(Exit::Input, error))
}

impl SessionFile {
    fn create(path: PathBuf) -> anyhow::Result<Self> {
        anyhow::ensure!(
            !path.exists(),
            "`{0}` already exists: continue it with --resume {0}, or name another file",
            path.display()
        );
        Ok(Self { target: path.clone(), path, lock: None })
    }

    fn open(path: PathBuf) -> anyhow::Result<Self> {
        let file = File::open(&path).with_context(|| format!("failed to read `{}`", path.display()))?;
        match file.try_lock() {
            Ok(()) => {
                // A link stays one: what it leads to is replaced.
                let target = path.canonicalize().with_context(|| format!("failed to read `{}`", path.display()))?;
                remove_leftovers(&target);
                Ok(Self { path, target, lock: Some(file) })
            }
            Err(TryLockError::WouldBlock) => {
                anyhow::bail!("`{}` is in use by another otp-triage", path.display())
            }
            Err(TryLockError::Error(error)) => {
                Err(anyhow::Error::new(error).context(format!("failed to lock `{}`", path.display())))
            }
        }
    }

    fn write(&mut self, text: &str) -> anyhow::Result<()> {
        let place = if self.lock.is_some() { Place::Taken } else { Place::Free };
        self.lock = Some(write(&self.target, text.as_bytes(), place)?);
        Ok(())
    }
}

/// What a new file finds under its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
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
fn remove_leftovers(session: &Path) {
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
fn write(path: &Path, text: &[u8], place: Place) -> anyhow::Result<File> {
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

impl Store for Files {
    fn keep(&mut self, session: &Session<'_>) -> Result<(), WriteError> {
        let Some(file) = &mut self.session else { return Ok(()) };
        let result = file.write(&Saved::of(session).with(&self.unread).text()).map_err(WriteError::from);
        self.unkept = result.clone().err();
        result
    }

    fn keep_in(&mut self, file: Option<&str>, session: &Session<'_>) -> Result<String, FileError> {
        if let Some(file) = file {
            let text = Saved::of(session).with(&self.unread).text();
            self.session = Some(created(file, &text).map_err(|error| FileError::Write(error.into()))?);
            self.unkept = None;
        }
        let path = self.session().ok_or(FileError::NotNamed)?;
        Ok(path.display().to_string())
    }

    fn note(&mut self, file: Option<&str>, session: &Session<'_>) -> Result<Noted, WriteError> {
        match file {
            Some(file) if file != STDOUT => {
                self.note_in(Path::new(file), session)?;
                Ok(Noted::In(file.to_owned()))
            }
            _ => {
                let mut text = Vec::new();
                note::write(session, &session.diagnosis(), &self.head(), Format::Text, &mut text)
                    .map_err(anyhow::Error::from)?;
                Ok(Noted::Text(String::from_utf8_lossy(&text).into_owned()))
            }
        }
    }
}

/// A new file with the session in it.
fn created(file: &str, text: &str) -> anyhow::Result<SessionFile> {
    let mut created = SessionFile::create(PathBuf::from(file))?;
    created.write(text)?;
    interrupt::saved_in(&created.path);
    Ok(created)
}

impl From<anyhow::Error> for WriteError {
    fn from(error: anyhow::Error) -> Self {
        Self(format!("{error:#}"))
    }
}

fn format_of(path: &Path) -> Result<Format, String> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    Format::of_ending(ending)
        .ok_or_else(|| format!("a note is a file that ends in .md, .txt or .json: `{}`", path.display()))
}

fn is_new(path: &Path) -> anyhow::Result<()> {
    anyhow::ensure!(!path.exists(), "`{}` already exists: name another file for the note", path.display());
    Ok(())
}
