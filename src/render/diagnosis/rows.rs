//! The lists of fixes as text, one row a fix.

use std::io;

use crate::engine::{Diagnosis, RankedFix, Session};
use crate::render::diagnosis::fix::{Weights, details, tail, weight};
use crate::render::lists::{List, letter, lettered, lists};
use crate::render::page::Page;
use crate::rulebook::{FixId, QuestionId};

/// The fixes whose steps are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Steps {
    OfAll,
    /// Only those of the fix that comes first: whoever does this every day knows most of the others.
    OfFirst,
}

/// The extent of a report.
#[derive(Debug, Clone, Copy)]
pub struct Show {
    pub weights: Weights,
    pub steps: Steps,
}

/// Writes the fixes of a report: all lists, with the steps of its fixes.
pub(super) fn report(
    session: &Session<'_>,
    diagnosis: &Diagnosis<'_>,
    show: Show,
    page: &mut Page<'_>,
) -> io::Result<()> {
    let lists = lists(session.book(), &diagnosis.fixes, usize::MAX);
    let mut rows = Rows::new(session, show.weights);
    let first = diagnosis.fixes.first().map(|ranked| ranked.fix);
    for list in &lists {
        page.gap()?;
        page.heading(list.heading)?;
        for (position, ranked) in list.fixes.iter().enumerate() {
            rows.row(list, ranked, page)?;
            if show.steps == Steps::OfAll || first == Some(ranked.fix) {
                details(session, diagnosis, ranked, page)?;
            }
            let worth = |ranked: &RankedFix<'_>| is_worth_more_than_escalating(diagnosis, ranked.fix);
            // Between two fixes, so not behind the last, where nothing is left to go on with.
            let is_last_worth = worth(ranked) && list.fixes.get(position + 1).is_some_and(|next| !worth(next));
            if is_last_worth && !list.are_ways_round && !diagnosis.escalations.is_empty() {
                page.aside(2, session.book().words.escalate_from_here())?;
            }
        }
    }
    if show.steps == Steps::OfFirst && diagnosis.fixes.len() > 1 {
        page.aside(2, session.book().words.steps_of_all())?;
    }
    Ok(())
}

fn is_worth_more_than_escalating(diagnosis: &Diagnosis<'_>, fix: FixId) -> bool {
    diagnosis.fixes.iter().take(diagnosis.escalate_after).any(|ranked| ranked.fix == fix)
}

/// Writes lists of fixes, one row each, with at most `most` that mend. Returns the fixes in the order of their letters.
pub fn rows(
    session: &Session<'_>,
    fixes: &[RankedFix<'_>],
    most: usize,
    weights: Weights,
    page: &mut Page<'_>,
) -> io::Result<Vec<FixId>> {
    let lists = lists(session.book(), fixes, most);
    let mut rows = Rows::new(session, weights);
    for list in &lists {
        page.gap()?;
        page.heading(list.heading)?;
        for ranked in &list.fixes {
            rows.row(list, ranked, page)?;
        }
    }
    Ok(lettered(&lists))
}

/// The rows of all lists of a screen: their letters go on from one list to the next.
struct Rows<'s, 'r> {
    session: &'s Session<'r>,
    weights: Weights,
    written: usize,
    /// Questions that an earlier row says to answer first.
    said: Vec<QuestionId>,
}

impl<'s, 'r> Rows<'s, 'r> {
    fn new(session: &'s Session<'r>, weights: Weights) -> Self {
        Self { session, weights, written: 0, said: Vec::new() }
    }

    /// Writes a fix behind its letter, with its promise and what it takes, and the questions that come first.
    fn row(&mut self, list: &List<'_, '_>, ranked: &RankedFix<'_>, page: &mut Page<'_>) -> io::Result<()> {
        let (book, audience) = (self.session.book(), self.session.audience());
        let letter = letter(&book.words, self.written);
        self.written += 1;
        let mut tail = tail(self.session, ranked, !list.are_ways_round);
        tail.push_str(&weight(&book.words, ranked.weight, self.weights));
        page.option(letter, &book[ranked.fix].id, book[ranked.fix].title.to(audience), &tail)?;
        for need in &ranked.needs {
            if !self.said.contains(need) {
                self.said.push(*need);
                page.text(5, &book.words.first(book[*need].ask.to(audience)))?;
            }
        }
        Ok(())
    }
}
