//! Replays a real case as an interview that starts with an empty log and ends with a right remedy in sight.

use crate::engine::{Answer, Next, Session};
use crate::rulebook::{FieldCase, FixId, Outcome, QuestionId, Rulebook};

/// A right remedy is in sight if it is among the first this many of the list.
pub const IN_SIGHT: usize = 3;

/// The number of questions, including the opening, until a right remedy is in sight or is the next step; `None` if that
/// never happens. Questions that the case does not answer get *don't know*, and every wrong fix fails.
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
        let in_sight = diagnosis.fixes.iter().take(IN_SIGHT).any(|ranked| is_right(case, ranked.fix));
        // No list is shown before the opening is complete.
        if in_sight && !opening {
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
    let given = case.answers.iter().find(|(answered, _)| *answered == question);
    given.map_or(Answer::Unknown, |(_, answer)| *answer)
}

fn is_right(case: &FieldCase, fix: FixId) -> bool {
    case.remedies.contains(&fix)
}
