//! Words for the masked parts of free text, the same at a prompt and in a note.

use crate::privacy::MaskCount;
use crate::rulebook::Words;

/// `1 phone number, 2 mail addresses`; `None` if nothing was masked.
pub fn count(words: &Words, masked: MaskCount) -> Option<String> {
    let kinds = [
        (masked.phones, words.one_phone_number(), words.phone_numbers(masked.phones)),
        (masked.mails, words.one_mail_address(), words.mail_addresses(masked.mails)),
        (masked.others, words.one_other_number(), words.other_numbers(masked.others)),
    ];
    let mut parts = Vec::new();
    for (number, one, many) in kinds {
        match number {
            0 => {}
            1 => parts.push(one.to_owned()),
            _ => parts.push(many),
        }
    }
    if parts.is_empty() { None } else { Some(parts.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_which_nothing_was_masked_are_not_named() {
        assert_eq!(count(Words::ENGLISH, MaskCount::default()), None);
        let masked = MaskCount { phones: 2, mails: 0, others: 1 };
        assert_eq!(count(Words::ENGLISH, masked).as_deref(), Some("2 phone numbers, 1 other number"));
    }
}
