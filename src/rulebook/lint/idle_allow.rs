//! Entries that allow a warning they do not raise. Also removes the allowed warnings.

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
    fn covers(&self, finding: &Finding) -> bool {
        let here = match self.entry {
            Some(entry) => finding.entry == Some(entry),
            // A finding about no entry cannot be allowed, not even by the whole file.
            None => finding.entry.is_some() && finding.span.file == self.at.file,
        };
        here && finding.code.name == self.code
    }
}

/// Removes the allowed findings, and reports every `allow` that covers none.
pub(crate) fn settle(allowed: &[Allowed], mut findings: Vec<Finding>, checked: &[&Code]) -> Vec<Finding> {
    let mut idle = Vec::new();
    for allow in allowed {
        // An `allow` for a code that was not checked may be needed by another run.
        if checked.iter().any(|code| code.name == allow.code) && !findings.iter().any(|finding| allow.covers(finding)) {
            idle.push(about_idle(allow));
        }
    }
    // Only now, because one finding may be covered twice, by its entry and its file.
    findings.retain(|finding| !allowed.iter().any(|allow| allow.covers(finding)));
    findings.extend(idle);
    sort(&mut findings);
    findings
}

fn about_idle(Allowed { entry, code, at, .. }: &Allowed) -> Finding {
    let whole = if entry.is_some() { "entry" } else { "file" };
    let message = format!("nothing in this {whole} raises `{code}`");
    Finding { entry: None, ..Finding::about(&LINT.code, *at, message, "remove it") }
}
