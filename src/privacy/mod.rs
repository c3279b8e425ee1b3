//! The rules for text that is kept or shown. The lowest layer: text in, text out.

pub mod code;
pub mod printable;
pub mod mask;
pub mod masked;

pub use code::is_code;
pub use mask::MaskCount;
pub use masked::Masked;
pub use printable::{printable, quoted};
