//! Pages of fixes.

use crate::render::rules::pages::document::{Document, Markdown};
use crate::render::rules::pages::phrases::{
    both, conditions, for_support, link_to_cause, mark, notes, only_with, plain, prevention, sources,
};
use crate::render::words;
use crate::render::words::capitalised;
use crate::rulebook::{Actor, Audience, Fix, FixId, Rulebook, Step, Words};

/// The page of a fix.
pub(super) fn page(book: &Rulebook, id: FixId) -> Document {
    let fix = &book[id];
    let mut page = Markdown::titled(fix.title.to(Audience::User));
    page.paragraph(&for_support(&fix.title).unwrap_or_default());
    page.paragraph(&format!("{}A fix. Its id is `{}`.", mark(fix.audience), fix.id));
    let by = if fix.by == Actor::User { "you" } else { words::actor(Words::ENGLISH, fix.by, Audience::User) };
    page.list(&[format!("Done by: {}", capitalised(by)), format!("Takes: {}", words::duration(book, id))]);
    if let Some(warn) = &fix.warn {
        page.paragraph(&format!("> **Careful:** {}", both(warn)));
    }
    page.section("Where it is the right thing", &conditions(book, &fix.when));
    page.section("What it needs", &conditions(book, &fix.needs));
    page.section("What must be known first", &conditions(book, &fix.only_if));
    page.heading("Steps");
    let steps: Vec<String> = fix.steps.iter().map(|one| step(book, one)).collect();
    page.steps(&steps);
    if let Some(after) = &fix.after {
        page.heading("Afterwards");
        page.paragraph(&both(after));
    }
    page.section("What it cures", &cures(book, fix));
    page.section("How to prevent the trouble", &prevention(book, &fix.prevent));
    page.section("Good to know", &notes(&fix.notes));
    page.section("Sources", &sources(book, &fix.cited(|_| true)));
    page.document(format!("fixes/{}.md", fix.id))
}

/// A step, with a line each for its other wording, its effect and its expected result.
fn step(book: &Rulebook, step: &Step) -> String {
    let mut lines = vec![format!("{}{}{}", mark(step.audience), plain(&step.text), only_with(book, &step.when))];
    lines.extend(for_support(&step.text));
    if step.sends {
        lines.push("*This makes a new code be sent.*".to_owned());
    }
    lines.extend(conditions(book, &step.needs).into_iter().map(|condition| format!("Only now if: {condition}")));
    if let Some(later) = &step.later {
        lines.push(format!("Otherwise: {}", both(later)));
    }
    if let Some(expect) = &step.expect {
        lines.push(format!("You should see: {}", both(expect)));
    }
    // Two spaces at the end of a line keep the next one from flowing into it.
    lines.join("  \n")
}

fn cures(book: &Rulebook, fix: &Fix) -> Vec<String> {
    let mut lines = Vec::new();
    for (cause, works) in &fix.cures {
        lines.push(format!("{} ({})", link_to_cause(book, *cause), words::frequency(*works)));
    }
    if let Some(works) = fix.cures_any {
        lines.push(format!("A way round, whatever the cause ({})", words::frequency(works)));
    }
    lines
}
