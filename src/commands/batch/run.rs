//! The run over an input: chunks are read, worked on by one thread or several, and handed on in their order.

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use crate::commands::batch::split::{Chunk, Splitter};
use crate::commands::batch::work::{Memory, Results, Source, Work};

/// The chunks that wait for one thread, and the results of it that wait to be written.
const WAITING: usize = 2;

/// The most bytes that a pipe takes whole or not at all (`PIPE_BUF`). A kill in the middle of a longer write would leave
/// half a line.
const PIECE: usize = 4096;

/// The failure of a run.
#[derive(Debug)]
pub(crate) enum Failed {
    Reading(io::Error),
    Writing(io::Error),
}

/// The work that was done.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Done {
    /// The number of tickets.
    pub(crate) tickets: u64,
    /// The number of those that cannot be used.
    pub(crate) unfit: u64,
    /// The number of bytes of their texts.
    pub(crate) bytes: u64,
}

impl Done {
    pub(crate) fn plus(self, other: Self) -> Self {
        Self { tickets: self.tickets + other.tickets, unfit: self.unfit + other.unfit, bytes: self.bytes + other.bytes }
    }
}

/// The results of a chunk, with what was done for them.
type Finished = io::Result<(Results, Done)>;

fn finish(work: &Work<'_>, source: Source<'_>, chunk: &Chunk, memory: &mut Memory) -> Finished {
    let results = work.results(source, chunk, memory)?;
    let done = Done { tickets: chunk.count() as u64, unfit: results.unfit, bytes: chunk.len() as u64 };
    Ok((results, done))
}

/// Works through an input with so many threads. `take` gets the results in the order of the tickets, whatever the number
/// of threads, and `progress` what was done so far.
pub(crate) fn run<R: Read + Send>(
    work: &Work<'_>,
    source: Source<'_>,
    input: &mut Splitter<R>,
    jobs: usize,
    mut take: impl FnMut(Results) -> io::Result<()>,
    mut progress: impl FnMut(Done),
) -> Result<Done, Failed> {
    let mut all = Done::default();
    let mut hand_on = |finished: Finished| {
        let (results, done) = finished.map_err(Failed::Writing)?;
        take(results).map_err(Failed::Writing)?;
        all = all.plus(done);
        progress(all);
        Ok(())
    };
    if jobs == 1 {
        let mut memory = Memory::default();
        while let Some(chunk) = input.next().map_err(Failed::Reading)? {
            hand_on(finish(work, source, &chunk, &mut memory))?;
        }
        return Ok(all);
    }
    thread::scope(|scope| {
        let (mut to_workers, mut from_workers) = (Vec::new(), Vec::new());
        for _ in 0..jobs {
            let (to_worker, chunks) = sync_channel::<Chunk>(WAITING);
            let (results, from_worker) = sync_channel(WAITING);
            scope.spawn(move || work_off(work, source, &chunks, &results));
            to_workers.push(to_worker);
            from_workers.push(from_worker);
        }
        let reader = scope.spawn(move || deal(input, &to_workers));
        let written = collect(&from_workers, &mut hand_on);
        // Threads that wait to hand their results over end once nobody takes any more.
        drop(from_workers);
        let read = reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        written?;
        read.map_err(Failed::Reading)
    })?;
    Ok(all)
}

/// Deals the chunks out in turn, so that the results can be collected in turn.
fn deal<R: Read>(input: &mut Splitter<R>, workers: &[SyncSender<Chunk>]) -> io::Result<()> {
    for worker in workers.iter().cycle() {
        let Some(chunk) = input.next()? else { return Ok(()) };
        // A worker takes no more only if nobody takes its results.
        if worker.send(chunk).is_err() {
            return Ok(());
        }
    }
    Ok(())
}

fn work_off(work: &Work<'_>, source: Source<'_>, chunks: &Receiver<Chunk>, results: &SyncSender<Finished>) {
    let mut memory = Memory::default();
    for chunk in chunks {
        if results.send(finish(work, source, &chunk, &mut memory)).is_err() {
            return;
        }
    }
}

/// Takes the results in the order in which the chunks were dealt out, until there are no more.
fn collect(
    workers: &[Receiver<Finished>],
    mut hand_on: impl FnMut(Finished) -> Result<(), Failed>,
) -> Result<(), Failed> {
    for worker in workers.iter().cycle() {
        // The first that has nothing is the one behind the last chunk.
        let Ok(finished) = worker.recv() else { return Ok(()) };
        hand_on(finished)?;
    }
    Ok(())
}

/// Writes lines to a pipe so that a kill leaves no half of one, unless it is longer than a pipe takes whole.
pub(crate) fn whole_lines(mut text: &[u8], out: &mut impl Write) -> io::Result<()> {
    while !text.is_empty() {
        let within = &text[..text.len().min(PIECE)];
        let end = match within.iter().rposition(|byte| *byte == b'\n') {
            Some(end) => end + 1,
            None => text.iter().position(|byte| *byte == b'\n').map_or(text.len(), |end| end + 1),
        };
        out.write_all(&text[..end])?;
        out.flush()?;
        text = &text[end..];
    }
    Ok(())
}
