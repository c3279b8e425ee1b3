//! The only tour of the book: every gate, every text that people read, and every citation, with its entry.
//!
//! Lints and coverage reports have to see the whole book, so none of them tours it by itself: a new field of the format is
//! added here, and every check sees it. A test compares the tour with the table of the format.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::alert::Alert;
use crate::rulebook::book::audience::{For, Wording};
use crate::rulebook::book::catalogue::CodeList;
use crate::rulebook::book::cause::Cause;
use crate::rulebook::book::escalation::Bring;
use crate::rulebook::book::fix::Fix;
use crate::rulebook::book::gate::When;
use crate::rulebook::book::hint::{Hint, Prevention};
use crate::rulebook::book::ids::{ClaimId, QuestionId};
use crate::rulebook::book::span::Span;

/// A part of an entry, with the conditions under which it is shown.
#[derive(Debug, Clone)]
pub struct Spot<'b> {
    pub kind: Kind,
    /// The id of the entry, or the name of a worked case.
    pub id: &'b str,
    /// The location of the entry's id, by which warnings are allowed.
    pub entry: Span,
    pub part: Part,
    /// The location of the part, or of the entry for an adjustment, which has no text.
    pub at: Span,
    /// The path of fields and ids: `fixes.resend.steps.2`.
    pub path: String,
    /// The part is shown to readers whom all of these include.
    pub audiences: Vec<For>,
    /// The conditions around the part: at least one of these alternatives holds, with all of its conditions. Only an
    /// alert has more than one.
    pub within: Vec<Vec<&'b When>>,
}

/// Kinds of entries, in the order of the tour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Question,
    Cause,
    Fix,
    Limit,
    Alert,
    Escalation,
    /// A list of the codes of a provider.
    CodeList,
    /// A sentence of the program.
    Sentence,
    Case,
}

impl Kind {
    /// The singular, as findings name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Cause => "cause",
            Self::Fix => "fix",
            Self::Limit => "limit",
            Self::Alert => "alert",
            Self::Escalation => "escalation",
            Self::CodeList => "code list",
            Self::Sentence => "sentence",
            Self::Case => "case",
        }
    }
}

/// Parts of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The entry itself.
    Whole,
    Answer,
    Adjustment,
    Step,
    Hint,
    Prevention,
    /// A code, a status or a form of a receipt.
    Code,
}

/// A text that people read.
#[derive(Debug, Clone)]
pub struct ReadText<'b> {
    pub spot: Spot<'b>,
    /// The name of its field in the format.
    pub field: &'static str,
    /// Every version of it, by audience.
    pub readings: Vec<&'b str>,
    /// The location of the text, or of its part for short forms and things to bring, which are kept without one.
    pub at: Span,
}

/// A set of conditions for an entry or a part of one; it may be empty.
#[derive(Debug, Clone)]
pub struct Gate<'b> {
    pub spot: Spot<'b>,
    /// The path of its field: `fixes.resend.needs`, `alerts.stolen.when.2`.
    pub path: String,
    pub when: &'b When,
}

/// The claims that a part of an entry rests on; the list may be empty.
#[derive(Debug, Clone)]
pub struct Citation<'b> {
    pub spot: Spot<'b>,
    pub claims: &'b [ClaimId],
}

impl Rulebook {
    /// Every text that people read, in the order of the book.
    pub fn texts(&self) -> Vec<ReadText<'_>> {
        Tour::of(self, Wanted::Texts).texts
    }

    /// Every gate, in the order of the book, an entry's own before those of its parts.
    pub fn gates(&self) -> Vec<Gate<'_>> {
        Tour::of(self, Wanted::Gates).gates
    }

    /// Every citation, in the order of the book, an entry's own before those of its parts.
    pub fn citations(&self) -> Vec<Citation<'_>> {
        Tour::of(self, Wanted::Citations).citations
    }
}

/// The list that a tour is made for: all of them together would not fit a large book.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Texts,
    Gates,
    Citations,
}

struct Tour<'b> {
    wanted: Wanted,
    texts: Vec<ReadText<'b>>,
    gates: Vec<Gate<'b>>,
    citations: Vec<Citation<'b>>,
}

impl<'b> Tour<'b> {
    fn of(book: &'b Rulebook, wanted: Wanted) -> Self {
        let mut tour = Self { wanted, texts: Vec::new(), gates: Vec::new(), citations: Vec::new() };
        for question in book.questions.ids() {
            tour.question(book, question);
        }
        for cause in &book.causes {
            tour.cause(cause);
        }
        for fix in &book.fixes {
            tour.fix(fix);
        }
        for limit in &book.limits {
            let spot = Spot::new(Kind::Limit, "limits", &limit.id, limit.at, limit.audience);
            tour.gate(&spot, "when", &limit.when);
            let spot = spot.where_holds(&limit.when);
            tour.text(&spot, "say", &limit.say);
            tour.cites(&spot, &limit.sources);
        }
        for alert in &book.alerts {
            tour.alert(alert);
        }
        for escalation in &book.escalations {
            let spot = Spot::new(Kind::Escalation, "escalations", &escalation.id, escalation.at, escalation.audience);
            tour.gate(&spot, "when", &escalation.when);
            let spot = spot.where_holds(&escalation.when);
            tour.text(&spot, "title", &escalation.title);
            tour.text(&spot, "say", escalation.say.as_ref());
            for item in &escalation.bring {
                if let Bring::Words(words) = item {
                    tour.words(&spot, "bring", words);
                }
            }
            tour.cites(&spot, &escalation.sources);
        }
        for list in &book.catalogue.lists {
            tour.code_list(list);
        }
        for given in book.words.given() {
            let spot = Spot::new(Kind::Sentence, "words", &given.id, given.at, For::default());
            tour.words(&spot, "text", &given.text);
        }
        for case in &book.cases {
            let spot = Spot::new(Kind::Case, "cases", &case.name, case.at, For::default());
            tour.cites(&spot, &case.sources);
        }
        tour
    }

    fn question(&mut self, book: &'b Rulebook, id: QuestionId) {
        let question = &book[id];
        let spot = Spot::new(Kind::Question, "questions", &question.id, question.at, question.audience);
        self.gate(&spot, "when", &question.when);
        let spot = spot.where_holds(&question.when);
        self.text(&spot, "ask", &question.ask);
        self.text(&spot, "why", question.why.as_ref());
        self.cites(&spot, &question.sources);
        for answer in &question.answers {
            // The answers of these two are in lists of their own, where the text is called a title.
            let (list, field) = match id {
                symptom if symptom == book.symptom => ("symptoms".to_owned(), "title"),
                service if service == book.service => ("services".to_owned(), "title"),
                _ => (format!("{}.answers", spot.path), "text"),
            };
            let part =
                Spot { part: Part::Answer, at: answer.at, path: format!("{list}.{}", answer.id), ..spot.clone() };
            self.text(&part, field, &answer.text);
            if let Some(short) = &answer.short {
                self.words(&part, "short", short);
            }
            self.cites(&part, &answer.sources);
        }
        self.hints(&spot, &question.notes);
    }

    fn cause(&mut self, cause: &'b Cause) {
        let spot = Spot::new(Kind::Cause, "causes", &cause.id, cause.at, For::default());
        self.gate(&spot, "when", &cause.when);
        let spot = spot.where_holds(&cause.when);
        for (number, (when, _)) in (1..).zip(&cause.adjust) {
            self.gate(&spot.part(Part::Adjustment, "adjust", number, For::default()), "when", when);
        }
        self.text(&spot, "title", &cause.title);
        self.cites(&spot, &cause.sources);
        self.hints(&spot, &cause.notes);
        self.preventions(&spot, &cause.prevent);
    }

    fn fix(&mut self, fix: &'b Fix) {
        let spot = Spot::new(Kind::Fix, "fixes", &fix.id, fix.at, fix.audience);
        self.gate(&spot, "when", &fix.when);
        let spot = spot.where_holds(&fix.when);
        // Both come under the gate, so that a condition that contradicts it is found.
        self.gate(&spot, "needs", &fix.needs);
        let spot = spot.where_holds(&fix.needs);
        self.gate(&spot, "only_if", &fix.only_if);
        let spot = spot.where_holds(&fix.only_if);
        self.text(&spot, "title", &fix.title);
        self.text(&spot, "warn", fix.warn.as_ref());
        for (number, step) in (1..).zip(&fix.steps) {
            let part = Spot { at: step.text.at, ..spot.part(Part::Step, "steps", number, step.audience) };
            self.gate(&part, "when", &step.when);
            let part = part.where_holds(&step.when);
            self.gate(&part, "needs", &step.needs);
            self.text(&part, "later", step.later.as_ref());
            let part = part.where_holds(&step.needs);
            self.text(&part, "do", &step.text);
            self.text(&part, "expect", step.expect.as_ref());
            self.cites(&part, &step.sources);
        }
        self.text(&spot, "after", fix.after.as_ref());
        self.cites(&spot, &fix.sources);
        self.hints(&spot, &fix.notes);
        self.preventions(&spot, &fix.prevent);
    }

    fn alert(&mut self, alert: &'b Alert) {
        let mut spot = Spot::new(Kind::Alert, "alerts", &alert.id, alert.at, alert.audience);
        for (number, when) in (1..).zip(&alert.when) {
            self.gate(&spot, &format!("when.{number}"), when);
        }
        // Set only after the gates: the alternatives are not conditions for each other.
        spot.within = alert.when.iter().map(|when| vec![when]).collect();
        self.text(&spot, "say", &alert.say);
        self.cites(&spot, &alert.sources);
    }

    fn code_list(&mut self, list: &'b CodeList) {
        let spot = Spot::new(Kind::CodeList, "receipts", &list.id, list.at, For::default());
        for (number, payload) in (1..).zip(&list.payloads) {
            let part = Spot { at: payload.at, ..spot.part(Part::Code, "payloads", number, For::default()) };
            self.words(&part, "says", &payload.says);
        }
        for (name, codes) in [("statuses", &list.statuses), ("codes", &list.codes)] {
            for (number, code) in (1..).zip(codes) {
                let part = Spot { at: code.at, ..spot.part(Part::Code, name, number, For::default()) };
                self.words(&part, "says", &code.says);
            }
        }
    }

    fn hints(&mut self, spot: &Spot<'b>, hints: &'b [Hint]) {
        for (number, hint) in (1..).zip(hints) {
            let part = spot.part(Part::Hint, "notes", number, hint.audience);
            self.text(&part, "say", &hint.say);
            self.cites(&part, &hint.sources);
        }
    }

    fn preventions(&mut self, spot: &Spot<'b>, preventions: &'b [Prevention]) {
        for (number, prevention) in (1..).zip(preventions) {
            let part = spot.part(Part::Prevention, "prevent", number, prevention.audience);
            let part = Spot { at: prevention.text.at, ..part };
            self.gate(&part, "when", &prevention.when);
            let part = part.where_holds(&prevention.when);
            self.text(&part, "do", &prevention.text);
            self.cites(&part, &prevention.sources);
        }
    }

    fn text(&mut self, spot: &Spot<'b>, field: &'static str, wording: impl Into<Option<&'b Wording>>) {
        if let (Wanted::Texts, Some(wording)) = (self.wanted, wording.into()) {
            let readings = wording.all().collect();
            self.texts.push(ReadText { spot: spot.clone(), field, readings, at: wording.at });
        }
    }

    fn words(&mut self, spot: &Spot<'b>, field: &'static str, words: &'b str) {
        if self.wanted == Wanted::Texts {
            self.texts.push(ReadText { spot: spot.clone(), field, readings: vec![words], at: spot.at });
        }
    }

    fn gate(&mut self, spot: &Spot<'b>, field: &str, when: &'b When) {
        if self.wanted == Wanted::Gates {
            self.gates.push(Gate { spot: spot.clone(), path: format!("{}.{field}", spot.path), when });
        }
    }

    fn cites(&mut self, spot: &Spot<'b>, claims: &'b [ClaimId]) {
        if self.wanted == Wanted::Citations {
            self.citations.push(Citation { spot: spot.clone(), claims });
        }
    }
}

impl<'b> Spot<'b> {
    fn new(kind: Kind, list: &str, id: &'b str, entry: Span, audience: For) -> Self {
        Self {
            kind,
            id,
            entry,
            part: Part::Whole,
            at: entry,
            path: format!("{list}.{id}"),
            audiences: vec![audience],
            within: vec![Vec::new()],
        }
    }

    /// The same under one more set of conditions.
    fn where_holds(mut self, when: &'b When) -> Self {
        for conditions in &mut self.within {
            conditions.push(when);
        }
        self
    }

    fn part(&self, part: Part, list: &str, number: usize, audience: For) -> Self {
        let mut spot = self.clone();
        spot.part = part;
        spot.path = format!("{}.{list}.{number}", self.path);
        spot.audiences.push(audience);
        spot
    }
}
