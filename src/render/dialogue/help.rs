//! The help at the prompt.

use std::io;

use crate::render::page::Page;
use crate::rulebook::Words;

/// The help that most people need, in lines that fit a narrow screen: the question has to stay in sight below them.
pub fn short(words: &Words, page: &mut Page<'_>) -> io::Result<()> {
    let lines =
        [words.help_answering(), words.help_why_and_back(), words.help_list(), words.help_tried(), words.help_more()];
    for line in lines {
        page.text(2, line)?;
    }
    Ok(())
}

/// All commands that are understood at every prompt.
pub fn all(words: &Words, page: &mut Page<'_>) -> io::Result<()> {
    let lines = [
        words.help_all_answers(),
        words.help_all_letters(),
        words.help_all_ahead(),
        words.help_all_why(),
        words.help_all_why_name(),
        words.help_all_skip(),
        words.help_all_not_applicable(),
        words.help_all_back(),
        words.help_all_log(),
        words.help_all_edit(),
        words.help_all_set(),
        words.help_all_tried(),
        words.help_all_list(),
        words.help_all_numbers(),
        words.help_all_find(),
        words.help_all_remark(),
        words.help_all_note(),
        words.help_all_save(),
        words.help_all_cannot(),
        words.help_all_help(),
        words.help_all_quit(),
    ];
    for line in lines {
        // The effect is set in below itself, behind what is typed.
        match line.split_once(": ") {
            Some((command, effect)) => page.item(&format!("  {command}: "), effect)?,
            None => page.text(2, line)?,
        }
    }
    Ok(())
}
