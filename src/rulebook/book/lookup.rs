//! Look-ups that need more than one table of a rulebook.

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

    /// The services that a source is about: those named by the gates of the fixes, limits and escalations that cite it.
    pub fn services_of(&self, source: SourceId) -> Vec<AnswerId> {
        let mut services = Vec::new();
        let cites = |claims: &[ClaimId]| claims.iter().any(|claim| self[*claim].source == source);
        let fixes = self.fixes.iter().map(|fix| (&fix.sources, &fix.when));
        let limits = self.limits.iter().map(|limit| (&limit.sources, &limit.when));
        let escalations = self.escalations.iter().map(|escalation| (&escalation.sources, &escalation.when));
        for (_, when) in fixes.chain(limits).chain(escalations).filter(|(claims, _)| cites(claims)) {
            for condition in when.0.iter().filter(|condition| condition.question == self.service) {
                if let [service] = condition.answers[..] {
                    services.push(service);
                }
            }
        }
        services.sort_unstable();
        services.dedup();
        services
    }

    /// The answer of the question `role` that stands for an audience.
    pub fn role_of(&self, audience: Audience) -> AnswerId {
        AnswerId::at(audience as usize)
    }
}
