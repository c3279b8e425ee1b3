//! The help at the prompt.

use std::io;

use crate::render::page::Page;

/// The help that most people need, in lines that fit a narrow screen: the question has to stay in sight below them.
pub fn short(page: &mut Page<'_>) -> io::Result<()> {
    const LINES: [&str; 5] = [
        "Answer with a number or a word.",
        "why: the reason. back: one step back.",
        "list: what to do. a, b, …: opens one.",
        "tried b: b there did not help.",
        "quit: the end. help all: the rest.",
    ];
    for line in LINES {
        page.text(2, line)?;
    }
    Ok(())
}

/// All commands that are understood at every prompt.
pub fn all(page: &mut Page<'_>) -> io::Result<()> {
    const COMMANDS: [(&str, &str); 21] = [
        ("a number, an id, or a word or the beginning of an answer", "answers"),
        ("a, b, c, …", "opens one of the list, with its steps"),
        ("1 3 1", "answers this question and those that follow, three numbers at most"),
        ("why", "why this is asked or advised"),
        ("why FIX, why CAUSE", "what speaks for and against it"),
        ("don't know, skip", "leaves the question open"),
        ("n/a", "does not apply"),
        ("back", "goes back a step, as often as you like; later answers are kept"),
        ("answers", "all that was said and tried, numbered"),
        ("edit N", "changes number N of the answers"),
        ("set QUESTION=ANSWER", "says something that was not asked, or changes it"),
        (
            "tried FIX",
            "was done already and did not help: its letter, or a word of it; =worked, =cannot, =started or =helped also",
        ),
        ("list, list all", "what to do so far; with the fixes that are unlikely to help"),
        ("numbers", "shows or hides the model's weights in lists"),
        ("find WORD", "finds questions and fixes that contain it"),
        ("remark TEXT", "goes into the note, with numbers and addresses masked"),
        ("note, note FILE", "shows the note about this case, or writes it"),
        ("save, save FILE", "keeps the session in a file, to go on later"),
        ("cannot", "at a fix: it cannot be done"),
        ("?, ??", "help in a few lines; this help"),
        ("quit", "ends with what is known"),
    ];
    for (command, effect) in COMMANDS {
        page.item(&format!("  {command}: "), effect)?;
    }
    Ok(())
}
