//! Findings and worked cases as `JUnit` XML, which every build server reads.

use std::io::{self, Write};

use crate::render::markup::escaped;
use crate::render::rules::cases::Failed;
use crate::rulebook::{Finding, SourceFile};

/// One test of a suite.
struct Test<'a> {
    name: &'a str,
    /// The file that it stands in.
    file: &'a str,
    /// One entry for each reason why it failed.
    failures: Vec<Failure>,
}

/// The reason why a test failed.
struct Failure {
    message: String,
    kind: &'static str,
    text: String,
}

/// Writes findings: a test for each file, which fails by each of its errors, and by its warnings if those count too.
pub fn check(findings: &[Finding], files: &[SourceFile], warnings_count: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut tests = Vec::with_capacity(files.len());
    for (position, file) in files.iter().enumerate() {
        let own = findings.iter().filter(|finding| finding.span.file as usize == position);
        let counted = own.filter(|finding| finding.is_error() || warnings_count);
        let failures = counted.map(|finding| {
            let location = finding.span.location(files);
            Failure {
                message: finding.message.clone(),
                kind: finding.code.name,
                text: format!("{}:{}:{}: {}", location.file, location.line, location.column, finding.help),
            }
        });
        tests.push(Test { name: &file.name, file: &file.name, failures: failures.collect() });
    }
    suite("rules check", &tests, out)
}

/// Writes worked cases: those that passed, by name and file, and those that failed.
pub fn cases(passed: &[(&str, &str)], failed: &[Failed], files: &[SourceFile], out: &mut dyn Write) -> io::Result<()> {
    let mut tests: Vec<Test<'_>> =
        passed.iter().map(|(name, file)| Test { name, file, failures: Vec::new() }).collect();
    for case in failed {
        let location = case.at.location(files);
        let failures = case.why.iter().map(|why| {
            let mut lines = vec![format!("{}:{}:{}", location.file, location.line, location.column)];
            for (name, value) in [("expected", &why.expected), ("got", &why.got)] {
                if !value.is_empty() {
                    lines.push(format!("{name}: {value}"));
                }
            }
            lines.extend(why.told.reasons.iter().cloned());
            let text = lines.join("\n");
            let kind = if case.broken { "broken" } else { "mismatch" };
            Failure { message: why.told.summary.clone(), kind, text }
        });
        tests.push(Test { name: &case.name, file: location.file, failures: failures.collect() });
    }
    suite("rules test", &tests, out)
}

fn suite(name: &str, tests: &[Test<'_>], out: &mut dyn Write) -> io::Result<()> {
    let failed = tests.iter().filter(|test| !test.failures.is_empty()).count();
    let count = tests.len();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"otp-triage\" tests=\"{count}\" failures=\"{failed}\" errors=\"0\">")?;
    writeln!(out, "  <testsuite name=\"{name}\" tests=\"{count}\" failures=\"{failed}\" errors=\"0\">")?;
    for Test { name, file, failures } in tests {
        write!(out, "    <testcase name=\"{}\" classname=\"{}\"", escaped(name), escaped(file))?;
        if failures.is_empty() {
            writeln!(out, "/>")?;
            continue;
        }
        writeln!(out, ">")?;
        // The format has one failure for a test; further ones stand in its text.
        let first = &failures[0];
        write!(out, "      <failure message=\"{}\" type=\"{}\">", escaped(&first.message), first.kind)?;
        for (position, failure) in failures.iter().enumerate() {
            if position > 0 {
                write!(out, "\n\n{}\n", escaped(&failure.message))?;
            }
            let lines: Vec<String> = failure.text.lines().map(escaped).collect();
            write!(out, "{}", lines.join("\n"))?;
        }
        writeln!(out, "</failure>\n    </testcase>")?;
    }
    writeln!(out, "  </testsuite>\n</testsuites>")
}
