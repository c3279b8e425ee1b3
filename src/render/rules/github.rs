//! Findings as the messages that GitHub shows beside the lines of a change.

use std::io::{self, Write};

use crate::privacy::printable;
use crate::rulebook::{Finding, SourceFile};

/// Writes a message for each finding.
pub fn github(findings: &[Finding], files: &[SourceFile], out: &mut dyn Write) -> io::Result<()> {
    for finding in findings {
        let location = finding.span.location(files);
        writeln!(
            out,
            "::{} file={},line={},col={},endColumn={},title={}::{}",
            finding.code.severity.name(),
            property(location.file),
            location.line,
            location.column,
            location.column + location.width,
            finding.code.name,
            data(&format!("{} ({})", finding.message, finding.help)),
        )?;
    }
    Ok(())
}

/// A text behind the colons, where a percent sign begins an escape.
fn data(text: &str) -> String {
    printable(text).replace('%', "%25")
}

/// A value before them, which a comma or a colon would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
