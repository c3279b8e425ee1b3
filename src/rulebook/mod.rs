//! The rulebook: everything that is known, valid by construction.
//!
//! Loading goes through four stages, all in `format`: `yaml` turns text into a tree with locations, `conform` compares it
//! with the `table` of the format and cuts out every misfit, `merge` makes one tree of files and layers, and `assemble`
//! turns names into positions. What comes out has no name left to look up that could miss. Warnings are looked for only
//! when asked, see [`lint`].
//!
//! This layer imports nothing from the rest of the program, because the build mounts it by itself, and opens no file.

pub mod book;
pub mod suggest;
// A page or a tool server is given a rulebook that is compiled already: it reads no YAML and needs no findings.
#[cfg(feature = "cli")]
pub mod finding;
#[cfg(feature = "cli")]
pub mod lint;
#[cfg(feature = "cli")]
pub mod format;

pub use book::alert::{Alert, Stops};
pub use book::allowed::Allowed;
pub use book::audience::{Actor, Audience, For, Wording};
pub use book::case::{Case, Expect, Outcome};
pub use book::cause::Cause;
pub use book::costs::Costs;
pub use book::escalation::{Bring, Escalation};
pub use book::field::{CHANNELS, FieldCase, Half, ORIGINS, Settled};
pub use book::fix::{Fix, Step};
pub use book::gate::{Condition, When};
pub use book::hint::{Hint, Prevention};
pub use book::ids::{AlertId, AnswerId, CauseId, ClaimId, EscalationId, FixId, LimitId, QuestionId, SourceId};
pub use book::limit::Limit;
pub use book::question::{Choice, Question, QuestionKind};
pub use book::scale;
pub use book::source::{Claim, Source};
pub use book::span::{Location, SourceFile, Span};
pub use book::table::{Named, Position, Table};
pub use book::text::Text;
pub use book::walk::{Citation, Gate, Kind, Part, ReadText, Spot};
pub use book::{Extended, Rulebook};
#[cfg(feature = "cli")]
pub use finding::code::{Code, Severity};
#[cfg(feature = "cli")]
pub use finding::{Finding, InCase, Related};
#[cfg(feature = "cli")]
pub use format::conform::is_id;
#[cfg(feature = "cli")]
pub use format::load::{BrokenCase, Loaded, load};
#[cfg(feature = "cli")]
pub use lint::asks_for_code;
#[cfg(feature = "cli")]
pub use lint::no_witness;
#[cfg(feature = "cli")]
pub use lint::{LintOptions, allowable, codes, lint};
pub use suggest::{closest, did_you_mean};
