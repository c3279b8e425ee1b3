//! Loads files into a rulebook: runs the stages in their order.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::span::{SourceFile, Span};
use crate::rulebook::book::text::Text;
use crate::rulebook::finding::errors::NOT_UTF8;
use crate::rulebook::finding::{CaseKind, Finding, Findings, InCase};
use crate::rulebook::format::assemble::assemble;
use crate::rulebook::format::bounds;
use crate::rulebook::format::conform::conform_file;
use crate::rulebook::format::merge::{empty, merge};
use crate::rulebook::format::sound::check;
use crate::rulebook::format::yaml::{Node, Value, parse, write};
use crate::rulebook::lint::values::Reading;

/// The result of loading: the rulebook if it can be used, and all errors. For warnings see [`lint`](super::lint).
#[derive(Debug)]
pub struct Loaded {
    /// The rulebook without its broken cases; `None` if there is an error outside of the cases.
    pub rulebook: Option<Rulebook>,
    /// All findings, sorted by location.
    pub findings: Vec<Finding>,
    /// The files that the spans of the findings and of the rulebook refer to.
    pub files: Vec<SourceFile>,
    /// The values that the rulebook was read from; `None` if a file could not be read.
    tree: Option<Node>,
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
    /// The files as they were read, for the warnings that compare their text with what YAML made of it.
    pub fn reading(&self) -> Option<Reading<'_>> {
        self.tree.as_ref().map(|tree| Reading { tree, files: &self.files })
    }

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

/// The lowest layer as the build has parsed it: parsing YAML is most of what loading costs.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Base {
    /// The merged tree without cases, which only commands about the rulebook itself need.
    tree: Node,
    /// The digest of the layer.
    digest: Text,
}

impl Base {
    /// Parses and merges a layer of files; `None` if that has findings.
    pub fn of(files: &[SourceFile]) -> Option<Self> {
        let mut findings = Findings::default();
        let (mut nodes, mut size) = (Vec::new(), 0);
        for (number, file) in (0..).zip(files) {
            nodes.push(read(number, file, &mut size, &mut findings)?);
        }
        let mut tree = merge(empty(), vec![nodes], &mut findings);
        if let Value::Map(fields) = &mut tree.value {
            fields.retain(|field| !matches!(field.key.as_str(), "cases" | "field"));
        }
        findings.into_sorted().is_empty().then(|| Self { tree, digest: digest(files) })
    }
}

/// Loads layers of files, the lowest first. The files of one layer complement each other; a later layer overrides.
///
/// # Panics
/// If there are more than four thousand million files.
pub fn load(layers: Vec<Vec<SourceFile>>) -> Loaded {
    load_from(empty(), Vec::new(), Vec::new(), layers)
}

/// The layers as one file; without errors it is the same rulebook. Findings are those of [`load`].
pub fn merged(layers: Vec<Vec<SourceFile>>) -> String {
    let mut findings = Findings::default();
    let mut trees = Vec::new();
    let (mut number, mut size) = (0, 0);
    for layer in layers {
        let mut nodes = Vec::new();
        for file in &layer {
            nodes.extend(read(number, file, &mut size, &mut findings));
            number += 1;
        }
        trees.push(nodes);
    }
    write(&merge(empty(), trees, &mut findings))
}

/// Loads layers over a base. `below` are the files that it was made of: the spans of its entries refer to them.
pub fn load_over(base: Base, below: Vec<SourceFile>, layers: Vec<Vec<SourceFile>>) -> Loaded {
    load_from(base.tree, vec![base.digest], below, layers)
}

fn load_from(book: Node, mut digests: Vec<Text>, mut files: Vec<SourceFile>, layers: Vec<Vec<SourceFile>>) -> Loaded {
    let mut findings = Findings::default();
    let below = u32::try_from(files.len()).expect("a rulebook has fewer files than a disk has bytes");
    let mut trees: Vec<Vec<Node>> = Vec::new();
    let (mut readable, mut size) = (true, book.count());
    for layer in layers {
        digests.push(digest(&layer));
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
    let (mut rulebook, mut tree) = (None, None);
    // Without the unreadable file every name in it would be reported as unknown.
    if readable {
        let merged = merge(book, trees, &mut findings);
        let mut book = assemble(&merged, &mut findings);
        check(&book, &merged, below, &mut findings);
        book.digest = joined(digests);
        rulebook = without_broken_cases(&mut book, &findings).then_some(book);
        tree = Some(merged);
    }
    Loaded { rulebook, findings: findings.into_sorted(), files, tree }
}

/// The digest of a rulebook from those of its layers.
fn joined(mut layers: Vec<Text>) -> Text {
    match layers.len() {
        1 => layers.remove(0),
        _ => sha256(layers.iter().map(Text::as_str)),
    }
}

/// The digest of one layer. Names do not count: the same rules may lie in another folder.
fn digest(files: &[SourceFile]) -> Text {
    sha256(files.iter().map(|file| &*file.text))
}

/// The SHA-256 of texts, in hexadecimal.
fn sha256<'t>(texts: impl Iterator<Item = &'t str>) -> Text {
    let mut hash = Sha256::new();
    for text in texts {
        // The length keeps apart what stands in two of them.
        hash.update(text.len().to_le_bytes());
        hash.update(text.as_bytes());
    }
    let mut digest = String::new();
    for byte in hash.finalize() {
        write!(digest, "{byte:02x}").expect("a string takes everything");
    }
    digest.into()
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
        findings.add(&NOT_UTF8, span, "this byte is not UTF-8", "save the file again as UTF-8");
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
