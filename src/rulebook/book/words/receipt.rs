//! Delivery receipts and error codes.

use crate::rulebook::book::words::given::Words;
use crate::rulebook::book::words::sentence::Sentence;

sentences! {
    /// The heading of a receipt: its provider, and what sort of receipt it is.
    receipt_of "receipt-of" (provider, form) "Receipt of {provider}: {form}";
    /// A receipt without a code that is known.
    receipt_says_nothing "receipt-says-nothing" () "Its codes are in no list.";
    /// A receipt with one code that is known and one that is not.
    code_in_no_list "code-in-no-list" () "Another code in it is in no list.";
    /// A code of a receipt that says otherwise than the one that counts.
    code_does_not_count "code-does-not-count" (code, says) "It also has {code}, which does not count here: {says}";
    /// A failure that passes by itself.
    sending_again_may_work "sending-again-may-work" () "Sending it again later may work.";
    /// A failure that does not pass by itself.
    sending_again_fails "sending-again-fails" () "Sending it again unchanged fails again.";
    /// The source of the meaning of a code, and the day on which it was read.
    source_of_day "source-of-day" (source, day) "Source: {source}, read on {day}";
    /// The heading of what follows from a code for one reader.
    for_reader "for-reader" (reader) "For the {reader}";
}
