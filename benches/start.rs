//! What a start costs: the program from its first instruction to its answer, against the least that a program with
//! flags can be, built by the same profile and run in turns with it.
//!
//! `cargo bench --bench start` runs each 200 times and prints the fastest and the middle of them. The hello-world is
//! this very file, run again with a word of its own.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use clap::Parser;

/// Says hello
#[derive(Parser)]
struct Hello {
    /// Whom to greet
    #[arg(long, default_value = "world")]
    name: String,
}

const HELLO: &str = "--name=reader";
const RUNS: usize = 200;

fn main() -> std::io::Result<()> {
    if std::env::args().nth(1).is_some_and(|first| first == HELLO) {
        return writeln!(std::io::stdout(), "Hello, {}!", Hello::parse().name);
    }
    let program = env!("CARGO_BIN_EXE_otp-triage");
    let itself = std::env::current_exe()?;
    let said = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<String>>();
    let mut rows: Vec<(&str, Command, Vec<Duration>)> = [
        ("hello-world", itself.as_path(), said(HELLO)),
        ("--version", program.as_ref(), said("--version")),
        ("diagnose", program.as_ref(), said("diagnose")),
        ("diagnose, two answers", program.as_ref(), said("diagnose -a symptom=nothing-arrives -a channel=voice")),
        (
            "diagnose, three answers",
            program.as_ref(),
            said("diagnose -a symptom=nothing-arrives -a service=okta -a channel=voice"),
        ),
        (
            "diagnose, an overlay",
            program.as_ref(),
            said("diagnose --rules tests/books/own-service.yaml -a symptom=nothing-arrives -a service=okta -a channel=voice"),
        ),
        (
            "diagnose, as JSON",
            program.as_ref(),
            said("diagnose -a symptom=code-refused -a service=2sv -a channel=app --format json"),
        ),
    ]
    .into_iter()
    .map(|(name, path, arguments)| {
        let mut command = Command::new(path);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        (name, command, Vec::with_capacity(RUNS))
    })
    .collect();
    for _ in 0..RUNS {
        for (_, command, times) in &mut rows {
            let start = Instant::now();
            command.status()?;
            times.push(start.elapsed());
        }
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "{:<24} {:>9} {:>9}   fastest : hello-world", "", "fastest", "middle")?;
    let mut hello = None;
    for (name, _, mut times) in rows {
        times.sort();
        let (fastest, middle) = (times[0].as_secs_f64() * 1000.0, times[RUNS / 2].as_secs_f64() * 1000.0);
        let ratio = fastest / *hello.get_or_insert(fastest);
        writeln!(out, "{name:<24} {fastest:>6.2} ms {middle:>6.2} ms   {ratio:.2} : 1")?;
    }
    Ok(())
}
