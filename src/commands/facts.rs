//! Facts on the command line, the same for every command: `-a QUESTION=ANSWER`, `--tried FIX=OUTCOME`, and `--facts FILE`
//! for programs, which have them as JSON.

use std::path::PathBuf;

use crate::commands::exit::{Exit, Failure};
use crate::commands::{input, output};
use crate::engine::{Event, Rejected, Session};
use crate::intake::receipt::Reading;
use crate::intake::ticket::facts::Known;
use crate::intake::ticket::json;
use crate::intake::ticket::names::Names;
use crate::intake::{Misread, typed};
use crate::render::batch::unfit;
use crate::render::{dialogue, misread};
use crate::rulebook::{AnswerId, Audience, QuestionId, Rulebook, Words};

// The known facts, and the audience.
#[derive(Debug, clap::Args)]
pub(crate) struct FactArgs {
    /// A known fact: a question and its answer, `unknown` or `n/a`; may be repeated
    #[arg(short = 'a', long = "answer", value_name = "QUESTION=ANSWER")]
    answers: Vec<String>,
    /// A file of facts as JSON; `-` reads the input
    ///
    /// A ticket as `batch` reads it: {"answers":{…},"tried":{…},"role":…,"receipt":…,"error":…}. A role in it is the audience.
    #[arg(long, value_name = "FILE")]
    facts: Option<PathBuf>,
    /// A fix that was tried, and its outcome: failed (the default), worked, cannot, started or helped; may be repeated
    #[arg(long, value_name = "FIX[=OUTCOME]")]
    tried: Vec<String>,
    /// The audience: user (the default), agent, admin or developer
    #[arg(long = "for", value_name = "WHO", value_parser = audience, env = "OTP_TRIAGE_FOR", hide_env_values = true)]
    audience: Option<Audience>,
}

/// Parses the name of an audience.
pub(crate) fn audience(name: &str) -> Result<Audience, String> {
    let known = Audience::ALL.into_iter().find(|audience| audience.name() == name);
    known.ok_or_else(|| "one of user, agent, admin, developer".to_owned())
}

impl FactArgs {
    /// A new session with these facts and the answers of receipts, for the reader if none is named. What is said on the
    /// command line counts before a receipt.
    pub(crate) fn session_with<'r>(
        &self,
        book: &'r Rulebook,
        reader: Audience,
        answers: &[(QuestionId, AnswerId)],
    ) -> Result<(Session<'r>, Vec<Reading<'r>>), Failure> {
        let known = self.known(book, reader)?;
        let audience = known.as_ref().map_or_else(|| self.audience(Some(reader)), |known| known.audience);
        let mut session = Session::start(book, audience).assuming_defaults();
        self.say(known.as_ref(), &mut session)?;
        session.hear(answers);
        Ok((session, known.map_or_else(Vec::new, |known| known.readings)))
    }

    /// True if the rulebook needs its codes for these facts.
    pub(crate) fn need_codes(&self) -> bool {
        self.facts.is_some()
    }

    /// True if they come from the standard input.
    pub(crate) fn read_input(&self) -> bool {
        self.facts.as_ref().is_some_and(|path| path.as_os_str() == "-")
    }

    /// The facts of the file, if there is one. `reader` is the audience if neither it nor the command line names one.
    pub(crate) fn known<'r>(&self, book: &'r Rulebook, reader: Audience) -> Result<Option<Known<'r>>, Failure> {
        let Some(path) = &self.facts else { return Ok(None) };
        let text = input::text(path)?;
        let known = json::ticket(text.trim_end().as_bytes()).and_then(|mut ticket| {
            ticket.role = ticket.role.or(self.audience);
            let reader = if ticket.receipt.is_some() { Audience::Developer } else { reader };
            Known::of(&Names::new(book), reader, &ticket)
        });
        match known {
            Ok(known) => Ok(Some(known)),
            Err(reason) => {
                let name = if self.read_input() { "the input".to_owned() } else { format!("`{}`", path.display()) };
                let error = anyhow::anyhow!("{name} has no facts that can be used: {}", unfit::reason(&reason));
                Err(Failure::new(Exit::Input, error))
            }
        }
    }

    /// The audience named here, or the previous one, or an end user.
    pub(crate) fn audience(&self, before: Option<Audience>) -> Audience {
        self.audience.or(before).unwrap_or_default()
    }

    /// Adds these facts to a session. They replace earlier answers, but must not contradict each other.
    pub(crate) fn say(&self, known: Option<&Known<'_>>, session: &mut Session<'_>) -> Result<(), Failure> {
        let (book, audience) = (session.book(), session.audience());
        for (question, answer) in known.iter().flat_map(|known| &known.answers) {
            match session.change(*question, *answer) {
                Err(Rejected::NotAsked { .. }) => session.restore(Event::Answered(*question, *answer)),
                changed => changed.map_err(|rejected| refused(session, *question, rejected))?,
            }
        }
        for (fix, outcome) in known.iter().flat_map(|known| &known.trials) {
            session.tried(*fix, *outcome);
        }
        let before = session.facts();
        for fact in &self.answers {
            let (question, answer) = typed::answer(book, audience, fact).map_err(|reason| unusable(&reason))?;
            match session.answer(question, answer) {
                // Kept without effect: it counts if a later fact makes the question arise.
                Err(Rejected::NotAsked { .. }) => session.restore(Event::Answered(question, answer)),
                Err(Rejected::Contradicts(earlier)) if before.answer(question) == Some(earlier) => {
                    session.change(question, answer).expect("a question that has an answer arises");
                }
                taken => taken.map_err(|rejected| refused(session, question, rejected))?,
            }
        }
        for question in session.inert() {
            left_out(session, question, session.refuter(question).unwrap_or(question));
        }
        for fact in &self.tried {
            let (fix, outcome) =
                typed::trial(book, audience, &session.facts(), fact).map_err(|reason| unusable(&reason))?;
            session.tried(fix, outcome);
        }
        Ok(())
    }
}

fn unusable(reason: &Misread) -> Failure {
    Failure::usage(misread::misread(Words::ENGLISH, reason))
}

/// Warns that an answer does not count because its question does not arise. This is no error: a script may pass every
/// fact that it has.
fn left_out(session: &Session<'_>, question: QuestionId, because: QuestionId) {
    let id = &session.book()[question].id;
    let why = dialogue::not_asked(Words::ENGLISH, session, because);
    output::remark(&format!("`{id}` is left out. {why}"));
}

fn refused(session: &Session<'_>, question: QuestionId, rejected: Rejected) -> Failure {
    let id = &session.book()[question].id;
    Failure::usage(match rejected {
        Rejected::Contradicts(_) => format!("the question `{id}` is answered twice and differently"),
        Rejected::BuiltIn | Rejected::NotAsked { .. } => format!("`{id}` follows from --for"),
    })
}
