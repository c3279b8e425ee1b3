//! Templates of everything around the diagnosis: the file itself, sources, symptoms, services, limits, alerts,
//! escalations and shapes.

pub(super) const BOOK: &str = r#"# A rulebook. Save it as the first file of a folder; the other files of the folder hold entries.
# Over the built-in rulebook, each setting here replaces that one.
format: 1
title: "Name what <id> is about"
# What the program is for with this rulebook; shown at the start.
# about: Finds out why a code does not come.
# about_agent: Triage of codes that do not come.
# The questions that are asked first, in this order.
# opening: [symptom, service]
# Which service it is, or how codes are sent, until something else is said; and services that nobody here is asked about.
# default: { service: <id> }
# hide: { services: [acme], symptoms: [too-late] }
# What things cost, in time of the person's patience: any suggestion; the first, second and further questions; a wait,
# as this times the square root of its minutes; giving up; and reaching somebody else.
# costs:
#   attention: 1m
#   asking: [15s, 15s, 30s, 1m]
#   waiting: 1
#   persistence: 45m
#   reach: { user: 10m, agent: 10m, admin: 20m, carrier: 25m, provider: 25m, developer: 30m }
# After how many failed fixes with a step that sends further codes have to wait, and how long.
# most_codes: { count: 3, again_after: 24h }
# Words that must never stand in what an end user can see.
# agent_words: [CRM]
# The program's own sentences; `otp-triage rules new words` prints them all.
# words: { solved-by: "Mended by: {fix}" }
# Adds to entries in other files, by kind and id, and changes single values of a rulebook below.
# extend: { fixes: { <id>: { steps: [ { do: Open the settings., after: 0 } ] } } }
# Drops entries of the rulebook that this one lies over; `fixes.x` where several kinds have an `x`.
# remove: [fixes.restart]
# A warning of `rules check` that entries of this file raise on purpose, and why.
# allow: [ { code: without-source, why: We have seen it all ourselves. } ]
"#;

pub(super) const SOURCE: &str = r"# A source. Entries name its claims under `sources`, so that everybody can look up where something comes from.
sources:
  - id: <id>
    title: The title of the publication
    publisher: Who published it
    url: https://example.org/
    # The day it was last read: `rules check --today DAY` tells when that is more than a year ago.
    checked: 2026-11-22
    # By id, every single thing that it says, in your own words. Its kind is symptom, question, cause, fix, agent-note,
    # limit, prevention, escalation, alternative, scenario or background; background needs no entry that names it.
    claims:
      <id>-1: { kind: background, says: Codes expire after ten minutes. }
      # Whom it is for, if not for everybody.
      # <id>-2: { kind: agent-note, for: agent, says: The log shows when a code was sent. }
    # Claims that the rulebook leaves aside, each with the reason.
    # not_followed: [ { claim: <id>-2, why: The log is not kept any more. } ]
    # A warning of `rules check` that it raises on purpose, and why.
    # allow: [ { code: claim-not-carried, why: Its entries follow. } ]
";

pub(super) const SYMPTOM: &str = r#"# A symptom: an answer to "What happens?". Every cause says how often it shows which symptom.
symptoms:
  - id: <id>
    title: Say in a line what the person sees
    # For everybody but the end user.
    # title_agent: Say it as support would put it
    # A word or two, where space is short, and other words that people type for it.
    short: this trouble
    also: [trouble, it does not work]
    # What people paste for it, such as the words of a message, with the notation of shapes.
    # matches: ["error <5 digits>"]
    # How often people come with it, in a word of the scale or a number:
    # <scale>.
    usual: sometimes
    # The claims of your `sources` that stand behind it.
    # sources: [NOTES-1]
    # A warning of `rules check` that it raises on purpose, and why.
    # allow: [ { code: idle-answer, why: Its causes follow. } ]
"#;

pub(super) const SERVICE: &str = r#"# A service: an answer to "Which account or service is it?". It opens gates: `when: { service: [<id>] }`.
services:
  - id: <id>
    title: The name of the service
    # For everybody but the end user.
    # title_agent: The name, as support calls it
    # A word or two, where space is short, and other words that people type for it. A `short` with a capital letter is a
    # name: a text that names it where other services are possible raises a warning.
    short: our service
    also: [portal, our portal]
    # What stands in its messages, so that whoever pastes one has said which service it is.
    # matches: [portal.example]
    # How often people come with it, in a word of the scale or a number:
    # <scale>.
    usual: sometimes
    # Whatever holds for that service holds for this one too; and no menu lists it, so that people find it by typing a
    # part of its name.
    # under: other
    # by_name: true
    # The claims of your `sources` that stand behind it.
    # sources: [NOTES-1]
    # A warning of `rules check` that it raises on purpose, and why.
    # allow: [ { code: idle-answer, why: Its entries follow. } ]
"#;

pub(super) const LIMIT: &str = r"# A limit: what a service allows only so often. It is said before every step that sends a code.
limits:
  - id: <id>
    # Where it holds. `otp-triage rules new service <id>` prints this service.
    when: { service: [<id>] }
    say: Say here what is allowed how often.
    # For everybody but the end user.
    # say_agent: Say it as support would put it.
    # Who is told, if not everybody.
    # for: agent
    # The claims of your `sources` that stand behind it.
    # sources: [NOTES-1]
    # A warning of `rules check` that it raises on purpose, and why.
    # allow: [ { code: without-source, why: We have seen it ourselves. } ]
";

pub(super) const ALERT: &str = r"# An alert: what has to be said before all else.
alerts:
  - id: <id>
    # When it is raised; a list of such maps raises it for any of them. `otp-triage rules new symptom <id>` prints this
    # symptom.
    when: { symptom: [<id>] }
    say: Say here what to beware of.
    # Who is told, if not everybody.
    # for: user
    # What must not be advised then: `all`, `sending` (what makes a new code be sent) or a list of fixes.
    stops: sending
    # The fixes that come before everything else then, in this order.
    # leads: [change-password]
    # The claims of your `sources` that stand behind it.
    # sources: [NOTES-1]
    # A warning of `rules check` that it raises on purpose, and why.
    # allow: [ { code: without-source, why: We have seen it ourselves. } ]
";

pub(super) const ESCALATION: &str = r"# An escalation: where to turn when nothing here helps.
escalations:
  - id: <id>
    title: Say whom to turn to
    # Where it is the right place; without it, where no other is. `otp-triage rules new service <id>` prints this service.
    when: { service: [<id>] }
    # Whom it is for, and the causes that it is the right place for.
    # for: agent
    # suits: [<id>]
    # How long it takes. Without it: 15m.
    effort: 20m
    say: Say how to get there.
    # What to have ready. The id of a question is filled in with its answer; anything else is printed as it is.
    bring: [symptom, the time of the last try]
    # The claims of your `sources` that stand behind it.
    # sources: [NOTES-1]
    # A warning of `rules check` that it raises on purpose, and why.
    # allow: [ { code: without-source, why: We have seen it ourselves. } ]
";

pub(super) const SHAPE: &str = r#"# A shape: a number or code that is no secret. All other runs of four or more digits are masked in what people say.
shapes:
  - id: <id>
    # In angle brackets stand `<5 digits>`, `<1-3 digits>`, `<32 hex>` or `<20 alphanumerics>`, a number within bounds such
    # as `<01-12>`, or words such as `<hour|hours>`; all else stands for itself.
    pattern: "TICKET-<4-8 digits>"
    says: The number of a ticket.
    url: https://example.org/tickets
    # A warning of `rules check` that it raises on purpose, and why.
    # allow: [ { code: without-source, why: It is our own. } ]
"#;
