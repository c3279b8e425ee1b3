//! Questions that a rulebook answers about itself.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::audience::Audience;

use crate::rulebook::book::ids::{AnswerId, CauseId, ClaimId, SourceId};
use crate::rulebook::book::table::Position;

impl Rulebook {
    /// The cause at a position of a list that runs parallel to the causes; `None` behind their end, where beliefs
    /// keep *other*.
    pub fn cause_at(&self, position: usize) -> Option<CauseId> {
        self.causes.at(position)
    }

    /// The services that a source is about: those named by the gates of what it stands behind.
    pub fn services_of(&self, source: SourceId) -> Vec<AnswerId> {
        let cites = |claims: &[ClaimId]| claims.iter().any(|claim| self[*claim].source == source);
        let fixes = self.fixes.iter().filter(|fix| cites(&fix.sources)).map(|fix| &fix.when);
        let limits = self.limits.iter().filter(|limit| cites(&limit.sources)).map(|limit| &limit.when);
        let places = self.escalations.iter().filter(|place| cites(&place.sources)).map(|place| &place.when);
        let gates = fixes.chain(limits).chain(places).flat_map(|when| &when.0);
        let service = gates.filter(|condition| condition.question == self.service && condition.answers.len() == 1);
        let mut services: Vec<AnswerId> = service.flat_map(|condition| condition.answers.clone()).collect();
        services.sort_unstable();
        services.dedup();
        services
    }

    /// The answer of the question `role` that stands for an audience.
    pub fn role_of(&self, audience: Audience) -> AnswerId {
        AnswerId::at(audience as usize)
    }
}
