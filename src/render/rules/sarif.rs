//! Findings as SARIF 2.1.0, the format in which code hosts take the results of checks.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use crate::render::diagnosis::json;
use crate::rulebook::{Finding, Location, Related, Severity, SourceFile, Span, codes};

/// Writes all findings as one line of JSON.
pub fn sarif(findings: &[Finding], files: &[SourceFile], out: &mut dyn Write) -> io::Result<()> {
    // A finding refers to its rule by its position in this list.
    let known: Vec<_> = codes().collect();
    let rules: Vec<Value> = known
        .iter()
        .map(|code| {
            json!({
                "id": code.name,
                "shortDescription": { "text": code.explain },
                "fullDescription": { "text": code.explain },
                "help": { "text": format!("Wrong:\n{}\n\nRight:\n{}", code.wrong, code.right) },
                "defaultConfiguration": { "level": code.severity.name() },
            })
        })
        .collect();
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| {
            let mut result = json!({
                "ruleId": finding.code.name,
                "level": match finding.code.severity { Severity::Error => "error", Severity::Warning => "warning" },
                "message": { "text": format!("{} ({})", finding.message, finding.help) },
                "locations": [{ "physicalLocation": place(finding.span, files) }],
            });
            if let Some(index) = known.iter().position(|code| code.name == finding.code.name) {
                result["ruleIndex"] = json!(index);
            }
            if let Some(Related { span, label }) = finding.related {
                let related = json!({ "physicalLocation": place(span, files), "message": { "text": label } });
                result["relatedLocations"] = json!([related]);
            }
            result
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "otp-triage", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            // Columns count characters here, and not the units of UTF-16.
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    json::line(&log, out)
}

fn place(span: Span, files: &[SourceFile]) -> Value {
    let Location { file, line, column, width, .. } = span.location(files);
    json!({
        "artifactLocation": { "uri": uri(file) },
        "region": { "startLine": line, "startColumn": column, "endColumn": column + width },
    })
}

/// A path as a reference to a file: with slashes, and with every other sign escaped that has a meaning in addresses.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
