//! The words that people type: commands, and those by which a line is understood. Each is a list with commas, of which the
//! program itself shows the first.
//!
//! The English commands are understood beside those that are given, because documentation and habit have them. The other
//! lists replace the English ones: what means nothing in one language is a word in another.

use crate::rulebook::book::words::given::Words;
use crate::rulebook::book::words::sentence::Sentence;

sentences! {
    /// Words for the command `help`, beside it and `?`.
    command_help "command-help" () "help";
    /// Words for the command `why`, beside it.
    command_why "command-why" () "why";
    /// Words for the command `skip`, beside it.
    command_skip "command-skip" () "skip";
    /// Words for the command `n/a`, beside it.
    command_not_applicable "command-not-applicable" () "n/a";
    /// Words for the command `back`, beside it.
    command_back "command-back" () "back, undo";
    /// Words for the command `answers`, beside it.
    command_answers "command-answers" () "answers";
    /// Words for the command `edit`, beside it.
    command_edit "command-edit" () "edit";
    /// Words for the command `set`, beside it.
    command_set "command-set" () "set";
    /// Words for the command `tried`, beside it.
    command_tried "command-tried" () "tried";
    /// Words for the command `list`, beside it.
    command_list "command-list" () "list";
    /// Words for `all` behind `list` and `help`, beside it.
    command_all "command-all" () "all";
    /// Words for the command `numbers`, beside it.
    command_numbers "command-numbers" () "numbers";
    /// Words for the command `find`, beside it.
    command_find "command-find" () "find";
    /// Words for the command `remark`, beside it.
    command_remark "command-remark" () "remark";
    /// Words for the command `note`, beside it.
    command_note "command-note" () "note";
    /// Words for the command `save`, beside it.
    command_save "command-save" () "save";
    /// Words for the command `quit`, beside it.
    command_quit "command-quit" () "quit, exit, q";
    /// Spellings of *don't know*, in small letters and without apostrophes.
    typed_unknown "typed-unknown" () "dk, do not know, don t know, dont know, dontknow, dunno, idk, no clue, no idea, not certain, not sure, unknown, unsure";
    /// Words that say nothing about which option is meant, in small letters and without apostrophes.
    typed_fillers "typed-fillers" () "a, am, an, by, guess, i, im, is, it, its, mean, my, ok, okay, please, sorry, thank, thanks, the, think, via, well, with, you";
    /// Words that turn a text into its opposite, in small letters and without apostrophes: an option with one is not meant by a line without it.
    typed_negations "typed-negations" () "cannot, cant, didnt, doesnt, dont, hasnt, havent, isnt, neither, never, no, none, nor, not, nothing, wasnt, without, wont";
    /// The letters of a list, in their order; those that begin *yes* and *no* are best left out.
    letters "letters" () "abcdefghijklm";
}
