//! The claims of the sources: carried by the rulebook, left aside with a reason, or missing.

use crate::rulebook::{ClaimId, Kind, Part, ReadText, Rulebook, SourceId, Spot};

/// The claims of one source with their status. Background claims say something about the source, not about codes, and
/// are not counted.
#[derive(Debug, Clone)]
pub struct Coverage {
    pub source: SourceId,
    /// Its claims that bear a rule, in the order in which they are written.
    pub claims: Vec<Covered>,
}

/// One claim and its status.
#[derive(Debug, Clone)]
pub struct Covered {
    pub claim: ClaimId,
    pub status: ClaimStatus,
}

/// The status of a claim.
#[derive(Debug, Clone)]
pub enum ClaimStatus {
    /// Entries name it as their source; these are their texts.
    Carried(Vec<Carrier>),
    /// It is left aside, for this reason.
    NotFollowed(String),
    /// Nothing mentions it.
    Missing,
}

/// An entry that carries a claim.
#[derive(Debug, Clone)]
pub struct Carrier {
    /// The kind of entry.
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
    /// The number of claims that entries carry.
    pub fn carried(&self) -> usize {
        self.claims.iter().filter(|covered| matches!(covered.status, ClaimStatus::Carried(_))).count()
    }

    /// The number of claims that are left aside with a reason.
    pub fn not_followed(&self) -> usize {
        self.claims.iter().filter(|covered| matches!(covered.status, ClaimStatus::NotFollowed(_))).count()
    }

    /// The claims that nothing mentions.
    pub fn missing(&self) -> Vec<ClaimId> {
        let missing = self.claims.iter().filter(|covered| matches!(covered.status, ClaimStatus::Missing));
        missing.map(|covered| covered.claim).collect()
    }
}

/// Everything that can carry claims, with the texts that it says.
fn carriers(book: &Rulebook) -> Vec<(&[ClaimId], Carrier)> {
    let texts = book.texts();
    book.citations()
        .into_iter()
        .map(|citation| {
            let carrier =
                Carrier { kind: kind(&citation.spot), id: id(&citation.spot), text: text(&citation.spot, &texts) };
            (citation.claims, carrier)
        })
        .collect()
}

fn kind(spot: &Spot<'_>) -> &'static str {
    match spot.part {
        Part::Answer => "answer",
        Part::Hint => "note",
        Part::Prevention => "prevention",
        Part::Whole | Part::Adjustment | Part::Step => spot.kind.name(),
    }
}

/// The id of the answer, or of the entry.
fn id(spot: &Spot<'_>) -> String {
    match spot.part {
        Part::Answer => spot.path.rsplit('.').next().unwrap_or_default().to_owned(),
        _ => spot.id.to_owned(),
    }
}

/// All that a part says. An entry speaks by its answers and steps too; hints and preventions cite for themselves. A short
/// form only repeats its answer, and things to bring state nothing.
fn text(spot: &Spot<'_>, texts: &[ReadText<'_>]) -> String {
    if spot.kind == Kind::Case {
        return spot.id.to_owned();
    }
    let mut said: Vec<&str> = Vec::new();
    for text in texts.iter().filter(|text| text.spot.kind == spot.kind && text.spot.id == spot.id) {
        let own = text.spot.path == spot.path;
        let of_entry = spot.part == Part::Whole && matches!(text.spot.part, Part::Whole | Part::Answer | Part::Step);
        if (own || of_entry) && !matches!(text.field, "short" | "bring") {
            said.extend(&text.readings);
        }
    }
    said.join(" ")
}
