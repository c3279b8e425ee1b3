//! Loads files into a rulebook: runs the stages in their order.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::span::{SourceFile, Span};
use crate::rulebook::finding::errors::NOT_UTF8;
use crate::rulebook::finding::{CaseKind, Finding, Findings, InCase};
use crate::rulebook::format::assemble::assemble;
use crate::rulebook::format::bounds;
use crate::rulebook::format::conform::conform_file;
use crate::rulebook::format::merge::merge;
use crate::rulebook::format::sound::check;
use crate::rulebook::format::yaml::{Node, parse};

/// The result of loading: the rulebook if it can be used, and all errors. For warnings see [`lint`](super::lint).
#[derive(Debug)]
pub struct Loaded {
    /// The rulebook without its broken cases; `None` if there is an error outside of the cases.
    pub rulebook: Option<Rulebook>,
    /// All findings, sorted by location.
    pub findings: Vec<Finding>,
    /// The files that the spans of the findings and of the rulebook refer to.
    pub files: Vec<SourceFile>,
}

/// A worked case that cannot be run.
#[derive(Debug)]
pub struct BrokenCase {
    /// Its name; empty if it has none.
    pub name: String,
    pub at: Span,
    /// Its findings, sorted by location.
    pub findings: Vec<Finding>,
}

impl Loaded {
    /// The worked cases that the rulebook lacks because of errors, by location.
    pub fn broken_cases(&self) -> Vec<BrokenCase> {
        let mut broken: BTreeMap<Span, BrokenCase> = BTreeMap::new();
        for finding in &self.findings {
            if !finding.is_error() {
                continue;
            }
            let Some(InCase { name, at, kind: CaseKind::Worked }) = finding.case.clone() else { continue };
            let case = broken.entry(at).or_insert(BrokenCase { name, at, findings: Vec::new() });
            case.findings.push(finding.clone());
        }
        broken.into_values().collect()
    }

    /// The number of real cases that the rulebook lacks because of errors.
    pub fn broken_field_cases(&self) -> usize {
        let mut broken: BTreeSet<Span> = BTreeSet::new();
        for finding in &self.findings {
            if let Some(case) = &finding.case
                && case.kind == CaseKind::Field
                && finding.is_error()
            {
                broken.insert(case.at);
            }
        }
        broken.len()
    }
}

/// Loads layers of files, the lowest first. The files of one layer complement each other; a later layer overrides.
///
/// # Panics
/// If there are more than four thousand million files.
pub fn load(layers: Vec<Vec<SourceFile>>) -> Loaded {
    let mut findings = Findings::default();
    let mut files: Vec<SourceFile> = Vec::new();
    let mut trees: Vec<Vec<Node>> = Vec::new();
    let (mut readable, mut size) = (true, 0);
    for layer in layers {
        let mut nodes = Vec::new();
        for file in layer {
            let number = u32::try_from(files.len()).expect("a rulebook has fewer files than a disk has bytes");
            // No file is parsed behind the one that is too much.
            if bounds::fits(size) {
                let node = read(number, &file, &mut size, &mut findings);
                readable &= node.is_some();
                nodes.extend(node);
            }
            files.push(file);
        }
        trees.push(nodes);
    }
    let mut rulebook = None;
    // Without the unreadable file every name in it would be reported as unknown.
    if readable {
        let merged = merge(trees, &mut findings);
        let mut book = assemble(&merged, &mut findings);
        check(&book, &merged, &mut findings);
        book.digest = digest(&files).as_str().into();
        rulebook = without_broken_cases(&mut book, &findings).then_some(book);
    }
    Loaded { rulebook, findings: findings.into_sorted(), files }
}

/// The SHA-256 of the texts, in hexadecimal. Names do not count: the same rules may lie in another folder.
fn digest(files: &[SourceFile]) -> String {
    let mut hash = Sha256::new();
    for file in files {
        // The length keeps apart what stands in two files.
        hash.update(file.text.len().to_le_bytes());
        hash.update(file.text.as_bytes());
    }
    let mut digest = String::new();
    for byte in hash.finalize() {
        write!(digest, "{byte:02x}").expect("a string takes everything");
    }
    digest
}

/// Removes the broken cases; returns false if there is an error elsewhere.
fn without_broken_cases(book: &mut Rulebook, findings: &Findings) -> bool {
    let mut broken: BTreeSet<Span> = BTreeSet::new();
    for finding in findings.errors() {
        let Some(case) = &finding.case else { return false };
        broken.insert(case.at);
    }
    book.cases.retain(|case| !broken.contains(&case.at));
    book.field.retain(|case| !broken.contains(&case.at));
    true
}

/// Reads a file, and adds the number of its keys and values to `size`.
fn read(number: u32, file: &SourceFile, size: &mut usize, findings: &mut Findings) -> Option<Node> {
    if !bounds::file_fits(number, file, findings) {
        return None;
    }
    if let Some(byte) = file.broken_at {
        let start = u32::try_from(byte).unwrap_or(u32::MAX);
        let span = Span { file: number, start, end: start };
        findings.add(&NOT_UTF8, span, "this byte is not UTF-8".to_owned());
        return None;
    }
    let mut node = parse(number, &file.text, findings)?;
    *size += node.count();
    if !bounds::all_fit(number, *size, findings) {
        return None;
    }
    conform_file(&mut node, findings);
    Some(node)
}
