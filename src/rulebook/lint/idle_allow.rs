//! Entries that allow a warning they do not raise; and the removal of warnings that are allowed.

use crate::rulebook::book::allowed::Allowed;
use crate::rulebook::finding::Finding;
use crate::rulebook::finding::code::Code;
use crate::rulebook::finding::sort;
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: Code {
        allowable: false,
        ..warning(
            "idle-allow",
            "The entry allows a warning that it does not raise, or no longer. Take the `allow` out, so that it does not hide the next one.",
            [
                "limits:\n  - id: one-call\n    when: { channel: [voice] }\n    say: One call a minute is made.\n    sources: [N-2]\n    allow: [ { code: never-holds, why: Calls come later. } ]",
                "limits:\n  - id: one-call\n    when: { channel: [] }\n    say: One call a minute is made.\n    sources: [N-2]\n    allow: [ { code: never-holds, why: Calls come later. } ]",
            ],
        )
    },
    look: Look::Settling,
};

impl Allowed {
    fn covers(&self, found: &Finding) -> bool {
        let here = match self.entry {
            Some(entry) => found.entry == Some(entry),
            None => found.entry.is_some() && found.span.file == self.at.file,
        };
        here && found.code.name == self.code
    }
}

/// Removes the findings that are allowed, and reports every `allow` that covers none. An `allow` for a code that was
/// not looked for is not reported: it may well be needed.
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
    Finding { entry: None, ..Finding::about(&LINT.code, *at, message) }
}
