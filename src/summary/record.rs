//! The counts of one ticket.

use crate::engine::{Answer, Brief};
use crate::intake::receipt;
use crate::intake::receipt::Reading;
use crate::intake::ticket::facts::Known;
use crate::rulebook::{Detail, Question, QuestionKind, Rulebook, Stage};
use crate::summary::counts::{Counts, Flow, Property, Tally};
use crate::summary::hour::{self, Hour};
use crate::summary::value::{countable, network};

/// The fate of a message, as its receipts say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Failed,
    Reached(Stage),
    /// The receipts have no code or status with a meaning.
    Unclear,
}

impl Fate {
    fn of(book: &Rulebook, reading: &Reading<'_>) -> Self {
        match (reading.means(), reading.stage(&book.catalogue)) {
            (None, _) => Self::Unclear,
            (Some(_), None) => Self::Failed,
            (_, Some(stage)) => Self::Reached(stage),
        }
    }
}

impl Counts {
    /// Counts a ticket that can be used, with its brief.
    pub fn count(&mut self, book: &Rulebook, known: &Known<'_>, brief: &Brief) {
        let reading = receipt::deciding(&book.catalogue, &known.readings);
        let fate = reading.map(|reading| Fate::of(book, reading));
        let about = |detail: Detail| known.about(detail, reading);
        let used = about(Detail::Used).map(is_used);
        let (time, sent) = (about(Detail::Time).and_then(hour::time), about(Detail::Sent).and_then(hour::time));
        let arrived = matches!(fate, None | Some(Fate::Reached(Stage::Accepted | Stage::Delivered)));
        let late = time.zip(sent).filter(|_| arrived).map(|(time, sent)| hour::is_late(sent, time));
        let tally = tally(book, fate, reading, brief, used, late);
        let mut properties = Vec::new();
        for (question, answer) in &known.answers {
            let asked = &book[*question];
            if let (Answer::Chosen(answer), true) = (answer, is_property(book, asked)) {
                properties.push((Property::answer(&asked.id), asked.answer_id(Answer::Chosen(*answer)).to_owned()));
            }
        }
        if let Some(reading) = reading {
            properties.push((Property::provider(), book.catalogue[reading.list].id.to_string()));
        }
        let country = about(Detail::Country).and_then(|text| countable(Detail::Country, text));
        for (detail, value) in [
            (Detail::Country, country.clone()),
            (Detail::Carrier, about(Detail::Carrier).and_then(|text| network(country.as_deref(), text))),
            (Detail::Template, about(Detail::Template).and_then(|text| countable(Detail::Template, text))),
        ] {
            properties.extend(value.map(|value| (Property::about(detail.name()), value)));
        }
        if let Some(hour) = time.map(Hour::of) {
            properties.push((Property::hour(), hour.to_string()));
            let flow =
                Flow { messages: 1, told: tally.told(), failed: tally.failed, used: tally.used, unused: tally.unused };
            self.flow(country.as_deref().unwrap_or_default(), hour, flow);
        }
        self.add(&tally, &properties);
    }
}

fn tally(
    book: &Rulebook,
    fate: Option<Fate>,
    reading: Option<&Reading<'_>>,
    brief: &Brief,
    used: Option<bool>,
    late: Option<bool>,
) -> Tally {
    let mut tally = Tally {
        tickets: 1,
        used: u64::from(used == Some(true)),
        unused: u64::from(used == Some(false)),
        late: u64::from(late == Some(true)),
        in_time: u64::from(late == Some(false)),
        ..Tally::default()
    };
    match fate {
        Some(Fate::Failed) => tally.failed = 1,
        Some(Fate::Reached(Stage::Pending)) => tally.pending = 1,
        Some(Fate::Reached(Stage::Accepted)) => tally.accepted = 1,
        Some(Fate::Reached(Stage::Delivered)) => tally.delivered = 1,
        Some(Fate::Unclear) => tally.unclear = 1,
        None => {}
    }
    if let Some(hit) = reading.and_then(Reading::counts) {
        tally.codes.insert(format!("{}/{}", book.catalogue[hit.list].id, hit.code.text), 1);
    }
    if let (Some(Fate::Failed), Some(means)) = (fate, reading.and_then(Reading::means)) {
        tally.meanings.insert(book.catalogue[means].id.to_string(), 1);
    }
    // A message that is under way or has arrived tells of no trouble, so that no cause is looked for.
    if !matches!(fate, Some(Fate::Reached(_) | Fate::Unclear)) {
        if let Some(ranked) = brief.causes.first().filter(|_| !brief.fits_nothing) {
            tally.causes.insert(book[ranked.cause].id.to_string(), 1);
        }
        if let Some(first) = brief.fixes.first() {
            tally.fixes.insert(book[first.fix].id.to_string(), 1);
        }
    }
    tally
}

/// True for a question whose answers tickets are counted by: it sets the scene, or it is asked at the start.
fn is_property(book: &Rulebook, asked: &Question) -> bool {
    let opens = || book.opening.iter().any(|question| book[*question].id == asked.id);
    !asked.given && (asked.kind == QuestionKind::Context || opens())
}

/// True if a word says that a code was used: `yes`, or what providers say of a check that succeeded.
fn is_used(text: &str) -> bool {
    const USED: [&str; 10] =
        ["true", "yes", "1", "used", "verified", "approved", "converted", "success", "successful", "passed"];
    USED.iter().any(|word| word.eq_ignore_ascii_case(text.trim()))
}
