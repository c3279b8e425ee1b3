//! The program's short replies to a line, worded in one place.

use std::io;

use crate::intake::Misread;
use crate::privacy::{MaskCount, Masked, Secret, quoted};
use crate::render::diagnosis::fix::Weights;
use crate::render::lists;
use crate::render::masks;
use crate::render::misread::{self, misread};
use crate::render::page::Page;
use crate::render::words;
use crate::rulebook::Outcome;

/// A reply, with its data.
#[derive(Debug)]
pub enum Reply<'a> {
    /// A session was resumed.
    Resumed,
    /// The session could not be kept, for this reason.
    Unkept(&'a str),
    /// There is no reason for a question that is asked only because somebody went back.
    AskedAgain,
    /// This option was chosen.
    Chosen(&'a str),
    /// A trial had this outcome.
    Outcome(Outcome),
    /// Any of these options may be meant.
    Several(&'a [&'a str]),
    /// The line is none of the options, of which there are `count`.
    NoAnswer {
        typed: &'a str,
        count: usize,
    },
    /// Answers of a line that fit nothing that follows.
    Left(&'a [String]),
    /// The line is a secret, which is not taken.
    Secret(Secret),
    /// The line has more bytes than this.
    TooLong {
        most: usize,
    },
    /// The line is part of a receipt or a log, and so are those that follow.
    Pasted,
    /// A fix is skipped.
    LeftOut,
    NothingFurtherBack,
    NothingToEdit,
    EditNeedsNumber,
    Misread(&'a Misread),
    /// The list has an unlikely part.
    MoreUnlikely,
    FindNeedsWord,
    /// Weights are shown or hidden from now on.
    Weights(Weights),
    RemarkNeedsText,
    /// A remark was added.
    Remarked(&'a Masked),
    /// The session is saved in this file.
    Saved(&'a str),
    SaveNeedsFile,
    /// No item of the list has this letter; the list has this many.
    NoLetter {
        count: usize,
    },
    NotOnList,
    /// An open item was closed.
    Closed,
    StillWaiting,
    /// A file could not be written, for this reason.
    Failure(&'a str),
}

/// Writes a reply.
pub fn reply(reply: &Reply<'_>, page: &mut Page<'_>) -> io::Result<()> {
    match reply {
        Reply::Resumed => page.aside(0, "answers shows them numbered; edit and a number changes one."),
        Reply::Unkept(reason) => page.warning(0, &format!("The session could not be kept: {reason}")),
        Reply::AskedAgain => page.text(2, "It was asked before, and is asked again because you went back."),
        Reply::Chosen(option) => page.text(2, &format!("{option}.")),
        Reply::Outcome(outcome) => page.text(2, &format!("{}.", words::capitalised(words::outcome(*outcome)))),
        Reply::Several(options) => {
            page.text(2, &format!("That could be: {}. Type a little more, or the number.", options.join("; ")))
        }
        Reply::NoAnswer { typed, count } => page.text(2, &no_answer(&quoted(typed), *count)),
        Reply::Left(answers) => {
            page.text(2, &format!("Not taken, because it fits nothing that follows: {}", quoted(&answers.join(" "))))
        }
        Reply::Secret(secret) => page.warning(2, &format!("No: {}.", misread::secret(*secret))),
        Reply::TooLong { most } => {
            page.text(2, &format!("Not taken: a line of more than {most} bytes is no reply. Nothing of it was kept."))
        }
        Reply::Pasted => page.text(
            2,
            "That looks like a pasted receipt or log. No line of it is taken as an answer, and nothing of it is kept.",
        ),
        Reply::LeftOut => page.text(2, "Left out for now. If you do it later: tried, and how it begins."),
        Reply::NothingFurtherBack => page.text(2, "There is nothing further back."),
        Reply::NothingToEdit => page.text(2, "Nothing was said yet."),
        Reply::EditNeedsNumber => page.text(2, "Type edit and a number; answers shows them."),
        Reply::Misread(reason) => page.text(2, &misread(reason)),
        Reply::MoreUnlikely => page.text(2, "…  and what is unlikely to help: list all"),
        Reply::FindNeedsWord => page.text(2, "Type find and a word."),
        Reply::Weights(Weights::Shown) => {
            page.text(2, "Lists show the model's weights now: judgement, not measurement.")
        }
        Reply::Weights(Weights::Hidden) => page.text(2, "Lists show words only now."),
        Reply::RemarkNeedsText => page.text(2, "Type remark and what is worth knowing later."),
        Reply::Remarked(text) => page.text(2, &remarked(text)),
        Reply::Saved(file) => {
            page.text(2, &format!("Kept in {file}, after every step. To go on later: --resume {file}"))
        }
        Reply::SaveNeedsFile => page.text(2, "Type save and the name of a file, such as: save case.json"),
        Reply::NoLetter { count: 0 } => page.text(2, "There is no list yet."),
        Reply::NoLetter { count } => {
            page.text(2, &format!("The list has the letters a to {}.", lists::letter(count.saturating_sub(1))))
        }
        Reply::NotOnList => page.text(2, "That is not on the list any more."),
        Reply::Closed => page.text(2, "Back."),
        Reply::StillWaiting => {
            page.text(2, "Take your time, and say here how it went. To come back later: save case.json, then quit.")
        }
        Reply::Failure(reason) => page.text(2, reason),
    }
}

fn no_answer(typed: &str, count: usize) -> String {
    let help = format!("Type a number from 1 to {count}, or ? for help.");
    if typed.is_empty() { help } else { format!("`{typed}` is none of the answers. {help}") }
}

fn remarked(text: &Masked) -> String {
    match masks::count(MaskCount::of(text.as_str())) {
        Some(masked) => format!("Noted, with {masked} masked: {text}"),
        None => format!("Noted: {text}"),
    }
}
