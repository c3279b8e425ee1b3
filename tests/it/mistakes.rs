//! Mistakes of authors: each is told at its place with a way out, and the schema of editors catches those of shape.
//!
//! A mistake is a file in `tests/mistakes`, which says in its first lines what it is, over which rulebook it is laid and
//! what the schema makes of it. The text of its findings lies beside it: `MISTAKES=overwrite cargo test mistakes` writes
//! it anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use annotate_snippets::Renderer;
use otp_triage::authoring::check::{Depth, check};
use otp_triage::authoring::progress::unwatched;
use otp_triage::render::rules::finding;
use otp_triage::rulebook::{Finding, SourceFile, load};

use crate::schema::{accepts, as_json};

struct Mistake {
    path: PathBuf,
    text: String,
}

impl Mistake {
    fn all() -> Vec<Self> {
        let entries = fs::read_dir("tests/mistakes").expect("the folder can be read");
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("the entry can be read").path()).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
        paths.sort();
        paths.into_iter().map(|path| Self { text: fs::read_to_string(&path).expect("it can be read"), path }).collect()
    }

    /// The value of a line `# name: value` at the top of the file.
    fn header(&self, name: &str) -> &str {
        let lines = self.text.lines().take_while(|line| line.starts_with("# "));
        let mut values = lines.filter_map(|line| line.strip_prefix("# ")?.strip_prefix(name)?.strip_prefix(": "));
        values.next().unwrap_or_else(|| panic!("{} has no `{name}`", self.path.display()))
    }

    /// Everything that the check has to say, and the files that it is about.
    fn findings(&self) -> (Vec<Finding>, Vec<SourceFile>) {
        let file =
            |path: &Path| SourceFile::from_bytes(path.display().to_string(), fs::read(path).expect("it is there"));
        let mut layers = Vec::new();
        if self.header("over") != "nothing" {
            layers.push(vec![file(Path::new(self.header("over")))]);
        }
        layers.push(vec![file(&self.path)]);
        let loaded = load(layers);
        (check(&loaded, Depth::Quick, None, &unwatched).findings, loaded.files)
    }
}

#[test]
fn every_mistake_of_an_author_is_told_at_its_place_with_a_way_out() {
    let mistakes = Mistake::all();
    assert!(mistakes.len() >= 50, "{}", mistakes.len());
    let mut wrong = Vec::new();
    for mistake in mistakes {
        let (findings, files) = mistake.findings();
        let mut text = Vec::new();
        finding::text(&findings, &files, &Renderer::plain(), &mut text).expect("a vector takes all");
        let text = String::from_utf8(text).expect("findings are text");
        let expected = mistake.path.with_extension("txt");
        if std::env::var("MISTAKES").is_ok_and(|value| value == "overwrite") {
            fs::write(&expected, &text).expect("it can be written");
        }
        let is_same = fs::read_to_string(&expected).is_ok_and(|expected| expected == text);
        // One mistake is told once, and not in files that are not the author's.
        let is_told = matches!(&findings[..], [told] if !told.help.is_empty()
            && told.span.location(&files).file == mistake.path.display().to_string());
        if !is_same || !is_told {
            wrong.push(text);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_schema_of_editors_catches_mistakes_of_shape() {
    let (mut verdicts, mut wrong) = (BTreeSet::new(), Vec::new());
    for mistake in Mistake::all() {
        let verdict = match as_json(&mistake.text) {
            None => "cannot read",
            Some(book) if accepts(&book) => "accepts",
            Some(_) => "refuses",
        };
        if verdict != mistake.header("schema") {
            wrong.push(format!("{}: {verdict}", mistake.path.display()));
        }
        verdicts.insert(verdict);
    }
    assert_eq!(wrong, [""; 0]);
    assert_eq!(verdicts.len(), 3);
}
