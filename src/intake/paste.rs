//! Pasted data: a receipt or a log comes line by line, and none of its lines is an answer.
//!
//! A dialogue knows no time, so it cannot tell a paste by how fast its lines come. It tells it by their form: JSON, a
//! form body, a line that begins with a day and a time. What follows an opening bracket belongs to it until the bracket
//! is closed, because a `1` of its own line would answer a question.

/// The state of a paste.
#[derive(Debug, Default)]
pub struct Paste {
    /// Brackets of JSON that are open.
    depth: usize,
    /// True if the last line was a part of it.
    goes_on: bool,
}

/// The place of a line in a paste.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pasted {
    First,
    Further,
    /// It is no part of any.
    Not,
}

impl Paste {
    /// True while an open bracket makes every line a part of the paste.
    pub fn is_open(&self) -> bool {
        self.depth > 0
    }

    /// Takes the next line.
    pub fn take(&mut self, line: &str) -> Pasted {
        // An empty line ends a paste whose brackets do not match.
        let is_inside = self.is_open() && !line.is_empty();
        if !is_inside && !is_data(line) {
            *self = Self::default();
            return Pasted::Not;
        }
        self.depth = depth_after(self.depth, line);
        let before = std::mem::replace(&mut self.goes_on, true);
        if before { Pasted::Further } else { Pasted::First }
    }
}

fn is_data(line: &str) -> bool {
    is_json(line) || is_form(line) || begins_with_time(line)
}

fn is_json(line: &str) -> bool {
    // A bracket by itself, or a value or a key behind it: `[at]` and `{x}` are words.
    let rest = line.trim_start_matches(['{', '[', '}', ']', ',']).trim_start();
    let has_bracket = rest.len() < line.len() && !line.starts_with(',');
    (has_bracket && (rest.is_empty() || rest.starts_with(['"', '{', '['])))
        || (rest.starts_with('"') && rest.contains("\":"))
}

/// True for a form body: names with values, and no space.
fn is_form(line: &str) -> bool {
    let is_pair = |pair: &str| pair.split_once('=').is_some_and(|(name, _)| is_name(name));
    !line.contains(' ') && line.contains('&') && line.split('&').all(is_pair)
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '[' | ']' | '%'))
}

/// True for a line that begins like `2026-11-22T10:11` or `2026-11-22 10:11`.
fn begins_with_time(line: &str) -> bool {
    const FORM: &[u8] = b"0000-00-00T00:00";
    let line = line.trim_start_matches(['[', '(']).as_bytes();
    line.len() >= FORM.len()
        && FORM.iter().zip(line).all(|(form, byte)| match form {
            b'0' => byte.is_ascii_digit(),
            b'T' => matches!(byte, b'T' | b' '),
            other => other == byte,
        })
}

/// The number of brackets that are open after a line of JSON.
fn depth_after(depth: usize, line: &str) -> usize {
    let (mut depth, mut in_text, mut is_escaped) = (depth, false, false);
    for c in line.chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if in_text => is_escaped = true,
            '"' => in_text = !in_text,
            '{' | '[' if !in_text => depth += 1,
            '}' | ']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_told_from_answers() {
        for data in [
            "{",
            "[{",
            "{\"status\": \"failed\"}",
            "\"code\": 30005,",
            "{\"a\":1},{\"b\":2}",
            "MessageStatus=undelivered&ErrorCode=30005",
            "2026-11-22T10:11:12Z delivery failed",
            "[2026-11-22 10:11] 30005",
        ] {
            assert!(is_data(data), "{data}");
        }
        for answer in
            ["", "1", "1, 2", "sms", "yes & no", "symptom=locked", "[at]", "\"No code\"", "2026-11-22", "?", "{x}"]
        {
            assert!(!is_data(answer), "{answer}");
        }
    }

    #[test]
    fn a_bracket_is_open_until_it_is_closed() {
        use Pasted::{First, Further, Not};
        let mut paste = Paste::default();
        let lines = ["{", "\"said\": [", "1", "\"} ]\"", "]", "}", "1", "{\"a\": 1}", "{\"a\": 1}", "{", "", "1"];
        let taken = lines.map(|line| paste.take(line));
        let expected = [First, Further, Further, Further, Further, Further, Not, First, Further, Further, Not, Not];
        assert_eq!(taken, expected);
    }
}
