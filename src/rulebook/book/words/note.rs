//! The note about a case.

use crate::rulebook::book::words::given::Words;
use crate::rulebook::book::words::sentence::Sentence;

sentences! {
    /// The heading of the alerts in a note.
    note_warning "note-warning" () "Warning";
    /// The heading of the answers to the opening.
    note_reported "note-reported" () "Reported";
    /// The heading of all other answers.
    note_found "note-found" () "Found";
    /// The heading of the fixes that were tried.
    note_tried "note-tried" () "Tried";
    /// The heading of the remarks.
    note_remarks "note-remarks" () "Remarks";
    /// The heading of the questions that were answered by *don't know*.
    note_not_known "note-not-known" () "Not known";
    /// The heading of what comes next.
    note_next "note-next" () "Next";
    /// The heading of the details for whoever takes the case on.
    note_for "note-for" (escalation) "For {escalation}";
    /// The heading of the details that are missing.
    note_missing_for "note-missing-for" (escalation) "Missing for {escalation}";
    /// The heading of the version for the end user.
    note_for_customer "note-for-customer" () "For the customer";
    /// The count of what is masked in remarks.
    note_masked "note-masked" (numbers) "Masked: {numbers}.";
    /// A wait that is running, as what comes next.
    next_wait "next-wait" (fix, time) "{fix}: its wait of {time} is running.";
    /// A question, as what comes next.
    next_ask "next-ask" (question) "Ask: {question}";
    /// A fix, as what comes next.
    next_try "next-try" (fix) "Try: {fix}";
    /// A fix that is started before others are tried, as what comes next.
    next_start "next-start" (fix) "Start: {fix}";
    /// A solved case, as what comes next.
    next_nothing "next-nothing" (fix) "Nothing: solved by {fix}";
    /// The end of a case without a solution, as what comes next.
    next_nothing_helps "next-nothing-helps" () "Nothing more that is known here is likely to help.";
    /// The fixes that failed, for the end user.
    customer_tried "customer-tried" (fixes) "Tried so far, without success: {fixes}.";
    /// The fix that helped, for the end user.
    customer_helped "customer-helped" (fix) "What helped: {fix}.";
    /// A wait that is running, for the end user.
    customer_wait "customer-wait" (fix, time) "Please wait: {fix}. It takes {time}; ask for no code meanwhile.";
    /// The next fix, for the end user.
    customer_next "customer-next" (fix) "Next, please: {fix}.";
    /// An escalation, for the end user.
    customer_turn_to "customer-turn-to" (escalation) "Next, please turn to: {escalation}.";
    /// An escalation that only support staff can turn to, for the end user.
    customer_passed_on "customer-passed-on" () "We pass your case on to somebody who can look further.";
    /// The last sentence for the end user: the safety rule.
    customer_safety "customer-safety" () "Nobody will ask you for a code: please give it to no one.";
}
