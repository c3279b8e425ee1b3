//! The stages of a dialogue, and its requests to the outside.

use std::collections::VecDeque;

use crate::engine::{Answer, Event, Remark};
use crate::privacy::Masked;
use crate::rulebook::{EscalationId, FixId, Outcome, QuestionId};

/// The stage of a dialogue.
#[derive(Debug)]
pub(super) enum Stage {
    /// The session decides on the next step.
    Next,
    /// A fix worked before the dialogue began: does it still?
    Solved(FixId),
    /// A way round worked: is that enough?
    WayRound(FixId),
    /// A remark was taken while something else was asked.
    Noted(Masked, Asked),
    /// The end begins: a revision is restored first.
    Ending,
    /// Details of an escalation that no question asks for.
    Missing(Missing),
    /// Only the session remains to be saved.
    Closing,
    /// A line is awaited.
    Asking(Asked),
    Ended,
}

/// The subject of the next line.
#[derive(Debug, Clone)]
pub(super) enum Asked {
    /// A question, with its earlier answer if somebody came back to it.
    Question {
        question: QuestionId,
        before: Option<Answer>,
    },
    /// The outcome of a fix, with the earlier one if somebody came back to it.
    Outcome {
        fix: FixId,
        before: Option<Outcome>,
    },
    /// A remark that somebody came back to.
    Again(Remark),
    Choice(Choice),
    /// The first of these details.
    Missing(Missing),
}

/// A choice beside questions and fixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// A way round removes no cause: stop here, or go on to the cause?
    Enough(FixId),
    /// Turning to somebody is worth more than what can still be tried: turn, or try it all the same?
    Turn(FixId),
    /// The session was solved before: is it still, or has the trouble come back?
    Still(FixId),
    /// The case ends, with the fix that solved it if one did: is that all?
    Done(Option<FixId>),
}

/// Details, asked for one after the other.
#[derive(Debug, Clone)]
pub(super) struct Missing {
    pub(super) escalation: EscalationId,
    pub(super) items: VecDeque<String>,
}

/// Events that somebody went back over. Each is asked again or restored; none is lost.
#[derive(Debug, Default)]
pub(super) struct Revision {
    /// The earliest last.
    pub(super) events: Vec<Event>,
}

/// A task for the driver, to be done before the dialogue can go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Show the screen, and pass the next line to [`Dialogue::take`], or call [`Dialogue::end_of_input`].
    ///
    /// [`Dialogue::take`]: crate::dialogue::Dialogue::take
    /// [`Dialogue::end_of_input`]: crate::dialogue::Dialogue::end_of_input
    Line,
    /// Save the session if it has a file; reply by [`Dialogue::kept`].
    ///
    /// [`Dialogue::kept`]: crate::dialogue::Dialogue::kept
    Keep,
    /// Save the session to this file from now on, or only name its file; reply by [`Dialogue::saved`].
    ///
    /// [`Dialogue::saved`]: crate::dialogue::Dialogue::saved
    Save(Option<String>),
    /// Write the note to this file or, without one, show it; reply by [`Dialogue::noted`].
    ///
    /// [`Dialogue::noted`]: crate::dialogue::Dialogue::noted
    Note(Option<String>),
    /// Show the screen; the dialogue is over.
    End,
}

/// The reason why a file could not be written, in the words of the environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteError(pub String);

/// A note that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Noted {
    /// It is in this file.
    In(String),
    /// It is this text, for the screen.
    Text(String),
}

/// The reason why a session could not be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// No file was named, now or before.
    NotNamed,
    /// There are no files: the address of the page holds the session.
    InAddress,
    Write(WriteError),
}
