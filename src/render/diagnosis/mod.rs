//! A diagnosis, and the note about a case: one file a format.

pub mod text;
pub mod json;
pub mod markdown;
pub mod note;
