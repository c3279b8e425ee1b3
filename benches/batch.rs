//! The cost of a batch, as a ratio to `serde_json` reading and writing the same lines in the same run.
//!
//! 200,000 tickets with 3 to 8 answers each, and as many delivery receipts, made by a seeded generator in a temporary
//! folder. The batch is the program itself, from its start to its end, on one thread unless it says otherwise.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use otp_triage::authoring::simulate::Rng;
use otp_triage::engine::{Answer, Session};
use otp_triage::rulebook::{Audience, QuestionId, Rulebook};
use otp_triage::shipped;
use serde_json::Value;

const TICKETS: usize = 200_000;
const RUNS: usize = 5;
/// With the plan a ticket takes so much longer that fewer are enough.
const PLANNED: usize = 500;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    let folder = tempfile::tempdir()?;
    let book = shipped::rulebook();
    let path = folder.path().join("tickets.jsonl");
    let (distinct, few) = (write_tickets(&book, &path)?, folder.path().join("few.jsonl"));
    let mut lines = BufReader::new(File::open(&path)?).lines();
    let mut first = BufWriter::new(File::create(&few)?);
    for line in lines.by_ref().take(PLANNED) {
        writeln!(first, "{}", line?)?;
    }
    first.flush()?;
    let results = folder.path().join("results.jsonl");
    let receipts = folder.path().join("receipts.jsonl");
    write_receipts(&receipts)?;
    for (name, path) in [("tickets", &path), ("receipts", &receipts)] {
        let (mut rewritten, mut batched, mut by_two, mut summed) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for _ in 0..RUNS {
            // In turn, so that other work on the machine slows all.
            rewritten.push(time(|| rewrite(path, &results))?);
            batched.push(time(|| batch(path, &results, &[]))?);
            by_two.push(time(|| batch(path, &results, &["--jobs", "2"]))?);
            summed.push(time(|| batch(path, &results, &["--summary"]))?);
        }
        let (rewritten, batched) = (median(rewritten), median(batched));
        let (by_two, summed) = (median(by_two), median(summed));
        let bytes = std::fs::metadata(path)?.len();
        writeln!(out, "{TICKETS} {name}, {bytes} bytes")?;
        writeln!(out, "serde_json, read and written: {rewritten:?}, {:?} each", each(rewritten, TICKETS))?;
        writeln!(out, "batch: {batched:?}, {:?} each, {:.2} : 1", each(batched, TICKETS), ratio(batched, rewritten))?;
        writeln!(out, "batch --jobs 2: {by_two:?}, {:.2} times as fast", ratio(batched, by_two))?;
        writeln!(out, "batch --summary: {summed:?}, {:.2} : 1", ratio(summed, rewritten))?;
    }
    writeln!(out, "{distinct} different sets of facts in the tickets")?;
    let planned = time(|| batch(&few, &results, &["--next"]))?;
    writeln!(out, "batch --next: {:?} a ticket", each(planned, PLANNED))?;
    let full = time(|| batch(&few, &results, &["--full"]))?;
    writeln!(out, "batch --full: {:?} a ticket", each(full, PLANNED))
}

fn time(work: impl FnOnce() -> io::Result<()>) -> io::Result<Duration> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn each(time: Duration, count: usize) -> Duration {
    time / u32::try_from(count).expect("a few")
}

fn ratio(time: Duration, to: Duration) -> f64 {
    time.as_secs_f64() / to.as_secs_f64()
}

fn batch(tickets: &Path, results: &Path, options: &[&str]) -> io::Result<()> {
    let status = Command::new(env!("CARGO_BIN_EXE_otp-triage"))
        .arg("batch")
        .args(options)
        .env_remove("OTP_TRIAGE_FOR")
        .env_remove("OTP_TRIAGE_RULES")
        .stdin(Stdio::from(File::open(tickets)?))
        .stdout(Stdio::from(File::create(results)?))
        .status()?;
    assert!(status.success(), "every ticket is sound");
    Ok(())
}

/// Reads every line into a tree and writes it again.
fn rewrite(tickets: &Path, results: &Path) -> io::Result<()> {
    let mut input = BufReader::new(File::open(tickets)?);
    let mut output = BufWriter::new(File::create(results)?);
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let value: Value = serde_json::from_slice(&line)?;
        serde_json::to_writer(&mut output, &value)?;
        output.write_all(b"\n")?;
        line.clear();
    }
    output.flush()
}

/// Writes receipts in the forms of several providers.
fn write_receipts(path: &Path) -> io::Result<()> {
    let mut rng = Rng::seeded(2);
    let mut output = BufWriter::new(File::create(path)?);
    for number in 0..TICKETS {
        match rng.below(3) {
            0 => {
                let (status, code) =
                    [("delivered", ""), ("sent", ""), ("failed", "30007"), ("undelivered", "30003")][rng.below(4)];
                writeln!(
                    output,
                    r#"{{"MessageSid":"SM{number:032x}","MessageStatus":"{status}","ErrorCode":"{code}","To":"+254700000000","From":"+15005550006","AccountSid":"AC0","ApiVersion":"2010-04-01"}}"#
                )?;
            }
            1 => {
                let event =
                    ["TEXT_DELIVERED", "TEXT_SUCCESSFUL", "TEXT_UNREACHABLE", "TEXT_CARRIER_BLOCKED"][rng.below(4)];
                writeln!(
                    output,
                    r#"{{"eventType":"{event}","eventVersion":"1.0","eventTimestamp":{},"isFinal":true,"destinationPhoneNumber":"+254700000000","isoCountryCode":"KE","mcc":"639","mnc":"02","messageId":"m-{number}","messageEncoding":"GSM"}}"#,
                    1_795_594_500_000_usize + number
                )?;
            }
            _ => {
                let (status, code) =
                    [("delivered", "0"), ("failed", "6"), ("expired", "1"), ("rejected", "8")][rng.below(4)];
                writeln!(
                    output,
                    r#"{{"msisdn":"254700000000","to":"AcmeInc","network-code":"63902","messageId":"{number:016X}","price":"0.03330000","status":"{status}","scts":"2611250815","err-code":"{code}","message-timestamp":"2026-11-25 08:15:00"}}"#
                )?;
            }
        }
    }
    output.flush()
}

/// Writes the tickets. Returns the number of different sets of facts.
fn write_tickets(book: &Rulebook, path: &Path) -> io::Result<usize> {
    let mut rng = Rng::seeded(1);
    let mut output = BufWriter::new(File::create(path)?);
    let mut distinct = BTreeSet::new();
    let questions: Vec<QuestionId> = book.questions.ids().filter(|id| book[*id].offered > 0).collect();
    for number in 0..TICKETS {
        let facts = facts(book, &questions, &mut rng);
        writeln!(output, r#"{{"id":"T-{number}",{facts}}}"#)?;
        distinct.insert(facts);
    }
    output.flush()?;
    Ok(distinct.len())
}

/// The facts of a ticket: the symptom, mostly the service and the channel, and other answers whose questions arise.
fn facts(book: &Rulebook, questions: &[QuestionId], rng: &mut Rng) -> String {
    let mut session = Session::start(book, Audience::User);
    let count = 3 + rng.below(6);
    for (position, question) in book.opening.iter().enumerate() {
        if position == 0 || rng.below(5) > 0 {
            say(&mut session, *question, rng);
        }
    }
    while session.log().len() < count {
        say(&mut session, questions[rng.below(questions.len())], rng);
    }
    let mut answers = serde_json::Map::new();
    for (question, asked) in book.questions.entries() {
        if let (Some(answer), true) = (session.facts().answer(question), question != book.role) {
            answers.insert(asked.id.to_string(), asked.answer_id(answer).into());
        }
    }
    let tried = match rng.below(4) {
        0 => {
            let fixes: Vec<&str> =
                book.fixes.iter().filter(|fix| fix.audience.includes(Audience::User)).map(|fix| &*fix.id).collect();
            format!(r#","tried":["{}"]"#, fixes[rng.below(fixes.len())])
        }
        _ => String::new(),
    };
    format!(r#""answers":{}{tried}"#, Value::Object(answers))
}

fn say(session: &mut Session<'_>, question: QuestionId, rng: &mut Rng) {
    let asked = &session.book()[question];
    if asked.audience.includes(Audience::User) {
        let answer = asked.answers.at(rng.below(asked.answers.len())).map_or(Answer::Unknown, Answer::Chosen);
        // A question that does not arise is left unsaid.
        let _ = session.answer(question, answer);
    }
}
