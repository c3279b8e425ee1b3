//! The priors of all causes for every context that they tell apart, worked out once.
//!
//! Loading bounds the combinations of a cause, so that the tables are small. Each entry is made by [`prior`] itself, from
//! facts that stand for all contexts like it, and therefore has the same bits.

use std::ops::Range;

use crate::engine::belief::{prior, prior_of_other};
use crate::engine::facts::Facts;
use crate::rulebook::{Answer, AnswerId, Audience, Cause, Position, QuestionId, Rulebook};

/// The priors of every cause and of *other*, for one reader.
#[derive(Debug)]
pub(crate) struct Priors {
    axes: Vec<Axis>,
    /// By cause.
    tables: Vec<Table>,
    /// The priors of all causes, those of a cause together.
    values: Vec<f64>,
    /// By cause, the position of the prior while no context is known.
    unknown: Vec<u32>,
    pub(crate) other: f64,
    /// By question, the causes whose priors depend on its answer, each with the position of its axis among its own.
    by_question: Vec<Vec<(usize, usize)>>,
    /// By question, by answer, by cause, the distance to the prior without an answer; empty if no prior depends on the
    /// question.
    steps: Vec<Vec<Vec<u32>>>,
}

/// A question, and groups of answers that some causes cannot tell apart. Digit 0 stands for an unknown answer.
#[derive(Debug, PartialEq, Eq)]
struct Axis {
    question: QuestionId,
    /// By answer.
    digits: Vec<usize>,
}

/// The place of the priors of one cause.
#[derive(Debug)]
struct Table {
    /// The axes that it depends on, each with the distance of neighbours along it.
    axes: Vec<(usize, usize)>,
    /// The positions of its priors.
    range: Range<usize>,
}

/// A context: by cause, the position of its prior.
#[derive(Debug, Clone, Default)]
pub(crate) struct Context(Vec<u32>);

impl Priors {
    pub(crate) fn new(book: &Rulebook, audience: Audience) -> Self {
        let (mut axes, mut priors) = (Vec::new(), Vec::new());
        let table = |cause| Table::new(book, audience, cause, &mut axes, &mut priors);
        let tables: Vec<Table> = book.causes.iter().map(table).collect();
        let mut by_question = vec![Vec::new(); book.questions.len()];
        for (cause, table) in tables.iter().enumerate() {
            for (position, (axis, _)) in table.axes.iter().enumerate() {
                by_question[axes[*axis].question.index()].push((cause, position));
            }
        }
        let mut steps = Vec::with_capacity(book.questions.len());
        for (question, depending) in book.questions.iter().zip(&by_question) {
            let of_answer = |answer| {
                let mut distances = vec![0; if depending.is_empty() { 0 } else { tables.len() }];
                for (cause, position) in depending {
                    let (of, distance) = tables[*cause].axes[*position];
                    distances[*cause] = position_of(axes[of].digits[answer] * distance);
                }
                distances
            };
            steps.push((0..question.answers.len()).map(of_answer).collect());
        }
        let other = prior_of_other(book, Some(Answer::Chosen(book.role_of(audience))));
        let unknown = tables.iter().map(|table| position_of(table.range.start)).collect();
        Self { axes, tables, values: priors, unknown, other, by_question, steps }
    }

    /// Sets a context to some answers.
    pub(crate) fn locate(&self, answers: impl Iterator<Item = (QuestionId, AnswerId)>, context: &mut Context) {
        context.0.clone_from(&self.unknown);
        for (question, answer) in answers {
            let distances = &self.steps[question.index()][answer.index()];
            context.0.iter_mut().zip(distances).for_each(|(position, distance)| *position += distance);
        }
    }

    /// The priors of all causes, in order.
    pub(crate) fn all(&self, context: &Context, priors: &mut Vec<f64>) {
        priors.clear();
        priors.extend(context.0.iter().map(|position| self.values[*position as usize]));
    }

    /// The causes whose priors depend on the answer to a question, with the place of the question in each.
    pub(crate) fn depending(&self, question: usize) -> &[(usize, usize)] {
        &self.by_question[question]
    }

    /// By the position of a context in which a question has no answer, for every cause whose prior depends on it: a value
    /// from the prior there and the priors that it would have with an answer. All other values mean nothing.
    pub(crate) fn assuming(&self, question: usize, value: impl Fn(f64, &dyn Fn(usize) -> f64) -> f64) -> Vec<f64> {
        let mut values = vec![0.0; self.values.len()];
        for (cause, place) in self.depending(question) {
            let Table { axes, range } = &self.tables[*cause];
            let (axis, distance) = axes[*place];
            let digits = &self.axes[axis].digits;
            let count = digits.iter().max().map_or(1, |most| most + 1);
            for here in range.clone().filter(|here| (here - range.start) / distance % count == 0) {
                values[here] = value(self.values[here], &|answer| self.values[here + digits[answer] * distance]);
            }
        }
        values
    }
}

impl Context {
    /// The position of the prior of a cause.
    pub(crate) fn position(&self, cause: usize) -> usize {
        self.0[cause] as usize
    }
}

impl Table {
    fn new(book: &Rulebook, audience: Audience, cause: &Cause, all: &mut Vec<Axis>, priors: &mut Vec<f64>) -> Self {
        let mut own = Vec::new();
        let mut size = 1;
        for (question, alike) in &cause.alike {
            // The role is known from the audience.
            if *question == book.role {
                continue;
            }
            let axis = Axis { question: *question, digits: digits(alike) };
            let digits = axis.digits.iter().max().map_or(0, |most| most + 1);
            let position = all.iter().position(|known| *known == axis).unwrap_or_else(|| {
                all.push(axis);
                all.len() - 1
            });
            own.push((position, size));
            size *= digits.max(1);
        }
        let mut facts = Facts::none(book, audience);
        let first = priors.len();
        for entry in 0..size {
            for (axis, distance) in &own {
                let Axis { question, digits } = &all[*axis];
                let count = digits.iter().max().map_or(1, |most| most + 1);
                let digit = entry / distance % count;
                // Any answer of the group stands for all.
                let answer = digits.iter().position(|of_answer| *of_answer == digit).map(AnswerId::at);
                facts.set_answer(*question, answer.map(Answer::Chosen));
            }
            priors.push(prior(book, cause, &facts, None));
        }
        Self { axes: own, range: first..priors.len() }
    }
}

/// A position among the priors, in few bits so that many are added at once.
fn position_of(position: usize) -> u32 {
    u32::try_from(position).expect("loading bounds the combinations of contexts")
}

/// By answer, the number of its group, from 1.
fn digits(first_alike: &[AnswerId]) -> Vec<usize> {
    let mut firsts: Vec<AnswerId> = first_alike.to_vec();
    firsts.sort_unstable();
    firsts.dedup();
    first_alike.iter().map(|first| 1 + firsts.binary_search(first).expect("it is one of them")).collect()
}
