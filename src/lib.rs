//! otp-triage finds out why a one-time code does not arrive or is refused, and what to do about it.
//!
//! This page is the map.
//!
//! # Layers
//! `main → commands → prompt → dialogue → render → authoring, intake → engine → rulebook → privacy`. An import may skip a
//! layer but never goes up, and no two files import each other in a circle; tests enforce both. From the bottom:
//!
//! - [`privacy`]: what may be kept or shown. Text in, text out.
//! - [`rulebook`]: what is known. `book` is the valid model with its tour (`walk`), `format` turns YAML into it, `lint`
//!   has a file for each warning, `finding` what both report. Start with `book/mod.rs`.
//! - [`engine`]: what follows from the facts. Beliefs, plans, sessions, reasons. Pure: no file, clock, colour, randomness
//!   or hash order. Start with `session.rs` and `diagnosis.rs`.
//! - [`intake`]: facts as they are typed, and saved sessions.
//! - `authoring`: tools for the authors of a rulebook: checks, cases, coverage, comparison, simulation.
//! - [`render`]: wording and layout. Values in, bytes out. The only layer that words things.
//! - [`dialogue`]: the conversation as a pure machine: a line goes in, a screen and a request come out.
//! - `prompt`: the terminal that drives the dialogue.
//! - `commands`: one file a command. The only layer that opens files and looks at the environment.
//!
//! Without the feature `cli` the crate is the core that a page or a tool server can carry: `privacy`, the model of
//! `rulebook`, `engine`, `intake`, `dialogue`, and `render` without what shows rules.
//!
//! # Glossary
//! One word for a thing, in code, YAML, help and documentation.
//!
//! - *symptom*: what the person comes with. *Service*: the account it is about.
//! - *question*, *answer*: what is asked and said. A *context* question sets the scene, any other gives *evidence*.
//! - *cause*: why a code does not arrive or is refused. *Other*: the causes that the rulebook does not know.
//! - *frequency*: how common a cause is; *usual*: how common an answer is; both in words of one scale.
//! - *gate* (`when`): where an entry holds. *Need*: what must be known to hold before a fix may be advised.
//! - *fix*: what can be done. A *way round* helps whatever the cause is and mends none.
//! - *belief*: unnormalised probability of a cause and all that was said. *Weight*: its share of the sum.
//! - *likelihood*: P(answer | cause); also the word that a weight is printed as.
//! - *cost*: minutes of a person's patience. *Expected cost of repair*: what a plan costs on average.
//! - *alert*: what has to be said before all else. *Limit*: what a service allows only so often. *Escalation*: where to
//!   turn when nothing here helps.
//! - *outcome*: how the trial of a fix ended: worked, failed, cannot, started (its wait is running), helped (for now).
//! - *session*: a rulebook and the log of what was said. *Remark*: something said in free words. *Note*: what is written
//!   about a case for a ticket.
//! - *witness*: answers that put a cause or a fix first.
//! - *finding*: a mistake in a rulebook, with its place. *Rejected*: something said that cannot be taken.
//! - *claim*: one thing that a source says. *Case*: a worked example with what must come of it. *Story*: what is said in
//!   a case, by ids. *Branch*: a condition, which can hold or fail.
//! - *real case* (`field`): what happened to somebody and how it was settled, to measure a rulebook on.
//!
//! # Invariants
//! - A [`rulebook::Rulebook`] has no name left to look up that could miss.
//! - A [`engine::Session`] is a rulebook and a log; the same log gives the same bytes, whatever its order.
//! - No provider, cause or fix is named in code: rules are data.
//! - No network, and nothing typed that looks like a code is kept or repeated.

#![cfg_attr(
    not(feature = "cli"),
    allow(dead_code, unused_imports, reason = "the authors' tools and the loader use what the core alone does not")
)]

pub mod privacy;
pub mod rulebook;
pub mod engine;
pub mod intake;
#[cfg(feature = "cli")]
pub mod authoring;
pub mod render;
pub mod dialogue;
#[cfg(feature = "cli")]
pub mod shipped;
#[cfg(feature = "cli")]
pub mod prompt;
#[cfg(feature = "cli")]
pub mod commands;
