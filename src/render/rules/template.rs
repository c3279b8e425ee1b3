//! Templates for the entries of a rulebook: valid as they are, and each comment teaches one thing.
//!
//! Four of them belong together: for one id, the question gives evidence of the cause, the fix cures it, and the case is
//! an example of it. A test compares them with the format, so that no field goes unmentioned. The fifth is made from the
//! table of all sentences of the program, and changes none of them.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::rulebook::{scale, sentences};

/// The kinds of templates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// Why a code may not arrive or not be accepted.
    Cause,
    /// Something to ask.
    Question,
    /// Something to do.
    Fix,
    /// A worked case.
    Case,
    /// The sentences of the program. They have no id to fill in.
    Words,
}

/// Writes a template with an id filled in.
pub fn yaml(template: Template, id: &str, out: &mut dyn Write) -> io::Result<()> {
    let text = match template {
        Template::Cause => CAUSE,
        Template::Question => QUESTION,
        Template::Fix => FIX,
        Template::Case => CASE,
        Template::Words => &words(),
    };
    // Taken from the scale, so that no comment in a template can contradict it.
    let words: Vec<String> = scale::WORDS.iter().map(|(word, share)| format!("{word} {share}")).collect();
    out.write_all(text.replace("<id>", id).replace("<scale>", &words.join(", ")).as_bytes())
}

/// Every sentence of the program in English, below a comment about its place.
fn words() -> String {
    let mut text = WORDS.to_owned();
    for sentence in sentences() {
        // JSON quotes a text as YAML does.
        let english = serde_json::Value::from(sentence.english);
        // Writing to a `String` cannot fail.
        let _ = write!(text, "\n  # {}\n  {}: {english}\n", sentence.says(), sentence.id);
    }
    text
}

const WORDS: &str = "\
# The sentences of the program, for another language or product. Save them in a folder, translate what you need, and take
# out the rest: what is not given stays English. Look at it with `otp-triage rules check --rules FOLDER`.
#
# A name in braces stands for what is filled in there. Each has to occur, `{count}` excepted.
words:
";

const QUESTION: &str = r#"# A question. Save it in a folder, and look at it with `otp-triage rules check --rules FOLDER`.
questions:
  # The id is for scripts (-a <id>=yes) and for other entries: lower-case letters, digits, hyphens.
  - id: <id>
    ask: Ask one thing here, in plain words?
    # Every text that people read may have such a sibling, for everybody but the end user.
    ask_agent: Ask the same here, as support would put it?
    # Shown when somebody answers `why`.
    why: Say what knowing the answer is good for.
    # How long it takes to find out, in s, m, h or d.
    effort: 15s
    # A question that sets the scene, as a channel does, opens gates and is never evidence.
    # context: true
    # Who can be asked: user, agent (everybody but the end user), admin or developer.
    # for: agent
    # Asked only where it makes sense: every question named here must have one of these answers.
    # when: { symptom: [nothing-arrives] }
    # Don't know and does not apply are always possible, and not listed.
    answers:
      # How often this is the answer, whatever the cause, in a word of the scale or a number:
      # <scale>.
      - { id: yes, text: "Yes", usual: rarely }
      # What is left of the whole goes to the answers that do not say. `short` stands where space is short.
      - { id: no, text: "No, nothing like it", short: "no" }
    # Hints for whoever asks.
    notes:
      - { for: agent, say: Say here how to find out. }
    # The claims of your `sources` that stand behind it.
    # sources: [NOTES-1]
    # A warning of `rules check` that it raises on purpose, and why.
    # allow: [ { code: without-source, why: We have seen it ourselves. } ]
"#;

const CAUSE: &str = r"# A cause. Save it in a folder, and look at it with `otp-triage rules check --rules FOLDER`.
causes:
  - id: <id>
    title: Say in a line what is wrong
    # How common it is among all causes, in a word of the scale or a number, but never `always` or `never`:
    # <scale>.
    frequency: sometimes
    # In special surroundings it may be more common, or less. The first that holds counts.
    # adjust: [ { when: { service: [acme] }, frequency: often } ]
    # The gate: elsewhere it cannot be the cause at all. Only what sets the scene (`context: true`) can be a gate.
    # when: { channel: [sms] }
    # If this is the cause, how often is this the answer? The answers of one question exclude each other, so they sum
    # to 1 at most; what is not listed shares the rest.
    evidence:
      # Every cause says which symptoms it shows.
      symptom: { nothing-arrives: usually }
      # `otp-triage rules new question <id>` prints this question.
      <id>: { yes: usually }
    # Hints for whoever advises; `for: agent` keeps them from the end user.
    notes:
      - { for: agent, say: Say here what else to know about it. }
    # What keeps it from coming back.
    prevent:
      - { do: Say here what to do once it works again. }
    # The claims of your `sources` that stand behind it.
    # sources: [NOTES-1]
    # A warning of `rules check` that it raises on purpose, and why.
    # Nothing is solved while this may be the cause.
    # danger: true
    # allow: [ { code: without-source, why: We have seen it ourselves. } ]
";

const FIX: &str = r"# A fix. Save it in a folder, and look at it with `otp-triage rules check --rules FOLDER`.
fixes:
  - id: <id>
    title: Say in a line what to do
    # If this is the cause, how often does it work? `any: often` makes it a way round, which helps whatever the cause is.
    # The scale: <scale>.
    cures: { <id>: usually }
    # How long it takes, in s, m, h or d.
    effort: 2m
    # How long one waits then for it to take effect. People mind the first minutes most.
    # wait: 10m
    # Who carries it out, if it is not the end user: agent, admin, carrier, provider or developer.
    # by: carrier
    # Who is advised to.
    # for: agent
    # The gate: where it is the right thing to do. What is not known leaves it open.
    # when: { channel: [sms] }
    # The answers without which it is impossible. An unknown answer does not rule it out.
    # needs: { signed-in: [yes] }
    # The answers without which it could do harm. They are asked for before its steps are shown.
    # only_if: { number-gone: [yes] }
    # Said before the steps.
    # warn: Say here what to be careful about.
    steps:
      - One step is one thing to do.
      # A step that makes a new code be sent says so: limits are said before it, and alerts can stop it.
      - { do: Ask for one new code., sends: true, expect: Say here what one should see then. }
      # A step that cannot be done now leaves the rest of the fix as it is.
      # - { do: Ask for one new code., sends: true, needs: { resends: [few] }, later: Ask for one new code tomorrow. }
      # A step may be for some surroundings only.
      # - { do: Open Settings and then Security., when: { service: [acme] } }
    # Said once it has worked.
    after: Say here what to turn back on.
    # Hints for whoever advises.
    # notes: [ { for: agent, say: Say here what else to know about it. } ]
    # What keeps the trouble from coming back, whatever the cause was.
    # prevent: [ { do: Set up a second way to get codes. } ]
    # The claims of your `sources` that stand behind it.
    # sources: [NOTES-1]
    # A warning of `rules check` that it raises on purpose, and why.
    # allow: [ { code: without-source, why: We have seen it ourselves. } ]
";

const CASE: &str = r#"# A worked case. Save it in a folder, and run it with `otp-triage rules test --rules FOLDER`.
cases:
  # The name is a sentence that says what happens.
  - name: "Somebody has the trouble of <id>"
    # Who is spoken to.
    for: user
    # What is said, by question. Leave out what would not be said: a case with few answers is worth most.
    answers: { symptom: nothing-arrives, <id>: yes }
    # What was done already, by fix: failed, worked or cannot.
    # tried: { restart: failed }
    # What must come of it. What is not mentioned is free.
    expect:
      # Within which rank of all causes.
      cause: { <id>: 2 }
      # Within which rank of all that is advised.
      fix: { <id>: 3 }
      # Fixes that must not be advised, because they could harm here.
      # never: [restart]
      # Exactly these alerts.
      alert: []
      # What is said of a cause, and how the case stands: open, solved, in-now or escalated.
      # likelihood: { <id>: likely }
      # outcome: open
      # Limits that must be said, escalations that must be named, questions that a fix must wait for.
      # limit: [one-a-minute]
      # escalation: [support]
      # needs: [signed-in]
      # What this reader must not meet: escalations and questions; and how many steps of a fix they are shown.
      # not_offered: [second-line]
      # not_asked: [send-log]
      # steps: { restart: 2 }
    # The claims of your `sources` that the case is drawn from.
    # sources: [NOTES-1]
"#;
