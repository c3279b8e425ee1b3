//! The conditions of a rulebook, each once, and their truth by the answers to their questions.

use crate::engine::facts::Truth;
use crate::rulebook::{AnswerId, Condition, QuestionId, Rulebook, When};

/// A condition among all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ConditionId(u32);

impl ConditionId {
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// Every condition of a rulebook, by question, and within a question in the order in which they were met.
#[derive(Debug)]
pub(crate) struct Conditions {
    /// By question, the position of its first condition, and at the end the number of all.
    first: Vec<u32>,
    /// By question, by answer, the truth of each of its conditions.
    truths: Vec<Vec<Vec<Truth>>>,
    /// By question, its conditions, each as one flag per answer.
    suits: Vec<Vec<Vec<bool>>>,
}

/// Conditions that must all hold.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gate(pub(crate) Vec<ConditionId>);

impl Conditions {
    /// The conditions of these gates.
    pub(crate) fn new<'b>(book: &'b Rulebook, gates: impl Iterator<Item = &'b When>) -> Self {
        let mut suits: Vec<Vec<Vec<bool>>> = vec![Vec::new(); book.questions.len()];
        for condition in gates.flat_map(|when| &when.0) {
            let flags = flags(book, condition);
            let known = &mut suits[condition.question.index()];
            if !known.contains(&flags) {
                known.push(flags);
            }
        }
        let mut first = vec![0];
        for known in &suits {
            let count = u32::try_from(known.len()).expect("a rulebook has fewer conditions than a file has bytes");
            first.push(first.last().copied().unwrap_or(0) + count);
        }
        let mut truths = Vec::new();
        for (question, known) in book.questions.iter().zip(&suits) {
            let truth = |flags: &Vec<bool>, answer: usize| if flags[answer] { Truth::Holds } else { Truth::Fails };
            let answers = 0..question.answers.len();
            truths.push(answers.map(|answer| known.iter().map(|flags| truth(flags, answer)).collect()).collect());
        }
        Self { first, truths, suits }
    }

    /// The number of all conditions.
    pub(crate) fn count(&self) -> usize {
        self.first.last().map_or(0, |count| *count as usize)
    }

    /// Every condition with its question and one flag per answer.
    pub(crate) fn all(&self) -> impl Iterator<Item = (usize, &[bool])> {
        let by_question = self.suits.iter().enumerate();
        by_question.flat_map(|(question, known)| known.iter().map(move |flags| (question, flags.as_slice())))
    }

    /// The conditions of a gate, in its order.
    pub(crate) fn gate(&self, book: &Rulebook, when: &When) -> Gate {
        Gate(when.0.iter().map(|condition| self.of(book, condition)).collect())
    }

    pub(crate) fn of(&self, book: &Rulebook, condition: &Condition) -> ConditionId {
        let question = condition.question.index();
        let flags = flags(book, condition);
        let position = self.suits[question].iter().position(|known| *known == flags);
        let position = position.expect("the conditions of every gate were collected");
        ConditionId(self.first[question] + u32::try_from(position).expect("it was counted in 32 bits"))
    }

    /// True if a condition fails with an answer to its question.
    pub(crate) fn fails(&self, question: usize, answer: usize, condition: ConditionId) -> bool {
        self.truths[question][answer][condition.index() - self.first[question] as usize] == Truth::Fails
    }

    /// Takes the answer to a question into account; `None` leaves its conditions open.
    pub(crate) fn set(&self, truth: &mut [Truth], question: QuestionId, answer: Option<AnswerId>) {
        let question = question.index();
        let range = self.first[question] as usize..self.first[question + 1] as usize;
        match answer {
            Some(answer) => truth[range].copy_from_slice(&self.truths[question][answer.index()]),
            None => truth[range].fill(Truth::Open),
        }
    }
}

fn flags(book: &Rulebook, condition: &Condition) -> Vec<bool> {
    book[condition.question].answers.ids().map(|answer| condition.answers.contains(&answer)).collect()
}

impl Gate {
    /// True if one of the conditions fails.
    pub(crate) fn fails(&self, truth: &[Truth]) -> bool {
        self.0.iter().any(|condition| truth[condition.index()] == Truth::Fails)
    }

    /// True if all conditions are known to hold.
    pub(crate) fn holds(&self, truth: &[Truth]) -> bool {
        self.0.iter().all(|condition| truth[condition.index()] == Truth::Holds)
    }

    /// The conditions that are open, in order.
    pub(crate) fn open(&self, truth: &[Truth]) -> impl Iterator<Item = ConditionId> {
        self.0.iter().copied().filter(|condition| truth[condition.index()] == Truth::Open)
    }
}
