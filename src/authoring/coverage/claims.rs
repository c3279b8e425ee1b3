//! The coverage of the sources' claims: each is carried by the rulebook, left aside with a reason, or missing.

use std::collections::BTreeMap;

use crate::rulebook::{ClaimId, Kind, Part, ReadText, Rulebook, SourceId, Spot};

/// The claims of one source with their status. Background claims are about the source and not about codes, and are not
/// counted.
#[derive(Debug, Clone)]
pub struct Coverage {
    pub source: SourceId,
    /// All claims except background, in the order of the file.
    pub claims: Vec<ClaimCoverage>,
}

/// A claim and its status.
#[derive(Debug, Clone)]
pub struct ClaimCoverage {
    pub claim: ClaimId,
    pub status: ClaimStatus,
}

/// The status of a claim.
#[derive(Debug, Clone)]
pub enum ClaimStatus {
    /// Parts of the rulebook cite it.
    Carried(Vec<Carrier>),
    /// It is left aside for this reason.
    NotFollowed(String),
    /// Nothing mentions it.
    Missing,
}

/// An entry, or a part of one, that cites a claim.
#[derive(Debug, Clone)]
pub struct Carrier {
    /// Its kind.
    pub kind: &'static str,
    /// Its id, or the id of the entry that it is part of.
    pub id: String,
    /// Its wording.
    pub text: String,
}

/// The coverage of every source, in rulebook order.
pub fn coverage(book: &Rulebook) -> Vec<Coverage> {
    let mut carriers = carriers(book);
    let mut not_followed: BTreeMap<ClaimId, &str> = BTreeMap::new();
    for (claim, reason) in book.sources.iter().flat_map(|source| &source.not_followed) {
        not_followed.entry(*claim).or_insert(reason);
    }
    let mut coverage = Vec::new();
    for source in book.sources.ids() {
        let mut claims = Vec::new();
        for (id, claim) in book.claims.entries() {
            if claim.source == source && claim.kind != "background" {
                claims.push(ClaimCoverage { claim: id, status: status(id, &mut carriers, &not_followed) });
            }
        }
        coverage.push(Coverage { source, claims });
    }
    coverage
}

fn status(
    claim: ClaimId,
    carriers: &mut BTreeMap<ClaimId, Vec<Carrier>>,
    not_followed: &BTreeMap<ClaimId, &str>,
) -> ClaimStatus {
    // Carriers come first: a claim that is left aside and cited all the same is in the rulebook.
    match (carriers.remove(&claim), not_followed.get(&claim)) {
        (Some(carriers), _) => ClaimStatus::Carried(carriers),
        (None, Some(reason)) => ClaimStatus::NotFollowed((*reason).to_owned()),
        (None, None) => ClaimStatus::Missing,
    }
}

impl Coverage {
    /// The number of claims that the rulebook carries.
    pub fn carried(&self) -> usize {
        self.claims.iter().filter(|covered| matches!(covered.status, ClaimStatus::Carried(_))).count()
    }

    /// The number of claims that are left aside with a reason.
    pub fn not_followed(&self) -> usize {
        self.claims.iter().filter(|covered| matches!(covered.status, ClaimStatus::NotFollowed(_))).count()
    }

    /// The claims that the rulebook does not mention.
    pub fn missing(&self) -> Vec<ClaimId> {
        let missing = self.claims.iter().filter(|covered| matches!(covered.status, ClaimStatus::Missing));
        missing.map(|covered| covered.claim).collect()
    }
}

/// The parts that cite each claim.
fn carriers(book: &Rulebook) -> BTreeMap<ClaimId, Vec<Carrier>> {
    // Collected once: each list is a tour of the whole rulebook.
    let mut texts: BTreeMap<(Kind, &str), Vec<ReadText<'_>>> = BTreeMap::new();
    for text in book.texts() {
        texts.entry((text.spot.kind, text.spot.id)).or_default().push(text);
    }
    let mut carriers: BTreeMap<ClaimId, Vec<Carrier>> = BTreeMap::new();
    for citation in book.citations() {
        if citation.claims.is_empty() {
            continue;
        }
        let spot = &citation.spot;
        let texts = texts.get(&(spot.kind, spot.id)).map_or(&[][..], Vec::as_slice);
        let carrier = Carrier { kind: kind(spot), id: id(spot), text: text(spot, texts) };
        for (position, claim) in citation.claims.iter().enumerate() {
            // Once each, however often it is named.
            if !citation.claims[..position].contains(claim) {
                carriers.entry(*claim).or_default().push(carrier.clone());
            }
        }
    }
    carriers
}

fn kind(spot: &Spot<'_>) -> &'static str {
    match spot.part {
        Part::Answer => "answer",
        Part::Hint => "note",
        Part::Prevention => "prevention",
        Part::Whole | Part::Adjustment | Part::Step | Part::Code => spot.kind.name(),
    }
}

/// The id of the answer, or of the entry.
fn id(spot: &Spot<'_>) -> String {
    match spot.part {
        Part::Answer => spot.path.rsplit('.').next().unwrap_or_default().to_owned(),
        _ => spot.id.to_owned(),
    }
}

/// The wording of a part, from the texts of its entry. An entry includes its answers and steps; hints and preventions cite sources of their own.
fn text(spot: &Spot<'_>, texts: &[ReadText<'_>]) -> String {
    if spot.kind == Kind::Case {
        return spot.id.to_owned();
    }
    let mut readings: Vec<&str> = Vec::new();
    for text in texts {
        let own = text.spot.path == spot.path;
        let of_entry = spot.part == Part::Whole && matches!(text.spot.part, Part::Whole | Part::Answer | Part::Step);
        // A short form only repeats its answer, and a detail to bring along states nothing.
        if (own || of_entry) && !matches!(text.field, "short" | "bring") {
            readings.extend(&text.readings);
        }
    }
    readings.join(" ")
}
