//! Pages of causes.

use crate::engine::Strength;
use crate::render::rules::pages::document::{Document, Markdown};
use crate::render::rules::pages::phrases::{
    Evidence, conditions, evidence, for_support, link_to_fix, link_to_question, mark, notes, plain, prevention, sources,
};
use crate::render::words;
use crate::render::words::capitalised;
use crate::rulebook::{Audience, Cause, CauseId, Rulebook};

/// The page of a cause.
pub(super) fn page(book: &Rulebook, id: CauseId) -> Document {
    let cause = &book[id];
    let mut page = Markdown::titled(cause.title.to(Audience::User));
    page.paragraph(&for_support(&cause.title).unwrap_or_default());
    page.paragraph(&format!("A cause. Its id is `{}`.", cause.id));
    page.section("How common it is", &frequencies(book, cause));
    page.section("Where it is possible", &conditions(book, &cause.when));
    let (speaks_for, speaks_against) = signs(book, cause);
    page.section("What speaks for it", &speaks_for);
    page.section("What speaks against it", &speaks_against);
    page.section("What helps", &fixes(book, id));
    page.section("How to prevent it", &prevention(book, &cause.prevent));
    page.section("Good to know", &notes(&cause.notes));
    page.section("Sources", &sources(book, &cause.sources));
    page.document(format!("causes/{}.md", cause.id))
}

fn frequencies(book: &Rulebook, cause: &Cause) -> Vec<String> {
    let mut lines = vec![capitalised(&words::frequency(cause.frequency))];
    for (when, frequency) in &cause.adjust {
        let surroundings = conditions(book, when).join(", ");
        lines.push(format!("{} with {surroundings}", capitalised(&words::frequency(*frequency))));
    }
    lines
}

/// The answers that speak for the cause, and those that speak against it.
fn signs(book: &Rulebook, cause: &Cause) -> (Vec<String>, Vec<String>) {
    let (mut speaks_for, mut speaks_against) = (Vec::new(), Vec::new());
    for (question, row) in &cause.rows {
        let asked = &book[*question];
        for ((answer, share), usual) in asked.answers.iter().zip(row).zip(&asked.usual) {
            let line = |strength: Strength| {
                let (mark, link) = (mark(asked.audience), link_to_question(book, *question));
                format!("{mark}{link} *{}* ({})", plain(&answer.text), strength.name())
            };
            match evidence(*share, *usual) {
                Some(Evidence::For(strength)) => speaks_for.push(line(strength)),
                // Nearly every answer is a little less usual under some cause, so weak evidence against is left out.
                Some(Evidence::Against(strength)) if strength != Strength::Slightly => {
                    speaks_against.push(line(strength));
                }
                _ => {}
            }
        }
    }
    (speaks_for, speaks_against)
}

/// The fixes that cure the cause, most reliable first.
fn fixes(book: &Rulebook, cause: CauseId) -> Vec<String> {
    let mut cures: Vec<(f64, String)> = Vec::new();
    for (id, fix) in book.fixes.entries() {
        if fix.cures.iter().any(|(cured, _)| *cured == cause) {
            let works = fix.works(Some(cause));
            let (mark, link) = (mark(fix.audience), link_to_fix(book, id));
            cures.push((works, format!("{mark}{link} (works: {})", words::frequency(works))));
        }
    }
    // A stable sort: fixes that work equally often stay in rulebook order.
    cures.sort_by(|a, b| b.0.total_cmp(&a.0));
    cures.into_iter().map(|(_, line)| line).collect()
}
