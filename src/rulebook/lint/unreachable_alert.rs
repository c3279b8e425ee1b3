//! Alerts that no answer raises.

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::alert::Alert;
use crate::rulebook::finding::Finding;
use crate::rulebook::lint::scene::Scene;
use crate::rulebook::lint::warning::{Lint, Look, warning};

pub(crate) static LINT: Lint = Lint {
    code: warning(
        "unreachable-alert",
        "An alert that can never be raised protects nobody. Its conditions exclude each other, or ask only who is spoken to, and nothing is raised before something was said.",
        [
            "alerts: [ { id: careful, when: { role: [user] }, say: Be careful. } ]",
            "alerts: [ { id: careful, when: { role: [user], symptom: [asked] }, say: Be careful. } ]",
        ],
    ),
    look: Look::Always(look),
};

fn look(book: &Rulebook) -> Vec<Finding> {
    let mut findings = Vec::new();
    for alert in &book.alerts {
        if !can_be_raised(book, alert) {
            let message = format!("nothing raises the alert `{}`", alert.id);
            let help = "name an answer to a question that is asked";
            findings.push(Finding::about(&LINT.code, alert.at, message, help));
        }
    }
    findings
}

/// True if some answer can raise the alert.
pub(crate) fn can_be_raised(book: &Rulebook, alert: &Alert) -> bool {
    for when in &alert.when {
        // The audience alone raises nothing: at that point nobody has described any trouble.
        let asks = when.0.iter().any(|condition| condition.question != book.role);
        if asks && Scene::of(book, &[alert.audience], &[when]).is_ok() {
            return true;
        }
    }
    false
}
