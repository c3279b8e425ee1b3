//! The page for a browser: its buttons, and what it says by itself.

use crate::rulebook::book::words::given::Words;
use crate::rulebook::book::words::sentence::Sentence;

sentences! {
    /// The rule at the top of the page.
    page_safety "page-safety" () "Nothing you choose or type here leaves this page. Never type a code here.";
    /// The label of the field for typing.
    page_type "page-type" () "Or type it in your own words";
    /// The button behind that field.
    page_go "page-go" () "Go on";
    /// The button for the reason of a question or a fix.
    page_why "page-why" () "Why?";
    /// The button that goes back a step.
    page_back "page-back" () "Back";
    /// The button that begins a new case.
    page_again "page-again" () "Start again";
    /// The button that prints the page.
    page_print "page-print" () "Print";
    /// The button for the note.
    page_note "page-note" () "Note to copy";
    /// The button that copies the note.
    page_copy "page-copy" () "Copy";
    /// The news that the note was copied.
    page_copied "page-copied" () "Copied.";
    /// The button that puts the note away.
    page_close "page-close" () "Close";
    /// The heading of what was said.
    page_said "page-said" () "What you said";
    /// The button that changes one of the things that were said.
    page_change "page-change" () "Change";
    /// The name of the part with the lists of fixes.
    page_lists "page-lists" () "What may help";
    /// The text of that part while it has no fixes.
    page_no_list "page-no-list" () "Nothing is on the list at this point.";
    /// The same as `wait-begins`, where the fix stands in a list beside the dialogue.
    page_wait_begins "page-wait-begins" (time) "The wait of {time} runs from now on; ask for no code meanwhile. When it is over, open it in the list and say whether it worked.";
    /// The place where a session is kept.
    page_in_address "page-in-address" () "The address of this page holds what you said: bookmark it, or hand it over.";
    /// Parts of the address that say nothing here.
    page_not_read "page-not-read" (parts) "Parts of the address say nothing here, and were left out: {parts}";
    /// Above the lists that a browser without scripts shows.
    page_without "page-without" () "The questions cannot run in this browser. These are the first things to try:";
    /// The heading of the people to turn to in those lists.
    page_turn "page-turn" () "Who can help";
    /// The text while the page starts.
    page_starting "page-starting" () "One moment …";
}
