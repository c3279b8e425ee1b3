//! The rules for text that is kept or shown. The lowest layer: text in, text out.

mod signs;
pub mod known;
mod address;
mod number;
mod token;
pub mod code;
pub mod mask;
pub mod masked;
pub mod printable;

pub use code::{Secret, is_code};
pub use known::{Known, NothingKnown};
pub use mask::MaskCount;
pub use masked::Masked;
pub use printable::{escaped_json, is_hidden, printable, printable_lines, quoted};
