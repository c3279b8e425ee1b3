//! A diagnosis in each of its formats, and the note about a case.

pub mod fix;
pub mod rows;
pub mod text;
pub(crate) mod shape;
pub mod json;
pub mod markdown;
pub mod note;
