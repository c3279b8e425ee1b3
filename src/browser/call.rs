//! The calls that the script of the page makes, and the screen that it shows.

use serde::{Deserialize, Serialize};

use crate::render::block::Block;
use crate::render::dialogue::beside::{List, Said};

/// A call of the page.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Call {
    /// Begins with what an address holds, of which the script passes the part behind `#`.
    Begin(String),
    /// Passes a line on, as it would be typed.
    Take(String),
    /// Opens a fix of the lists.
    Open(String),
    /// Asks for the note, with the day and time at which it is written.
    Note(String),
    /// Asks for the diagnosis of an address.
    Diagnose(String),
}

/// Everything that the page shows.
#[derive(Debug, Serialize)]
pub(super) struct Screen {
    /// The output of the dialogue.
    pub(super) blocks: Vec<Block>,
    /// True if that is a reply, and the question on the screen stays open.
    pub(super) is_reply: bool,
    /// Parts of the address that say nothing here.
    pub(super) left_out: Vec<String>,
    pub(super) alerts: Vec<String>,
    pub(super) lists: Vec<List>,
    pub(super) said: Vec<Said>,
    /// The session and the fix that is open.
    pub(super) address: String,
    /// True if the note was asked for.
    pub(super) wants_note: bool,
    /// True if the dialogue is over, and no line is awaited.
    pub(super) ended: bool,
}
