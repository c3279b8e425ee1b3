//! The interview for a real case: asked from nothing until a right remedy is in sight.

use crate::engine::{Answer, Next, Session};
use crate::rulebook::{FieldCase, FixId, Outcome, QuestionId, Rulebook};

/// A right remedy is in sight once it stands among so many on the list.
pub const IN_SIGHT: usize = 3;

/// The number of questions, the opening included, until a right remedy is in sight or its turn has come; `None` if that
/// never happens. What the case does not say is answered by *don't know*, and every wrong fix fails.
pub(crate) fn questions(book: &Rulebook, case: &FieldCase) -> Option<usize> {
    if case.remedies.is_empty() {
        return None;
    }
    let mut session = Session::start(book, case.audience);
    let mut asked = 0;
    loop {
        let diagnosis = session.diagnosis();
        let next = diagnosis.next();
        let opening = matches!(next, Next::Ask(question) if book.opening.contains(question));
        let seen = diagnosis.fixes.iter().take(IN_SIGHT).any(|ranked| case.remedies.contains(&ranked.fix));
        // Before the opening is through nobody is shown a list.
        if seen && !opening {
            return Some(asked);
        }
        match *next {
            Next::Ask(question) => {
                asked += 1;
                session.answer(question, reply(case, question)).ok()?;
            }
            Next::Try(fix) | Next::Start(fix) | Next::Wait(fix) if is_right(case, fix) => return Some(asked),
            Next::Try(fix) | Next::Start(fix) | Next::Wait(fix) => session.tried(fix, Outcome::Failed),
            Next::Escalate(_) | Next::Done => return None,
        }
    }
}

fn reply(case: &FieldCase, question: QuestionId) -> Answer {
    let said = case.answers.iter().find(|(answered, _)| *answered == question);
    said.map_or(Answer::Unknown, |(_, answer)| Answer::Chosen(*answer))
}

fn is_right(case: &FieldCase, fix: FixId) -> bool {
    case.remedies.contains(&fix)
}
