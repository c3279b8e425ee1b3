//! What may be kept or shown.

pub mod mask;
pub mod safe;
