//! `otp-triage batch`: a result for each ticket of a file or a pipe.
//!
//! A filter that a distributed engine runs unchanged: a line in, a line out, in order, with no state between lines and in
//! bounded memory.

mod run;
mod split;
mod summary;
mod work;

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::commands::batch::run::{Done, Failed, run as work_through, whole_lines};
use crate::commands::batch::split::Splitter;
use crate::commands::batch::summary::{SummaryArgs, merged};
use crate::commands::batch::work::{Extent, Results, Source, Work, cells};
use crate::commands::book::{BookArgs, rulebook_with_codes};
use crate::commands::exit::{Exit, Failure};
use crate::commands::facts::audience;
use crate::commands::output;
use crate::commands::progress::{ProgressArgs, Watch};
use crate::intake::ticket::table::{Column, columns};
use crate::render::batch::unfit::{bad_column, reason};
use crate::rulebook::{Audience, Rulebook};
use crate::summary::Counts;

#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    otp-triage batch tickets.jsonl\n  \
    otp-triage batch tickets.csv --for agent --top 3\n  \
    otp-triage batch tickets.jsonl --jobs 4 --quiet > results.jsonl\n  \
    otp-triage batch --full < tickets.jsonl\n  \
    otp-triage batch tickets.jsonl --summary\n\n\
    A ticket is an object of JSON on a line of its own:\n  \
    {\"id\": 7, \"answers\": {\"symptom\": \"nothing-arrives\", \"channel\": \"sms\"}, \"tried\": [\"find-signal\"], \"role\": \"agent\"}\n\
    or a row of a table (CSV) with the columns id, role, tried and one for each question:\n  \
    id,symptom,channel,tried\n  \
    7,nothing-arrives,sms,find-signal=failed\n\n\
    Each ticket has one line of JSON, in order. A ticket that cannot be used has a line with `error` in it,\n\
    and the run goes on.\n\n\
    Exit codes:\n  \
    0  every ticket has a result\n  \
    3  the rulebook cannot be used\n  \
    4  some tickets cannot be used, or a file")]
pub(crate) struct Args {
    /// The tickets, JSON Lines or CSV; `-` is the standard input [default: the standard input]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The reader of tickets without a `role`: user, agent, admin or developer [default: developer for a ticket with a
    /// receipt, user for any other]
    #[arg(long = "for", value_name = "WHO", value_parser = audience, env = "OTP_TRIAGE_FOR", hide_env_values = true)]
    audience: Option<Audience>,
    #[command(flatten)]
    book: BookArgs,
    /// The number of causes and fixes in a result, and of rows in each list of a summary
    #[arg(long, value_name = "N", default_value_t = 5)]
    top: usize,
    /// Add the next step, the outcome and the rank of each fix, which need a look ahead: far slower
    #[arg(long)]
    next: bool,
    /// Print the whole diagnosis of each ticket, as `diagnose --format json` does
    #[arg(long, conflicts_with_all = ["top", "next"])]
    full: bool,
    #[command(flatten)]
    summary: SummaryArgs,
    /// Read the files as JSON Lines whatever their first line is; without it, one that begins otherwise is a table
    #[arg(long)]
    lines: bool,
    /// The number of threads; the output is the same with any
    #[arg(long, value_name = "N", default_value = "1")]
    jobs: NonZeroUsize,
    /// End with exit code 0 even if some tickets cannot be used
    #[arg(long)]
    exit_zero: bool,
    #[command(flatten)]
    progress: ProgressArgs,
}

/// The most threads.
const MOST_JOBS: usize = 256;

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    if args.files.is_empty() && output::at_terminal() {
        return Err(Failure::usage("no tickets: name a file, or `-` for the standard input".to_owned()));
    }
    let (book, _) = rulebook_with_codes(&args.book)?;
    let extent = match (args.summary.summary, args.full, args.next) {
        (true, ..) => Extent::Summary,
        (_, true, _) => Extent::Full,
        (_, _, true) => Extent::Planned { top: args.top },
        _ => Extent::Brief { top: args.top },
    };
    let work = Work::new(book, args.audience, extent);
    let files: Vec<&Path> =
        if args.files.is_empty() { vec![Path::new("-")] } else { args.files.iter().map(PathBuf::as_path).collect() };
    let earlier = args.summary.earlier()?;
    let summed_up = |counts: &Counts| {
        args.summary.write(book, args.audience.unwrap_or_default(), counts, earlier.as_ref(), args.top)
    };
    if args.summary.merge {
        summed_up(&merged(book, &files)?)?;
        return Ok(Exit::Success);
    }
    // A mistake in a name or in the columns is told at the start, and not after hours.
    let mut length = Some(0);
    for path in &files {
        length = length.zip(look_at(book, path, args.lines)?).map(|(sum, length)| sum + length);
    }
    let is_file = output::is_file();
    let watch = Watch::begin(&args.progress);
    let (mut all, mut counts) = (Done::default(), Counts::default());
    for path in &files {
        let file = if files.len() > 1 { Some(path.to_string_lossy()) } else { None };
        let progress = |done: Done| match length {
            Some(length) => watch.bytes(all.bytes + done.bytes, length),
            None => watch.lines(all.tickets + done.tickets),
        };
        let mut input = Splitter::new(open(path)?);
        let columns = if args.lines { None } else { header(book, path, &mut input)? };
        let source = Source { file: file.as_deref(), columns: columns.as_deref() };
        let jobs = args.jobs.get().min(MOST_JOBS);
        let take = |results: Results| {
            counts += &results.counts;
            let mut out = io::stdout().lock();
            // A file gives no such promise for a write of any length.
            if is_file {
                out.write_all(&results.text).and_then(|()| out.flush())
            } else {
                whole_lines(&results.text, &mut out)
            }
        };
        match work_through(&work, source, &mut input, jobs, take, progress) {
            Ok(done) => all = all.plus(done),
            // Whoever has seen enough has what they wanted.
            Err(Failed::Writing(error)) if error.kind() == ErrorKind::BrokenPipe => break,
            Err(Failed::Writing(error)) => return Err(error.into()),
            Err(Failed::Reading(error)) => return Err(unreadable(path, error)),
        }
    }
    drop(watch);
    if args.summary.summary {
        summed_up(&counts)?;
    }
    if all.unfit == 0 || args.exit_zero {
        return Ok(Exit::Success);
    }
    output::remark(&format!(
        "{} of {} tickets cannot be used; {}",
        all.unfit,
        all.tickets,
        if args.summary.summary { "without --summary, `error` says why" } else { "`error` in their results says why" }
    ));
    Ok(Exit::Input)
}

fn unreadable(path: &Path, error: io::Error) -> Failure {
    let failed = anyhow::Error::new(error).context(format!("failed to read `{}`", path.display()));
    Failure::new(Exit::Input, failed)
}

fn open(path: &Path) -> Result<Box<dyn Read + Send>, Failure> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin()));
    }
    Ok(Box::new(File::open(path).map_err(|error| unreadable(path, error))?))
}

/// Looks at the beginning of a file. Returns its length in bytes, if it has one; what comes from a pipe is gone once it was
/// looked at.
fn look_at(book: &Rulebook, path: &Path, is_lines: bool) -> Result<Option<u64>, Failure> {
    if path == Path::new("-") {
        return Ok(None);
    }
    let metadata = std::fs::metadata(path).map_err(|error| unreadable(path, error))?;
    if !metadata.is_file() {
        return Ok(None);
    }
    let mut input = Splitter::new(open(path)?);
    if !is_lines {
        header(book, path, &mut input)?;
    }
    Ok(Some(metadata.len()))
}

/// Reads the columns, if an input is a table: if its first line does not begin with `{`.
fn header<R: Read>(book: &Rulebook, path: &Path, input: &mut Splitter<R>) -> Result<Option<Vec<Column>>, Failure> {
    let first = input.peek().map_err(|error| unreadable(path, error))?;
    match first.map(<[u8]>::trim_ascii_start) {
        None | Some([] | [b'{', ..]) => return Ok(None),
        Some(_) => {}
    }
    let row = input.header().map_err(|error| unreadable(path, error))?;
    let columns = named_columns(book, row.as_deref());
    let columns = columns.with_context(|| format!("`{}` is neither JSON Lines nor a table of tickets", path.display()));
    columns.map(Some).map_err(|error| Failure::new(Exit::Input, error))
}

fn named_columns(book: &Rulebook, row: Option<&[u8]>) -> anyhow::Result<Vec<Column>> {
    let row = row.context("its first row has no end")?;
    let cells = cells(row).map_err(|unfit| anyhow::Error::msg(reason(&unfit)))?;
    let names: Vec<&str> = cells.iter().collect();
    columns(book, &names).map_err(|bad| anyhow::Error::msg(bad_column(&bad)))
}
