//! The prompt: its greeting, lists, menus and ends.

use crate::rulebook::book::words::given::Words;
use crate::rulebook::book::words::sentence::Sentence;

sentences! {
    /// The safety rule in the greeting, behind `about`.
    greeting_safety "greeting-safety" () "Nothing you type leaves this computer. Do not type a code here.";
    /// The end of the greeting.
    greeting_help "greeting-help" () "Answer with a number or a word. ? for help.";
    /// The last option of every question.
    menu_dont_know "menu-dont-know" () "Don't know";
    /// A question of which the menu does not list all answers.
    menu_by_name "menu-by-name" (question) "{question} (or type a part of its name)";
    /// The number of fixes that the short list leaves out.
    more_on_list "more-on-list" (count) "…  {count} more: list.";
    /// The line below the short list.
    letter_opens "letter-opens" () "A letter opens one.";
    /// The reply to `list` where nothing helps.
    nothing_on_list "nothing-on-list" () "Nothing is on the list: nothing known here is likely to help.";
    /// The heading of the fixes that help too seldom to be advised.
    heading_unlikely "heading-unlikely" () "Unlikely to help here";
    /// The line below the list, if some fixes help too seldom to be advised.
    more_unlikely "more-unlikely" () "…  and what is unlikely to help: list all";
    /// The earlier reply to a question that is asked again.
    before "before" (reply) "Before: {reply} (Enter keeps it)";
    /// The heading of a remark that is asked for again.
    heading_remark "heading-remark" () "Remark";
    /// A cause that a failure has made less likely.
    weaker "weaker" (cause, before, now) "{cause}: was {before}, is {now} now.";
    /// The news that a way round has worked.
    in_now "in-now" () "You are in now. What was behind it is not mended.";
    /// The heading of what is left when turning to somebody is worth more.
    seldom_helps "seldom-helps" () "What is left seldom helps or takes long:";
    /// The end of a solved case.
    it_worked "it-worked" (fix) "It worked: {fix}";
    /// The question with which a solved session is resumed.
    solved_before "solved-before" (fix) "Solved before by: {fix}. Is it still so?";
    /// The number of later answers that stay when an earlier one is changed.
    kept "kept" (count) "Kept: what was said after it ({count} things).";
    /// The one later answer that stays when an earlier one is changed.
    kept_one "kept-one" () "Kept: what was said after it (1 thing).";
    /// A question that does not arise after a change.
    counts_no_more "counts-no-more" (question) "Does not count any more: {question}";
    /// An answer whose question does not arise, in the list of answers.
    counts_not_now "counts-not-now" (answer) "{answer} (does not count now)";
    /// An answer that the rulebook gives by `default`, in the list of answers.
    answer_by_default "answer-by-default" (answer) "{answer} (by default)";
    /// The line below such an answer.
    default_hint "default-hint" (question) "set {question}=… changes it";
    /// The line below the list of answers.
    edit_changes "edit-changes" () "edit and its number changes one of them";
    /// The question for a detail that an escalation needs.
    wanted "wanted" (escalation, detail) "For {escalation}: {detail}?";
    /// The line below the question for a detail that an escalation needs.
    wanted_help "wanted-help" () "A line in your own words, for the note. Enter leaves it out.";
    /// The option that ends a case.
    choose_done "choose-done" () "Done";
    /// The option that goes on to the cause after a way round.
    choose_mend "choose-mend" () "Mend what was behind it";
    /// The option that goes on after something has worked.
    choose_go_on "choose-go-on" () "Something is still wrong";
    /// The option that takes back the last step.
    choose_take_back "choose-take-back" () "Take that back";
    /// The option that shows the note.
    choose_note "choose-note" () "A note about it";
    /// The option that turns to somebody.
    choose_turn "choose-turn" () "Turn to somebody who can look further";
    /// The option that goes on with what seldom helps.
    choose_rest "choose-rest" () "Try the rest first";
    /// The option of a resumed session that is still solved.
    choose_still "choose-still" () "It still works";
    /// The option of a resumed session that is solved no longer.
    choose_came_back "choose-came-back" () "It came back";
    /// The news of an interrupted dialogue whose session is in a file.
    interrupted_kept "interrupted-kept" (file) "Interrupted. All that was said is kept in {file}; go on with: otp-triage --resume {file}";
    /// The news of an interrupted dialogue whose session is in no file.
    interrupted "interrupted" () "Interrupted. Nothing was kept; --session FILE keeps what was said.";
}
