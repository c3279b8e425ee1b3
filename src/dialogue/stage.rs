//! The stages of a dialogue, and its requests to the outside.

use std::collections::VecDeque;

use crate::engine::{Answer, Event, Remark};
use crate::privacy::Masked;
use crate::rulebook::{EscalationId, FixId, Outcome, QuestionId};

/// The stage that a dialogue has come to.
#[derive(Debug)]
pub(super) enum Stage {
    /// The session decides what comes.
    Next,
    /// A fix that worked before the dialogue began: does it still?
    Solved(FixId),
    /// A way round has worked: is that enough?
    WayRound(FixId),
    /// A remark was taken, in the middle of something else that is asked.
    Noted(Masked, Asked),
    /// The end begins: what was gone back over is restored first.
    Ending,
    /// Details that an escalation asks for and no question does.
    Missing(Missing),
    /// Nothing is left but to keep the session.
    Closing,
    /// A line is awaited.
    Asking(Asked),
    Ended,
}

/// The thing that the next line answers.
#[derive(Debug, Clone)]
pub(super) enum Asked {
    /// A question, with the answer that it had if somebody came back to it.
    Question {
        question: QuestionId,
        before: Option<Answer>,
    },
    /// The outcome of a fix, with the one that it had if somebody came back to it.
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

/// A choice of two, about a fix that worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// A way round mends nothing: stop here, or go on to the cause?
    Enough(FixId),
    /// The session was solved before: is it still, or has the trouble come back?
    Still(FixId),
}

/// Details that are asked for one after the other.
#[derive(Debug, Clone)]
pub(super) struct Missing {
    pub(super) escalation: EscalationId,
    pub(super) items: VecDeque<String>,
}

/// Events that somebody went back over. Each is asked again or taken up again; none is lost.
#[derive(Debug, Default)]
pub(super) struct Revision {
    /// The earliest last.
    pub(super) events: Vec<Event>,
    /// The fixes that stood first when it began.
    pub(super) leaders: Vec<FixId>,
}

/// The thing that the outside has to do before the dialogue can go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Show the screen, and hand in a line by [`Dialogue::take`] or their end by [`Dialogue::end_of_input`].
    ///
    /// [`Dialogue::take`]: crate::dialogue::Dialogue::take
    /// [`Dialogue::end_of_input`]: crate::dialogue::Dialogue::end_of_input
    Line,
    /// Keep the session where it is kept, if it is; reply by [`Dialogue::kept`].
    ///
    /// [`Dialogue::kept`]: crate::dialogue::Dialogue::kept
    Keep,
    /// Keep the session in this file from now on; without one tell where it is kept. Reply by [`Dialogue::saved`].
    ///
    /// [`Dialogue::saved`]: crate::dialogue::Dialogue::saved
    Save(Option<String>),
    /// Write the note to this file, else to the one that is known; reply by [`Dialogue::noted`].
    ///
    /// [`Dialogue::noted`]: crate::dialogue::Dialogue::noted
    Note(Option<String>),
    /// Show the screen; the dialogue is over.
    End,
}

/// The reason why a file could not be written, in the words of the environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteError(pub String);

/// The reason why something could not be put in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// No file was named, now or before.
    NotNamed,
    Write(WriteError),
}
