//! Words for the masked parts of free text, the same at a prompt and in a note.

use crate::privacy::MaskCount;

/// `1 phone number, 2 mail addresses`; `None` if nothing was masked.
pub fn count(masked: MaskCount) -> Option<String> {
    let kinds = [
        (masked.phones, "phone number", "phone numbers"),
        (masked.mails, "mail address", "mail addresses"),
        (masked.others, "other number", "other numbers"),
    ];
    let mut parts = Vec::new();
    for (number, one, many) in kinds {
        match number {
            0 => {}
            1 => parts.push(format!("1 {one}")),
            _ => parts.push(format!("{number} {many}")),
        }
    }
    if parts.is_empty() { None } else { Some(parts.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_which_nothing_was_masked_are_not_named() {
        assert_eq!(count(MaskCount::default()), None);
        let masked = MaskCount { phones: 2, mails: 0, others: 1 };
        assert_eq!(count(masked).as_deref(), Some("2 phone numbers, 1 other number"));
    }
}
