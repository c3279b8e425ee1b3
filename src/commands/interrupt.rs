//! Ctrl-C: names the saved session and ends. Nothing has to be saved at that moment: every step was saved when it was
//! taken.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::commands::exit::Exit;
use crate::privacy::printable;
use crate::rulebook::Words;

/// The path of the session. Static, because the handler runs on a thread of its own.
static SAVED: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Ends the program on Ctrl-C, with a message that names the kept session.
pub(crate) fn watch(words: &'static Words) -> anyhow::Result<()> {
    ctrlc::set_handler(move || {
        // Held to the end, so that no file is being written then.
        let saved = unbroken();
        let message = match &*saved {
            Some(path) => words.interrupted_kept(path.display()),
            None => words.interrupted().to_owned(),
        };
        let message = printable(&message);
        // If stderr is closed as well, there is no other place for the message.
        let _ = std::io::Write::write_fmt(&mut anstream::stderr(), format_args!("\n{message}\n"));
        std::process::exit(Exit::Interrupted as i32);
    })?;
    Ok(())
}

/// Sets the path that the message names.
pub(crate) fn saved_in(path: &Path) {
    *unbroken() = Some(path.to_owned());
}

/// Keeps Ctrl-C from ending the program until the guard is dropped.
pub(crate) fn unbroken() -> MutexGuard<'static, Option<PathBuf>> {
    // The path is set whole or not at all, so a panic elsewhere leaves it sound.
    SAVED.lock().unwrap_or_else(PoisonError::into_inner)
}
