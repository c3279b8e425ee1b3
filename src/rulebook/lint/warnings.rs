//! Codes of warnings: what can be used and is probably not meant. They are looked for only when asked.
//!
//! Each has an example of wrong and right; the tests hold both against a small rulebook.

use crate::rulebook::finding::code::{Code, Severity};

const fn warning(name: &'static str, explain: &'static str, [wrong, right]: [&'static str; 2]) -> Code {
    Code { name, severity: Severity::Warning, allowable: true, explain, wrong, right }
}

pub(crate) static IDLE_QUESTION: Code = warning(
    "idle-question",
    "No cause speaks of the question, no condition hangs on it and no escalation brings it along: whatever is answered, nothing changes, and the person has been asked for nothing.",
    [
        "questions:\n  - { id: battery, ask: Is the battery full?, answers: [ { id: yes, text: \"Yes\" }, { id: no, text: \"No\" } ] }",
        "questions:\n  - { id: battery, ask: Is the battery full?, answers: [ { id: yes, text: \"Yes\" }, { id: no, text: \"No\" } ] }\nextend: { causes: { no-signal: { evidence: { battery: { no: often } } } } }",
    ],
);
pub(crate) static IDLE_ANSWER: Code = warning(
    "idle-answer",
    "Nothing depends on which of two answers is given: they speak alike for every cause, and every condition takes both or neither. One answer for *all the rest* is enough.",
    [
        "questions:\n  - id: signal\n    ask: How many bars does the phone show?\n    answers: [ { id: yes, text: Some }, { id: many, text: Many }, { id: no, text: None } ]",
        "questions:\n  - id: signal\n    ask: How many bars does the phone show?\n    answers: [ { id: yes, text: Some or many }, { id: no, text: None } ]",
    ],
);
pub(crate) static TWIN_QUESTIONS: Code = warning(
    "twin-questions",
    "Two questions say the same about every cause, and about more than one. Beliefs take them for two pieces of evidence, so one thing that is asked in two wordings counts twice. Keep one, or let them differ.",
    [
        "questions:\n  - { id: bars, ask: Are there bars?, answers: [ { id: yes, text: \"Yes\", usual: usually }, { id: no, text: \"No\" } ] }\nextend:\n  causes:\n    no-signal: { evidence: { bars: { no: usually } } }\n    wrong-number: { evidence: { signal: { no: never }, bars: { no: never } } }",
        "questions:\n  - { id: calls, ask: Do calls come?, answers: [ { id: yes, text: \"Yes\", usual: usually }, { id: no, text: \"No\" } ] }\nextend:\n  causes:\n    no-signal: { evidence: { calls: { no: usually } } }\n    wrong-number: { evidence: { calls: { yes: always } } }",
    ],
);
pub(crate) static TWIN_CAUSES: Code = warning(
    "twin-causes",
    "Nothing tells two causes apart: they show the same evidence behind the same gate, and the same fixes cure them. They are one cause under two names, and each halves the belief in the other.",
    [
        "causes:\n  - id: no-bars\n    title: The phone shows no bars\n    frequency: rarely\n    evidence: { symptom: { nothing: always }, signal: { no: usually } }\nextend: { fixes: { find-signal: { cures: { no-bars: usually } } } }",
        "causes:\n  - id: no-bars\n    title: The phone shows no bars\n    frequency: rarely\n    evidence: { symptom: { nothing: always }, signal: { no: usually }, signed-in: { yes: always } }\nextend: { fixes: { find-signal: { cures: { no-bars: usually } } } }",
    ],
);
pub(crate) static CAUSE_LIKE_OTHER: Code = warning(
    "cause-like-other",
    "Every answer is about as usual under this cause as under *other*, so no answer can ever speak for it. Say what one sees when it is the cause.",
    [
        "causes:\n  - { id: bad-luck, title: Bad luck, frequency: rarely, evidence: { symptom: { nothing: usually } } }\nextend: { fixes: { other-way: { cures: { bad-luck: usually } } } }",
        "causes:\n  - id: bad-luck\n    title: Bad luck\n    frequency: rarely\n    evidence: { symptom: { nothing: usually }, signal: { yes: always }, signed-in: { yes: always } }\nextend: { fixes: { other-way: { cures: { bad-luck: usually } } } }",
    ],
);
pub(crate) static DOMINATED_FIX: Code = warning(
    "dominated-fix",
    "Another fix is open wherever this one is, cures every cause at least as often, costs nobody more and needs no more: this one never comes before it. Say what it is better at, or drop it.",
    [
        "fixes:\n  - { id: climb, title: Climb a hill, cures: { no-signal: often }, effort: 1h, steps: [ { do: Ask for one code., sends: true } ] }",
        "fixes:\n  - { id: climb, title: Climb a hill, cures: { no-signal: always }, effort: 1h, steps: [ { do: Ask for one code., sends: true } ] }",
    ],
);
pub(crate) static NEVER_HOLDS: Code = warning(
    "never-holds",
    "Conditions that exclude each other never hold together: what hangs on them is never asked, shown or advised. The condition of a question counts too, as it is asked only there.",
    [
        "limits: [ { id: fast-texts, when: { channel: [sms], second-call: [yes] }, say: One text a minute. } ]",
        "limits: [ { id: fast-calls, when: { channel: [voice], second-call: [yes] }, say: One call a minute. } ]",
    ],
);
pub(crate) static UNREACHABLE_ALERT: Code = warning(
    "unreachable-alert",
    "An alert that can never be raised protects nobody. Its conditions exclude each other, or ask only who is spoken to, and nothing is raised before something was said.",
    [
        "alerts: [ { id: careful, when: { role: [user] }, say: Be careful. } ]",
        "alerts: [ { id: careful, when: { role: [user], symptom: [asked] }, say: Be careful. } ]",
    ],
);
pub(crate) static WITHOUT_SOURCE: Code = warning(
    "without-source",
    "Nobody can look up where this comes from. Name a claim under `sources`, or say with `allow` on what it rests. Only files that name sources at all are held to it, and context questions claim nothing.",
    [
        "limits: [ { id: two-calls, when: { channel: [voice] }, say: Two calls an hour. } ]\nalerts: [ { id: a, when: { symptom: [asked] }, say: Careful., sources: [N-1] } ]",
        "limits: [ { id: two-calls, when: { channel: [voice] }, say: Two calls an hour., sources: [N-2] } ]\nalerts: [ { id: a, when: { symptom: [asked] }, say: Careful., sources: [N-1] } ]",
    ],
);
pub(crate) static CLAIM_NOT_CARRIED: Code = warning(
    "claim-not-carried",
    "A source says it, and no entry carries it. Let one name the claim, or say under `not_followed` why it is left aside. Claims of the kind `background` are not counted.",
    [
        "sources:\n  - id: blog\n    title: A blog\n    claims: { B-1: { kind: fix, says: Restart the phone. } }",
        "sources:\n  - id: blog\n    title: A blog\n    claims: { B-1: { kind: fix, says: Restart the phone. } }\n    not_followed: [ { claim: B-1, why: It sends no code. } ]",
    ],
);
pub(crate) static STALE_SOURCE: Code = warning(
    "stale-source",
    "The source was last read more than a year ago, and services change. Read it again and set `checked`. It is looked for only with `--today`, as the program reads no clock.",
    [
        "sources: [ { id: old, title: Old advice, checked: 2019-05-01 } ]",
        "sources: [ { id: old, title: Old advice, checked: 2026-05-01 } ]",
    ],
);
pub(crate) static ASKS_FOR_CODE: Code = warning(
    "asks-for-code",
    "The text has somebody hand a code over, as scams do. Nobody needs the code but the page that asked for it: have the person type it there.",
    [
        "questions:\n  - id: signal\n    ask: Can you read me the code?\n    answers: [ { id: yes, text: \"Yes\" }, { id: no, text: \"No\" } ]",
        "questions:\n  - id: signal\n    ask: Can you see the code?\n    answers: [ { id: yes, text: \"Yes\" }, { id: no, text: \"No\" } ]",
    ],
);
pub(crate) static SILENT_ON_SENDING: Code = warning(
    "silent-on-sending",
    "The step has a code sent and does not say `sends: true`. So limits are not told before it, alerts do not stop it, and it does not count among the codes of a session.",
    [
        "extend: { fixes: { hang-up: { steps: [ Ask for one new code. ] } } }",
        "extend: { fixes: { hang-up: { steps: [ { do: Ask for one new code., sends: true } ] } } }",
    ],
);
pub(crate) static WRONG_SERVICE: Code = warning(
    "wrong-service",
    "The text names a service (by its `short` name) and can be shown to people who use another one. Put what it stands in behind `when: { service: [ … ] }`.",
    [
        "extend: { fixes: { find-signal: { steps: [ Tell Acme. ] } } }",
        "extend: { fixes: { find-signal: { steps: [ { do: Tell Acme., when: { service: [acme] } } ] } } }",
    ],
);
pub(crate) static IDLE_ALLOW: Code = Code {
    allowable: false,
    ..warning(
        "idle-allow",
        "The entry allows a warning that it does not raise, or no longer. Take the `allow` out, so that it does not hide the next one.",
        [
            "limits:\n  - id: one-call\n    when: { channel: [voice] }\n    say: One call a minute is made.\n    sources: [N-2]\n    allow: [ { code: never-holds, why: Calls come later. } ]",
            "limits:\n  - id: one-call\n    when: { channel: [] }\n    say: One call a minute is made.\n    sources: [N-2]\n    allow: [ { code: never-holds, why: Calls come later. } ]",
        ],
    )
};
/// No answers were found that put a cause or a fix first.
pub static NO_WITNESS: Code = warning(
    "no-witness",
    "A search over answers found none that make this cause the most believed, or this fix the first on the list. Something always stands before it. It is looked for only with `--deep`, and the search is bounded.",
    [
        "causes:\n  - { id: ghost, title: A ghost, frequency: 0.001, evidence: { symptom: { nothing: usually }, signal: { no: often } } }\nextend: { fixes: { find-signal: { cures: { ghost: usually } } } }",
        "causes:\n  - id: ghost\n    title: A ghost\n    frequency: 0.1\n    evidence: { symptom: { nothing: usually }, signal: { no: often }, signed-in: { yes: always } }\nextend: { fixes: { find-signal: { cures: { ghost: usually } } } }",
    ],
);
