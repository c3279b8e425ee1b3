//! `otp-triage ask`, and `otp-triage` alone: triage at a prompt.
//!
//! The dialogue goes to stderr; stdout gets one thing, the final report.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use crate::commands::book::{BookArgs, rulebook_with_codes};
use crate::commands::exit::{Exit, Failure};
use crate::commands::facts::FactArgs;
use crate::commands::keep::{Files, SessionPath};
use crate::commands::output::OutputArgs;
use crate::commands::report::{ReportFormat, exit, nothing_missing, numbers, write};
use crate::commands::{interrupt, keep, output};
use crate::dialogue::{Dialogue, Greeting, Note, Options, Surface};
use crate::engine::Session;
use crate::prompt;
use crate::prompt::{Echo, Ending, Store};
use crate::render::diagnosis::text;
use crate::render::misread;
use crate::rulebook::{Audience, Rulebook, Words};

#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage ask\n  \
    otp-triage ask --for agent -a symptom=locked -a channel=sms\n  \
    otp-triage ask --session case.json --note case.md\n  \
    printf 'nothing-arrives\\nother\\nsms\\n' | otp-triage ask --quiet\n\n\
    Answer with a number, an id or the beginning of the answer; `?` at a prompt lists all commands.\n\
    The dialogue goes to stderr, the report at the end to stdout.")]
pub(crate) struct Args {
    #[command(flatten)]
    facts: FactArgs,
    #[command(flatten)]
    book: BookArgs,
    #[command(flatten)]
    output: OutputArgs,
    /// Format of the final report
    #[arg(long, value_enum, default_value = "text")]
    format: ReportFormat,
    /// Never ask: fail if an opening question is not answered, and name it
    #[arg(long)]
    no_input: bool,
    /// Save the session in this file, after every step
    #[arg(long, value_name = "FILE")]
    session: Option<PathBuf>,
    /// Resume the session saved in this file
    #[arg(long, value_name = "FILE")]
    resume: Option<PathBuf>,
    /// Write a note for a ticket at the end, to a new file that ends in .md, .txt or .json; `-` prints it in place of the
    /// report
    #[arg(long, value_name = "FILE")]
    note: Option<PathBuf>,
    /// Number of the ticket, for the note
    #[arg(long, value_name = "REF")]
    ticket: Option<String>,
}

impl Args {
    /// The file for the session: the one that is named, or the one that it was resumed from.
    fn session_path(&self) -> Option<SessionPath> {
        let new = self.session.clone().map(SessionPath::New);
        new.or_else(|| self.resume.clone().map(SessionPath::Known))
    }

    fn options(&self) -> Options {
        Options {
            greeting: if self.output.quiet { Greeting::Omitted } else { Greeting::Shown },
            note: if self.note.is_some() { Note::Wanted } else { Note::Unwanted },
            weights: numbers(&self.output),
            surface: Surface::Terminal { columns: output::columns(), paint: output::paint },
        }
    }

    /// The session at the start: the resumed or a new one, with the facts of the command line.
    fn start<'r>(&self, book: &'r Rulebook, files: &mut Files) -> Result<Session<'r>, Failure> {
        let Some(path) = &self.resume else {
            return self.facts.session_with(book, Audience::default(), &[]).map(|(session, _)| session);
        };
        let saved = keep::read(path)?;
        let mut session = Session::start(book, self.facts.audience(saved.audience())).assuming_defaults();
        for entry in saved.replay(&mut session) {
            output::remark(&misread::unknown_entry(&book.words, &entry));
        }
        files.keep_beside(saved.unread(book));
        let known = self.facts.known(book, session.audience())?;
        self.facts.say(known.as_ref(), &mut session)?;
        Ok(session)
    }
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    // The codes are for whoever types an error where it is asked for.
    let (book, _) = rulebook_with_codes(&args.book)?;
    let mut files = Files::named(args.session_path(), args.note.as_deref(), args.ticket.clone())?;
    if args.facts.read_input() && !args.no_input {
        return Err(Failure::usage(
            "`--facts -` leaves no input to answer from: name a file, or add --no-input".to_owned(),
        ));
    }
    let mut session = args.start(book, &mut files)?;
    if args.no_input {
        nothing_missing(&session)?;
    }
    files.begin(&session)?;
    if args.no_input {
        // A file that was resumed from gets the facts of the command line. A failure is told at the end.
        let _ = files.keep(&session);
    } else {
        session = converse(args, &book.words, session, &mut files)?;
    }
    let noted = files.write_note(&session);
    let exit = report(args, &session, &files)?;
    // After the report, which is not lost because of them.
    noted?;
    files.all_kept()?;
    Ok(exit)
}

/// Holds the dialogue. Fails if the input ends before anything is said: nobody is there to read a report.
fn converse<'r>(
    args: &Args,
    words: &'static Words,
    session: Session<'r>,
    files: &mut Files,
) -> Result<Session<'r>, Failure> {
    let echo = if output::at_terminal() { Echo::ByTerminal } else { Echo::Ours };
    if let Some(path) = files.session() {
        interrupt::saved_in(path);
    }
    interrupt::watch(words).map_err(|error| Failure::new(Exit::Input, error))?;
    let mut dialogue = Dialogue::start(session, args.options());
    let (input, out) = (&mut io::stdin().lock(), &mut output::messages());
    let ending = match prompt::converse(&mut dialogue, input, echo, files, output::columns, out) {
        // Nobody reads the questions any more. What was said so far is still reported.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ending::Input,
        ending => ending?,
    };
    let session = dialogue.into_session();
    if ending == Ending::Input && session.log().is_empty() {
        let error = anyhow::anyhow!("an answer is needed, and the input ended without one; `-a` gives it beforehand");
        return Err(Failure::new(Exit::Needed, error));
    }
    Ok(session)
}

/// Prints the report, or the note in its place.
fn report(args: &Args, session: &Session<'_>, files: &Files) -> Result<Exit, Failure> {
    let diagnosis = session.diagnosis();
    match args.format {
        _ if files.prints_note() => files.print_note(session, args.format.into())?,
        ReportFormat::Text if !args.no_input => {
            output::page(|page| text::ending(session, &diagnosis, numbers(&args.output), page))?;
        }
        format => write(session, &diagnosis, &[], format, &args.output)?,
    }
    Ok(exit(&diagnosis))
}
