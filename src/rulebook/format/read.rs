//! Reads the entries of the merged tree: texts to numbers, names to positions. For questions see `question`, for worked
//! cases `case`.

use std::collections::BTreeMap;

use crate::rulebook::book::alert::{Alert, Stops};
use crate::rulebook::book::audience::{Actor, Audience, For, Wording};
use crate::rulebook::book::cause::Cause;
use crate::rulebook::book::escalation::{Bring, Escalation};
use crate::rulebook::book::fix::{Fix, Step};
use crate::rulebook::book::gate::When;
use crate::rulebook::book::hint::{Hint, Prevention};
use crate::rulebook::book::ids::{QuestionId, SourceId};
use crate::rulebook::book::known_shape::KnownShape;
use crate::rulebook::book::limit::Limit;
use crate::rulebook::book::pattern;
use crate::rulebook::book::question::QuestionKind;
use crate::rulebook::book::scale;
use crate::rulebook::book::source::{Claim, Source};
use crate::rulebook::book::span::Span;
use crate::rulebook::book::table::Position;
use crate::rulebook::book::text::Text;
use crate::rulebook::book::words::given::Words;
use crate::rulebook::finding::Findings;
use crate::rulebook::finding::errors::{CONTEXT_AS_EVIDENCE, DUPLICATE_ID, GATE_NOT_CONTEXT, ROW_OVER_ONE};
use crate::rulebook::format::names::Names;
use crate::rulebook::format::yaml::{Entry, Node, Value};

const DEFAULT_ESCALATION_EFFORT: f64 = 15.0;

/// The context for reading entries.
pub(crate) struct Reader<'n, 'f> {
    pub(crate) names: &'n Names,
    pub(crate) kinds: &'n [QuestionKind],
    pub(crate) words: &'n Words,
    /// The usual weights of answers, by question; empty until the questions are read.
    pub(crate) usual: Vec<Vec<f64>>,
    pub(crate) findings: &'f mut Findings,
}

impl Reader<'_, '_> {
    /// Reads every node of a list.
    pub(crate) fn all<T, C: FromIterator<T>>(&mut self, nodes: &[Node], read: fn(&mut Self, &Node) -> T) -> C {
        nodes.iter().map(|node| read(self, node)).collect()
    }

    pub(crate) fn source(&mut self, node: &Node) -> Source {
        let mut not_followed = Vec::new();
        for item in node.list("not_followed") {
            let Some(claim) = item.get("claim") else { continue };
            if let Some(claim) = self.names.claim(claim, self.findings) {
                not_followed.push((claim, item.text("why").into()));
            }
        }
        Source {
            id: node.text("id").into(),
            title: node.text("title").into(),
            publisher: optional(node, "publisher"),
            url: optional(node, "url"),
            checked: optional(node, "checked"),
            not_followed,
            at: node.entry_span(),
        }
    }

    pub(crate) fn claims(&mut self, book: &Node) -> Vec<Claim> {
        let mut claims: Vec<Claim> = Vec::new();
        let mut first: BTreeMap<&str, Span> = BTreeMap::new();
        for (number, source) in book.list("sources").iter().enumerate() {
            for Entry { key, span, value } in source.map("claims") {
                let earlier = *first.entry(key).or_insert(*span);
                if earlier != *span {
                    let message = format!("the claim `{key}` exists already");
                    self.findings.add_repeated(&DUPLICATE_ID, [earlier, *span], message, "rename one of the two");
                }
                claims.push(Claim {
                    id: key.as_str().into(),
                    source: SourceId::at(number),
                    kind: value.text("kind").into(),
                    says: value.text("says").into(),
                    audience: audience(value),
                    at: *span,
                });
            }
        }
        claims
    }

    pub(crate) fn cause(&mut self, node: &Node) -> Cause {
        let mut rows: Vec<(QuestionId, Vec<f64>)> =
            node.map("evidence").iter().filter_map(|entry| self.row(entry)).collect();
        // Sorted for the binary search of `Cause::row`.
        rows.sort_by_key(|(question, _)| *question);
        let mut adjust = Vec::new();
        for item in node.list("adjust") {
            adjust.push((self.gate(item), scale::frequency(item.text("frequency")).unwrap_or_default()));
        }
        let when = self.gate(node);
        Cause {
            id: node.text("id").into(),
            title: wording(node, "title").unwrap_or_default(),
            frequency: scale::frequency(node.text("frequency")).unwrap_or_default(),
            alike: Cause::find_alike(&when, &adjust, |question| self.usual[question.index()].len()),
            adjust,
            when,
            danger: node.text("danger") == "true",
            rows,
            notes: self.all(node.list("notes"), Self::hint),
            prevent: self.all(node.list("prevent"), Self::prevention),
            sources: self.names.claims(node, self.findings),
            at: node.entry_span(),
        }
    }

    /// A `when` with context questions only.
    fn gate(&mut self, node: &Node) -> When {
        let when = self.names.when(node, "when", self.findings);
        for entry in node.map("when") {
            self.require_context(entry);
        }
        when
    }

    pub(crate) fn require_context(&mut self, entry: &Entry) {
        let question = self.names.questions.get(&entry.key);
        if question.is_some_and(|question| self.kinds[question] == QuestionKind::Evidence) {
            let message = format!("`{}` is not a context question", entry.key);
            let help = "list it under `evidence`, or mark the question `context: true`";
            self.findings.add(&GATE_NOT_CONTEXT, entry.span, message, help);
        }
    }

    fn row(&mut self, entry: &Entry) -> Option<(QuestionId, Vec<f64>)> {
        let question = self.names.question(&entry.key, entry.span, self.findings)?;
        if self.kinds[question.index()] == QuestionKind::Context {
            let message = format!("`{}` is a context question", entry.key);
            let help =
                "write it under `when` if the cause exists only there, or under `adjust` if it is more common there";
            self.findings.add(&CONTEXT_AS_EVIDENCE, entry.span, message, help);
            return None;
        }
        let usual = &self.usual[question.index()];
        let mut listed = vec![None; usual.len()];
        for answer in entry.value.entries() {
            let Some(position) = self.names.answer(question, &answer.key, answer.span, self.findings) else { continue };
            listed[position.index()] = answer.value.scalar().and_then(scale::frequency);
        }
        let sum: f64 = listed.iter().flatten().sum();
        // The tolerance covers the rounding of sums such as 0.85 + 0.15.
        if sum > 1.0 + 1e-9 {
            let message = format!("the answers of `{}` sum to {sum:.2}", entry.key);
            let help = "lower them: of all who have this cause, each gives one of the answers";
            self.findings.add(&ROW_OVER_ONE, entry.span, message, help);
        }
        Some((question, scale::row(&listed, usual)))
    }

    pub(crate) fn fix(&mut self, node: &Node) -> Fix {
        let mut cures = Vec::new();
        let mut cures_any = None;
        for entry in node.map("cures") {
            let works = entry.value.scalar().and_then(scale::frequency).unwrap_or_default();
            if entry.key == "any" {
                cures_any = Some(works);
            } else if let Some(cause) = self.names.cause(&entry.key, entry.span, self.findings) {
                cures.push((cause, works));
            }
        }
        // Sorted for the binary search of `Fix::works`.
        cures.sort_by_key(|(cause, _)| *cause);
        let steps = in_order(node.list("steps"));
        Fix {
            id: node.text("id").into(),
            title: wording(node, "title").unwrap_or_default(),
            cures,
            cures_any,
            effort: scale::minutes(node.text("effort")).unwrap_or_default(),
            wait: scale::minutes(node.text("wait")).unwrap_or_default(),
            by: Actor::named(node.text("by")).unwrap_or_default(),
            audience: audience(node),
            when: self.names.when(node, "when", self.findings),
            needs: self.names.when(node, "needs", self.findings),
            only_if: self.names.when(node, "only_if", self.findings),
            warn: wording(node, "warn"),
            steps: steps.into_iter().map(|step| self.step(step)).collect(),
            after: wording(node, "after"),
            notes: self.all(node.list("notes"), Self::hint),
            prevent: self.all(node.list("prevent"), Self::prevention),
            sources: self.names.claims(node, self.findings),
            at: node.entry_span(),
        }
    }

    fn step(&mut self, node: &Node) -> Step {
        Step {
            text: match node.scalar() {
                Some(text) => Wording { at: node.span, ..Wording::same(text) },
                None => wording(node, "do").unwrap_or_default(),
            },
            sends: node.text("sends") == "true",
            expect: wording(node, "expect"),
            when: self.names.when(node, "when", self.findings),
            needs: self.names.when(node, "needs", self.findings),
            later: wording(node, "later"),
            audience: audience(node),
            sources: self.names.claims(node, self.findings),
        }
    }

    pub(crate) fn hint(&mut self, node: &Node) -> Hint {
        Hint {
            say: wording(node, "say").unwrap_or_default(),
            audience: audience(node),
            sources: self.names.claims(node, self.findings),
        }
    }

    fn prevention(&mut self, node: &Node) -> Prevention {
        Prevention {
            text: wording(node, "do").unwrap_or_default(),
            audience: audience(node),
            when: self.names.when(node, "when", self.findings),
            sources: self.names.claims(node, self.findings),
        }
    }

    pub(crate) fn limit(&mut self, node: &Node) -> Limit {
        Limit {
            id: node.text("id").into(),
            when: self.names.when(node, "when", self.findings),
            say: wording(node, "say").unwrap_or_default(),
            audience: audience(node),
            sources: self.names.claims(node, self.findings),
            at: node.entry_span(),
        }
    }

    pub(crate) fn alert(&mut self, node: &Node) -> Alert {
        let when = match node.get("when") {
            Some(Node { value: Value::List(alternatives), .. }) => self.all(alternatives, Self::conditions),
            Some(conditions) => vec![self.conditions(conditions)],
            None => Vec::new(),
        };
        let stops = match node.get("stops") {
            Some(Node { value: Value::List(fixes), .. }) => Stops::Fixes(self.names.fixes(fixes, self.findings)),
            Some(word) if word.scalar() == Some("all") => Stops::All,
            Some(_) => Stops::Sending,
            None => Stops::Nothing,
        };
        Alert {
            id: node.text("id").into(),
            when,
            say: wording(node, "say").unwrap_or_default(),
            audience: audience(node),
            stops,
            leads: self.names.fixes(node.list("leads"), self.findings),
            sources: self.names.claims(node, self.findings),
            at: node.entry_span(),
        }
    }

    fn conditions(&mut self, node: &Node) -> When {
        When(node.entries().iter().filter_map(|entry| self.names.condition(entry, self.findings)).collect())
    }

    pub(crate) fn escalation(&mut self, node: &Node) -> Escalation {
        let mut bring = Vec::new();
        for text in node.list("bring").iter().filter_map(Node::scalar) {
            // Any text may be brought along, so one that is no id of a question is no mistake.
            bring.push(match self.names.questions.get(text) {
                Some(question) => Bring::Answer(QuestionId::at(question)),
                None => Bring::Words(text.into()),
            });
        }
        Escalation {
            id: node.text("id").into(),
            title: wording(node, "title").unwrap_or_default(),
            bring,
            when: self.names.when(node, "when", self.findings),
            audience: audience(node),
            suits: node
                .list("suits")
                .iter()
                .filter_map(|cause| self.names.cause(cause.scalar()?, cause.span, self.findings))
                .collect(),
            effort: scale::minutes(node.text("effort")).unwrap_or(DEFAULT_ESCALATION_EFFORT),
            say: wording(node, "say"),
            sources: self.names.claims(node, self.findings),
            at: node.entry_span(),
        }
    }

    #[expect(clippy::unused_self, reason = "it is read like every other entry")]
    pub(crate) fn known_shape(&mut self, node: &Node) -> KnownShape {
        let pattern = node.text("pattern");
        KnownShape {
            id: node.text("id").into(),
            pattern: pattern.into(),
            pieces: pattern::parse(pattern).unwrap_or_default(),
            says: node.text("says").into(),
            url: optional(node, "url"),
            at: node.entry_span(),
        }
    }
}

pub(crate) fn optional(node: &Node, key: &str) -> Option<Text> {
    node.get(key).and_then(Node::scalar).map(Text::from)
}

pub(crate) fn audience(node: &Node) -> For {
    For(Audience::named(node.text("for")))
}

pub(crate) fn wording(node: &Node, key: &str) -> Option<Wording> {
    let text = node.get(key)?;
    let plain = text.scalar()?.into();
    let agent = node.get(&format!("{key}_agent")).and_then(Node::scalar).map(Text::from);
    Some(Wording { plain, agent, at: text.span })
}

/// The steps of a fix in their order: one with `after: N` follows the N-th of those without.
fn in_order(steps: &[Node]) -> Vec<&Node> {
    let mut placed = Vec::with_capacity(steps.len());
    let mut position = 0;
    for step in steps {
        let after: Option<usize> = step.text("after").parse().ok();
        if after.is_none() {
            position += 1;
        }
        placed.push((after.unwrap_or(position), after.is_some(), step));
    }
    // Stable, so that steps for the same place stay in the order of their files.
    placed.sort_by_key(|(position, is_placed, _)| (*position, *is_placed));
    placed.into_iter().map(|(.., step)| step).collect()
}
