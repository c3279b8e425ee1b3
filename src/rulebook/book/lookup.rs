//! Look-ups that need more than one table of a rulebook.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::audience::Audience;
use crate::rulebook::book::gate::When;
use crate::rulebook::book::ids::{AnswerId, ClaimId, FixId, SourceId};
use crate::rulebook::book::table::Position;

impl Rulebook {
    /// True if a fix gets people in and mends nothing. One that removes a danger does more, even if it helps whatever the
    /// cause is.
    pub fn is_way_round(&self, fix: FixId) -> bool {
        let fix = &self[fix];
        fix.cures_any.is_some() && !self.causes.entries().any(|(id, cause)| cause.danger && fix.names(id))
    }

    /// The services that a source is about: those in the gates of the fixes, limits and escalations that cite it.
    pub fn services_of(&self, source: SourceId) -> Vec<AnswerId> {
        let mut services = Vec::new();
        for fix in &self.fixes {
            self.add_service(source, &fix.sources, &fix.when, &mut services);
            for step in &fix.steps {
                self.add_service(source, &step.sources, &step.when, &mut services);
            }
        }
        for limit in &self.limits {
            self.add_service(source, &limit.sources, &limit.when, &mut services);
        }
        for escalation in &self.escalations {
            self.add_service(source, &escalation.sources, &escalation.when, &mut services);
        }
        services.sort_unstable();
        services.dedup();
        services
    }

    /// Adds the service of an entry with these claims and this gate, if the entry cites the source.
    fn add_service(&self, source: SourceId, claims: &[ClaimId], when: &When, services: &mut Vec<AnswerId>) {
        if !claims.iter().any(|claim| self[*claim].source == source) {
            return;
        }
        for condition in &when.0 {
            // An entry for several services does not make its source one about each of them.
            if condition.question == self.service
                && let [service] = condition.answers[..]
            {
                services.push(service);
            }
        }
    }

    /// The answer of the question `role` for an audience.
    pub fn role_of(&self, audience: Audience) -> AnswerId {
        // The loader lists the answers of `role` in the order of `Audience::ALL`, which is that of the variants.
        AnswerId::at(audience as usize)
    }
}
