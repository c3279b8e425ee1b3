//! The report of a diagnosis, as text and as Markdown.

use crate::rulebook::book::words::given::Words;
use crate::rulebook::book::words::sentence::Sentence;

sentences! {
    /// The label of an alert.
    warning "warning" () "Warning:";
    /// The line of answers with which a report begins.
    known "known" (answers) "Known: {answers}";
    /// The heading of the answers in Markdown.
    heading_known "heading-known" () "Known";
    /// A remark in the list of what was said.
    remark "remark" (remark) "Remark: {remark}";
    /// A danger that is open although something has helped.
    not_solved_yet "not-solved-yet" (cause) "Not solved yet: {cause}.";
    /// The report of a case for which the rulebook knows no cause.
    fits_nothing "fits-nothing" () "The answers fit none of the causes that are known here. It may be something else, or one of them is not as it was said.";
    /// The heading of the likely causes, also in a note.
    heading_causes "heading-causes" () "What may be behind it";
    /// The heading of the fixes that help whatever the cause is.
    heading_ways_round "heading-ways-round" () "Get in now, if you can";
    /// The heading of the fixes that mend a cause, beside those that help whatever it is.
    heading_mend "heading-mend" () "Mend it";
    /// The heading of the fixes that mend a cause, where there are no others.
    heading_fixes "heading-fixes" () "What to do, best first";
    /// A question that comes before the steps of a fix.
    first "first" (question) "first: {question}";
    /// The warning of a fix, in Markdown; elsewhere it needs no label.
    careful "careful" () "Careful:";
    /// A hint for whoever advises a fix.
    hint "hint" (hint) "Note: {hint}";
    /// A step for afterwards.
    afterwards "afterwards" (step) "Afterwards: {step}";
    /// A fix whose wait is running, in a list.
    its_wait_is_running "its-wait-is-running" () "its wait is running";
    /// An answer that speaks for a fix or a cause.
    speaks_for "speaks-for" (reason) "For: {reason}";
    /// An answer that speaks against a fix or a cause.
    speaks_against "speaks-against" (reason) "Against: {reason}";
    /// The sources of a fix.
    source "source" (sources) "Source: {sources}";
    /// The place in a list behind which turning to somebody is worth more.
    escalate_from_here "escalate-from-here" () "From here on it is worth turning to somebody instead.";
    /// The option that shows the steps of every fix.
    steps_of_all "steps-of-all" () "The steps of all of them: --steps.";
    /// A report without a fix.
    nothing_known_helps "nothing-known-helps" () "Nothing that is known here is likely to help.";
    /// The end of a dialogue in which nothing is left to try.
    nothing_more_helps "nothing-more-helps" () "Nothing more here is likely to help.";
    /// The end of a dialogue in which turning to somebody is worth more than what is left.
    time_to_turn "time-to-turn" () "It is time to turn to somebody who can look further.";
    /// The heading of what is left when turning to somebody is worth more.
    could_still_be_tried "could-still-be-tried" () "What could still be tried:";
    /// The first escalation.
    turn_to "turn-to" (escalation) "Turn to: {escalation}";
    /// Each further escalation.
    or_to "or-to" (escalation) "Or to: {escalation}";
    /// An escalation in Markdown.
    if_nothing_helps "if-nothing-helps" (escalation) "If nothing helps: {escalation}";
    /// The label of the details that an escalation asks for.
    have_ready "have-ready" () "Have ready:";
    /// A detail to have ready that is a question without an answer.
    not_known_yet "not-known-yet" (question) "{question} (not known yet)";
    /// A wait that is running.
    wait_is_running "wait-is-running" (fix, time) "A wait is running: {fix}. Come back {time} after it was started; ask for no code before.";
    /// The label of the questions that were answered by *don't know*.
    not_known "not-known" () "Not known:";
    /// The question that is most worth an answer, of those that were left open.
    most_worth_finding_out "most-worth-finding-out" (question) "Most worth finding out: {question}";
    /// The next question, in the report of `diagnose`; its id follows.
    what_would_help "what-would-help" (question) "What would help most to know: {question}";
    /// The heading of a solved case.
    solved_by "solved-by" (fix) "Solved by: {fix}";
    /// The cause that a solution most likely removed.
    behind_it "behind-it" (cause) "Most likely behind it: {cause}.";
    /// The label of what keeps the trouble from coming back.
    to_keep_it_so "to-keep-it-so" () "To keep it so:";
}
