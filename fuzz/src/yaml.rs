//! Any bytes as a file of a rulebook: it is refused with findings at places inside it, or it can be used.

use annotate_snippets::Renderer;
use otp_triage::authoring::check::{Depth, check};
use otp_triage::authoring::progress::unwatched;
use otp_triage::engine::Session;
use otp_triage::render::diagnosis::json;
use otp_triage::render::rules::finding;
use otp_triage::rulebook::{Audience, Finding, Loaded, SourceFile, load};

use super::held;

pub fn run(bytes: &[u8]) {
    let layer = vec![SourceFile::from_bytes("book.yaml".to_owned(), bytes.to_vec())];
    let loaded = load(vec![layer]);
    let findings = check(&loaded, Depth::Quick, Some((2026, 11, 30)), &unwatched).findings;
    let Loaded { rulebook, files, .. } = loaded;
    if let Some(book) = &rulebook {
        let session = Session::start(book, Audience::User);
        held::json(&held::written(|out| json::report(&session, &session.diagnosis(), &[], out)));
    } else {
        assert!(findings.iter().any(Finding::is_error), "it is refused without a reason");
    }
    for finding in &findings {
        let place = finding.span.location(&files);
        assert!(place.line >= 1 && place.column >= 1 && place.width >= 1);
    }
    // The lines of the file are shown as they are; what is hidden in them is not.
    held::assert_printable(&held::written(|out| finding::text(&findings, &files, &Renderer::plain(), out)));
    held::assert_printable(&held::written(|out| finding::short(&findings, &files, out)));
    held::json(&held::written(|out| finding::json(&findings, &files, out)));
}
