//! Messages and suggested corrections for the syntax errors of the YAML library.

/// A syntax error as authors read it.
pub(crate) struct Told {
    pub(crate) message: String,
    pub(crate) help: &'static str,
}

/// The ways out, by a part of the message. The first that occurs counts.
const HELP: [(&str, &str); 14] = [
    ("mapping values", "a text that contains `: ` needs quotes, and every key needs a space behind its colon"),
    ("a tab", "indent with spaces: YAML does not allow tabs here"),
    ("more than one document", "remove the `---`, or divide the file into several files of one folder"),
    ("unexpected character", "a text that begins with this character needs quotes"),
    ("unknown anchor", "a text that begins with `*` needs quotes"),
    ("expected string", "a text that begins with `{` or `[` needs quotes"),
    ("block sequence", "begin a list on a line of its own; a text that begins with `- ` needs quotes"),
    ("'-' indicator", "begin all entries of a list in the same column"),
    ("trailing content", "put the whole text in quotes, single ones if it contains double ones"),
    ("quoted scalar", "close the quote, here or in a line before"),
    ("bracket", CLOSE),
    ("illegal placement", CLOSE),
    ("','", CLOSE),
    ("budget", "divide the file into several files of one folder, and write repeated parts out"),
];

const CLOSE: &str = "close every `[` with `]` and every `{` with `}`, here or in a line before";

/// The way out of everything else.
const OTHERWISE: &str =
    "look at the line before too: a quote or a bracket may be open, or an entry may begin in another column";

/// Words for a message of the library.
pub(crate) fn told(message: &str) -> Told {
    let message = if is_about_documents(message) {
        // The library speaks of its own functions.
        "the file contains more than one document".to_owned()
    } else if is_about_tab(message) {
        "the indentation contains a tab".to_owned()
    } else {
        // The library puts the location into its message, and the finding shows it anyway.
        message.split(" at line ").next().unwrap_or(message).trim_start_matches("error: ").to_owned()
    };
    let help = HELP.iter().find(|(part, _)| message.contains(part)).map_or(OTHERWISE, |(_, help)| help);
    Told { message, help }
}

/// The text that a message of the library is about, where it gives another location: for a tab the end of the line
/// before, for a second document its first value.
pub(crate) fn culprit(message: &str) -> Option<&'static str> {
    if is_about_tab(message) {
        return Some("\t");
    }
    is_about_documents(message).then_some("---")
}

fn is_about_tab(message: &str) -> bool {
    message.contains("found a tab") || message.contains("tabs disallowed")
}

fn is_about_documents(message: &str) -> bool {
    message.contains("multiple YAML documents")
}
