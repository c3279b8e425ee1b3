//! The documentation is true: its consoles are run, its rulebooks load, its links lead somewhere, and its generated pages
//! are what the program generates.
//!
//! In a console a line `» …` is what somebody types, and a line `...` stands for any number of lines.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use otp_triage::render::rules::pages::{Document, pages};

/// The folders of generated pages; the index of each lies beside it.
const GENERATED: [&str; 4] = ["findings", "causes", "questions", "fixes"];

/// Every Markdown file that people read, with its text.
fn documents() -> Vec<(PathBuf, String)> {
    let mut paths = vec![PathBuf::from("README.md"), "CONTRIBUTING.md".into(), "CHANGELOG.md".into()];
    collect(Path::new("docs"), &mut paths);
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), read(&path))).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            paths.push(path);
        }
    }
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()))
}

/// The fenced blocks of a language.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let fenced = text.split("```").skip(1).step_by(2);
    fenced.filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n')).collect()
}

#[test]
fn every_console_comes_out_as_printed() {
    let mut count = 0;
    for (path, text) in documents() {
        for block in blocks(&text, "console") {
            let (command, expected) = block.split_once('\n').expect("a command and what it prints");
            let found = run(command.strip_prefix("$ otp-triage").expect("the program's own command"), expected);
            assert!(
                matches(&lines(expected), &lines(&found)),
                "{}: {command}\n--- expected\n{expected}\n--- found\n{found}",
                path.display()
            );
            count += 1;
        }
    }
    assert!(count >= 12, "only {count} consoles");
}

fn run(arguments: &str, expected: &str) -> String {
    let typed: String =
        expected.lines().filter_map(|line| line.strip_prefix("» ")).flat_map(|line| [line, "\n"]).collect();
    let mut child = Command::new(env!("CARGO_BIN_EXE_otp-triage"))
        .args(arguments.split_whitespace())
        .env("COLUMNS", "80")
        .env_remove("OTP_TRIAGE_FOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    // Input that comes after the end of the program goes nowhere, and that is fine.
    let _ = child.stdin.take().expect("it has an input").write_all(typed.as_bytes());
    let output = child.wait_with_output().expect("the program ends");
    String::from_utf8([output.stderr, output.stdout].concat()).expect("the output is text")
}

fn lines(text: &str) -> Vec<&str> {
    text.trim_end().lines().map(str::trim_end).collect()
}

fn matches(expected: &[&str], found: &[&str]) -> bool {
    match expected {
        [] => found.is_empty(),
        ["..."] => true,
        ["...", rest @ ..] => (0..=found.len()).any(|skipped| matches(rest, &found[skipped..])),
        [line, rest @ ..] => found.first() == Some(line) && matches(rest, &found[1..]),
    }
}

#[test]
fn the_readme_is_short() {
    let words = read("README.md").split_whitespace().count();
    assert!(words <= 700, "{words} words; move something to docs/");
}

#[test]
fn every_word_of_the_scale_is_documented() {
    let page = read("docs/rulebook.md");
    for (word, number) in otp_triage::rulebook::scale::WORDS {
        assert!(page.contains(&format!("| {word} | {number} |")), "{word}");
    }
}

#[test]
fn every_exit_code_is_documented() {
    let page = read("docs/exit-codes-and-json.md");
    for code in ["0", "1", "2", "3", "4", "5", "130"] {
        assert!(page.contains(&format!("\n| {code} | ")), "{code}");
    }
}

#[test]
fn the_complete_rulebook_of_the_book_can_be_used() {
    let page = read("docs/rulebook.md");
    let book = blocks(&page, "yaml")[0];
    let file = otp_triage::rulebook::SourceFile::from_bytes("rulebook.md".to_owned(), book.as_bytes().to_vec());
    let loaded = otp_triage::rulebook::load(vec![vec![file]]);
    assert!(loaded.findings.is_empty(), "{:#?}", loaded.findings);
}

#[test]
fn the_own_service_of_the_book_is_the_one_that_is_tested() {
    // The second block is an excerpt.
    assert_eq!(blocks(&read("docs/own-service.md"), "yaml")[0], read("tests/books/own-service.yaml"));
}

/// The pages as they are committed. `PAGES=overwrite cargo test pages` writes them anew.
#[test]
fn generated_pages_are_what_the_program_generates() {
    let pages = pages(&crate::shipped::book());
    if std::env::var("PAGES").is_ok_and(|value| value == "overwrite") {
        overwrite(&pages);
    }
    for page in &pages {
        let path = Path::new("docs").join(&page.path);
        let same = fs::read_to_string(&path).is_ok_and(|text| text == page.text);
        assert!(same, "{} is out of date: run `PAGES=overwrite cargo test --locked pages`", path.display());
    }
    assert_eq!(read("docs/SUMMARY.md"), summary(&read("docs/SUMMARY.md"), &pages), "run as above");
}

#[test]
fn a_page_of_somebody_else_is_never_overwritten() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let write = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_otp-triage"));
        command.args(["rules", "pages", "--only-rules", "tests/books/small.yaml"]).arg(folder.path());
        command.output().expect("the program runs").status.code()
    };
    let page = folder.path().join("causes/no-signal.md");
    // The second run overwrites the pages of the first.
    assert_eq!((write(), write()), (Some(0), Some(0)));
    fs::write(&page, "Mine.").expect("the page can be written");
    fs::remove_file(folder.path().join("causes.md")).expect("the page can be removed");
    assert_eq!(write(), Some(4));
    assert_eq!(read(&page), "Mine.");
    assert!(!folder.path().join("causes.md").exists(), "nothing is written then");
}

fn overwrite(pages: &[Document]) {
    for folder in GENERATED {
        // Not there the first time.
        let _ = fs::remove_dir_all(Path::new("docs").join(folder));
    }
    for page in pages {
        let path = Path::new("docs").join(&page.path);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("the folder can be made");
        fs::write(path, &page.text).expect("the page can be written");
    }
    let summary = summary(&read("docs/SUMMARY.md"), pages);
    fs::write("docs/SUMMARY.md", summary).expect("the summary can be written");
}

/// The summary with the generated pages below the index of each kind. All other lines are written by hand.
fn summary(written: &str, pages: &[Document]) -> String {
    let mut lines = Vec::new();
    let generated = |line: &&str| GENERATED.iter().any(|folder| line.contains(&format!("]({folder}/")));
    for line in written.lines().filter(|line| !generated(line)) {
        lines.push(line.to_owned());
        let indent = line.len() - line.trim_start().len() + 2;
        for folder in GENERATED.iter().filter(|folder| line.contains(&format!("]({folder}.md)"))) {
            for page in pages.iter().filter(|page| page.path.starts_with(&format!("{folder}/"))) {
                lines.push(format!("{}- [{}]({})", " ".repeat(indent), page.title, page.path));
            }
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_summary_leads_to_every_page() {
    let summary = read("docs/SUMMARY.md");
    for (path, _) in documents() {
        let Ok(inside) = path.strip_prefix("docs") else { continue };
        let link = format!("]({})", inside.display());
        assert!(inside == Path::new("SUMMARY.md") || summary.contains(&link), "{} is missing", path.display());
    }
}

#[test]
fn every_relative_link_leads_somewhere() {
    for (path, text) in documents() {
        let folder = path.parent().expect("it lies in a folder");
        for target in links(&text) {
            if target.contains("://") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let file = if file.is_empty() { path.clone() } else { folder.join(file) };
            assert!(file.exists(), "{}: {target} does not exist", path.display());
            assert!(
                anchor.is_empty() || anchors(&read(&file)).contains(anchor),
                "{}: {target} has no such heading",
                path.display()
            );
        }
    }
}

/// The targets of all links outside of code.
fn links(text: &str) -> Vec<String> {
    let prose: String = text.split("```").step_by(2).collect();
    let targets = prose.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0.to_owned()));
    targets.collect()
}

/// The anchors that renderers give the headings.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter_map(|line| line.strip_prefix('#'));
    headings.map(|heading| anchor(heading.trim_start_matches('#').trim())).collect()
}

fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}
