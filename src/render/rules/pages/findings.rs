//! Pages of the findings of `rules check`.

use crate::render::rules::pages::document::{Document, Markdown};
use crate::render::words::capitalised;
use crate::rulebook::{Code, Severity};

/// The page of a code.
pub(super) fn page(code: &Code) -> Document {
    let mut page = Markdown::titled(code.name);
    let consequence = match code.severity {
        Severity::Error => "The rulebook cannot be used until it is corrected.",
        Severity::Warning => "The rulebook can be used, but it probably says something else than you mean.",
    };
    page.paragraph(&format!("**{}.** {consequence}", capitalised(code.severity.name())));
    // Not escaped: explanations are our own, and Markdown already.
    page.paragraph(code.explain);
    page.heading("Wrong");
    page.yaml(code.wrong);
    page.heading("Right");
    page.yaml(code.right);
    page.heading("Can it be allowed?");
    if code.allowable {
        page.paragraph("Yes. If an entry raises it on purpose, write the reason beside it:");
        page.yaml(&format!("allow: [ {{ code: {}, why: the reason }} ]", code.name));
    } else {
        page.paragraph("No.");
    }
    page.document(format!("findings/{}.md", code.name))
}
