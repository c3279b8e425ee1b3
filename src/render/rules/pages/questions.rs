//! Pages of questions.

use crate::render::rules::pages::document::{Document, Markdown, escaped};
use crate::render::rules::pages::phrases::{
    Evidence, both, conditions, evidence, for_support, link_to_cause, link_to_fix, mark, notes, plain, sources,
};
use crate::render::words;
use crate::rulebook::{AnswerId, Audience, ClaimId, QuestionId, QuestionKind, Rulebook, Words};

/// The page of a question.
pub(super) fn page(book: &Rulebook, id: QuestionId) -> Document {
    let question = &book[id];
    let mut page = Markdown::titled(question.ask.to(Audience::User));
    page.paragraph(&for_support(&question.ask).unwrap_or_default());
    let kind = match question.kind {
        QuestionKind::Context => "It sets the scene and is no evidence for a cause.",
        QuestionKind::Evidence => "Its answers are evidence for and against causes.",
    };
    page.paragraph(&format!(
        "{}A question. Its id is `{}`. {kind} It takes {} to answer.",
        mark(question.audience),
        question.id,
        words::minutes(Words::ENGLISH, question.effort)
    ));
    if let Some(why) = &question.why {
        page.heading("Why it is asked");
        page.paragraph(&both(why));
    }
    page.section("When it is asked", &conditions(book, &question.when));
    page.section("Answers", &answers(book, id));
    page.section("Fixes that need the answer", &needed_by(book, id));
    page.section("Good to know", &notes(&question.notes));
    let answered = question.answers.iter().flat_map(|answer| &answer.sources);
    let claims: Vec<ClaimId> = question.sources.iter().chain(answered).copied().collect();
    page.section("Sources", &sources(book, &claims));
    page.document(format!("questions/{}.md", question.id))
}

/// Every answer, and below it the causes that it speaks for.
fn answers(book: &Rulebook, id: QuestionId) -> Vec<String> {
    let mut items = Vec::new();
    for (answer, choice) in book[id].answers.entries() {
        let short = match &choice.short {
            Some(short) => format!(", in short *{}*", escaped(short)),
            None => String::new(),
        };
        let support = match for_support(&choice.text) {
            Some(support) => format!(" {support}"),
            None => String::new(),
        };
        let mut lines = vec![format!("**{}** (`{}`{short}){support}", plain(&choice.text), choice.id)];
        lines.extend(speaks_for(book, id, answer));
        items.push(lines.join("\n  - "));
    }
    items
}

fn speaks_for(book: &Rulebook, id: QuestionId, answer: AnswerId) -> Vec<String> {
    let mut lines = Vec::new();
    for (cause, entry) in book.causes.entries() {
        // Without a row, the answer is as usual under this cause as anywhere.
        let Some(row) = entry.row(id) else { continue };
        if let Some(Evidence::For(strength)) = evidence(row[answer.index()], book[id].usual[answer.index()]) {
            lines.push(format!("speaks for: {} ({})", link_to_cause(book, cause), strength.name()));
        }
    }
    lines
}

/// The fixes whose steps depend on the answer to a question.
fn needed_by(book: &Rulebook, id: QuestionId) -> Vec<String> {
    let mut lines = Vec::new();
    for (fix, entry) in book.fixes.entries() {
        if entry.only_if.0.iter().any(|condition| condition.question == id) {
            lines.push(format!("{}{}", mark(entry.audience), link_to_fix(book, fix)));
        }
    }
    lines
}
