//! The template of the sentences of the program: made from their table, it changes none of them.

use std::io::{self, Write};

use crate::rulebook::sentences;

/// Writes every sentence of the program in English, below a comment about its place.
pub fn words(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    for sentence in sentences() {
        // JSON quotes a text as YAML does.
        let english = serde_json::Value::from(sentence.english);
        write!(out, "\n  # {}\n  {}: {english}\n", sentence.says(), sentence.id)?;
    }
    Ok(())
}

const HEAD: &str = "\
# The sentences of the program, for another language or product. Save them in a folder, translate what you need, and take
# out the rest: what is not given stays English. Look at it with `otp-triage rules check --rules FOLDER`.
#
# A name in braces stands for what is filled in there. Each has to occur, `{count}` excepted.
words:
";
