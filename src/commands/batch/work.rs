//! The results of tickets: a line of JSON for each.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::sync::OnceLock;

use csv::ReaderBuilder;

use crate::commands::batch::split::{Chunk, Raw};
use crate::engine::{Answer, Brief, Desk, Ranking};
use crate::intake::said;
use crate::intake::ticket::facts::Known;
use crate::intake::ticket::names::Names;
use crate::intake::ticket::table::Column;
use crate::intake::ticket::{json, table};
use crate::intake::{Ticket, Unfit};
use crate::render::batch::result::{self, Place};
use crate::rulebook::{Audience, QuestionId, Rulebook};
use crate::summary::Counts;

/// The extent to which a diagnosis is printed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Extent {
    /// So many causes and fixes at most, by their ids.
    Brief { top: usize },
    /// The same and the next step, which takes a look ahead.
    Planned { top: usize },
    /// Everything.
    Full,
    /// Nothing but counts.
    Summary,
}

/// The reader of receipts if none is named: who reads logs, as in `diagnose`.
const OF_RECEIPTS: Audience = Audience::Developer;

/// The work that is the same for every ticket.
#[derive(Debug)]
pub(crate) struct Work<'r> {
    names: Names<'r>,
    /// The reader, if a ticket names none; `None` to go by what is in it.
    audience: Option<Audience>,
    extent: Extent,
    /// By reader, made when the first ticket needs it.
    rankings: [OnceLock<Ranking<'r>>; Audience::ALL.len()],
}

/// The memory of one thread.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    desk: Desk,
    /// By reader and answers, the brief of a receipt without any other fact: millions of receipts have few codes.
    of_receipts: BTreeMap<(Audience, Vec<(QuestionId, Answer)>), Brief>,
}

/// The most answers of receipts that are remembered; more than any input that is no attack has.
const MOST_REMEMBERED: usize = 4096;

/// The origin of a chunk.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'s> {
    /// The name of the file, if there are several.
    pub(crate) file: Option<&'s str>,
    /// The columns, if it is a table.
    pub(crate) columns: Option<&'s [Column]>,
}

/// The results of a chunk.
#[derive(Debug, Default)]
pub(crate) struct Results {
    /// Whole lines.
    pub(crate) text: Vec<u8>,
    /// The counts of a summary.
    pub(crate) counts: Counts,
    /// The number of tickets that cannot be used.
    pub(crate) unfit: u64,
}

impl<'r> Work<'r> {
    pub(crate) fn new(book: &'r Rulebook, audience: Option<Audience>, extent: Extent) -> Self {
        Self { names: Names::new(book), audience, extent, rankings: Default::default() }
    }

    /// The results of the tickets of a chunk, in their order.
    pub(crate) fn results(&self, source: Source<'_>, chunk: &Chunk, memory: &mut Memory) -> io::Result<Results> {
        let mut results = Results::default();
        for (line, raw) in chunk.tickets() {
            let place = Place { file: source.file, line, id: None };
            match (raw, source.columns) {
                (Raw::Text(text), None) => self.of_line(place, text, memory, &mut results)?,
                (Raw::Text(text), Some(columns)) => self.of_row(place, columns, text, memory, &mut results)?,
                (Raw::TooLong, _) => self.refuse(place, &Unfit::TooLong, &mut results),
                (Raw::OpenQuote, _) => self.refuse(place, &Unfit::OpenQuote, &mut results),
            }
        }
        Ok(results)
    }

    fn of_line(&self, place: Place<'_>, text: &[u8], memory: &mut Memory, into: &mut Results) -> io::Result<()> {
        if !json::begins_as_ticket(text)
            && let Some(known) = self.bare_receipt(text)
        {
            return self.of_known(place, &known, memory, into);
        }
        let unfit = match json::ticket(text) {
            Ok(ticket) => return self.of_ticket(place, &ticket, memory, into),
            Err(unfit) => unfit,
        };
        // A receipt may begin with a key that is a field of tickets too.
        if matches!(unfit, Unfit::UnknownField { .. } | Unfit::WrongType { .. })
            && let Some(known) = self.bare_receipt(text)
        {
            return self.of_known(place, &known, memory, into);
        }
        self.refuse(Place { id: json::id(text).as_deref(), ..place }, &unfit, into);
        Ok(())
    }

    /// The facts of a line that is a delivery receipt and no ticket.
    fn bare_receipt(&self, text: &[u8]) -> Option<Known<'r>> {
        let receipt = serde_json::from_slice(text).ok()?;
        let readings = said::readings(self.names.codes(), &receipt);
        let reader = self.audience.unwrap_or(OF_RECEIPTS);
        (!readings.is_empty()).then(|| Known::of_receipts(&self.names, reader, readings))
    }

    fn of_row(
        &self,
        place: Place<'_>,
        columns: &[Column],
        text: &[u8],
        memory: &mut Memory,
        into: &mut Results,
    ) -> io::Result<()> {
        let cells = match cells(text) {
            Ok(cells) => cells,
            Err(unfit) => {
                self.refuse(place, &unfit, into);
                return Ok(());
            }
        };
        let cells: Vec<&str> = cells.iter().collect();
        match table::ticket(columns, &cells) {
            Ok(ticket) => return self.of_ticket(place, &ticket, memory, into),
            Err(unfit) => self.refuse(Place { id: table::id(columns, &cells).as_deref(), ..place }, &unfit, into),
        }
        Ok(())
    }

    /// Adds the result of a ticket.
    fn of_ticket(
        &self,
        place: Place<'_>,
        ticket: &Ticket<'_>,
        memory: &mut Memory,
        into: &mut Results,
    ) -> io::Result<()> {
        let place = Place { id: ticket.id.as_deref(), ..place };
        match Known::of(&self.names, self.reader(ticket), ticket) {
            Ok(known) => self.of_known(place, &known, memory, into),
            Err(unfit) => {
                self.refuse(place, &unfit, into);
                Ok(())
            }
        }
    }

    /// Adds the result of facts.
    fn of_known(&self, place: Place<'_>, known: &Known<'_>, memory: &mut Memory, into: &mut Results) -> io::Result<()> {
        let book = self.names.book();
        let brief = match self.extent {
            Extent::Brief { top } => self.brief(known, top, memory),
            Extent::Planned { top } => Cow::Owned(Brief::planned(&known.session(book), top)),
            Extent::Summary => {
                into.counts.count(book, known, &self.brief(known, 1, memory));
                return Ok(());
            }
            Extent::Full => {
                let session = known.session(book);
                return result::full(&session, &session.diagnosis(), &known.readings, place, &mut into.text);
            }
        };
        result::brief(book, known.audience, &known.readings, place, &brief, &mut into.text);
        Ok(())
    }

    fn brief<'m>(&self, known: &Known<'_>, top: usize, memory: &'m mut Memory) -> Cow<'m, Brief> {
        let Memory { desk, of_receipts } = memory;
        let rank = |desk: &mut Desk| {
            let new = || Ranking::new(self.names.book(), known.audience);
            let ranking = self.rankings[known.audience as usize].get_or_init(new);
            ranking.brief(desk, &known.answers, &known.trials, top)
        };
        if known.readings.is_empty() || !known.trials.is_empty() {
            return Cow::Owned(rank(desk));
        }
        if of_receipts.len() >= MOST_REMEMBERED {
            of_receipts.clear();
        }
        let key = (known.audience, known.answers.clone());
        Cow::Borrowed(of_receipts.entry(key).or_insert_with(|| rank(desk)))
    }

    /// The reader of a ticket that names none.
    fn reader(&self, ticket: &Ticket<'_>) -> Audience {
        let otherwise = if ticket.receipt.is_some() { OF_RECEIPTS } else { Audience::User };
        self.audience.unwrap_or(otherwise)
    }

    /// Adds the reason why a ticket cannot be used.
    fn refuse(&self, place: Place<'_>, unfit: &Unfit, into: &mut Results) {
        into.unfit += 1;
        match self.extent {
            Extent::Summary => into.counts.unfit += 1,
            _ => result::unfit(place, unfit, &mut into.text),
        }
    }
}

/// The cells of a row.
pub(crate) fn cells(row: &[u8]) -> Result<csv::StringRecord, Unfit> {
    // Checked before it is cut into cells: an empty row has none.
    crate::intake::ticket::text(row)?;
    let mut reader = ReaderBuilder::new().has_headers(false).buffer_capacity(row.len().max(1)).from_reader(row);
    let mut cells = csv::StringRecord::new();
    // Text that is all there and UTF-8 cannot fail to be read.
    reader.read_record(&mut cells).map_err(|_| Unfit::NotText)?;
    Ok(cells)
}
