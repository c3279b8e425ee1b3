//! The page in a browser that drives a dialogue, as seen from the engine: calls in, screens out, both as JSON.
//!
//! The script of the page only touches the document: it passes on what somebody presses or types, and shows what comes
//! back. Here the same [`Dialogue`] runs that a terminal drives, over a rulebook that was compiled for one reader.

mod call;

use std::mem;

use crate::browser::call::{Call, Screen};
use crate::dialogue::{Dialogue, FileError, Greeting, LONGEST, Note, Noted, Options, Request, Surface};
use crate::engine::Session;
use crate::intake::address;
use crate::privacy::printable;
use crate::render::block::Block;
use crate::render::diagnosis::fix::Weights;
use crate::render::diagnosis::note::{Format, Head};
use crate::render::diagnosis::{json, note, text};
use crate::render::dialogue::beside;
use crate::render::page::Page;
use crate::rulebook::Edition;

/// A page that is open.
pub struct Browser<'r> {
    edition: &'r Edition,
    dialogue: Dialogue<'r>,
    /// The sentence about parts of the address that were left out; said once.
    left_out: Vec<String>,
    wants_note: bool,
}

/// A list of blocks takes everything.
const WRITABLE: &str = "a buffer takes everything";

impl<'r> Browser<'r> {
    /// A page without anything said.
    pub fn open(edition: &'r Edition) -> Self {
        let dialogue = Dialogue::start(session(edition), options());
        let mut browser = Self { edition, dialogue, left_out: Vec::new(), wants_note: false };
        // The page shows the first screen before the engine is there.
        browser.settle();
        browser.dialogue.blocks();
        browser
    }

    /// Carries out a call and returns its result.
    pub fn call(&mut self, call: &str) -> String {
        match serde_json::from_str(call) {
            Ok(Call::Begin(address)) => self.begin(&address),
            // A prompt is over then, and a page goes on.
            Ok(Call::Take(_) | Call::Open(_)) if self.settle() => {
                let address = address::write(self.dialogue.session(), None);
                self.begin(&address);
                return self.call(call);
            }
            Ok(Call::Take(line)) if line.len() > LONGEST => self.dialogue.refuse_long_line(LONGEST),
            Ok(Call::Take(line)) => self.dialogue.take(&line),
            Ok(Call::Open(fix)) => {
                // The ids come from our own lists, and an unknown one opens nothing.
                if let Some(fix) = self.edition.rulebook.fixes.find(&fix) {
                    self.dialogue.open_fix(fix);
                }
            }
            Ok(Call::Note(written)) => return self.note(written),
            Ok(Call::Diagnose(address)) => return self.diagnose(&address),
            // The script makes only calls that exist; whoever changes it sees where it stands.
            Err(_) => {}
        }
        serde_json::to_string(&self.screen()).expect("texts and lists can be written")
    }

    /// Begins anew with what an address holds.
    fn begin(&mut self, from: &str) {
        let mut session = session(self.edition);
        let (opened, unread) = address::read(&mut session, from);
        let told = |parts: Vec<String>| session.book().words.page_not_read(parts.join(", "));
        self.left_out = if unread.is_empty() { Vec::new() } else { vec![told(unread)] };
        self.dialogue = Dialogue::continued(session, options());
        if let Some(fix) = opened {
            // The first step is asked for before an item can be opened, and is not shown.
            self.settle();
            self.dialogue.blocks();
            self.dialogue.open_fix(fix);
        }
    }

    /// The next screen.
    fn screen(&mut self) -> Screen {
        let ended = self.settle();
        let mut blocks = self.dialogue.blocks();
        let session = self.dialogue.session();
        let diagnosis = session.diagnosis();
        if ended {
            text::ending(session, &diagnosis, Weights::Hidden, &mut Page::of_blocks(&mut blocks)).expect(WRITABLE);
        }
        Screen {
            // A reply without a question leaves the question before it open.
            is_reply: !ended && !blocks.iter().any(Block::asks),
            blocks,
            left_out: mem::take(&mut self.left_out).iter().map(|text| printable(text)).collect(),
            alerts: beside::alerts(session, &diagnosis),
            lists: beside::fixes(session, &diagnosis),
            said: beside::said(session),
            address: address::write(session, self.dialogue.opened()),
            wants_note: mem::take(&mut self.wants_note),
            ended,
        }
    }

    /// Carries out the requests of the dialogue until it awaits a line; true if it is over.
    fn settle(&mut self) -> bool {
        loop {
            match self.dialogue.request() {
                Request::Line => return false,
                Request::End => return true,
                // The address is kept by the page itself.
                Request::Keep => self.dialogue.kept(Ok(())),
                Request::Save(_) => self.dialogue.saved(Err(FileError::InAddress)),
                // The page has a place of its own for the note.
                Request::Note(_) => {
                    self.wants_note = true;
                    self.dialogue.noted(Ok(Noted::Text(String::new())));
                }
            }
        }
    }

    /// The note about the session, as text.
    fn note(&self, written: String) -> String {
        let (session, mut text) = (self.dialogue.session(), Vec::new());
        let head = Head { ticket: None, written: Some(written) };
        note::write(session, &session.diagnosis(), &head, Format::Text, &mut text).expect(WRITABLE);
        String::from_utf8(text).expect("a note is text")
    }

    /// The diagnosis for the facts of an address, as JSON.
    fn diagnose(&self, from: &str) -> String {
        let (mut session, mut out) = (session(self.edition), Vec::new());
        address::read(&mut session, from);
        json::report(&session, &session.diagnosis(), &[], &mut out).expect(WRITABLE);
        String::from_utf8(out).expect("JSON is text")
    }
}

fn session(edition: &Edition) -> Session<'_> {
    Session::start(&edition.rulebook, edition.reader).assuming_defaults()
}

fn options() -> Options {
    Options { greeting: Greeting::Omitted, note: Note::Unwanted, weights: Weights::Hidden, surface: Surface::Browser }
}
