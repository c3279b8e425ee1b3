//! From files to a rulebook: the stages in their order.

use std::collections::{BTreeMap, BTreeSet};

use crate::rulebook::book::Rulebook;
use crate::rulebook::book::span::{SourceFile, Span};
use crate::rulebook::finding::errors::NOT_UTF8;
use crate::rulebook::finding::{CaseKind, Finding, Findings, InCase};
use crate::rulebook::format::assemble::assemble;
use crate::rulebook::format::conform::conform_file;
use crate::rulebook::format::merge::merge;
use crate::rulebook::format::sound::check;
use crate::rulebook::format::yaml::{Node, parse};

/// What came of loading: the rulebook if it can be used, and every reason why it cannot. Warnings are not looked for
/// here, see [`lint`](super::lint).
#[derive(Debug)]
pub struct Loaded {
    /// The rulebook, without the cases that are broken; absent as soon as one finding outside the cases is an error.
    pub rulebook: Option<Rulebook>,
    /// All findings, sorted by place.
    pub findings: Vec<Finding>,
    /// The files, to which the places of the findings and of the rulebook refer.
    pub files: Vec<SourceFile>,
}

/// A worked case that cannot be played.
#[derive(Debug)]
pub struct BrokenCase {
    /// Its name; empty if it has none.
    pub name: String,
    pub at: Span,
    /// Its findings, sorted by location.
    pub findings: Vec<Finding>,
}

impl Loaded {
    /// The worked cases that the rulebook had to leave out, by place.
    pub fn broken_cases(&self) -> Vec<BrokenCase> {
        let mut broken: BTreeMap<Span, BrokenCase> = BTreeMap::new();
        for finding in self.findings.iter().filter(|finding| finding.is_error()) {
            let Some(InCase { name, at, kind: CaseKind::Worked }) = finding.case.clone() else { continue };
            let case = broken.entry(at).or_insert(BrokenCase { name, at, findings: Vec::new() });
            case.findings.push(finding.clone());
        }
        broken.into_values().collect()
    }

    /// The number of real cases that the rulebook had to leave out.
    pub fn broken_field_cases(&self) -> usize {
        let cases =
            self.findings.iter().filter(|finding| finding.is_error()).filter_map(|finding| finding.case.as_ref());
        cases.filter(|case| case.kind == CaseKind::Field).map(|case| case.at).collect::<BTreeSet<Span>>().len()
    }
}

/// Loads layers of files, the lowest first. Files of one layer stand side by side; a later layer lies on top.
///
/// # Panics
/// If there are more than four thousand million files.
pub fn load(layers: Vec<Vec<SourceFile>>) -> Loaded {
    let mut findings = Findings::default();
    let mut files: Vec<SourceFile> = Vec::new();
    let mut trees: Vec<Vec<Node>> = Vec::new();
    let mut readable = true;
    for layer in layers {
        let mut nodes = Vec::new();
        for file in layer {
            let number = u32::try_from(files.len()).expect("a rulebook has fewer files than a disk has bytes");
            let node = read(number, &file, &mut findings);
            readable &= node.is_some();
            nodes.extend(node);
            files.push(file);
        }
        trees.push(nodes);
    }
    // While a file cannot be read, every name it holds would be told as unknown.
    let rulebook = readable.then(|| {
        let merged = merge(trees, &mut findings);
        let rulebook = assemble(&merged, &mut findings);
        check(&rulebook, &merged, &mut findings);
        rulebook
    });
    let findings = findings.into_sorted();
    let errors = || findings.iter().filter(|finding| finding.is_error());
    let usable = errors().all(|finding| finding.case.is_some());
    let broken: BTreeSet<Span> = errors().filter_map(|finding| Some(finding.case.as_ref()?.at)).collect();
    let rulebook = rulebook.filter(|_| usable).map(|mut rulebook| {
        rulebook.cases.retain(|case| !broken.contains(&case.at));
        rulebook.field.retain(|case| !broken.contains(&case.at));
        rulebook
    });
    Loaded { rulebook, findings, files }
}

fn read(number: u32, file: &SourceFile, findings: &mut Findings) -> Option<Node> {
    if let Some(byte) = file.broken_at {
        let start = u32::try_from(byte).unwrap_or(u32::MAX);
        let span = Span { file: number, start, end: start };
        findings.add(&NOT_UTF8, span, "this byte is not UTF-8".to_owned());
        return None;
    }
    let mut node = parse(number, &file.text, findings)?;
    conform_file(&mut node, findings);
    Some(node)
}
