//! The format of a rulebook file: one table of all fields with their shapes and meanings.
//!
//! A table rather than structs with derived readers, because reading into structs stops at the first mistake. The
//! table serves reading, merging and documentation alike, so that the three cannot disagree.

use crate::rulebook::format::shape::{Field, Shape, may, must};
use crate::rulebook::format::table_of_all::{ALLOW, ALSO, ID, TEXTS};
use crate::rulebook::format::table_of_codes::{CODE_LIST, MEANING};

pub(crate) const IDS: Shape = Shape::List(&Shape::Id);
/// By question, the accepted answers: every question needs one of them.
const WHEN: Shape = Shape::MapTo(&Shape::List(&Shape::Id));
pub(crate) const AUDIENCE: Shape = Shape::OneOf(&["user", "agent", "admin", "developer"]);
pub(crate) const ACTOR: Shape = Shape::OneOf(&["user", "agent", "admin", "carrier", "provider", "developer"]);
const KIND_OF_CLAIM: Shape = Shape::OneOf(&[
    "symptom",
    "question",
    "cause",
    "fix",
    "agent-note",
    "limit",
    "prevention",
    "escalation",
    "alternative",
    "scenario",
    "background",
]);

const FOR: Field =
    may("for", AUDIENCE, "Whom it is for; `agent` is everybody but the end user. Without it: everybody.");
pub(crate) const SOURCES: Field = may("sources", TEXTS, "The claims that stand behind it, by their ids.");
const SHORT: Field = may("short", Shape::Words, "A word or two for it, where space is short.");
const MATCHES: Field = may(
    "matches",
    Shape::List(&Shape::Pattern),
    "Patterns of what people paste for it, written as those of `shapes`: the code or the words of an error, wherever in a line they stand. It is taken for the answer, and not for a one-time code.",
);
const USUAL: Field = may(
    "usual",
    Shape::Frequency,
    "How often this is the answer, whatever the cause. Without it: its share of what is left.",
);
/// Answers of context questions only.
const UNDER: Field = may(
    "under",
    Shape::Id,
    "The answer of which it is a special case: every condition that accepts that one accepts this one too. Context questions only.",
);
const BY_NAME: Field = may(
    "by_name",
    Shape::Flag,
    "`true` if no menu lists it: people find it by typing a part of its name, or what one of `matches` finds. Such answers together take half of the `usual` of the answer that they stand under.",
);
const NOTES: Field = may("notes", Shape::List(&Shape::Record(NOTE)), "Hints for whoever asks or advises.");
const PREVENTS: Field = may("prevent", Shape::List(&Shape::Record(PREVENT)), "What keeps it from coming back.");

const CLAIM: &[Field] = &[
    must("kind", KIND_OF_CLAIM, "What sort of statement it is; `background` needs nothing to carry it."),
    must("says", Shape::Words, "What the source says, in your own words."),
    FOR,
];
const NOT_FOLLOWED: &[Field] = &[
    must("claim", Shape::Text, "The id of the claim that is left aside."),
    must("why", Shape::Words, "A reason that a careful reader accepts."),
];
const SOURCE: &[Field] = &[
    ID,
    must("title", Shape::Words, "The title of the publication."),
    may("publisher", Shape::Text, "Who published it."),
    may("url", Shape::Text, "Where it can be read."),
    may("checked", Shape::Date, "The day it was last read."),
    may("claims", Shape::MapTo(&Shape::Record(CLAIM)), "By id, every single thing that it says."),
    may("not_followed", Shape::List(&Shape::Record(NOT_FOLLOWED)), "Claims that the rulebook leaves aside."),
    ALLOW,
];

/// Symptoms and services are answers, listed separately so that every file can add its own.
const SYMPTOM: &[Field] =
    &[ID, must("title", Shape::Wording, "How the answer reads."), SHORT, ALSO, MATCHES, USUAL, SOURCES, ALLOW];
const SERVICE: &[Field] = &[
    ID,
    must("title", Shape::Wording, "How the answer reads."),
    SHORT,
    ALSO,
    MATCHES,
    USUAL,
    UNDER,
    BY_NAME,
    SOURCES,
    ALLOW,
];

const ANSWER: &[Field] =
    &[ID, must("text", Shape::Wording, "How the answer reads."), SHORT, ALSO, MATCHES, USUAL, UNDER, ALLOW];
const NOTE: &[Field] = &[must("say", Shape::Wording, "The hint."), FOR, SOURCES];
const PREVENT: &[Field] = &[
    must("do", Shape::Wording, "What to do once it works again."),
    FOR,
    may("when", WHEN, "For which surroundings it is meant: for each question the answers that will do."),
    SOURCES,
];
const QUESTION: &[Field] = &[
    ID,
    must("ask", Shape::Wording, "The question itself."),
    may("why", Shape::Wording, "Why it is worth asking; shown on `why`."),
    may("effort", Shape::Duration, "How long it takes to answer. Without it: 15s."),
    may("context", Shape::Flag, "`true` if it sets the scene: it opens gates and is never evidence."),
    may("given", Shape::Flag, "`true` if nobody is asked it, because only receipts and error codes answer it."),
    FOR,
    may(
        "when",
        WHEN,
        "When it makes sense: for each other question the answers that will do. Questions must not wait for each other in a circle.",
    ),
    may(
        "answers",
        Shape::List(&Shape::Record(ANSWER)),
        "What can be answered; don't know is always possible. For `symptom` and `service` these stand in lists of their own.",
    ),
    NOTES,
    SOURCES,
    ALLOW,
];

const ADJUST: &[Field] = &[
    must("when", WHEN, "In which surroundings: for each context question the answers that will do."),
    must("frequency", Shape::Prior, "How common the cause is there."),
];
const CAUSE: &[Field] = &[
    ID,
    must("title", Shape::Wording, "What it is, in a line."),
    must("frequency", Shape::Prior, "How common it is where its gate is open."),
    may(
        "adjust",
        Shape::List(&Shape::Record(ADJUST)),
        "How common it is in special surroundings; the first that holds counts. With `when` it tells at most 256 combinations of answers apart.",
    ),
    may("when", WHEN, "The gate: where it can be the cause at all. Context questions only."),
    may(
        "danger",
        Shape::Flag,
        "`true` if it does harm until it is dealt with: nothing is solved while it may be the cause.",
    ),
    must(
        "evidence",
        Shape::MapTo(&Shape::MapTo(&Shape::Frequency)),
        "If this is the cause, how often is this the answer? By question, `symptom` at least, then by answer.",
    ),
    NOTES,
    PREVENTS,
    SOURCES,
    ALLOW,
];

const STEP: &[Field] = &[
    must("do", Shape::Wording, "What to do."),
    may("sends", Shape::Flag, "`true` if it makes a new code be sent: limits are said before it, alerts can stop it."),
    may("needs", WHEN, "The answers without which it cannot be done now; the rest of the fix is still advised."),
    may("later", Shape::Wording, "Its text while it cannot be done now. Without one the step is left out then."),
    may("expect", Shape::Wording, "What one should see then."),
    may("when", WHEN, "For which surroundings it is meant: for each question the answers that will do."),
    FOR,
    may(
        "after",
        Shape::Whole,
        "The number of the step that it follows, for a step that is added by `extend`; 0 for the first place. Without it: the last place.",
    ),
    may("sources", TEXTS, "The claims behind this step alone, by their ids; they are named only where it is shown."),
];
const FIX: &[Field] = &[
    ID,
    must("title", Shape::Wording, "What to do, in a line."),
    must(
        "cures",
        Shape::MapTo(&Shape::Frequency),
        "If this is the cause, how often does it work? By cause; `any` is a way round, which helps whatever the cause is.",
    ),
    must("effort", Shape::Duration, "How long it takes."),
    may("wait", Shape::Duration, "How long one waits for it to take effect."),
    may("by", ACTOR, "Who carries it out; reaching somebody else costs extra. Without it: the end user."),
    FOR,
    may("when", WHEN, "The gate: where it is the right thing. An answer that is not known leaves it open."),
    may("needs", WHEN, "The answers without which it is impossible. An unknown answer does not rule it out."),
    may("only_if", WHEN, "The answers without which it could do harm. They are asked for before its steps are shown."),
    may("warn", Shape::Wording, "What to be careful about; said before the steps."),
    must("steps", Shape::List(&Shape::TextOr(STEP)), "How it is done: texts, or maps that say more."),
    may("after", Shape::Wording, "What to turn back on afterwards."),
    NOTES,
    PREVENTS,
    SOURCES,
    ALLOW,
];

const LIMIT: &[Field] = &[
    ID,
    must("when", WHEN, "Where it holds: for each question the answers that will do."),
    must("say", Shape::Wording, "What the service allows only so often."),
    FOR,
    SOURCES,
    ALLOW,
];
const ALERT: &[Field] = &[
    ID,
    must(
        "when",
        Shape::AnyOf(&WHEN),
        "When it is raised: for each question the answers that will do, or a list of such maps.",
    ),
    must("say", Shape::Wording, "What has to be said before all else."),
    FOR,
    may(
        "stops",
        Shape::Stops,
        "What must not be advised then: `all`, `sending` (what makes a new code be sent) or these fixes.",
    ),
    may("leads", IDS, "The fixes that then come before everything else, in this order. No alert stops them."),
    SOURCES,
    ALLOW,
];
const ESCALATION: &[Field] = &[
    ID,
    must("title", Shape::Wording, "Whom or what to turn to."),
    may("when", WHEN, "Where it is the right place. Without it: where no other is."),
    FOR,
    may("suits", IDS, "The causes that it is the right place for."),
    may("effort", Shape::Duration, "How long it takes. Without it: 15m."),
    may("say", Shape::Wording, "How to get there."),
    may("bring", Shape::List(&Shape::Words), "What to have ready: questions by id, or words."),
    SOURCES,
    ALLOW,
];

const KNOWN_SHAPE: &[Field] = &[
    ID,
    must(
        "pattern",
        Shape::Pattern,
        "How it is written. In angle brackets stand `<5 digits>`, `<1-3 digits>`, `<32 hex>` or `<20 alphanumerics>`, a \
         number within bounds such as `<01-12>`, or words such as `<hour|hours>`; all else stands for itself.",
    ),
    must("says", Shape::Text, "What is written like that."),
    may("url", Shape::Text, "Where that is documented."),
    ALLOW,
];

const REACH: &[Field] = &[
    may("user", Shape::Duration, "The end user, for an administrator or a developer."),
    may("agent", Shape::Duration, "Support staff."),
    may("admin", Shape::Duration, "Whoever administers the account."),
    may("carrier", Shape::Duration, "The mobile carrier."),
    may("provider", Shape::Duration, "Whoever runs the service or delivers its messages."),
    may("developer", Shape::Duration, "Whoever builds what sends the codes."),
];
const COSTS: &[Field] = &[
    may("attention", Shape::Duration, "What any suggestion costs, however small. Without it: 1m."),
    may(
        "asking",
        Shape::List(&Shape::Duration),
        "What a question beyond the opening costs beside its effort: the first, the second, and so on; the last for all \
         further ones. Each fix that was tried makes up for three questions. Without it: 15s for every question.",
    ),
    may("waiting", Shape::Number, "A wait costs this times the square root of its minutes."),
    may("persistence", Shape::Duration, "What giving up and escalating costs."),
    may("reach", Shape::Record(REACH), "What reaching somebody costs, once."),
];

/// Kinds of entries with ids, in reading order: the field, the singular and the fields of an entry.
pub const KINDS: &[(&str, &str, &[Field])] = &[
    ("sources", "source", SOURCE),
    ("symptoms", "symptom", SYMPTOM),
    ("services", "service", SERVICE),
    ("questions", "question", QUESTION),
    ("causes", "cause", CAUSE),
    ("fixes", "fix", FIX),
    ("limits", "limit", LIMIT),
    ("alerts", "alert", ALERT),
    ("escalations", "escalation", ESCALATION),
    ("shapes", "shape", KNOWN_SHAPE),
    ("meanings", "meaning", MEANING),
    ("receipts", "code list", CODE_LIST),
];

const HIDE: &[Field] =
    &[may("services", IDS, "Services, by their ids."), may("symptoms", IDS, "Symptoms, by their ids.")];

const CODE_LIMIT: &[Field] = &[
    must(
        "count",
        Shape::Whole,
        "The number of failed fixes with a step that sends, after which further codes have to wait.",
    ),
    must("again_after", Shape::Duration, "How long they have to wait."),
];

/// The top level of a file.
pub const BOOK: &[Field] = &[
    may("format", Shape::Format, "The version of the format: 1. One file of a rulebook has to say it."),
    may("title", Shape::Words, "What the rulebook is about."),
    may("about", Shape::Wording, "What the program is for with this rulebook; shown at the start."),
    may("opening", IDS, "The questions that are asked first, in this order, where still unknown."),
    may(
        "default",
        Shape::MapTo(&Shape::Id),
        "By context question, the answer that holds until something else is said. Worked cases say everything themselves: none of it holds there.",
    ),
    may("hide", Shape::Record(HIDE), "Answers of a rulebook below that nobody is offered. They can still be given."),
    may("costs", Shape::Record(COSTS), "What things cost, in time of the person's patience."),
    may("most_codes", Shape::Record(CODE_LIMIT), "The limit on codes in one session."),
    may("agent_words", TEXTS, "Words that must never stand in what an end user can see."),
    may("words", Shape::Sentences, "Sentences of the program in your own words. What is not given stays English."),
    ALLOW,
    may("sources", Shape::List(&Shape::Record(SOURCE)), "Where the knowledge comes from."),
    may(
        "symptoms",
        Shape::List(&Shape::Record(SYMPTOM)),
        "What people come with: the answers of the question `symptom`.",
    ),
    may("services", Shape::List(&Shape::Record(SERVICE)), "What it is about: the answers of the question `service`."),
    may("questions", Shape::List(&Shape::Record(QUESTION)), "What can be asked."),
    may("causes", Shape::List(&Shape::Record(CAUSE)), "Why a code may not arrive or not be accepted."),
    may("fixes", Shape::List(&Shape::Record(FIX)), "What can be done."),
    may(
        "limits",
        Shape::List(&Shape::Record(LIMIT)),
        "What a service allows only so often; said before every step that sends.",
    ),
    may("alerts", Shape::List(&Shape::Record(ALERT)), "What has to be said before all else."),
    may("escalations", Shape::List(&Shape::Record(ESCALATION)), "Where to turn when nothing here helps."),
    may(
        "shapes",
        Shape::List(&Shape::Record(KNOWN_SHAPE)),
        "Numbers and codes that are no secrets. Every other run of four or more digits is masked in what people say.",
    ),
    may("meanings", Shape::List(&Shape::Record(MEANING)), "What the codes of receipts mean, whoever reports them."),
    may(
        "receipts",
        Shape::List(&Shape::Record(CODE_LIST)),
        "How delivery receipts are recognised, and the codes in them: a list for each product of a provider.",
    ),
    may(
        "extend",
        Shape::Extensions,
        "Adds to lists and maps of entries in other files. A single value of a rulebook below is replaced.",
    ),
    may(
        "remove",
        TEXTS,
        "Ids of entries of a rulebook below that are dropped; `fixes.x` where several kinds have an `x`.",
    ),
    may("cases", Shape::List(&Shape::Case), "Worked cases, the rulebook's own tests."),
    may(
        "field",
        Shape::List(&Shape::FieldCase),
        "Real cases with their outcomes, which `rules score` measures the rulebook on.",
    ),
];
