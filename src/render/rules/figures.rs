//! Sections of named figures.

use std::io;

use crate::render::page::Page;

/// The title of a section.
pub(super) fn section(title: &str, page: &mut Page<'_>) -> io::Result<()> {
    page.gap()?;
    page.text(0, title)
}

/// A figure behind its name.
pub(super) fn row(name: &str, value: &str, page: &mut Page<'_>) -> io::Result<()> {
    page.item("  ", &format!("{name:<28} {value}"))
}
