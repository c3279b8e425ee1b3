//! The help of the prompt.

use crate::rulebook::book::words::given::Words;
use crate::rulebook::book::words::sentence::Sentence;

sentences! {
    /// The first line of the short help. Lines of at most 38 columns fit a narrow screen.
    help_answering "help-answering" () "Answer with a number or a word.";
    /// The second line of the short help.
    help_why_and_back "help-why-and-back" () "why: the reason. back: one step back.";
    /// The third line of the short help.
    help_list "help-list" () "list: what to do. a, b, …: opens one.";
    /// The fourth line of the short help.
    help_tried "help-tried" () "tried b: b there did not help.";
    /// The last line of the short help.
    help_more "help-more" () "quit: the end. help all: the rest.";
    /// A line of the whole help: what is typed, a colon, and what it does.
    help_all_answers "help-all-answers" () "a number, an id, or a word or the beginning of an answer: answers";
    /// A line of the whole help: the letters of the list.
    help_all_letters "help-all-letters" () "a, b, c, …: opens one of the list, with its steps";
    /// A line of the whole help: several answers in a line.
    help_all_ahead "help-all-ahead" () "1 3 1: answers this question and those that follow, three numbers at most";
    /// A line of the whole help: `why`.
    help_all_why "help-all-why" () "why: why this is asked or advised";
    /// A line of the whole help: `why` with a name.
    help_all_why_name "help-all-why-name" () "why FIX, why CAUSE: what speaks for and against it";
    /// A line of the whole help: `skip`.
    help_all_skip "help-all-skip" () "don't know, skip: leaves the question open";
    /// A line of the whole help: `n/a`.
    help_all_not_applicable "help-all-not-applicable" () "n/a: does not apply";
    /// A line of the whole help: `back`.
    help_all_back "help-all-back" () "back: goes back a step, as often as you like; later answers are kept";
    /// A line of the whole help: `answers`.
    help_all_log "help-all-log" () "answers: all that was said and tried, numbered";
    /// A line of the whole help: `edit`.
    help_all_edit "help-all-edit" () "edit N: changes number N of the answers";
    /// A line of the whole help: `set`.
    help_all_set "help-all-set" () "set QUESTION=ANSWER: says something that was not asked, or changes it";
    /// A line of the whole help: `tried`.
    help_all_tried "help-all-tried" () "tried FIX: was done already and did not help: its letter, or a word of it; =worked, =cannot, =started or =helped also";
    /// A line of the whole help: `list`.
    help_all_list "help-all-list" () "list, list all: what to do so far; with the fixes that are unlikely to help";
    /// A line of the whole help: `numbers`.
    help_all_numbers "help-all-numbers" () "numbers: shows or hides the model's weights in lists";
    /// A line of the whole help: `find`.
    help_all_find "help-all-find" () "find WORD: finds questions and fixes that contain it";
    /// A line of the whole help: `remark`.
    help_all_remark "help-all-remark" () "remark TEXT: goes into the note, with numbers and addresses masked";
    /// A line of the whole help: `note`.
    help_all_note "help-all-note" () "note, note FILE: shows the note about this case, or writes it";
    /// A line of the whole help: `save`.
    help_all_save "help-all-save" () "save, save FILE: keeps the session in a file, to go on later";
    /// A line of the whole help: `cannot`.
    help_all_cannot "help-all-cannot" () "cannot: at a fix: it cannot be done";
    /// A line of the whole help: `?`.
    help_all_help "help-all-help" () "?, ??: help in a few lines; this help";
    /// A line of the whole help: `quit`.
    help_all_quit "help-all-quit" () "quit: ends with what is known";
}
