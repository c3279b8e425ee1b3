//! The meaning of a typed line: one of the shown options, or a command.

use crate::privacy::is_code;

/// The meaning of a line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Input {
    Picked(Pick),
    Command(Command),
}

/// The option that a line picks, or the reason why it picks none.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    One(usize),
    /// The line is the beginning of all of these.
    Several(Vec<usize>),
    /// The line looks like a code, which must not be repeated.
    Code,
    Nothing(String),
}

/// A command, understood at every prompt.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    /// The name of a fix or a cause; empty for the current question or fix.
    Why(String),
    Skip,
    NotApplicable,
    Back,
    Answers,
    Edit(String),
    Set(String),
    Tried(String),
    List,
    ListAll,
    Weights,
    Find(String),
    Remark(String),
    Note(String),
    Save(String),
    Quit,
}

/// Reads a line, given the id and the text of each option.
pub(crate) fn read(options: &[(&str, &str)], line: &str) -> Input {
    let typed = line.trim().to_lowercase();
    // The order matters: an id may be spelled like a command or look like a code, and the person sees it on the screen;
    // a beginning is the weakest reading and comes last.
    if let Ok(number) = typed.parse::<usize>()
        && (1..=options.len()).contains(&number)
    {
        return Input::Picked(Pick::One(number - 1));
    }
    if let Some(position) = options.iter().position(|(id, _)| *id == typed) {
        return Input::Picked(Pick::One(position));
    }
    if let Some(command) = read_command(line.trim()) {
        return Input::Command(command);
    }
    if is_code(&typed) {
        return Input::Picked(Pick::Code);
    }
    let begun: Vec<usize> = (0..options.len()).filter(|position| begins(options[*position], &typed)).collect();
    Input::Picked(match begun[..] {
        [] => Pick::Nothing(line.trim().to_owned()),
        [one] => Pick::One(one),
        _ => Pick::Several(begun),
    })
}

fn begins((id, text): (&str, &str), typed: &str) -> bool {
    // Every text begins with the empty one.
    !typed.is_empty() && (id.starts_with(typed) || text.to_lowercase().starts_with(typed))
}

fn read_command(line: &str) -> Option<Command> {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let command = match (word.to_lowercase().as_str(), rest.trim()) {
        ("?" | "help", "") => Command::Help,
        ("why", target) => Command::Why(target.to_owned()),
        ("skip", "") | ("don't" | "dont", "know") => Command::Skip,
        ("n/a", "") => Command::NotApplicable,
        ("back" | "undo", "") => Command::Back,
        ("answers", "") => Command::Answers,
        ("edit", number) => Command::Edit(number.to_owned()),
        ("list", "") => Command::List,
        ("list", "all") => Command::ListAll,
        ("numbers", "") => Command::Weights,
        ("find", word) => Command::Find(word.to_owned()),
        ("remark", text) => Command::Remark(text.to_owned()),
        ("note", file) => Command::Note(file.to_owned()),
        ("save", file) => Command::Save(file.to_owned()),
        ("quit" | "exit" | "q", "") => Command::Quit,
        ("set", fact) => Command::Set(fact.to_owned()),
        ("tried", fact) => Command::Tried(fact.to_owned()),
        _ => return None,
    };
    Some(command)
}
