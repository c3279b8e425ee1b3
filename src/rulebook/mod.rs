//! The rulebook: the knowledge of the program, valid by construction.
//!
//! Loading has four stages, all in `format`: `yaml` turns text into a tree with locations, `conform` compares it with the
//! `table` of the format and removes every misfit, `merge` combines files and layers into one tree, and `assemble`
//! resolves names to positions. No look-up in the result can miss. Warnings are searched for only on demand, see
//! [`lint`].
//!
//! This layer imports nothing from the rest of the program, because the build script mounts it, and opens no file.

pub mod book;
pub mod suggest;
// A page or a tool server gets a compiled rulebook: it reads no YAML and needs no findings.
#[cfg(feature = "cli")]
pub mod finding;
#[cfg(feature = "cli")]
pub mod lint;
#[cfg(feature = "cli")]
pub mod format;

pub use book::alert::{Alert, Stops};
pub use book::allowed::Allowed;
pub use book::answer::Answer;
pub use book::audience::{Actor, Audience, For, Wording};
pub use book::case::{Case, Expect, LIKELIHOODS, Outcome, STATES};
pub use book::catalogue::{Catalogue, Code as ReceiptCode, CodeList, Detail, Meaning, Payload, Persistence, Stage};
pub use book::cause::Cause;
pub use book::costs::Costs;
pub use book::escalation::{Bring, Escalation};
pub use book::field::{CHANNELS, FieldCase, Half, ORIGINS, Settled};
pub use book::fix::{Fix, Step};
pub use book::gate::{Condition, When};
pub use book::hint::{Hint, Prevention};
pub use book::ids::{
    AlertId, AnswerId, CauseId, ClaimId, EscalationId, FixId, LimitId, ListId, MeaningId, QuestionId, ShapeId, SourceId,
};
pub use book::known_shape::KnownShape;
pub use book::limit::Limit;
pub use book::pattern;
pub use book::question::{Choice, Question, QuestionKind};
pub use book::reader::Edition;
pub use book::scale;
pub use book::source::{Claim, Source};
pub use book::span::{Location, SourceFile, Span};
pub use book::table::{Named, Position, Table};
pub use book::text::Text;
pub use book::walk::{Citation, Gate, Kind, Part, ReadText, Spot};
pub use book::words::given::{Given, Words};
pub use book::words::sentence::Sentence;
pub use book::words::sentences;
pub use book::{CodeLimit, Extended, Rulebook};
#[cfg(feature = "cli")]
pub use finding::code::{Code, Severity};
#[cfg(feature = "cli")]
pub use finding::{Finding, InCase, Related};
#[cfg(feature = "cli")]
pub use format::conform::is_id;
#[cfg(feature = "cli")]
pub use format::load::{Base, BrokenCase, Loaded, load, load_over, merged};
#[cfg(feature = "cli")]
pub use lint::asks_for_code;
#[cfg(feature = "cli")]
pub use lint::no_witness;
#[cfg(feature = "cli")]
pub use lint::{LintOptions, Reading, allowable, codes, lint};
pub use suggest::{closest, did_you_mean};
