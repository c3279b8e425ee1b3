//! A rulebook that is meant to lie over another, checked by itself: most of its errors are none where it belongs.

use std::collections::BTreeSet;

use crate::rulebook::{Finding, Loaded};

/// Reports the errors that vanish over the built-in rulebook as one, if names that only that one knows are among them.
///
/// `over` is the same rulebook laid over the built-in one, whose files come first and number `below`; `path` is what the
/// author named.
pub fn explain(findings: &mut Vec<Finding>, over: &Loaded, below: usize, path: &str) {
    let mut remaining = BTreeSet::new();
    for finding in over.findings.iter().filter(|finding| finding.is_error()) {
        if let Some(file) = (finding.span.file as usize).checked_sub(below) {
            remaining.insert((file, finding.span.start, finding.code.name));
        }
    }
    let vanishes = |finding: &Finding| {
        let key = (finding.span.file as usize, finding.span.start, finding.code.name);
        finding.is_error() && !remaining.contains(&key)
    };
    let count = findings.iter().filter(|finding| vanishes(finding)).count();
    let unknown = |finding: &Finding| finding.code.name == "unknown-id" && vanishes(finding);
    let Some(first) = findings.iter().position(unknown) else { return };
    let mut told = findings[first].clone();
    told.message = match count {
        1 => format!("{}, but the built-in rulebook has it", told.message),
        _ => format!("{}, and {} more errors that the built-in rulebook would settle", told.message, count - 1),
    };
    told.help = format!("is this meant to lie over it? Check it with `otp-triage rules check --rules {path}`");
    findings[first] = told.clone();
    findings.retain(|finding| !vanishes(finding) || *finding == told);
}
