//! Random valid rulebooks through all that the program does with one.

use std::collections::BTreeMap;

use annotate_snippets::Renderer;
use otp_triage::authoring::check::{Depth, check};
use otp_triage::authoring::coverage::{cases as case_coverage, claims};
use otp_triage::authoring::diff::diff;
use otp_triage::authoring::entry::entries;
use otp_triage::authoring::progress::unwatched;
use otp_triage::authoring::simulate::compare::compare;
use otp_triage::authoring::simulate::people::person;
use otp_triage::authoring::simulate::{Rng, excess, submodels};
use otp_triage::authoring::{cases, map};
use otp_triage::engine::plan::policy::Policy;
use otp_triage::engine::{Answer, Bounds, Next, Session, grow};
use otp_triage::render::diagnosis::fix::Weights;
use otp_triage::render::diagnosis::rows::{Show, Steps};
use otp_triage::render::diagnosis::{json, markdown, note, text};
use otp_triage::render::graph::{self, dot, mermaid, tree};
use otp_triage::render::rules::{coverage, diff as differences, finding, list, simulate};
use otp_triage::rulebook::{Audience, Loaded, Outcome, Rulebook, SourceFile, load};

use super::book;
use super::dice::Dice;
use super::held;

pub fn run(bytes: &[u8]) {
    let mut dice = Dice::new(bytes);
    let text = book::book(&mut dice).to_string();
    let loaded = load(vec![vec![file("book.yaml", &text)]]);
    let checked = check(&loaded, Depth::Deep, Some((2026, 11, 30)), &unwatched);
    let Loaded { rulebook, findings, files, .. } = loaded;
    let book = rulebook.unwrap_or_else(|| panic!("{text}\n{findings:#?}"));
    held::assert_printable(&held::written(|out| finding::text(&checked.findings, &files, &Renderer::plain(), out)));
    held::json(&held::written(|out| finding::json(&checked.findings, &files, out)));
    let audience = *dice.pick(&Audience::ALL);
    let session = walked(&mut dice, &book, audience);
    reported(&session);
    // One of what is left, so that more books are seen.
    match dice.below(4) {
        0 => authored(&book, &files, audience),
        1 => drawn(&session),
        2 => simulated(&book),
        _ => compared(&mut dice, &text, &book, &files),
    }
}

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile::from_bytes(name.to_owned(), text.as_bytes().to_vec())
}

/// The commands that list and count.
fn authored(book: &Rulebook, files: &[SourceFile], audience: Audience) {
    let entries = entries(book, Some(audience));
    let all: Vec<_> = entries.iter().collect();
    held::page(|page| list::list(book, files, &entries, list::Origins::Shown, page));
    held::page(|page| list::show(book, files, &all, page));
    held::json(&held::written(|out| list::show_json(book, files, &all, out)));
    held::json(&held::written(|out| list::list_json(book, files, &entries, audience, out)));
    let (of_claims, of_cases) = (claims::coverage(book), case_coverage::case_coverage(book, 0, &unwatched));
    held::page(|page| coverage::claims(book, &of_claims, page));
    held::page(|page| coverage::pairs(book, &of_claims, page));
    held::page(|page| coverage::cases(&of_cases, files, page));
    for case in &book.cases {
        cases::run(book, case);
    }
}

/// A session to its end, with any replies.
fn walked<'b>(dice: &mut Dice<'_>, book: &'b Rulebook, audience: Audience) -> Session<'b> {
    let mut session = Session::start(book, audience);
    // Each question and each fix comes once, a fix whose wait runs once more.
    let most = book.questions.len() + 2 * book.fixes.len();
    let mut asked: BTreeMap<_, usize> = BTreeMap::new();
    for _ in 0..=most {
        match session.next() {
            Next::Ask(question) => {
                *asked.entry(question).or_default() += 1;
                assert_eq!(asked[&question], 1, "it is asked again");
                let answers = &book[question].answers;
                let chosen = answers.at(dice.below(answers.len() + 1));
                session.answer(question, chosen.map_or(Answer::Unknown, Answer::Chosen)).expect("it arises");
            }
            Next::Try(fix) => session.tried(fix, *dice.pick(&[Outcome::Failed, Outcome::Cannot, Outcome::Helped])),
            Next::Start(fix) => session.tried(fix, Outcome::Started),
            Next::Wait(fix) => session.tried(fix, Outcome::Failed),
            Next::Escalate(_) | Next::Done => return session,
        }
    }
    panic!("it does not end");
}

/// Every format of a report and of a note; the JSON has no number that is none.
fn reported(session: &Session<'_>) {
    let diagnosis = session.diagnosis();
    let report = held::json(&held::written(|out| json::report(session, &diagnosis, &[], out)));
    for fix in report["fixes"].as_array().into_iter().flatten() {
        assert!(fix["cost_minutes"].is_number() && fix["weight"].is_number(), "{fix}");
    }
    held::assert_printable(&held::written(|out| markdown::report(session, &diagnosis, &[], out)));
    let show = Show { weights: Weights::Shown, steps: Steps::OfAll };
    held::page(|page| text::report(session, &diagnosis, show, page));
    held::page(|page| text::ending(session, &diagnosis, Weights::Hidden, page));
    for format in [note::Format::Text, note::Format::Markdown, note::Format::Json] {
        held::assert_printable(&held::written(|out| {
            note::write(session, &diagnosis, &note::Head::default(), format, out)
        }));
    }
}

fn drawn(session: &Session<'_>) {
    let start = Session::start(session.book(), session.audience());
    let root = grow(&start, Bounds { depth: 3, probability: 0.05, branches: 30 }).root;
    held::page(|page| tree::text(&start, &root, page));
    let map = map::map(session, 0.0);
    held::page(|page| graph::map::text(session, &map, page));
    for picture in [tree::graph(&start, &root), graph::map::graph(session, &map)] {
        held::assert_printable(&held::written(|out| dot::dot(&picture, out)));
        held::assert_printable(&held::written(|out| mermaid::mermaid(&picture, out)));
    }
}

fn simulated(book: &Rulebook) {
    let mut rng = Rng::seeded(1);
    let people = [person(book, &mut rng)];
    let rows = compare(book, &people, &unwatched);
    let figures = held::written(|out| simulate::json(book, &rows, out));
    held::json(&figures);
    assert!(!figures.contains("null"), "{figures}");
    let excess = excess(std::iter::once(submodels::submodel(book, &mut rng)), Policy::Plan, &unwatched);
    assert!(excess.least >= -1e-4, "{excess:?}");
}

/// The same book is the same; another layer over it is compared with it if it fits.
fn compared(dice: &mut Dice<'_>, text: &str, book: &Rulebook, files: &[SourceFile]) {
    let layer = book::layer(dice).to_string();
    let again = load(vec![vec![file("book.yaml", text)]]).rulebook.expect("it was sound before");
    assert!(diff(book, &again, &unwatched).is_empty());
    let over = load(vec![vec![file("book.yaml", text)], vec![file("layer.yaml", &layer)]]);
    let Some(new) = over.rulebook else { return };
    let files = differences::Files { old: files, new: &over.files };
    let diff = diff(book, &new, &unwatched);
    held::page(|page| differences::text(&diff, files, page));
    held::json(&held::written(|out| differences::json(&diff, files, out)));
}
