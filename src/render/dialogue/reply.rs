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
use crate::rulebook::{Outcome, Words};

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
    /// Any of these options may be meant, each with its number.
    Several(&'a [(usize, &'a str)]),
    /// The line is none of the options, of which the menu lists `count`. `instead` is the number and the text of the one
    /// that stands for all names that are not known.
    NoAnswer {
        typed: &'a str,
        count: usize,
        instead: Option<(usize, &'a str)>,
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
    /// The address of the page holds the session.
    InAddress,
    /// No item of the list has this letter; the list has this many.
    NoLetter {
        count: usize,
    },
    NotOnList,
    StillWaiting,
    /// A file could not be written, for this reason.
    Failure(&'a str),
}

/// Writes a reply.
pub fn reply(words: &Words, reply: &Reply<'_>, page: &mut Page<'_>) -> io::Result<()> {
    match reply {
        Reply::Resumed => page.aside(0, words.resumed()),
        Reply::Unkept(reason) => page.warning(0, &words.unkept(reason)),
        Reply::AskedAgain => page.text(2, words.asked_again()),
        Reply::Chosen(option) => page.text(2, &format!("{option}.")),
        Reply::Outcome(outcome) => page.text(2, &format!("{}.", words::capitalised(words::outcome(words, *outcome)))),
        Reply::Several(options) => {
            let options: Vec<String> = options.iter().map(|(number, text)| format!("{number}  {text}")).collect();
            page.text(2, &words.several_meant(options.join("; ")))
        }
        Reply::NoAnswer { typed, instead: Some((number, answer)), .. } => {
            page.text(2, &words.not_by_name(quoted(typed), number, answer))
        }
        Reply::NoAnswer { typed, count, .. } => page.text(2, &no_answer(words, &quoted(typed), *count)),
        Reply::Left(answers) => page.text(2, &words.left_ahead(quoted(&answers.join(" ")))),
        Reply::Secret(secret) => page.warning(2, &words.refused(misread::secret(words, *secret))),
        Reply::TooLong { most } => page.text(2, &words.line_too_long(most)),
        Reply::Pasted => page.text(2, words.pasted()),
        Reply::LeftOut => page.text(2, words.left_out()),
        Reply::NothingFurtherBack => page.text(2, words.nothing_further_back()),
        Reply::NothingToEdit => page.text(2, words.nothing_said()),
        Reply::EditNeedsNumber => page.text(2, words.edit_needs_number()),
        Reply::Misread(Misread::LooksLikeCode) => page.warning(2, &words.refused(misread::secret(words, Secret::Code))),
        Reply::Misread(reason) => page.text(2, &misread(words, reason)),
        Reply::MoreUnlikely => page.text(2, words.more_unlikely()),
        Reply::FindNeedsWord => page.text(2, words.find_needs_word()),
        Reply::Weights(Weights::Shown) => page.text(2, words.weights_shown()),
        Reply::Weights(Weights::Hidden) => page.text(2, words.weights_hidden()),
        Reply::RemarkNeedsText => page.text(2, words.remark_needs_text()),
        Reply::Remarked(text) => page.text(2, &remarked(words, text)),
        Reply::Saved(file) => page.text(2, &words.saved(file)),
        Reply::SaveNeedsFile => page.text(2, words.save_needs_file()),
        Reply::InAddress => page.text(2, words.page_in_address()),
        Reply::NoLetter { count } => {
            page.text(2, &words.letters_of_list(lists::letter(words, count.saturating_sub(1))))
        }
        Reply::NotOnList => page.text(2, words.not_on_list()),
        Reply::StillWaiting => page.text(2, words.still_waiting()),
        Reply::Failure(reason) => page.text(2, reason),
    }
}

fn no_answer(words: &Words, typed: &str, count: usize) -> String {
    let help = words.type_a_number(count);
    if typed.is_empty() { help } else { format!("{} {help}", words.none_of_the_answers(typed)) }
}

fn remarked(words: &Words, text: &Masked) -> String {
    match masks::count(words, MaskCount::of(text.as_str())) {
        Some(masked) => words.remarked_masked(masked, text),
        None => words.remarked(text),
    }
}
