//! A decision tree as text.

use std::io;

use super::{Page, words};
use crate::engine::{Branch, Next, Reply, Session};

/// Writes the tree: every question with its answers, every fix with what comes when it fails.
///
/// # Errors
/// If the page cannot be written.
pub fn text(session: &Session<'_>, branch: &Branch, page: &mut Page<'_>) -> io::Result<()> {
    node(session, branch, 0, page)
}

fn node(session: &Session<'_>, branch: &Branch, indent: usize, page: &mut Page<'_>) -> io::Result<()> {
    let (book, audience) = (session.book(), session.audience());
    match &branch.next {
        Next::Ask(question) => page.text(indent, book[*question].ask.to(audience))?,
        Next::Try(fix) => page.text(indent, &format!("Try: {}", book[*fix].title.to(audience)))?,
        Next::Start(fix) => page.text(indent, &format!("Start: {}", book[*fix].title.to(audience)))?,
        Next::Wait(fix) => page.text(indent, &format!("Wait: {}", book[*fix].title.to(audience)))?,
        Next::Escalate(places) => {
            let titles: Vec<&str> = places.iter().map(|place| book[*place].title.to(audience)).collect();
            page.text(indent, &format!("Turn to: {}", titles.join(", or ")))?;
        }
        Next::Done => page.text(indent, "Nothing more to do")?,
    }
    for twig in &branch.twigs {
        let reply = match (twig.reply, &branch.next) {
            (Reply::Chosen(answer), Next::Ask(question)) => words::answer(book, audience, *question, answer),
            (Reply::Started, _) => "while it runs",
            _ => "did not help",
        };
        page.aside(indent + 2, &format!("{reply} ({})", share(twig.branch.reached)))?;
        node(session, &twig.branch, indent + 4, page)?;
    }
    if branch.cut {
        page.aside(indent + 2, "…")?;
    }
    Ok(())
}

/// How often a branch is reached, by the weights of the model.
fn share(probability: f64) -> String {
    if probability < 0.01 { "under 1 %".to_owned() } else { format!("{:.0} %", probability * 100.0) }
}
