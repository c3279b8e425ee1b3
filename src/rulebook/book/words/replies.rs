//! Short replies to what is typed at the prompt.

use crate::rulebook::book::words::given::Words;
use crate::rulebook::book::words::sentence::Sentence;

sentences! {
    /// The line below the answers of a resumed session.
    resumed "resumed" () "answers shows them numbered; edit and a number changes one.";
    /// A session that could not be saved.
    unkept "unkept" (reason) "The session could not be kept: {reason}";
    /// The reply to `why` at a question that is asked only because somebody went back.
    asked_again "asked-again" () "It was asked before, and is asked again because you went back.";
    /// The reply to a line that may mean several options.
    several_meant "several-meant" (options) "That could be: {options}. Type a little more, or the number.";
    /// The reply to an empty line.
    type_a_number "type-a-number" (count) "Type a number from 1 to {count}, or ? for help.";
    /// The reply to a line that is no option; `type-a-number` follows.
    none_of_the_answers "none-of-the-answers" (typed) "`{typed}` is none of the answers.";
    /// The reply to a name that a menu with unlisted answers does not know.
    not_by_name "not-by-name" (typed, number, answer) "`{typed}` is not known by name here. {number} stands for it: {answer}.";
    /// Answers that were typed ahead and fit no question.
    left_ahead "left-ahead" (answers) "Not taken, because it fits nothing that follows: {answers}";
    /// The refusal of a secret, with `looks-like-code` or `looks-like-secret`.
    refused "refused" (reason) "No: {reason}.";
    /// The reason why a code is refused.
    looks_like_code "looks-like-code" () "that looks like a code: never give one to anybody, here neither; it was not kept";
    /// The reason why the secret of an authenticator is refused.
    looks_like_secret "looks-like-secret" () "that looks like the secret key of an authenticator: whoever has it can make your codes at any time, so give it to nobody, here neither; it was not kept";
    /// The reply to a line that is too long.
    line_too_long "line-too-long" (most) "Not taken: a line of more than {most} bytes is no reply. Nothing of it was kept.";
    /// The reply to a pasted receipt or log.
    pasted "pasted" () "That looks like a pasted receipt or log. No line of it is taken as an answer, and nothing of it is kept.";
    /// The reply to `skip` at a fix.
    left_out "left-out" () "Left out for now. If you do it later: tried, and how it begins.";
    /// The reply to `back` at the beginning.
    nothing_further_back "nothing-further-back" () "There is nothing further back.";
    /// The reply to `answers` and `edit` at the beginning.
    nothing_said "nothing-said" () "Nothing was said yet.";
    /// The reply to `edit` without a number.
    edit_needs_number "edit-needs-number" () "Type edit and a number; answers shows them.";
    /// The reply to `find` without a word.
    find_needs_word "find-needs-word" () "Type find and a word.";
    /// The reply to `numbers`, if weights are shown from now on.
    weights_shown "weights-shown" () "Lists show the model's weights now: judgement, not measurement.";
    /// The reply to `numbers`, if weights are hidden from now on.
    weights_hidden "weights-hidden" () "Lists show words only now.";
    /// The reply to `remark` without a text.
    remark_needs_text "remark-needs-text" () "Type remark and what is worth knowing later.";
    /// The reply to a remark.
    remarked "remarked" (remark) "Noted: {remark}";
    /// The reply to a remark in which something was masked.
    remarked_masked "remarked-masked" (numbers, remark) "Noted, with {numbers} masked: {remark}";
    /// The reply to `set` and `tried`.
    noted "noted" (event) "Noted. {event}";
    /// The reply to `save`.
    saved "saved" (file) "Kept in {file}, after every step. To go on later: --resume {file}";
    /// The reply to `save` without a file.
    save_needs_file "save-needs-file" () "Type save and the name of a file, such as: save case.json";
    /// The reply to a file that exists already.
    file_is_taken "file-is-taken" (file) "`{file}` already exists: continue it with --resume {file}, or name another file";
    /// The reply to a note in a file that exists already.
    note_is_taken "note-is-taken" (file) "`{file}` already exists: name another file for the note";
    /// The reply to a note in a file of another kind.
    note_has_ending "note-has-ending" (file) "a note is a file that ends in .md, .txt or .json: `{file}`";
    /// The reply to a letter that the list does not have.
    letters_of_list "letters-of-list" (letter) "The list has the letters a to {letter}.";
    /// The reply to the letter of a fix that is no longer possible.
    not_on_list "not-on-list" () "That is not on the list any more.";
    /// The reply to the option that a wait is not over.
    still_waiting "still-waiting" () "Take your time, and say here how it went. To come back later: save case.json, then quit.";
    /// The note that was written, with the counts of its answers and trials.
    note_written "note-written" (file, answers, trials) "Written to {file}: {answers}, {trials}, and what comes next.";
    /// The number of answers in a note.
    answers_counted "answers-counted" (count) "{count} answers";
    /// The one answer in a note.
    one_answer "one-answer" () "1 answer";
    /// The number of trials in a note.
    trials_counted "trials-counted" (count) "{count} fixes tried";
    /// The one trial in a note.
    one_trial "one-trial" () "1 fix tried";
    /// The reply to `set` with a question that does not arise, with the question and the answer that rule it out.
    does_not_arise "does-not-arise" (question, answer) "That does not arise here, because of: {question} {answer}";
    /// The reply to `set` with something else that cannot be set.
    cannot_be_set "cannot-be-set" () "that cannot be set here";
    /// The reply to `set` without anything behind it.
    no_fact "no-fact" () "what is known is said as QUESTION=ANSWER";
    /// The reply to `set` with something else.
    not_a_fact "not-a-fact" (typed) "`{typed}` is not QUESTION=ANSWER";
    /// The reply to `set` with an unknown question.
    unknown_question "unknown-question" (typed, help) "unknown question `{typed}`; {help}";
    /// The reply to `set` with an unknown answer.
    not_an_answer "not-an-answer" (typed, question, help) "`{typed}` is not an answer to `{question}`; {help}";
    /// The reply to `set` with the question `role`.
    follows_from_for "follows-from-for" (question) "`{question}` follows from --for";
    /// The reply to `tried` without anything behind it.
    no_fix "no-fix" () "what was tried is said by its letter on the list, or a word of the fix";
    /// The reply to `tried` with an unknown fix.
    unknown_fix "unknown-fix" (typed, help) "unknown fix `{typed}`; {help}";
    /// The reply to `tried` and `why` with words that several have.
    could_be "could-be" (typed, names) "`{typed}` could be: {names}";
    /// The reply to `tried` with an unknown outcome.
    not_an_outcome "not-an-outcome" (typed, help) "`{typed}` is not an outcome; {help}";
    /// The reply to `why` with an unknown name.
    unknown_name "unknown-name" (typed, help) "`{typed}` is no fix and no cause; {help}";
    /// The known name that is close to an unknown one.
    did_you_mean "did-you-mean" (name) "did you mean `{name}`?";
    /// All names, where none is close.
    one_of "one-of" (names) "one of {names}";
    /// The command that lists all names, where none is close and there are many.
    list_shows_all "list-shows-all" () "`otp-triage rules list` shows them all";
    /// The way to name a fix, where no name is close.
    why_and_letter "why-and-letter" () "type why and the letter of a fix on the list";
    /// The reply to `find` with a word that is nowhere.
    nothing_has "nothing-has" (word) "Nothing that can be asked or done here has `{word}` in it.";
    /// The reply to `find` with a word that is found nowhere and not repeated.
    nothing_has_that "nothing-has-that" () "Nothing that can be asked or done here has that in it.";
    /// The answer so far of a question that was found.
    now_answered "now-answered" (answer) "now: {answer}";
    /// The number of what was found and is not shown.
    more_found "more-found" (count) "…  {count} more: type a longer word";
    /// An entry of a resumed session that the rulebook does not know.
    unknown_entry "unknown-entry" (entry) "the rulebook does not know `{entry}` any more; it is left out, and stays in the file";
}
