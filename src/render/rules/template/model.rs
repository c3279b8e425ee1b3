//! Templates of what the diagnosis is made from: questions, causes and fixes, and the cases that test them.

pub(super) const QUESTION: &str = r#"# A question. Save it in a folder, and look at it with `otp-triage rules check --rules FOLDER`.
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
    # A question that nobody is asked, because receipts and error codes answer it.
    # given: true
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
      # A special case of an answer, of a context question only: what holds for that one holds for it too.
      # - { id: surely, text: "Yes, surely", under: yes }
      # Other words that people type for it; each is enough.
      # - { id: partly, text: Partly, also: [half, somewhat] }
      # What people paste for it, such as the code of an error, is taken for the answer and not for a one-time code.
      # - { id: refused, text: It is refused, matches: ["error <5 digits>", invalid_code] }
    # Hints for whoever asks.
    notes:
      - { for: agent, say: Say here how to find out. }
    # The claims of your `sources` that stand behind it.
    # sources: [NOTES-1]
    # A warning of `rules check` that it raises on purpose, and why.
    # allow: [ { code: without-source, why: We have seen it ourselves. } ]
"#;

pub(super) const CAUSE: &str = r"# A cause. Save it in a folder, and look at it with `otp-triage rules check --rules FOLDER`.
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
    # Nothing is solved while this may be the cause.
    # danger: true
    # A warning of `rules check` that it raises on purpose, and why.
    # allow: [ { code: without-source, why: We have seen it ourselves. } ]
";

pub(super) const FIX: &str = r"# A fix. Save it in a folder, and look at it with `otp-triage rules check --rules FOLDER`.
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
      # With the claims of your `sources` that stand behind it alone:
      # - { do: Open the settings of Acme., when: { service: [acme] }, sources: [NOTES-1] }
      # A step may be for some surroundings only.
      # - { do: Open Settings and then Security., when: { service: [acme] }, for: user }
      # A step that `extend` adds to a fix of another file comes last, or behind the step with this number.
      # - { do: Look at the clock first., after: 0 }
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

pub(super) const CASE: &str = r#"# A worked case. Save it in a folder, and run it with `otp-triage rules test --rules FOLDER`.
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
      # What must come next: this question, or this fix. And fixes of which a step has to wait.
      # asks: signed-in
      # tries: restart
      # postponed: [fresh-code]
    # The claims of your `sources` that the case is drawn from.
    # sources: [NOTES-1]
"#;

pub(super) const FIELD: &str = r#"# A real case with its outcome, such as a closed ticket. Measure the rulebook on it with `otp-triage rules score`.
field:
  # Where the account can be read, or the number of the ticket. No two cases share one, and nobody is named.
  - address: "ticket <id>"
    # When it happened: a day, a month or a year.
    day: "2026-11"
    # `proof` is kept aside: the rulebook is not changed because of it.
    half: learning
    # The sort of place that it comes from: tracker, vendor-community, help-community, forum, status, runbook or desk.
    where: desk
    # Who asks, and how the code was said to travel: groups cases, and answers nothing.
    for: user
    channel: sms
    story: Say in two or three sentences of your own what happened.
    # What the opening post says and what had been done by then, as in a worked case.
    answers: { symptom: nothing-arrives, <id>: yes }
    # tried: { restart: failed }
    # What the opening post says and no question takes.
    lost: [ The phone had been in the washing machine. ]
    # How it was settled. `kind` is one word for all cases that were settled alike.
    settled: { cause: The battery was low., remedy: It was charged., by: user, kind: charge }
    # The causes and fixes of the rulebook that are just that, and fixes that would have been unsafe.
    causes: [<id>]
    remedies: [<id>]
    # unsafe: Giving the code away.
    # never: [restart]
"#;
