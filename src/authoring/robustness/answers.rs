//! Cases with one answer withheld or replaced.
//!
//! The symptom and the service stay as they are: nobody asks for help without naming the trouble and the sender of the
//! codes. The role follows from the audience. *Don't know* and *does not apply* are no answers that could be lost.

use crate::authoring::cases::play;
use crate::authoring::progress::Progress;
use crate::authoring::score::interview::IN_SIGHT;
use crate::authoring::score::metrics::number;
use crate::authoring::score::ranking::give;
use crate::engine::{Answer, Event, Next, Session, Standing, rounded};
use crate::rulebook::{AnswerId, Audience, Case, FieldCase, FixId, QuestionId, QuestionKind, Rulebook, Span};

/// A case with a right fix in sight.
#[derive(Debug, Clone)]
pub(crate) struct GivenCase {
    origin: Origin,
    audience: Audience,
    /// Its answers and trials.
    events: Vec<Event>,
    right: Vec<FixId>,
    at: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    Worked,
    Real,
}

/// The outcome of a change for the right fixes of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sight {
    Stays,
    /// None is in sight, and the next step is to ask for the answer that is missing.
    AskedNext,
    /// The other answer closes the gate of every right fix, or of all that it helps for.
    Closed,
    Lost,
}

/// A worked case that expects a fix among the first three, or as the next step, and gets it.
pub(crate) fn worked(book: &Rulebook, case: &Case) -> Option<GivenCase> {
    let expected = case.expect.fixes.iter().filter(|(_, within)| *within <= IN_SIGHT);
    let right = expected.map(|(fix, _)| *fix).chain(case.expect.tries).collect();
    given(&play(book, case).ok()?, right, Origin::Worked, case.at)
}

/// A real case with a remedy in sight.
pub(crate) fn real(book: &Rulebook, case: &FieldCase) -> Option<GivenCase> {
    let mut session = Session::start(book, case.audience);
    give(&mut session, case, |_| true);
    for (fix, outcome) in &case.tried {
        session.tried(*fix, *outcome);
    }
    given(&session, case.remedies.clone(), Origin::Real, case.at)
}

fn given(session: &Session<'_>, right: Vec<FixId>, origin: Origin, at: Span) -> Option<GivenCase> {
    let case = GivenCase { origin, audience: session.audience(), events: session.log().to_vec(), right, at };
    (sight(session, &case.right, None) == Sight::Stays).then_some(case)
}

impl GivenCase {
    /// The answers that are withheld and replaced.
    fn telling_answers(&self, book: &Rulebook) -> Vec<(QuestionId, AnswerId)> {
        let mut telling = Vec::new();
        for event in &self.events {
            if let Event::Answered(question, Answer::Chosen(answer)) = *event
                && ![book.symptom, book.service, book.role].contains(&question)
            {
                telling.push((question, answer));
            }
        }
        telling
    }

    /// The outcome with this answer to a question, or without any.
    fn with(&self, book: &Rulebook, question: QuestionId, answer: Option<AnswerId>) -> Sight {
        let mut session = Session::start(book, self.audience);
        for event in &self.events {
            let event = match (event.answer_to(question), answer) {
                (None, _) => event.clone(),
                (Some(_), Some(other)) => Event::Answered(question, Answer::Chosen(other)),
                (Some(_), None) => continue,
            };
            // Answers that do not arise any more are kept and do not count, as after a change in a session.
            session.restore(event);
        }
        sight(&session, &self.right, Some(question))
    }
}

/// The sight of these fixes, among the first three of the list. `changed` is the question whose answer may be missing.
fn sight(session: &Session<'_>, right: &[FixId], changed: Option<QuestionId>) -> Sight {
    let standing = session.standing();
    let mut fixes = standing.start().turns().map(|turn| standing.compiled.fix(turn.action));
    // The list is in the order of the turns, but for one fix that the next step may put before all others. The next
    // step is costly to work out, and needed only where that one fix decides.
    if fixes.by_ref().take(IN_SIGHT - 1).any(|fix| right.contains(&fix)) {
        return Sight::Stays;
    }
    let diagnosis = session.diagnosis();
    let mut first = diagnosis.fixes.iter().take(IN_SIGHT);
    match diagnosis.next() {
        _ if first.any(|ranked| right.contains(&ranked.fix)) => Sight::Stays,
        Next::Ask(question) if changed == Some(*question) => Sight::AskedNext,
        _ if right.iter().all(|fix| is_closed(&standing, *fix)) => Sight::Closed,
        _ => Sight::Lost,
    }
}

/// True if a fix is impossible, or everything that it helps for is.
fn is_closed(standing: &Standing<'_>, fix: FixId) -> bool {
    let fix = &standing.book[fix];
    let mut cures = fix.cures.iter();
    let helps = fix.cures_any.is_some() || cures.any(|(cause, _)| standing.belief[*cause] > 0.0);
    !helps || !standing.view().possible(fix)
}

/// The answers of a session, in the order in which they were given.
pub(crate) fn answers(session: &Session<'_>) -> Vec<(QuestionId, Answer)> {
    let mut answers = Vec::new();
    for event in session.log() {
        if let Event::Answered(question, answer) = *event {
            answers.push((question, answer));
        }
    }
    answers
}

/// The effect of withholding or replacing answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    pub all: Tally,
    /// The answers of worked cases.
    pub worked: Tally,
    /// The answers of real cases.
    pub real: Tally,
    /// The answers to questions about the context.
    pub context: Tally,
    /// The answers that are evidence.
    pub evidence: Tally,
    /// The questions whose answers were changed, those that lose most first, then in rulebook order.
    pub by_question: Vec<OfQuestion>,
}

/// The effect of changing the answers to one question.
#[derive(Debug, Clone, PartialEq)]
pub struct OfQuestion {
    pub question: QuestionId,
    pub tally: Tally,
    /// The cases that lose every right fix by some change.
    pub lost_in: Vec<Span>,
}

/// The outcome for some answers of cases.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tally {
    /// The number of answers that were withheld, or replaced by each other one.
    pub answers: usize,
    /// The number of changes: one for an answer that is withheld, one for each other answer in its place.
    pub changes: usize,
    /// The number of changes after which no right fix is in sight and the next step is to ask for the missing answer.
    pub asked_next: usize,
    /// The number of changes that close the gate of every right fix, or of all that it helps for.
    pub closed: usize,
    /// The sum over the answers of the share of changes after which a right fix stays in sight.
    kept: f64,
}

impl Tally {
    /// The share of answers after whose change a right fix stays in sight, between 0 and 1, rounded to four digits; 0
    /// without any answer.
    pub fn share(&self) -> f64 {
        rounded(self.kept / number(self.answers.max(1)))
    }

    /// The number of answers whose change loses every right fix; a part of one if only some changes of it do.
    pub fn lost(&self) -> f64 {
        rounded(number(self.answers) - self.kept)
    }

    fn add(&mut self, tally: Self) {
        self.answers += tally.answers;
        self.changes += tally.changes;
        self.asked_next += tally.asked_next;
        self.closed += tally.closed;
        self.kept += tally.kept;
    }
}

/// Withholds each answer of some cases, then replaces it by each other one that is offered.
pub(crate) fn effects(book: &Rulebook, cases: &[GivenCase], progress: Progress<'_>) -> (Effect, Effect) {
    let (mut withheld, mut replaced) = (Effect::none(book), Effect::none(book));
    for (done, case) in cases.iter().enumerate() {
        progress(done, cases.len());
        for (question, given) in case.telling_answers(book) {
            withheld.take(book, case, question, &[case.with(book, question, None)]);
            let offered = book[question].answers.ids().take(book[question].offered);
            let others = offered.filter(|other| *other != given);
            let outcomes: Vec<Sight> = others.map(|other| case.with(book, question, Some(other))).collect();
            replaced.take(book, case, question, &outcomes);
        }
    }
    (withheld.sorted(), replaced.sorted())
}

/// The number of cases by origin: worked, real.
pub(crate) fn by_origin(cases: &[GivenCase]) -> (usize, usize) {
    let worked = cases.iter().filter(|case| case.origin == Origin::Worked).count();
    (worked, cases.len() - worked)
}

impl Effect {
    fn none(book: &Rulebook) -> Self {
        let none = Tally::default();
        let by_question =
            book.questions.ids().map(|question| OfQuestion { question, tally: none, lost_in: Vec::new() });
        let by_question = by_question.collect();
        Self { all: none, worked: none, real: none, context: none, evidence: none, by_question }
    }

    /// Takes an answer, with the outcome of each of its changes. An answer counts once, however many others there are:
    /// a question with twenty answers is no more often mistaken than one with two.
    fn take(&mut self, book: &Rulebook, case: &GivenCase, question: QuestionId, outcomes: &[Sight]) {
        if outcomes.is_empty() {
            return;
        }
        let count = |sight| outcomes.iter().filter(|outcome| **outcome == sight).count();
        let stays = count(Sight::Stays);
        let kept = number(stays) / number(outcomes.len());
        let (asked_next, closed) = (count(Sight::AskedNext), count(Sight::Closed));
        let tally = Tally { answers: 1, changes: outcomes.len(), asked_next, closed, kept };
        let of_origin = match case.origin {
            Origin::Worked => &mut self.worked,
            Origin::Real => &mut self.real,
        };
        let of_kind = match book[question].kind {
            QuestionKind::Context => &mut self.context,
            QuestionKind::Evidence => &mut self.evidence,
        };
        let of_question = &mut self.by_question[question.index()];
        for sum in [&mut self.all, of_origin, of_kind, &mut of_question.tally] {
            sum.add(tally);
        }
        if stays < outcomes.len() {
            of_question.lost_in.push(case.at);
        }
    }

    fn sorted(mut self) -> Self {
        self.by_question.retain(|of| of.tally.answers > 0);
        // Stable and on rounded values, so that ties are in rulebook order on every platform.
        self.by_question.sort_by(|a, b| b.tally.lost().total_cmp(&a.tally.lost()));
        self
    }
}
