//! One fix at a time: its card, its outcome, and the reasons for it.

use crate::rulebook::book::words::given::Words;
use crate::rulebook::book::words::sentence::Sentence;

sentences! {
    /// The next fix.
    try_this "try-this" (fix) "Try this: {fix}";
    /// A fix that is started before others are tried.
    start_this "start-this" (fix) "Start this now: {fix}";
    /// The line below a fix that is started before others are tried.
    wait_runs_meanwhile "wait-runs-meanwhile" () "Its wait runs while you try other things.";
    /// A wait that has to be sat out.
    now_wait "now-wait" (fix) "Now wait: {fix}";
    /// The line below a wait that has to be sat out.
    nothing_better "nothing-better" () "Nothing better can be done while this runs.";
    /// The same fix as before, after another command.
    still_this "still-this" (fix) "Still: {fix}";
    /// A fix of the list that is not opened again.
    tried_already "tried-already" (fix, outcome) "{fix} was tried already: {outcome}.";
    /// A fix whose steps could do harm.
    withheld "withheld" (question) "Its steps are safe only once this is known: {question}";
    /// A wait that has begun, and the letter of its fix.
    wait_begins "wait-begins" (time, letter) "The wait of {time} runs from now on; ask for no code meanwhile. When it is over, {letter} opens it: say there whether it worked.";
    /// The question for the outcome of a fix.
    did_it_work "did-it-work" () "Did it work?";
    /// The outcome of a fix that helped, in its menu.
    menu_worked "menu-worked" () "Worked";
    /// The outcome of a fix that helped, as it can be typed.
    type_worked "type-worked" () "yes, it worked";
    /// The outcome of a fix that failed, in its menu.
    menu_failed "menu-failed" () "Did not work";
    /// The outcome of a fix that failed, as it can be typed.
    type_failed "type-failed" () "no, it did not work or help";
    /// The outcome of a fix that is impossible, in its menu.
    menu_cannot "menu-cannot" () "Cannot do it";
    /// The outcome of a fix that is impossible, as it can be typed.
    type_cannot "type-cannot" () "it cannot be done here";
    /// The outcome of a fix whose wait begins, in its menu.
    menu_started "menu-started" () "Started, I wait";
    /// The outcome of a fix whose wait begins, as it can be typed.
    type_started "type-started" () "started, and waiting";
    /// The option of a wait that is not over, in its menu.
    menu_waiting "menu-waiting" () "Still waiting";
    /// The option of a wait that is not over, as it can be typed.
    type_waiting "type-waiting" () "still waiting";
    /// The option of a wait that is too long, in its menu.
    menu_later "menu-later" () "Save, and come back";
    /// The option of a wait that is too long, as it can be typed.
    type_later "type-later" () "save it and come back";
    /// The option of a fix that was only looked at, in its menu.
    menu_to_list "menu-to-list" () "Back";
    /// The option of a fix that was only looked at, as it can be typed.
    type_to_list "type-to-list" () "back to the list";
    /// The first fix to try, if it is the same after every answer to a question.
    whatever_the_answer "whatever-the-answer" (fix) "Whatever the answer, the first thing to try is: {fix}.";
    /// The fix that answers lead to, with the time that is left then.
    answers_lead_to "answers-lead-to" (answers, fix, time) "{answers}: {fix} (about {time} to go)";
    /// An escalation, in the place of a fix that answers lead to.
    lead_to_somebody "lead-to-somebody" () "turn to somebody who can look further";
    /// The time that an answer saves.
    answering_saves "answering-saves" (effort, time) "Answering takes about {effort} and saves about {time} on average.";
    /// The reason for a fix that helps whatever the cause is.
    is_way_round "is-way-round" () "It is a way round: it can help whatever the cause is, and mends none.";
    /// The causes that a fix mends.
    it_mends "it-mends" (causes) "It mends: {causes}.";
    /// The consequence of the failure of a fix.
    less_likely_then "less-likely-then" () "If it fails, that becomes less likely.";
    /// The causes that the failure of a fix makes unlikely.
    unlikely_then "unlikely-then" (causes) "If it fails, this becomes unlikely: {causes}.";
    /// The reason for a cause for which no answer speaks.
    nothing_tells "nothing-tells" () "Nothing that was said tells it from what is likeliest besides; it goes by how common it is.";
}
