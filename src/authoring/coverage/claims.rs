//! Which claims of the sources the rulebook carries, leaves aside with a reason, or has missed.

use crate::rulebook::{ClaimId, Rulebook, SourceId, Wording};

/// What became of the claims of one source. Background claims say something about the source, not about codes, and
/// are not counted.
#[derive(Debug, Clone)]
pub struct Coverage {
    pub source: SourceId,
    /// Its claims that bear a rule, in the order in which they are written.
    pub claims: Vec<Covered>,
}

/// One claim and what became of it.
#[derive(Debug, Clone)]
pub struct Covered {
    pub claim: ClaimId,
    /// What became of it.
    pub status: ClaimStatus,
}

/// What became of a claim.
#[derive(Debug, Clone)]
pub enum ClaimStatus {
    /// Entries name it as their source; these are their texts.
    Carried(Vec<Carrier>),
    /// It is left aside, for this reason.
    NotFollowed(String),
    /// Nothing is said about it.
    Missing,
}

/// An entry that carries a claim.
#[derive(Debug, Clone)]
pub struct Carrier {
    /// What sort of entry it is.
    pub kind: &'static str,
    /// Its id, or the id of the entry that it is part of.
    pub id: String,
    /// All that it says.
    pub text: String,
}

/// The coverage of every source, in rulebook order. With background claims nothing is counted, but they are followed
/// up all the same if something carries them.
pub fn coverage(book: &Rulebook) -> Vec<Coverage> {
    let carriers = carriers(book);
    let status = |claim: ClaimId| {
        let carried: Vec<Carrier> =
            carriers.iter().filter(|(claims, _)| claims.contains(&claim)).map(|(_, carrier)| carrier.clone()).collect();
        let left = book.sources.iter().flat_map(|source| &source.not_followed).find(|(left, _)| *left == claim);
        match (carried.is_empty(), left) {
            (false, _) => ClaimStatus::Carried(carried),
            (true, Some((_, why))) => ClaimStatus::NotFollowed(why.to_string()),
            (true, None) => ClaimStatus::Missing,
        }
    };
    let counted = |claim: &ClaimId| book[*claim].kind != "background";
    book.sources
        .ids()
        .map(|source| Coverage {
            source,
            claims: book
                .claims
                .ids()
                .filter(|claim| book[*claim].source == source)
                .filter(counted)
                .map(|claim| Covered { claim, status: status(claim) })
                .collect(),
        })
        .collect()
}

impl Coverage {
    /// How many claims entries carry.
    pub fn carried(&self) -> usize {
        self.claims.iter().filter(|covered| matches!(covered.status, ClaimStatus::Carried(_))).count()
    }

    /// How many claims are left aside with a reason.
    pub fn not_followed(&self) -> usize {
        self.claims.iter().filter(|covered| matches!(covered.status, ClaimStatus::NotFollowed(_))).count()
    }

    /// The claims that nothing is said about.
    pub fn missing(&self) -> Vec<ClaimId> {
        let missing = self.claims.iter().filter(|covered| matches!(covered.status, ClaimStatus::Missing));
        missing.map(|covered| covered.claim).collect()
    }
}

/// Everything that can carry claims: the claims it names, and what it says.
fn carriers(book: &Rulebook) -> Vec<(&[ClaimId], Carrier)> {
    let mut carriers: Vec<(&[ClaimId], Carrier)> = Vec::new();
    let mut add = |sources, kind, id: &str, texts: &[&Wording]| {
        let texts: Vec<&str> = texts.iter().flat_map(|wording| wording.all()).collect();
        carriers.push((sources, Carrier { kind, id: id.to_owned(), text: texts.join(" ") }));
    };
    for question in &book.questions {
        let answers = question.answers.iter().map(|answer| &answer.text);
        let texts: Vec<&Wording> = std::iter::once(&question.ask).chain(&question.why).chain(answers).collect();
        add(&question.sources, "question", &question.id, &texts);
        for answer in &question.answers {
            add(&answer.sources, "answer", &answer.id, &[&answer.text]);
        }
        for note in &question.notes {
            add(&note.sources, "note", &question.id, &[&note.say]);
        }
    }
    for cause in &book.causes {
        add(&cause.sources, "cause", &cause.id, &[&cause.title]);
        for note in &cause.notes {
            add(&note.sources, "note", &cause.id, &[&note.say]);
        }
        for prevention in &cause.prevent {
            add(&prevention.sources, "prevention", &cause.id, &[&prevention.text]);
        }
    }
    for fix in &book.fixes {
        let steps = fix.steps.iter().flat_map(|step| std::iter::once(&step.text).chain(&step.expect));
        let texts: Vec<&Wording> =
            std::iter::once(&fix.title).chain(&fix.warn).chain(steps).chain(&fix.after).collect();
        add(&fix.sources, "fix", &fix.id, &texts);
        for note in &fix.notes {
            add(&note.sources, "note", &fix.id, &[&note.say]);
        }
        for prevention in &fix.prevent {
            add(&prevention.sources, "prevention", &fix.id, &[&prevention.text]);
        }
    }
    for limit in &book.limits {
        add(&limit.sources, "limit", &limit.id, &[&limit.say]);
    }
    for alert in &book.alerts {
        add(&alert.sources, "alert", &alert.id, &[&alert.say]);
    }
    for escalation in &book.escalations {
        let texts: Vec<&Wording> = std::iter::once(&escalation.title).chain(&escalation.say).collect();
        add(&escalation.sources, "escalation", &escalation.id, &texts);
    }
    for case in &book.cases {
        add(&case.sources, "case", &case.name, &[&Wording::same(&case.name)]);
    }
    carriers
}
