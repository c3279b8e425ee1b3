//! A rulebook as one reader sees it, for a file that is handed out: nothing in it is for anybody else.
//!
//! Entries keep their positions and ids, because conditions and probabilities refer to them; what the reader never sees
//! loses its texts. The conclusions are those of the whole rulebook.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::audience::{Audience, For, Wording};
use crate::rulebook::book::catalogue::Catalogue;
use crate::rulebook::book::cause::Cause;
use crate::rulebook::book::escalation::Escalation;
use crate::rulebook::book::fix::{Fix, Step};
use crate::rulebook::book::gate::When;
use crate::rulebook::book::hint::{Hint, Prevention};
use crate::rulebook::book::ids::ClaimId;
use crate::rulebook::book::question::Question;
use crate::rulebook::book::span::Span;
use crate::rulebook::book::text::Text;

/// A rulebook for one reader.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Edition {
    pub reader: Audience,
    pub rulebook: Rulebook,
}

impl Edition {
    /// The edition of a rulebook for a reader.
    pub fn of(rulebook: Rulebook, reader: Audience) -> Self {
        Self { reader, rulebook: rulebook.read_by(reader) }
    }
}

impl Rulebook {
    /// The rulebook for this reader: without locations, cases, and whatever the reader never sees. Codes of receipts are
    /// for people who send messages, so an end user's has none.
    fn read_by(mut self, reader: Audience) -> Self {
        let cited = self.cited_for(reader);
        self.cases.clear();
        self.field.clear();
        self.extended.clear();
        self.allowed.clear();
        if reader == Audience::User {
            self.catalogue = Catalogue::default();
        }
        let mut named = BTreeSet::new();
        for (position, claim) in self.claims.entries_mut() {
            claim.at = Span::default();
            claim.kind = Text::default();
            if cited.contains(&position) {
                named.insert(claim.source);
            } else {
                (claim.id, claim.says) = (Text::default(), Text::default());
            }
        }
        for (position, source) in self.sources.entries_mut() {
            source.not_followed.clear();
            (source.at, source.publisher, source.checked) = (Span::default(), None, None);
            if !named.contains(&position) {
                (source.id, source.title, source.url) = (Text::default(), Text::default(), None);
            }
        }
        self.about.iter_mut().for_each(|about| about.read_by(reader));
        self.questions.entries_mut().for_each(|(_, question)| question.read_by(reader));
        self.causes.entries_mut().for_each(|(_, cause)| cause.read_by(reader));
        self.fixes.entries_mut().for_each(|(_, fix)| fix.read_by(reader));
        self.escalations.entries_mut().for_each(|(_, escalation)| escalation.read_by(reader));
        for (_, limit) in self.limits.entries_mut() {
            limit.say.seen_by(reader, limit.audience);
            limit.when.without_places();
            limit.sources.clear();
            limit.at = Span::default();
        }
        for (_, alert) in self.alerts.entries_mut() {
            alert.say.seen_by(reader, alert.audience);
            alert.when.iter_mut().for_each(When::without_places);
            alert.sources.clear();
            alert.at = Span::default();
        }
        self
    }

    /// The claims that a reader is shown: those behind fixes and steps.
    fn cited_for(&self, reader: Audience) -> BTreeSet<ClaimId> {
        let fixes = self.fixes.iter().filter(|fix| fix.audience.includes(reader));
        let cited = fixes.flat_map(|fix| fix.cited(|step| step.audience.includes(reader)));
        cited.filter(|claim| self[*claim].audience.includes(reader)).collect()
    }
}

impl Wording {
    /// Leaves the version for a reader.
    fn read_by(&mut self, reader: Audience) {
        let text = self.to(reader).into();
        *self = Self { plain: text, agent: None, at: Span::default() };
    }

    /// The same, or nothing if the entry is for others.
    fn seen_by(&mut self, reader: Audience, audience: For) {
        if audience.includes(reader) { self.read_by(reader) } else { *self = Self::default() }
    }
}

impl When {
    fn without_places(&mut self) {
        self.0.iter_mut().for_each(|condition| condition.at = Span::default());
    }
}

impl Question {
    fn read_by(&mut self, reader: Audience) {
        let audience = self.audience;
        self.ask.seen_by(reader, audience);
        self.why.iter_mut().for_each(|why| why.seen_by(reader, audience));
        self.when.without_places();
        hints(&mut self.notes, reader);
        self.sources.clear();
        self.at = Span::default();
        for (_, answer) in self.answers.entries_mut() {
            answer.text.seen_by(reader, audience);
            answer.sources.clear();
            answer.at = Span::default();
            if !audience.includes(reader) {
                answer.short = None;
                answer.also.clear();
                answer.matches.clear();
            }
        }
    }
}

impl Cause {
    fn read_by(&mut self, reader: Audience) {
        self.title.read_by(reader);
        self.adjust.iter_mut().for_each(|(when, _)| when.without_places());
        self.when.without_places();
        hints(&mut self.notes, reader);
        preventions(&mut self.prevent, reader);
        self.sources.clear();
        self.at = Span::default();
    }
}

impl Fix {
    fn read_by(&mut self, reader: Audience) {
        let audience = self.audience;
        self.title.seen_by(reader, audience);
        self.warn.iter_mut().for_each(|warn| warn.seen_by(reader, audience));
        self.after.iter_mut().for_each(|after| after.seen_by(reader, audience));
        for when in [&mut self.when, &mut self.needs, &mut self.only_if] {
            when.without_places();
        }
        hints(&mut self.notes, reader);
        preventions(&mut self.prevent, reader);
        self.at = Span::default();
        if audience.includes(reader) {
            self.steps.iter_mut().for_each(|step| step.read_by(reader));
        } else {
            self.steps.clear();
            self.notes.clear();
            self.prevent.clear();
            self.sources.clear();
        }
    }
}

impl Step {
    fn read_by(&mut self, reader: Audience) {
        let audience = self.audience;
        self.text.seen_by(reader, audience);
        self.expect.iter_mut().for_each(|expect| expect.seen_by(reader, audience));
        self.later.iter_mut().for_each(|later| later.seen_by(reader, audience));
        self.when.without_places();
        self.needs.without_places();
        if !audience.includes(reader) {
            self.sources.clear();
        }
    }
}

impl Escalation {
    fn read_by(&mut self, reader: Audience) {
        let audience = self.audience;
        self.title.seen_by(reader, audience);
        self.say.iter_mut().for_each(|say| say.seen_by(reader, audience));
        self.when.without_places();
        self.sources.clear();
        self.at = Span::default();
        if !audience.includes(reader) {
            self.bring.clear();
        }
    }
}

fn hints(hints: &mut Vec<Hint>, reader: Audience) {
    hints.retain(|hint| hint.audience.includes(reader));
    for hint in hints {
        hint.say.read_by(reader);
        hint.sources.clear();
    }
}

fn preventions(preventions: &mut Vec<Prevention>, reader: Audience) {
    preventions.retain(|prevention| prevention.audience.includes(reader));
    for prevention in preventions {
        prevention.text.read_by(reader);
        prevention.when.without_places();
        prevention.sources.clear();
    }
}
