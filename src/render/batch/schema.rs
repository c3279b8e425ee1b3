//! The JSON Schemas of tickets and of their results. These structs are neither read nor written, because both is done by
//! hand for speed; a test holds them against tickets and results.

use std::collections::BTreeMap;
use std::io::{self, Write};

use schemars::JsonSchema;
use serde_json::Value;

/// A ticket: a line of the input of `batch`.
#[derive(JsonSchema)]
#[schemars(rename = "ticket", deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct Ticket {
    /// It comes back in the result: the number of a ticket, and nothing personal.
    id: Option<Id>,
    /// The answers by question: ids, as for `diagnose -a`, `unknown` or `n/a`.
    answers: Option<BTreeMap<String, Option<String>>>,
    /// The fixes that were tried.
    tried: Option<Tried>,
    /// The reader.
    role: Option<Role>,
    /// The delivery receipt of a provider: its JSON, or its text.
    receipt: Option<Value>,
    /// The code or the text of an error.
    error: Option<String>,
    /// Details for summaries.
    about: Option<About>,
}

#[derive(JsonSchema)]
#[schemars(rename = "id", untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum Id {
    Text(String),
    Number(f64),
}

/// A value that is there, and may be `null`.
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
#[expect(dead_code, reason = "only its schema is used")]
enum Nullable<T> {
    Value(T),
    Null(()),
}

/// Fixes that failed, or by fix its outcome: `failed`, `worked`, `cannot`, `started` or `helped`.
#[derive(JsonSchema)]
#[schemars(rename = "tried", untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum Tried {
    Failed(Vec<String>),
    Outcomes(BTreeMap<String, Option<String>>),
}

#[derive(JsonSchema)]
#[schemars(rename = "role", rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
enum Role {
    User,
    Agent,
    Admin,
    Developer,
}

#[derive(JsonSchema)]
#[schemars(rename = "about", deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct About {
    /// The identifier of the message.
    message: Option<Scalar>,
    /// The country, by its letters or its mobile country code.
    country: Option<Scalar>,
    /// The carrier, by its name or its network code.
    carrier: Option<Scalar>,
    /// The identifier of the template.
    template: Option<Scalar>,
    /// The time of the ticket or of its receipt.
    time: Option<Scalar>,
    /// The time at which the message was sent.
    sent: Option<Scalar>,
    /// True if the code was used.
    used: Option<Scalar>,
}

#[derive(JsonSchema)]
#[schemars(rename = "scalar", untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum Scalar {
    Text(String),
    Number(f64),
    Flag(bool),
}

/// A line of the output of `batch`. With `error` in it there is nothing from `rulebook` on.
#[derive(JsonSchema)]
#[schemars(rename = "result", deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct TicketResult {
    /// The version of this shape: 1.
    schema: u8,
    /// The name of the file; only if several were named.
    file: Option<String>,
    /// The number of the ticket's first line, from 1.
    line: u64,
    /// The id of the ticket, as it was written.
    id: Nullable<Id>,
    /// The reason why the ticket cannot be used.
    error: Option<String>,
    /// The digest of the rulebook.
    rulebook: Option<String>,
    /// The reader.
    #[schemars(rename = "for")]
    audience: Option<Role>,
    /// The meaning of the receipts in the ticket.
    receipts: Option<Vec<Receipt>>,
    /// The state of the case; only with `--next`.
    outcome: Option<String>,
    /// The ids of warnings that come before all else.
    alerts: Option<Vec<String>>,
    /// Answers that do not count.
    left_out: Option<Vec<LeftOut>>,
    /// The first causes, the most believed first.
    causes: Option<Vec<Cause>>,
    /// True if the answers fit none of the known causes.
    fits_nothing: Option<bool>,
    /// The ids of causes that have to be dealt with first.
    dangers: Option<Vec<String>>,
    /// The fix that solved the case.
    solved_by: Option<String>,
    /// The first fixes, best first by what they help for their cost.
    turns: Option<Vec<Fix>>,
    /// The first fixes of the plan; only with `--next`, in the place of `turns`.
    fixes: Option<Vec<Fix>>,
    /// The next step: the id of what to ask, try, start or wait for, or of where to turn; only with `--next`.
    next: Option<BTreeMap<String, Value>>,
    /// The ids of where to turn if nothing helps.
    escalate: Option<Vec<String>>,
    /// The JSON of `diagnose`; only with `--full`, in the place of all from `rulebook` on.
    diagnosis: Option<Value>,
}

#[derive(JsonSchema)]
#[schemars(rename = "receipt", deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct Receipt {
    /// The code list.
    provider: String,
    /// The code that counts.
    code: Nullable<String>,
    /// Its meaning.
    means: Nullable<String>,
}

#[derive(JsonSchema)]
#[schemars(rename = "left-out", deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct LeftOut {
    question: String,
    /// The question whose answer rules it out.
    because: Nullable<String>,
}

#[derive(JsonSchema)]
#[schemars(rename = "cause", deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct Cause {
    id: String,
    likelihood: String,
    /// Between 0 and 1.
    weight: f64,
}

#[derive(JsonSchema)]
#[schemars(rename = "fix", deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct Fix {
    /// From 1; only with `--next`.
    rank: Option<u64>,
    id: String,
    /// `mend` or `way-round`.
    kind: String,
    /// The actor.
    by: String,
    likelihood: String,
    /// P(it works | those before it failed), between 0 and 1.
    weight: f64,
}

/// Writes the JSON Schema of a ticket.
pub fn input(out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &schemars::schema_for!(Ticket))?;
    writeln!(out)
}

/// Writes the JSON Schema of a result.
pub fn output(out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &schemars::schema_for!(TicketResult))?;
    writeln!(out)
}
