//! Compares strategies on the same simulated people: every policy, a lower bound for all plans, and each guide next to
//! the plan for the people whose service it covers.

use crate::authoring::progress::Progress;
use crate::authoring::simulate::people::{Person, Strategy, Summary, advice, cost_if_known, guides, help, summary};
use crate::engine::plan::policy::Policy;
use crate::rulebook::{Answer, Rulebook, SourceId};

/// The figures of one strategy.
#[derive(Debug)]
pub struct Row {
    pub subject: Subject,
    pub summary: Summary,
}

/// The strategies of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Policy(Policy),
    /// The lower bound: the least cost if every cause were known.
    Bound,
    /// A guide, read from the top by the people whose service it covers.
    Guide(SourceId),
    /// The plan, for the same people as the guide.
    PlanBesideGuide(SourceId),
}

/// The figures of one policy.
pub fn single(book: &Rulebook, people: &[Person], policy: Policy, progress: Progress<'_>) -> Row {
    row(book, people, Subject::Policy(policy), &Strategy::Policy(policy), progress)
}

/// The figures of every strategy: the policies, the bound, then the guides in rulebook order.
pub fn compare(book: &Rulebook, people: &[Person], progress: Progress<'_>) -> Vec<Row> {
    let guided: Vec<(SourceId, Vec<Person>)> =
        guides(book).into_iter().map(|source| (source, readers_of(book, people, source))).collect();
    // Each reader is helped twice.
    let all = Policy::ALL.len() * people.len() + 2 * guided.iter().map(|(_, readers)| readers.len()).sum::<usize>();
    let mut before = 0;
    let mut row = |people: &[Person], subject, strategy: &Strategy| {
        let row = row(book, people, subject, strategy, &|done, _| progress(before + done, all));
        before += people.len();
        row
    };
    let mut rows = Vec::new();
    for policy in Policy::ALL {
        rows.push(row(people, Subject::Policy(policy), &Strategy::Policy(policy)));
    }
    rows.push(Row { subject: Subject::Bound, summary: bound(book, people) });
    for (source, readers) in guided {
        // The plan is measured again on the same readers: their costs differ from those of all people.
        if !readers.is_empty() {
            rows.push(row(&readers, Subject::Guide(source), &Strategy::Source(advice(book, source))));
            rows.push(row(&readers, Subject::PlanBesideGuide(source), &Strategy::Policy(Policy::Plan)));
        }
    }
    rows
}

fn row(book: &Rulebook, people: &[Person], subject: Subject, strategy: &Strategy, progress: Progress<'_>) -> Row {
    let mut runs = Vec::with_capacity(people.len());
    for person in people {
        progress(runs.len(), people.len());
        runs.push(help(book, person, strategy));
    }
    Row { subject, summary: summary(&runs) }
}

#[expect(clippy::cast_precision_loss, reason = "some thousands of people")]
fn bound(book: &Rulebook, people: &[Person]) -> Summary {
    let sum: f64 = people.iter().map(|person| cost_if_known(book, person)).sum();
    let cost = sum / people.len().max(1) as f64;
    Summary { people: people.len(), cost, interval: 0.0, questions: 0.0, in_sight: 0.0, solved: 0.0 }
}

/// The people whose service a source covers.
fn readers_of(book: &Rulebook, people: &[Person], source: SourceId) -> Vec<Person> {
    let services = book.services_of(source);
    let mut readers = Vec::new();
    for person in people {
        if services.iter().any(|service| person.reply(book.service) == Answer::Chosen(*service)) {
            readers.push(person.clone());
        }
    }
    readers
}
