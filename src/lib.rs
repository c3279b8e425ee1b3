//! otp-triage finds out why a one-time code does not arrive or is refused, and what to do about it.
//!
//! This page is the map.
//!
//! # Layers
//! `main → commands → prompt, browser → dialogue → render → authoring, summary, intake → engine → rulebook → privacy`. An import may skip a
//! layer but never goes up, and no two files import each other in a circle; tests enforce both. From the bottom:
//!
//! - [`privacy`]: the rules for text that is kept or shown. Text in, text out.
//! - [`rulebook`]: the knowledge. `book` is the valid model with its tour (`walk`) and the sentences of the program
//!   (`words`), `format` turns YAML into it, `lint` has a file for each warning, `finding` the type of their reports.
//!   Start with `book/mod.rs`.
//! - [`engine`]: the conclusions. Beliefs, plans, sessions, reasons. Pure: no file, clock, colour, randomness or hash
//!   order. Start with `session.rs` and `diagnosis.rs`.
//! - [`intake`]: facts as they are typed, saved sessions, tickets, and what is pasted by mistake.
//! - `summary`: the counts of many tickets, their sum, and what stands out in them.
//! - `authoring`: tools for the authors of a rulebook: checks, cases, coverage, comparison, simulation.
//! - [`render`]: wording and layout. Values in, bytes out. The only layer that words things.
//! - [`dialogue`]: the conversation as a pure machine: a line goes in, a screen and a request come out.
//! - `prompt`: the terminal that drives the dialogue. [`browser`]: the page that drives it.
//! - `commands`: one file for each command. The only layer that opens files and reads the environment.
//!
//! Without the feature `cli` the crate is the core that a page or a tool server can embed: `privacy`, the model of
//! `rulebook`, `engine`, `intake`, `dialogue`, and `render` without the views of rulebooks.
//!
//! # Glossary
//! One word for each thing, in code, YAML, help and documentation.
//!
//! - *symptom*: the person's complaint. *Service*: the account it is about.
//! - *question*, *answer*: a *context* question sets the scene, any other gives *evidence*.
//! - *cause*: a reason why a code does not arrive or is refused. *Other*: the causes that the rulebook does not know.
//! - *frequency*: how common a cause is; *usual*: how common an answer is; both in words of one scale.
//! - *gate* (`when`): the conditions under which an entry holds. *Need*: a condition that must be known to hold before
//!   a fix may be advised.
//! - *fix*: an action that may help. A *way round* helps with every cause and removes none.
//! - *belief*: the unnormalised joint probability of a cause and the answers. *Weight*: its share of the sum.
//! - *likelihood*: P(answer | cause); also the word that a weight is printed as.
//! - *cost*: minutes of a person's patience. *Expected cost of repair*: the average cost of a plan.
//! - *alert*: a warning that comes before everything else. *Limit*: a limit on how often a service sends codes.
//!   *Escalation*: the people to turn to when nothing here helps.
//! - *outcome*: how the trial of a fix ended: worked, failed, cannot, started (its wait is running), helped (for now).
//! - *session*: a rulebook and the log of events. *Remark*: an event in free words. *Note*: the summary of a session for
//!   a ticket.
//! - *witness*: answers that put a cause or a fix first.
//! - *finding*: a mistake in a rulebook, with its location. *Rejected*: an answer that the session does not accept.
//! - *shape*: the form of a number or code that is no secret; only what has a known shape is not masked.
//! - *sentence*: a text of the program itself, which a rulebook may give in its own words.
//! - *claim*: one statement of a source. *Case*: a worked example with its expected diagnosis. *Story*: the events of a
//!   case, by ids. *Branch*: a condition, which can hold or fail.
//! - *ticket*: the facts of one case as another program hands them over. *Brief*: the part of a diagnosis that a batch
//!   prints. *Turns*: the fixes by P(works)/cost, each given that those before it failed.
//! - *receipt*: what a provider reports about a message. *Code list*: the codes of one product of a provider. *Meaning*:
//!   what a code says, whoever reports it. *Stage*: how far a message came. *Catalogue*: all code lists and meanings.
//! - *property*: what tickets are counted by, such as the country. *Tally*: counts of tickets that share something. *Part*:
//!   the tickets with one value of a property. *Sign*: what tells of trouble in a part. *Incident*: a part in which signs
//!   stand out.
//! - *edition*: a rulebook for one reader, with nothing in it for others. *Block*: a piece of a screen that a browser lays
//!   out. *Address*: a session by ids, in the address of a page.
//! - *real case* (`field`): a problem that somebody had and its solution, for measuring a rulebook.
//!
//! # Invariants
//! - In a [`rulebook::Rulebook`] every name is resolved, so no look-up can miss.
//! - A [`engine::Session`] is a rulebook and a log; the same log gives the same bytes, whatever its order.
//! - No provider, cause or fix is named in code: rules are data.
//! - No network. Input that looks like a code is neither kept nor repeated.

#![cfg_attr(
    not(feature = "cli"),
    allow(dead_code, unused_imports, reason = "the authors' tools and the loader use what the core alone does not")
)]

pub mod privacy;
pub mod rulebook;
pub mod engine;
pub mod intake;
#[cfg(feature = "cli")]
pub mod summary;
#[cfg(feature = "cli")]
pub mod authoring;
pub mod render;
pub mod dialogue;
pub mod browser;
#[cfg(feature = "cli")]
pub mod shipped;
#[cfg(feature = "cli")]
pub mod prompt;
#[cfg(feature = "cli")]
pub mod commands;
