//! The map of a rulebook as text and as a picture.

use std::collections::BTreeMap;
use std::io;

use crate::authoring::map::{Cure, Map, Sign};
use crate::engine::{Likelihood, Session, Strength};
use crate::render::graph::{Graph, Line, NodeKind};
use crate::render::page::Page;
use crate::render::words;
use crate::rulebook::{CauseId, FixId, QuestionId};

/// Writes the map cause by cause, with the answers that speak for it and the fixes that help.
pub fn text(session: &Session<'_>, map: &Map, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    for ranked in &map.causes {
        let likely = Likelihood::of(ranked.weight).name();
        page.heading(&format!("{} ({likely})", book[ranked.cause].title.to(audience)))?;
        for sign in map.signs.iter().filter(|sign| sign.cause == ranked.cause) {
            page.item("  told by: ", &words::reason(book, audience, &sign.reason))?;
        }
        cures(session, map, Some(ranked.cause), page)?;
        page.gap()?;
    }
    page.heading(WHATEVER)?;
    cures(session, map, None, page)
}

/// Writes the fixes that help with a cause, or with `None` those that help whatever the cause is.
fn cures(session: &Session<'_>, map: &Map, cause: Option<CauseId>, page: &mut Page<'_>) -> io::Result<()> {
    for cure in &map.cures {
        if cure.cause == cause {
            let title = session.book()[cure.fix].title.to(session.audience());
            page.item("  helped by: ", &format!("{title} ({})", words::frequency(cure.works)))?;
        }
    }
    Ok(())
}

const WHATEVER: &str = "Whatever the cause";

/// The map as a picture: questions, causes and fixes from left to right.
pub fn graph(session: &Session<'_>, map: &Map) -> Graph {
    let (book, audience) = (session.book(), session.audience());
    let mut graph = Graph::new(session, "what tells the causes apart, and what helps");
    graph.title.push("Thick lines are strong, dashed ones weak.".to_owned());
    graph.columns = true;
    // Every cause has evidence about the symptom: as a node of its own it would be tied to all of them. It stands in
    // the nodes of the causes instead.
    let (symptoms, signs): (Vec<&Sign>, Vec<&Sign>) =
        map.signs.iter().partition(|sign| sign.reason.question == book.symptom);
    let answer = |sign: &Sign| words::answer(book, audience, sign.reason.question, sign.reason.answer);

    let mut causes: BTreeMap<Option<CauseId>, usize> = BTreeMap::new();
    for ranked in &map.causes {
        let mut lines = vec![book[ranked.cause].title.to(audience).to_owned()];
        if let Some(symptom) = symptoms.iter().find(|sign| sign.cause == ranked.cause) {
            lines.push(format!("shows as: {}", answer(symptom)));
        }
        let likelihood = Likelihood::of(ranked.weight);
        if likelihood > Likelihood::Unlikely {
            lines.push(format!("({})", likelihood.name()));
        }
        causes.insert(Some(ranked.cause), graph.node(NodeKind::Cause, lines));
    }
    if map.cures.iter().any(|cure| cure.cause.is_none()) {
        causes.insert(None, graph.node(NodeKind::Cause, [WHATEVER.to_owned()]));
    }
    let mut questions: BTreeMap<QuestionId, usize> = BTreeMap::new();
    for sign in signs {
        let id = sign.reason.question;
        let text = book[id].ask.to(audience);
        let question = *questions.entry(id).or_insert_with(|| graph.node(NodeKind::Question, [text.to_owned()]));
        // The map has signs and cures only of causes that are on it, so the index cannot miss.
        graph.edge(question, causes[&Some(sign.cause)], answer(sign), sign_line(sign));
    }
    let mut fixes: BTreeMap<FixId, usize> = BTreeMap::new();
    for cure in &map.cures {
        let text = book[cure.fix].title.to(audience);
        let fix = *fixes.entry(cure.fix).or_insert_with(|| graph.node(NodeKind::Fix, [text.to_owned()]));
        graph.edge(causes[&cure.cause], fix, words::frequency(cure.works), cure_line(cure));
    }
    graph
}

fn sign_line(sign: &Sign) -> Line {
    match sign.reason.strength() {
        Some(Strength::Strongly) => Line::Strong,
        Some(Strength::Clearly) => Line::Plain,
        Some(Strength::Slightly) | None => Line::Faint,
    }
}

fn cure_line(cure: &Cure) -> Line {
    match cure.works {
        works if works >= 0.8 => Line::Strong,
        works if works >= 0.5 => Line::Plain,
        _ => Line::Faint,
    }
}
