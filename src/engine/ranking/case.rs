//! One case: the truth of all conditions and the beliefs, by its answers and trials.

use std::cell::Cell;

use crate::engine::facts::Truth;
use crate::engine::ranking::conditions::ConditionId;
use crate::engine::ranking::fixes::FixNumbers;
use crate::engine::ranking::priors::Context;
use crate::engine::ranking::rows::Beliefs;
use crate::engine::ranking::tables::Tables;
use crate::rulebook::{AlertId, Answer, AnswerId, FixId, Outcome, Position, QuestionId};

/// A case. Its memory is used again for the next one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Case {
    /// By question.
    answers: Vec<Option<Answer>>,
    /// The questions that have an answer, in order, without those that do not arise.
    answered: Vec<QuestionId>,
    /// The questions whose answers do not count.
    pub(crate) inert: Vec<QuestionId>,
    /// The fixes that were tried, in order.
    pub(crate) trials: Vec<(FixId, Outcome)>,
    /// By condition.
    pub(crate) truth: Vec<Truth>,
    /// By condition, the chance that it holds, or NaN before it is worked out.
    chances: Vec<Cell<f64>>,
    context: Context,
    pub(crate) beliefs: Beliefs,
    pub(crate) alerts: Vec<AlertId>,
    /// True if the limit on codes is used up.
    enough_codes: bool,
}

impl Case {
    /// Takes the facts of a case. What is said replaces what is assumed.
    pub(crate) fn take(&mut self, tables: &Tables<'_>, said: &[(QuestionId, Answer)], trials: &[(FixId, Outcome)]) {
        self.answer(tables, said);
        self.drop_inert(tables);
        self.trials.clear();
        self.trials.extend(trials);
        self.trials.sort_unstable_by_key(|(fix, _)| *fix);
        self.believe(tables);
        self.alerts.clear();
        for (alert, gates) in &tables.alerts {
            if gates.iter().any(|gate| gate.holds(&self.truth)) {
                self.alerts.push(*alert);
            }
        }
        let failed = self.trials.iter().filter(|(_, outcome)| *outcome == Outcome::Failed);
        let sent = failed.filter(|(fix, _)| self.sends(&tables.fixes[fix.index()])).count();
        self.enough_codes = tables.book.most_codes.is_some_and(|most| sent >= most.count);
    }

    fn answer(&mut self, tables: &Tables<'_>, said: &[(QuestionId, Answer)]) {
        let book = tables.book;
        self.answers.clear();
        self.answers.resize(book.questions.len(), None);
        self.answers[book.role.index()] = Some(Answer::Chosen(book.role_of(tables.audience)));
        for (question, answer) in &book.defaults {
            self.answers[question.index()] = Some(Answer::Chosen(*answer));
        }
        for (question, answer) in said {
            self.answers[question.index()] = Some(*answer);
        }
        self.answered.clear();
        self.answered.extend(book.defaults.iter().map(|(question, _)| *question));
        self.answered.extend(said.iter().map(|(question, _)| *question));
        self.answered.push(book.role);
        self.answered.sort_unstable();
        self.answered.dedup();
        self.truth.clear();
        self.truth.resize(tables.conditions.count(), Truth::Open);
        for question in &self.answered {
            if let Some(Answer::Chosen(answer)) = self.answers[question.index()] {
                tables.conditions.set(&mut self.truth, *question, Some(answer));
            }
        }
    }

    /// Removes the answers to questions that do not arise because of other answers, one at a time: without it the
    /// question of another may arise again.
    fn drop_inert(&mut self, tables: &Tables<'_>) {
        self.inert.clear();
        while let Some(position) =
            self.answered.iter().position(|question| tables.asked[question.index()].fails(&self.truth))
        {
            let question = self.answered.remove(position);
            self.answers[question.index()] = None;
            tables.conditions.set(&mut self.truth, question, None);
            self.inert.push(question);
        }
    }

    /// The question whose answer rules out another, if any.
    pub(crate) fn refuter(&self, tables: &Tables<'_>, question: QuestionId) -> Option<QuestionId> {
        let conditions = &tables.asked[question.index()].0;
        let refuting = conditions.iter().find(|condition| self.truth[condition.index()] == Truth::Fails);
        refuting.map(|condition| QuestionId::at(tables.question_of[condition.index()]))
    }

    /// Bayes' rule over all facts, in rulebook order, questions then fixes.
    fn believe(&mut self, tables: &Tables<'_>) {
        tables.priors.locate(chosen(&self.answered, &self.answers), &mut self.context);
        tables.priors.all(&self.context, &mut self.beliefs.causes);
        self.beliefs.other = tables.priors.other;
        for (question, answer) in chosen(&self.answered, &self.answers) {
            tables.rows.answer(&mut self.beliefs, question, answer);
        }
        for (fix, outcome) in &self.trials {
            if *outcome == Outcome::Failed {
                let FixNumbers { any, named, .. } = &tables.fixes[fix.index()];
                self.beliefs.multiply(1.0 - any, named.iter().map(|(cause, works, _)| (*cause, 1.0 - works)));
            }
        }
        self.beliefs.add_up();
        self.chances.clear();
        self.chances.resize(tables.conditions.count(), Cell::new(f64::NAN));
    }

    /// The fixes for this reader that an answer rules out, a bit each.
    pub(crate) fn rule_out(&self, tables: &Tables<'_>, bits: &mut Vec<u64>) {
        bits.clear();
        bits.resize(tables.seen.len().div_ceil(64), 0);
        for (question, answer) in chosen(&self.answered, &self.answers) {
            let more = &tables.ruled_out[question.index()][answer.index()];
            bits.iter_mut().zip(more).for_each(|(bits, more)| *bits |= more);
        }
    }

    /// The chance that a condition holds, which is open.
    pub(crate) fn chance(&self, tables: &Tables<'_>, condition: ConditionId) -> f64 {
        let known = &self.chances[condition.index()];
        // Many fixes depend on the same answer.
        if known.get().is_nan() {
            known.set(tables.rows.chance(condition.index(), &self.beliefs, &self.context));
        }
        known.get()
    }

    /// True if a fix makes the service send a new code.
    pub(crate) fn sends(&self, fix: &FixNumbers) -> bool {
        fix.sending.iter().any(|step| {
            !step.when.fails(&self.truth)
                && step.by_name.open(&self.truth).next().is_none()
                && !step.needs.fails(&self.truth)
        })
    }

    /// The cost of a fix before anything was reached, in minutes: the questions that must be answered first are asked.
    pub(crate) fn cost(&self, tables: &Tables<'_>, fix: &FixNumbers) -> f64 {
        let book = tables.book;
        let mut asking = 0.0;
        for condition in fix.only_if.open(&self.truth) {
            let question = &(*book.questions)[tables.question_of[condition.index()]];
            asking += book.costs.asking.first().copied().unwrap_or(0.0) + question.effort;
        }
        asking + fix.costs[usize::from(self.is_delayed(tables, fix))] + fix.reach
    }

    fn is_delayed(&self, tables: &Tables<'_>, fix: &FixNumbers) -> bool {
        tables.book.most_codes.is_some()
            && fix.sending.iter().any(|step| {
                (self.enough_codes && !fix.outwaits || step.needs.fails(&self.truth))
                    && !step.when.fails(&self.truth)
                    && step.by_name.open(&self.truth).next().is_none()
            })
    }

    /// True if a fix is for this reader, its gate is open, and nothing known makes it impossible or unsafe.
    pub(crate) fn is_possible(&self, fix: &FixNumbers) -> bool {
        fix.is_seen && !fix.when.fails(&self.truth) && !fix.needs.fails(&self.truth) && !fix.only_if.fails(&self.truth)
    }

    /// True if something that must be known before a fix cannot be asked about any more.
    pub(crate) fn is_withheld(&self, tables: &Tables<'_>, fix: &FixNumbers) -> bool {
        let mut open = fix.only_if.open(&self.truth);
        open.any(|condition| !self.is_askable(tables, tables.question_of[condition.index()]))
    }

    fn is_askable(&self, tables: &Tables<'_>, question: usize) -> bool {
        let asked = &(*tables.book.questions)[question];
        question != tables.book.role.index()
            && self.answers[question].is_none()
            && asked.is_asked(tables.audience)
            && !tables.asked[question].fails(&self.truth)
    }
}

/// The questions with a chosen answer, in order.
fn chosen<'c>(
    answered: &'c [QuestionId],
    answers: &'c [Option<Answer>],
) -> impl Iterator<Item = (QuestionId, AnswerId)> + 'c {
    answered.iter().filter_map(|question| match answers[question.index()] {
        Some(Answer::Chosen(answer)) => Some((*question, answer)),
        _ => None,
    })
}
