//! Files of a dialogue: the session, saved whole after every step, and the note about the case.
//!
//! The file of a session stays locked during the dialogue. The first write fails if its name is taken by then: of two
//! dialogues with one new file, one fails.

use std::env;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::Context;

use crate::commands::exit::{Exit, Failure};
use crate::commands::whole::{Place, remove_leftovers, write};
use crate::commands::{interrupt, output};
use crate::dialogue::{FileError, Noted, WriteError};
use crate::engine::session::Session;
use crate::intake::saved::{Saved, Unread};
use crate::privacy::quoted;
use crate::prompt::Store;
use crate::render::diagnosis::note;
use crate::render::diagnosis::note::{Format, Head};
use crate::render::misread;
use crate::rulebook::Words;

/// The files of one dialogue.
#[derive(Debug, Default)]
pub(crate) struct Files {
    session: Option<SessionFile>,
    /// The entries of the file that the rulebook does not know.
    unread: Unread,
    /// The reason why the latest state of the session is not in its file.
    unkept: Option<WriteError>,
    /// The note of the command line.
    note: Option<Note>,
    ticket: Option<String>,
    /// The notes that were written: they may be written anew, and no other file may.
    notes: Vec<PathBuf>,
}

/// The place for a note.
#[derive(Debug, Clone)]
enum Note {
    Stdout,
    File(PathBuf),
}

impl Note {
    /// Reads a name: `-` is stdout, as for other programs.
    fn named(name: &Path) -> Self {
        if name == Path::new("-") { Self::Stdout } else { Self::File(name.to_owned()) }
    }
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
        let note = note.map(Note::named);
        if let Some(Note::File(path)) = &note {
            format_of(Words::ENGLISH, path).map_err(Failure::usage)?;
            is_new(Words::ENGLISH, path).map_err(|error| Failure::new(Exit::Input, error))?;
        }
        let session = match session {
            None => None,
            Some(SessionPath::New(path)) => Some(SessionFile::create(Words::ENGLISH, path)),
            Some(SessionPath::Known(path)) => Some(SessionFile::open(path)),
        };
        let session = session.transpose().map_err(|error| Failure::new(Exit::Input, error))?;
        Ok(Self { session, note, ticket, ..Self::default() })
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
            Some(Note::File(path)) => self.note_in(&path, session).map_err(|error| Failure::new(Exit::Input, error)),
            Some(Note::Stdout) | None => Ok(()),
        }
    }

    /// True if the note goes to stdout, where it takes the place of the report.
    pub(crate) fn prints_note(&self) -> bool {
        matches!(self.note, Some(Note::Stdout))
    }

    pub(crate) fn print_note(&self, session: &Session<'_>, format: Format) -> io::Result<()> {
        output::bytes(|out| out.write_all(&self.note_text(session, format)?))
    }

    fn note_text(&self, session: &Session<'_>, format: Format) -> io::Result<Vec<u8>> {
        let head = Head { ticket: self.ticket.clone(), written: Some(now()) };
        let mut text = Vec::new();
        note::write(session, &session.diagnosis(), &head, format, &mut text)?;
        Ok(text)
    }

    fn note_in(&mut self, path: &Path, session: &Session<'_>) -> anyhow::Result<()> {
        let words = &session.book().words;
        let format = format_of(words, path).map_err(anyhow::Error::msg)?;
        let is_ours = self.notes.iter().any(|written| written == path);
        if !is_ours {
            is_new(words, path)?;
        }
        write(path, &self.note_text(session, format)?, if is_ours { Place::Taken } else { Place::Free })?;
        self.notes.push(path.to_owned());
        Ok(())
    }
}

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
    fn create(words: &Words, path: PathBuf) -> anyhow::Result<Self> {
        anyhow::ensure!(!path.exists(), words.file_is_taken(path.display()));
        Ok(Self { target: path.clone(), path, lock: None })
    }

    fn open(path: PathBuf) -> anyhow::Result<Self> {
        let file = File::open(&path).with_context(|| format!("failed to read `{}`", path.display()))?;
        match file.try_lock() {
            // Another dialogue may have put a new file, which it has locked, in its place meanwhile.
            Ok(()) if !is_at(&file, &path) => Err(in_use(&path)),
            Ok(()) => {
                // A link stays one: what it leads to is replaced.
                let target = path.canonicalize().with_context(|| format!("failed to read `{}`", path.display()))?;
                remove_leftovers(&target);
                Ok(Self { path, target, lock: Some(file) })
            }
            Err(TryLockError::WouldBlock) => Err(in_use(&path)),
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
            self.session =
                Some(created(&session.book().words, file, &text).map_err(|error| FileError::Write(error.into()))?);
            self.unkept = None;
        }
        let path = self.session().ok_or(FileError::NotNamed)?;
        Ok(path.display().to_string())
    }

    fn note(&mut self, file: Option<&str>, session: &Session<'_>) -> Result<Noted, WriteError> {
        match file.map(|file| Note::named(Path::new(file))) {
            Some(Note::File(path)) => {
                self.note_in(&path, session)?;
                Ok(Noted::In(path.display().to_string()))
            }
            Some(Note::Stdout) | None => {
                let text = self.note_text(session, Format::Text).map_err(anyhow::Error::from)?;
                Ok(Noted::Text(String::from_utf8_lossy(&text).into_owned()))
            }
        }
    }
}

/// A new file with the session in it.
fn created(words: &Words, file: &str, text: &str) -> anyhow::Result<SessionFile> {
    let mut created = SessionFile::create(words, PathBuf::from(file))?;
    created.write(text)?;
    interrupt::saved_in(&created.path);
    Ok(created)
}

impl From<anyhow::Error> for WriteError {
    fn from(error: anyhow::Error) -> Self {
        Self(format!("{error:#}"))
    }
}

fn in_use(path: &Path) -> anyhow::Error {
    anyhow::anyhow!("`{}` is in use by another otp-triage", path.display())
}

/// True if a path leads to an open file still.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |metadata: io::Result<fs::Metadata>| metadata.ok().map(|metadata| (metadata.dev(), metadata.ino()));
    id(file.metadata()) == id(path.metadata())
}

/// Elsewhere an open file cannot be replaced.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

fn format_of(words: &Words, path: &Path) -> Result<Format, String> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    // A sentence with a code in it is no name of a file.
    Format::of_ending(ending).ok_or_else(|| words.note_has_ending(quoted(&path.display().to_string())))
}

fn is_new(words: &Words, path: &Path) -> anyhow::Result<()> {
    anyhow::ensure!(!path.exists(), words.note_is_taken(path.display()));
    Ok(())
}
