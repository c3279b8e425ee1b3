//! The details that an escalation asks for, with the known answers.

use crate::engine::event::{Event, Remark};
use crate::engine::view::View;
use crate::rulebook::{Answer, Bring, EscalationId, QuestionId, Rulebook};

/// One detail that an escalation asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail<'r> {
    /// A question of the rulebook, with its answer if there is one.
    Question(QuestionId, Option<Answer>),
    /// An item that no question asks about, in the escalation's words, with the text of the remark about it.
    Words(&'r str, Option<String>),
}

impl Detail<'_> {
    /// True if there is no answer or remark for it.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Question(_, None) | Self::Words(_, None))
    }
}

/// The details that an escalation asks for, without questions that do not arise or are for another audience.
pub(crate) fn details<'r>(
    book: &'r Rulebook,
    view: View<'_>,
    events: &[Event],
    escalation: EscalationId,
) -> Vec<Detail<'r>> {
    let mut details = Vec::new();
    for item in &book[escalation].bring {
        match item {
            Bring::Words(words) => {
                let remark = events.iter().filter_map(Event::as_remark).find(|remark| is_about(remark, words));
                details.push(Detail::Words(words, remark.map(|remark| remark.text.to_string())));
            }
            Bring::Answer(id) => {
                let question = &book[*id];
                if view.sees(question.audience) && view.is_open(&question.when) {
                    details.push(Detail::Question(*id, view.facts.answer(*id)));
                }
            }
        }
    }
    details
}

fn is_about(remark: &Remark, words: &str) -> bool {
    remark.about.as_deref() == Some(words)
}
