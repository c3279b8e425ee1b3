//! Codes of errors, which make a rulebook unusable. Every load checks for them.
//!
//! Each has a wrong and a right example; the tests add both to a small rulebook.

use crate::rulebook::finding::code::{Code, Severity};

const fn error(name: &'static str, explain: &'static str, [wrong, right]: [&'static str; 2]) -> Code {
    Code { name, severity: Severity::Error, allowable: false, explain, wrong, right }
}

pub(crate) static NOT_UTF8: Code = error(
    "not-utf8",
    "A rulebook is text in UTF-8. Save the file again in that encoding.",
    ["title: Gr\u{fffd}\u{fffd}e", "title: Grüße"],
);
pub(crate) static SYNTAX: Code = error(
    "syntax",
    "The file is not YAML, or goes beyond the limits that protect against hostile files. Only the first such place in a file can be told; mend it and check again.",
    ["title: Codes: what to do", "title: \"Codes: what to do\""],
);
pub(crate) static WRONG_SHAPE: Code = error(
    "wrong-shape",
    "A list stands where a text is expected, a text where a map is expected, and so on.",
    ["opening: symptom", "opening: [symptom]"],
);
pub(crate) static UNKNOWN_FIELD: Code = error(
    "unknown-field",
    "A field that the format does not know is never read: it is misspelt or stands in the wrong place.",
    ["titel: One-time codes", "title: One-time codes"],
);
pub(crate) static DUPLICATE_KEY: Code = error(
    "duplicate-key",
    "The same key twice in one map, or the same setting in two files of one rulebook: one of the two would be lost without a word.",
    ["title: Codes\ntitle: One-time codes", "title: One-time codes"],
);
pub(crate) static MISSING_FIELD: Code = error(
    "missing-field",
    "The entry cannot be used without this field.",
    ["symptoms: [ { id: late } ]", "symptoms: [ { id: late, title: It comes late } ]"],
);
pub(crate) static BAD_VALUE: Code = error(
    "bad-value",
    "The value is not one of those that this field takes.",
    [
        "limits: [ { id: one-text, for: everybody, when: { channel: [sms] }, say: One text a minute. } ]",
        "limits: [ { id: one-text, for: user, when: { channel: [sms] }, say: One text a minute. } ]",
    ],
);
pub(crate) static BAD_ID: Code = error(
    "bad-id",
    "An id is lower-case letters, digits and hyphens: scripts and people have to type it.",
    ["symptoms: [ { id: Too_Late, title: It comes late } ]", "symptoms: [ { id: too-late, title: It comes late } ]"],
);
pub(crate) static BAD_FREQUENCY: Code = error(
    "bad-frequency",
    "A frequency is always, usually, often, sometimes, rarely, never or a number between 0 and 1. A cause is never `always` or `never`.",
    [
        "symptoms: [ { id: late, title: It comes late, usual: oftn } ]",
        "symptoms: [ { id: late, title: It comes late, usual: often } ]",
    ],
);
pub(crate) static BAD_DURATION: Code = error(
    "bad-duration",
    "A duration is a number with s, m, h or d: 10s, 1m, 24h, 1h30m. It is at most ten years, 3650d.",
    ["costs: { attention: 1 }", "costs: { attention: 1m }"],
);
pub(crate) static DUPLICATE_ID: Code = error(
    "duplicate-id",
    "Two entries of one kind have the same id, so nobody could tell which is meant.",
    [
        "symptoms:\n  - { id: late, title: It comes late }\n  - { id: late, title: It has expired }",
        "symptoms:\n  - { id: late, title: It comes late }\n  - { id: expired, title: It has expired }",
    ],
);
pub(crate) static UNKNOWN_ID: Code = error(
    "unknown-id",
    "Something is named that does not exist: a question, an answer, a cause, a fix, a claim, a sentence of the program or an entry to extend or remove.",
    ["opening: [symptom, chanel]", "opening: [symptom, channel]"],
);
pub(crate) static BAD_PLACEHOLDER: Code = error(
    "bad-placeholder",
    "A sentence under `words` has the placeholders of the sentence that it replaces, each in braces. Another one would be shown as it is written, and one that is left out takes something from the reader; only `{count}` may be left out.",
    ["words: { solved-by: \"Solved: {fxi}\" }", "words: { solved-by: \"Solved: {fix}\" }"],
);
pub(crate) static EXTEND_SCALAR: Code = error(
    "extend-scalar",
    "`extend` adds to lists and maps of an entry in another file of the rulebook. It does not change a single value there: then two files would disagree. Only a rulebook that lies over another one changes single values of that.",
    [
        "fixes: [ { id: step-outside, title: Step outside, cures: { no-signal: often }, effort: 1m, steps: [ Go out. ] } ]\nextend: { fixes: { step-outside: { effort: 5m } } }",
        "fixes: [ { id: step-outside, title: Step outside, cures: { no-signal: often }, effort: 1m, steps: [ Go out. ] } ]\nextend: { fixes: { step-outside: { steps: [ Try another room. ] } } }",
    ],
);
pub(crate) static ROW_OVER_ONE: Code = error(
    "row-over-one",
    "The answers of one question exclude each other, so under one cause their frequencies cannot sum to more than 1.",
    [
        "extend: { causes: { wrong-number: { evidence: { signal: { yes: usually, no: often } } } } }",
        "extend: { causes: { wrong-number: { evidence: { signal: { yes: usually } } } } }",
    ],
);
pub(crate) static GATE_NOT_CONTEXT: Code = error(
    "gate-not-context",
    "The gate of a cause may ask only for what sets the scene (`context: true`), and only that may have a `default`. Anything else is evidence: then say how often the answer goes with the cause.",
    [
        "extend: { causes: { no-signal: { when: { signal: [no] } } } }",
        "extend: { causes: { no-signal: { when: { channel: [sms] } } } }",
    ],
);
pub(crate) static CONTEXT_AS_EVIDENCE: Code = error(
    "context-as-evidence",
    "A context question is never evidence, or whatever is special to a service would gain just by that. Use `when` or `adjust`.",
    [
        "extend: { causes: { no-signal: { evidence: { service: { acme: often } } } } }",
        "extend: { causes: { no-signal: { adjust: [ { when: { service: [acme] }, frequency: often } ] } } }",
    ],
);
pub(crate) static SILENT_ON_SYMPTOM: Code = error(
    "silent-on-symptom",
    "Every cause says which symptoms it shows, or it would fit every complaint equally well.",
    [
        "causes:\n  - { id: no-signal, title: The phone has no signal, frequency: often, evidence: { signal: { no: usually } } }",
        "causes:\n  - id: no-signal\n    title: The phone has no signal\n    frequency: often\n    evidence: { symptom: { nothing: usually }, signal: { no: usually } }",
    ],
);
pub(crate) static CAUSE_WITHOUT_FIX: Code = error(
    "cause-without-fix",
    "A cause that no fix names leads nowhere.",
    [
        "causes:\n  - { id: phone-off, title: The phone is off, frequency: rarely, evidence: { symptom: { nothing: always } } }",
        "causes:\n  - { id: phone-off, title: The phone is off, frequency: rarely, evidence: { symptom: { nothing: always } } }\nextend: { fixes: { find-signal: { cures: { phone-off: often } } } }",
    ],
);
pub(crate) static CURES_NOTHING: Code = error(
    "cures-nothing",
    "A fix that cures no cause is never advised.",
    [
        "fixes: [ { id: hope, title: Hope for the best, cures: {}, effort: 1m, steps: [ Hope. ] } ]",
        "fixes: [ { id: step-outside, title: Step outside, cures: { no-signal: often }, effort: 1m, steps: [ Go out. ] } ]",
    ],
);
pub(crate) static AGENT_WORD: Code = error(
    "agent-word",
    "A word from `agent_words` stands in a text that an end user can see. Move it to an `…_agent` text or mark the entry `for: agent`.",
    [
        "limits: [ { id: one-text, when: { channel: [sms] }, say: The CRM allows one. } ]",
        "limits: [ { id: one-text, for: agent, when: { channel: [sms] }, say: The CRM allows one. } ]",
    ],
);
pub(crate) static CIRCULAR_WHEN: Code = error(
    "circular-when",
    "A question whose `when` names itself, or names a question that waits for it, can never be asked first: its own answer would have to be known before.",
    [
        "questions: [ { id: bars, ask: How many bars?, when: { bars: [none] }, answers: [ { id: none, text: None }, { id: some, text: Some } ] } ]",
        "questions: [ { id: bars, ask: How many bars?, when: { channel: [sms] }, answers: [ { id: none, text: None }, { id: some, text: Some } ] } ]",
    ],
);
pub(crate) static TOO_MANY: Code = error(
    "too-many",
    "More than the program can work through at every start. A question has at most 100 answers. The `when` and `adjust` of one cause tell at most 256 combinations of answers apart, such as 8 context questions with two answers each. A file has at most 4 MB and 200,000 keys and values, all files together twice as many. Other lists have bounds that no rulebook for people comes near, such as 5000 causes and 30 steps; the format reference names them.",
    [
        "questions:\n  - { id: c1, context: true, ask: One?, answers: [ { id: y, text: Yes }, { id: n, text: No } ] }\n  - { id: c2, context: true, ask: Two?, answers: [ { id: y, text: Yes }, { id: n, text: No } ] }\n  - { id: c3, context: true, ask: Three?, answers: [ { id: y, text: Yes }, { id: n, text: No } ] }\n  - { id: c4, context: true, ask: Four?, answers: [ { id: y, text: Yes }, { id: n, text: No } ] }\n  - { id: c5, context: true, ask: Five?, answers: [ { id: y, text: Yes }, { id: n, text: No } ] }\n  - { id: c6, context: true, ask: Six?, answers: [ { id: y, text: Yes }, { id: n, text: No } ] }\n  - { id: c7, context: true, ask: Seven?, answers: [ { id: y, text: Yes }, { id: n, text: No } ] }\n  - { id: c8, context: true, ask: Eight?, answers: [ { id: y, text: Yes }, { id: n, text: No } ] }\n  - { id: c9, context: true, ask: Nine?, answers: [ { id: y, text: Yes }, { id: n, text: No } ] }\nextend:\n  causes:\n    no-signal: { when: { c1: [y], c2: [y], c3: [y], c4: [y], c5: [y], c6: [y], c7: [y], c8: [y], c9: [y] } }",
        "questions:\n  - { id: c1, context: true, ask: One?, answers: [ { id: y, text: Yes }, { id: n, text: No } ] }\n  - { id: c2, context: true, ask: Two?, answers: [ { id: y, text: Yes }, { id: n, text: No } ] }\nextend:\n  causes:\n    no-signal: { when: { c1: [y], c2: [y] } }",
    ],
);

/// Every error, in the order of the stages of loading.
pub(crate) static ERRORS: [&Code; 23] = [
    &NOT_UTF8,
    &SYNTAX,
    &WRONG_SHAPE,
    &UNKNOWN_FIELD,
    &DUPLICATE_KEY,
    &MISSING_FIELD,
    &BAD_VALUE,
    &BAD_ID,
    &BAD_FREQUENCY,
    &BAD_DURATION,
    &DUPLICATE_ID,
    &UNKNOWN_ID,
    &BAD_PLACEHOLDER,
    &EXTEND_SCALAR,
    &ROW_OVER_ONE,
    &GATE_NOT_CONTEXT,
    &CONTEXT_AS_EVIDENCE,
    &SILENT_ON_SYMPTOM,
    &CAUSE_WITHOUT_FIX,
    &CURES_NOTHING,
    &AGENT_WORD,
    &CIRCULAR_WHEN,
    &TOO_MANY,
];
