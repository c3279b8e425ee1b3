//! Templates for what the codes of receipts mean, and for the receipts themselves.

pub(super) const MEANING: &str = r"# A meaning: what a code says, whoever reports it. Codes name it, and it gives the answers.
meanings:
  - id: <id>
    # The stage that the message reached, if nothing failed: pending, accepted or delivered.
    # stage: accepted
    # The answers that it gives. `otp-triage rules new question <id>` prints this question.
    answers: { <id>: yes }
    # A warning of `rules check` that it raises on purpose, and why.
    # allow: [ { code: never-read, why: It is our own. } ]
";

pub(super) const CODE_LIST: &str = r#"# A code list: the delivery receipts and the codes of one product of a provider.
sources:
  - id: <id>-codes
    title: Codes of our sender
    url: https://example.org/codes
    checked: 2026-11-22

receipts:
  - id: <id>
    name: Our sender
    # Other names of it, for `otp-triage explain`.
    also: [our gateway]
    # The source of every code that names no other.
    source: <id>-codes
    # The forms of its receipts: their marks, and the places of their fields.
    payloads:
      - says: Report of a text
        # Places that must be there: keys joined by dots. Lists are passed through.
        has: [messageId, result.code]
        # A pattern that must occur at a place.
        where: { type: "report" }
        # The places of codes, the most specific first. Two places joined by `/` make one code of two values, and a place may
        # lead to another list: `{ at: result.detail, in: other-list }`.
        code: [result.code]
        status: [result.state]
        # The places of free words, which are searched for codes that are words.
        words: [result.text]
        # The answers that such a receipt gives by itself, to context questions.
        # answers: { channel: sms }
        # The places of what summaries count by.
        about: { message: messageId, country: mcc, carrier: mnc, template: template, time: doneAt, sent: sentAt, used: used }
    statuses:
      - { code: delivered, says: The carrier reports that the phone has the text. }
    codes:
      # `otp-triage rules new meaning <id>` prints this meaning. Whether sending again may work stands under `kind`:
      # temporary or permanent, and nothing if no source says.
      - { code: "17", says: The phone is off., means: <id>, kind: temporary }
      # Other spellings of a code, and patterns of words that mean the same.
      - { code: "18", also: [NO_ROUTE], matches: ["no route to <1-3 digits>"], says: There is no route., source: <id>-codes }
    # A warning of `rules check` that it raises on purpose, and why.
    # allow: [ { code: never-read, why: It is our own. } ]
"#;
