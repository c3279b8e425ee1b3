//! Warnings that are raised on purpose: `allow: [ { code: …, why: … } ]` in an entry, or at the top of a file.

use crate::rulebook::book::allowed::Allowed;
use crate::rulebook::finding::code::Code;
use crate::rulebook::finding::{Finding, sort};
use crate::rulebook::lint::warnings::IDLE_ALLOW;

impl Allowed {
    fn covers(&self, found: &Finding) -> bool {
        let here = match self.entry {
            Some(entry) => found.entry == Some(entry),
            None => found.entry.is_some() && found.span.file == self.at.file,
        };
        here && found.code.name == self.code
    }
}

/// Leaves out what is allowed, and tells of what is allowed in vain among the codes that were looked for.
pub(crate) fn settle(allowed: &[Allowed], mut findings: Vec<Finding>, looked_for: &[&Code]) -> Vec<Finding> {
    let in_vain = |allowed: &&Allowed| {
        looked_for.iter().any(|code| code.name == allowed.code) && !findings.iter().any(|found| allowed.covers(found))
    };
    let idle: Vec<Finding> = allowed.iter().filter(in_vain).map(idle).collect();
    findings.retain(|found| !allowed.iter().any(|allowed| allowed.covers(found)));
    findings.extend(idle);
    sort(&mut findings);
    findings
}

fn idle(Allowed { entry, code, at, .. }: &Allowed) -> Finding {
    let whole = if entry.is_some() { "entry" } else { "file" };
    let message = format!("nothing in this {whole} raises `{code}`");
    Finding { entry: None, ..Finding::about(&IDLE_ALLOW, *at, message) }
}
