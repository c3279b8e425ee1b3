//! The map of a rulebook as text and as a picture.

use std::collections::BTreeMap;
use std::io;

use crate::authoring::map::{Cure, Map, Sign};
use crate::engine::{Likelihood, Session, Strength};
use crate::render::graph::{Graph, Line, NodeKind};
use crate::render::page::Page;
use crate::render::words;
use crate::rulebook::{CauseId, FixId, QuestionId};

/// Writes the map, cause by cause: what speaks for it, and what helps.
pub fn text(session: &Session<'_>, map: &Map, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    let helps = |cause: Option<CauseId>, page: &mut Page<'_>| {
        map.cures.iter().filter(|cure| cure.cause == cause).try_for_each(|cure| {
            let title = book[cure.fix].title.to(audience);
            page.item("  helped by: ", &format!("{title} ({})", words::frequency(cure.works)))
        })
    };
    for ranked in &map.causes {
        let likely = Likelihood::of(ranked.weight).name();
        page.heading(&format!("{} ({likely})", book[ranked.cause].title.to(audience)))?;
        for sign in map.signs.iter().filter(|sign| sign.cause == ranked.cause) {
            page.item("  told by: ", &words::reason(book, audience, &sign.reason))?;
        }
        helps(Some(ranked.cause), page)?;
        page.gap()?;
    }
    page.heading(WHATEVER)?;
    helps(None, page)
}

const WHATEVER: &str = "Whatever the cause";

/// The map as a picture: questions, causes, fixes from left to right. Every cause speaks of the symptom, so that stands
/// in its node: as a question of its own it would be tied to everything.
pub fn graph(session: &Session<'_>, map: &Map) -> Graph {
    let (book, audience) = (session.book(), session.audience());
    let mut graph = Graph::new(session, "what tells the causes apart, and what helps");
    graph.title.push("Thick lines are strong, dashed ones weak.".to_owned());
    graph.columns = true;
    let (symptoms, signs): (Vec<&Sign>, Vec<&Sign>) =
        map.signs.iter().partition(|sign| sign.reason.question == book.symptom);
    let answer = |sign: &Sign| words::answer(book, audience, sign.reason.question, sign.reason.answer);

    let mut causes: BTreeMap<Option<CauseId>, usize> = BTreeMap::new();
    for ranked in &map.causes {
        let title = book[ranked.cause].title.to(audience).to_owned();
        let symptom = symptoms.iter().find(|sign| sign.cause == ranked.cause);
        let symptom = symptom.map(|sign| format!("shows as: {}", answer(sign)));
        let likely = Likelihood::of(ranked.weight);
        let likely = (likely > Likelihood::Unlikely).then(|| format!("({})", likely.name()));
        let cause = graph.node(NodeKind::Cause, [Some(title), symptom, likely].into_iter().flatten());
        causes.insert(Some(ranked.cause), cause);
    }
    if map.cures.iter().any(|cure| cure.cause.is_none()) {
        causes.insert(None, graph.node(NodeKind::Cause, [WHATEVER.to_owned()]));
    }
    let mut questions: BTreeMap<QuestionId, usize> = BTreeMap::new();
    for sign in signs {
        let asked = sign.reason.question;
        let draw = || graph.node(NodeKind::Question, [book[asked].ask.to(audience).to_owned()]);
        let question = *questions.entry(asked).or_insert_with(draw);
        graph.edge(question, causes[&Some(sign.cause)], answer(sign), told(sign));
    }
    let mut fixes: BTreeMap<FixId, usize> = BTreeMap::new();
    for cure in &map.cures {
        let draw = || graph.node(NodeKind::Fix, [book[cure.fix].title.to(audience).to_owned()]);
        let fix = *fixes.entry(cure.fix).or_insert_with(draw);
        graph.edge(causes[&cure.cause], fix, words::frequency(cure.works), helped(cure));
    }
    graph
}

fn told(sign: &Sign) -> Line {
    match sign.reason.strength() {
        Some(Strength::Strongly) => Line::Strong,
        Some(Strength::Clearly) => Line::Plain,
        Some(Strength::Slightly) | None => Line::Faint,
    }
}

fn helped(cure: &Cure) -> Line {
    match cure.works {
        works if works >= 0.8 => Line::Strong,
        works if works >= 0.5 => Line::Plain,
        _ => Line::Faint,
    }
}
