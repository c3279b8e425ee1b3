//! The rows of all questions, transposed: by answer, the causes that have a likelihood of their own for it.

use crate::engine::ranking::conditions::Conditions;
use crate::engine::ranking::priors::{Context, Priors};
use crate::rulebook::{AnswerId, QuestionId, QuestionKind, Rulebook};

/// P(answer | cause), by cause.
#[derive(Debug, Clone)]
struct Column {
    /// The value of every cause that is not in `own`, and of *other*.
    usual: f64,
    /// Causes in ascending order.
    own: Vec<(usize, f64)>,
}

/// The rows of a rulebook.
#[derive(Debug)]
pub(crate) struct Rows {
    /// By question, by answer.
    columns: Vec<Vec<Column>>,
    /// By condition.
    chances: Vec<Chance>,
}

/// The means of working out the chance that a condition holds.
#[derive(Debug)]
enum Chance {
    /// The condition is on evidence: the usual value, and by cause the difference to it.
    Evidence { usual: f64, own: Vec<(usize, f64)> },
    /// The condition is on context, whose rows depend on the rest of the context: the question, the usual value, and the
    /// answers that suit, each with its usual share.
    Context { question: usize, usual: f64, answers: Vec<(usize, f64)> },
}

/// Beliefs while they are worked out: the causes and *other*.
#[derive(Debug, Clone, Default)]
pub(crate) struct Beliefs {
    pub(crate) causes: Vec<f64>,
    pub(crate) other: f64,
    /// The causes that are possible, in order.
    pub(crate) possible: Vec<usize>,
    /// The sum over all causes.
    pub(crate) known: f64,
    /// The same with *other*.
    pub(crate) mass: f64,
    /// The beliefs in the causes with a factor of their own, while they are multiplied.
    own: Vec<(usize, f64)>,
}

impl Rows {
    pub(crate) fn new(book: &Rulebook, conditions: &Conditions) -> Self {
        let mut columns: Vec<Vec<Column>> = Vec::with_capacity(book.questions.len());
        for question in &book.questions {
            columns.push(question.usual.iter().map(|usual| Column { usual: *usual, own: Vec::new() }).collect());
        }
        for (position, cause) in book.causes.iter().enumerate() {
            for (question, row) in &cause.rows {
                // Context is no evidence.
                if book[*question].kind == QuestionKind::Evidence {
                    for (column, likelihood) in columns[question.index()].iter_mut().zip(row) {
                        column.own.push((position, *likelihood));
                    }
                }
            }
        }
        let mut chances = Vec::with_capacity(conditions.count());
        for (question, suits) in conditions.all() {
            let suiting = suits.iter().enumerate().filter(|(_, suits)| **suits).map(|(answer, _)| answer);
            chances.push(Chance::new(
                (*book.questions)[question].kind,
                question,
                &columns[question],
                suiting.collect(),
            ));
        }
        Self { columns, chances }
    }

    /// Bayes' rule for an answer.
    pub(crate) fn answer(&self, beliefs: &mut Beliefs, question: QuestionId, answer: AnswerId) {
        let Column { usual, own } = &self.columns[question.index()][answer.index()];
        beliefs.multiply(*usual, own.iter().copied());
    }

    /// The chance that a condition holds, whose question has no answer.
    pub(crate) fn chance(&self, condition: usize, beliefs: &Beliefs, priors: &Priors, context: &Context) -> f64 {
        if beliefs.mass <= 0.0 {
            return 0.0;
        }
        let (usual, own) = match &self.chances[condition] {
            Chance::Evidence { usual, own } => {
                (*usual, own.iter().map(|(cause, more)| beliefs.causes[*cause] * more).sum::<f64>())
            }
            Chance::Context { question, usual, answers } => {
                let mut sum = 0.0;
                for (cause, place) in priors.depending(*question) {
                    let belief = beliefs.causes[*cause];
                    if belief > 0.0 {
                        let (frequency, prior) = priors.assuming(context, (*cause, *place));
                        let value = |(answer, usual): &(usize, f64)| usual * prior(*answer) / frequency;
                        // From the first value and not from 0, as rows are added up.
                        let values = answers.iter().map(value).reduce(|sum, value| sum + value).unwrap_or(0.0);
                        sum += belief * (values - usual);
                    }
                }
                (*usual, sum)
            }
        };
        let chance = usual + own / beliefs.mass;
        if chance < f64::EPSILON { 0.0 } else { chance }
    }
}

impl Chance {
    fn new(kind: QuestionKind, question: usize, columns: &[Column], suiting: Vec<usize>) -> Self {
        let usual = suiting.iter().map(|answer| columns[*answer].usual).reduce(|sum, usual| sum + usual).unwrap_or(0.0);
        if kind == QuestionKind::Context {
            let answers = suiting.into_iter().map(|answer| (answer, columns[answer].usual)).collect();
            return Self::Context { question, usual, answers };
        }
        let mut own: Vec<(usize, f64)> = Vec::new();
        for answer in suiting {
            // The columns of a question have values for the same causes.
            for (position, (cause, likelihood)) in columns[answer].own.iter().enumerate() {
                match own.get_mut(position) {
                    Some((_, sum)) => *sum += likelihood,
                    None => own.push((*cause, *likelihood)),
                }
            }
        }
        for (_, value) in &mut own {
            *value -= usual;
        }
        Self::Evidence { usual, own }
    }
}

impl Beliefs {
    /// Multiplies the beliefs by a factor, and those of some causes by their own.
    pub(crate) fn multiply(&mut self, factor: f64, own: impl Iterator<Item = (usize, f64)> + Clone) {
        // All at once, and then the few over again: a loop without branches is several times as fast.
        self.own.clear();
        self.own.extend(own.map(|(cause, own)| (cause, self.causes[cause] * own)));
        self.causes.iter_mut().for_each(|belief| *belief *= factor);
        for (cause, belief) in &self.own {
            self.causes[*cause] = *belief;
        }
        self.other *= factor;
    }

    /// Adds up what was multiplied, in the order of the causes.
    pub(crate) fn add_up(&mut self) {
        self.possible.clear();
        self.known = 0.0;
        for (cause, belief) in self.causes.iter().enumerate() {
            if *belief > 0.0 {
                self.possible.push(cause);
                // Nothing that is 0 would change a bit of the sum.
                self.known += belief;
            }
        }
        self.mass = self.known + self.other;
    }
}
