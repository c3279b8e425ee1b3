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
    /// The values of all causes, if any has its own: a multiplication without branches is several times as fast.
    all: Vec<f64>,
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
    /// The condition is on context, whose rows depend on the rest of the context: the usual value, the causes with others,
    /// and their differences to it by the position of the context.
    Context { usual: f64, own: Vec<usize>, more: Vec<f64> },
}

/// Beliefs while they are worked out: the causes and *other*.
#[derive(Debug, Clone, Default)]
pub(crate) struct Beliefs {
    pub(crate) causes: Vec<f64>,
    pub(crate) other: f64,
    /// The sum over all causes.
    pub(crate) known: f64,
    /// The same with *other*.
    pub(crate) mass: f64,
}

impl Rows {
    pub(crate) fn new(book: &Rulebook, conditions: &Conditions, priors: &Priors) -> Self {
        let mut columns: Vec<Vec<Column>> = Vec::with_capacity(book.questions.len());
        for question in &book.questions {
            columns.push(
                question.usual.iter().map(|usual| Column { usual: *usual, own: Vec::new(), all: Vec::new() }).collect(),
            );
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
        for column in columns.iter_mut().flatten().filter(|column| !column.own.is_empty()) {
            column.all = vec![column.usual; book.causes.len()];
            for (cause, likelihood) in &column.own {
                column.all[*cause] = *likelihood;
            }
        }
        let mut chances = Vec::with_capacity(conditions.count());
        for (question, suits) in conditions.all() {
            let suiting = suits.iter().enumerate().filter(|(_, suits)| **suits).map(|(answer, _)| answer);
            let (suiting, columns): (Vec<usize>, _) = (suiting.collect(), &columns[question]);
            chances.push(match (*book.questions)[question].kind {
                QuestionKind::Evidence => Chance::of_evidence(columns, &suiting),
                QuestionKind::Context => Chance::of_context(priors, question, columns, &suiting),
            });
        }
        Self { columns, chances }
    }

    /// Bayes' rule for an answer.
    pub(crate) fn answer(&self, beliefs: &mut Beliefs, question: QuestionId, answer: AnswerId) {
        let Column { usual, all, .. } = &self.columns[question.index()][answer.index()];
        if all.is_empty() {
            beliefs.causes.iter_mut().for_each(|belief| *belief *= usual);
        } else {
            beliefs.causes.iter_mut().zip(all).for_each(|(belief, likelihood)| *belief *= likelihood);
        }
        beliefs.other *= usual;
    }

    /// The chance that a condition holds, whose question has no answer.
    pub(crate) fn chance(&self, condition: usize, beliefs: &Beliefs, context: &Context) -> f64 {
        if beliefs.mass <= 0.0 {
            return 0.0;
        }
        let (usual, own) = match &self.chances[condition] {
            Chance::Evidence { usual, own } => {
                (*usual, own.iter().map(|(cause, more)| beliefs.causes[*cause] * more).sum::<f64>())
            }
            Chance::Context { usual, own, more } => {
                let mut sum = 0.0;
                for cause in own {
                    let belief = beliefs.causes[*cause];
                    if belief > 0.0 {
                        sum += belief * more[context.position(*cause)];
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
    fn of_evidence(columns: &[Column], suiting: &[usize]) -> Self {
        let usual = usual(columns, suiting);
        let mut own: Vec<(usize, f64)> = Vec::new();
        for answer in suiting {
            // The columns of a question have values for the same causes.
            for (position, (cause, likelihood)) in columns[*answer].own.iter().enumerate() {
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

    fn of_context(priors: &Priors, question: usize, columns: &[Column], suiting: &[usize]) -> Self {
        let usual = usual(columns, suiting);
        let more = |frequency: f64, prior: &dyn Fn(usize) -> f64| -> f64 {
            let value = |answer: &usize| columns[*answer].usual * prior(*answer) / frequency;
            // From the first value and not from 0, as rows are added up.
            suiting.iter().map(value).reduce(|sum, value| sum + value).unwrap_or(0.0) - usual
        };
        let own = priors.depending(question).iter().map(|(cause, _)| *cause).collect();
        Self::Context { usual, own, more: priors.assuming(question, more) }
    }
}

/// The usual value of the answers that suit.
fn usual(columns: &[Column], suiting: &[usize]) -> f64 {
    suiting.iter().map(|answer| columns[*answer].usual).reduce(|sum, usual| sum + usual).unwrap_or(0.0)
}

impl Beliefs {
    /// Multiplies the beliefs by a factor, and those of some causes by their own.
    pub(crate) fn multiply(&mut self, factor: f64, own: impl Iterator<Item = (usize, f64)>) {
        let mut at = 0;
        for (cause, own) in own {
            self.causes[at..cause].iter_mut().for_each(|belief| *belief *= factor);
            self.causes[cause] *= own;
            at = cause + 1;
        }
        self.causes[at..].iter_mut().for_each(|belief| *belief *= factor);
        self.other *= factor;
    }

    /// Adds up what was multiplied, in the order of the causes.
    pub(crate) fn add_up(&mut self) {
        self.known = self.causes.iter().sum();
        self.mass = self.known + self.other;
    }
}
