//! Pictures: nothing in a rulebook can break out of a string of their language.

use otp_triage::authoring::map;
use otp_triage::engine::{Answer, Bounds, Branch, Session, Truth, grow};
use otp_triage::render::graph::{Graph, dot::dot, mermaid::mermaid};
use otp_triage::render::graph::{map as maps, tree};
use otp_triage::rulebook::{Audience, Rulebook, SourceFile, load};

const HOSTILE: [&str; 12] = [
    r#"a "quote" and \" another"#,
    r"a backslash at the end \",
    r"\N \G \n \l",
    "\"] n0 -> n0 [label=\"",
    "\"] --> x; click n0 call steal()",
    "%%{init: {'theme': 'dark'}}%%",
    "<script>alert(1)</script> <br/> &lt; &#60; #quot; #35;",
    "`code` **bold** _it_ [link](javascript:x) {brace} |pipe|",
    "1. a list",
    "- another",
    "end subgraph ---",
    "line\nbreak\ttab \u{202e}turned\u{7}",
];

/// The small book, with a text in the place of a title that stands in nodes and of one that stands on an edge.
fn book(text: &str) -> Rulebook {
    let book = std::fs::read_to_string("tests/books/small.yaml").expect("the book can be read");
    let text = serde_json::to_string(text).expect("a text becomes JSON, and that is YAML");
    let book = book.replace("title: Find a signal", &format!("title: {text}"));
    let book = book.replace("title: A small rulebook", &format!("title: {text}"));
    let book = book.replace("text: By text message, short: text", &format!("text: By text message, short: {text}"));
    let loaded = load(vec![vec![SourceFile::from_bytes("book.yaml".to_owned(), book.into_bytes())]]);
    loaded.rulebook.unwrap_or_else(|| panic!("{:#?}", loaded.findings))
}

fn pictures(book: &Rulebook) -> [Graph; 2] {
    let session = Session::start(book, Audience::User);
    let tree = grow(&session, Bounds { depth: 4, probability: 0.05, branches: 500 }).root;
    [tree::graph(&session, &tree), maps::graph(&session, &map::map(&session, 0.0))]
}

fn written(write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("a vector takes all");
    String::from_utf8(out).expect("a picture is text")
}

/// The text with what stands in quotes cut out of it, and what was cut; `escape` guards the character behind it.
fn split(text: &str, escape: Option<char>) -> (String, Vec<String>) {
    let (mut frame, mut strings) = (String::new(), Vec::new());
    let mut inside: Option<String> = None;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match &mut inside {
            None if c == '"' => inside = Some(String::new()),
            None => frame.push(c),
            Some(_) if c == '"' => strings.extend(inside.take()),
            Some(string) => {
                string.push(c);
                if Some(c) == escape {
                    string.extend(chars.next());
                }
            }
        }
    }
    assert_eq!(inside, None, "a string does not end: {text}");
    (frame, strings)
}

#[test]
fn a_text_cannot_break_out_of_a_picture() {
    let tame = pictures(&book("Plain"));
    for text in HOSTILE {
        for (tame, hostile) in tame.iter().zip(&pictures(&book(text))) {
            let frame = |graph: &Graph| split(&written(|out| dot(graph, out)), Some('\\'));
            assert_eq!(frame(hostile).0, frame(tame).0, "{text}");
            assert!(!frame(hostile).1.concat().replace("&amp;", "").contains('&'), "{text}");

            let frame = |graph: &Graph| split(&written(|out| mermaid(graph, out)), None);
            assert_eq!(frame(hostile).0, frame(tame).0, "{text}");
            // The first string is the title, in YAML.
            for string in &frame(hostile).1[1..] {
                let string = string.replace("<br/>", "\n");
                assert!(
                    !string.contains(['<', '>', '`', '%', '*', '_', '[', ']', '{', '}', '|', '&', '\\']),
                    "{string}"
                );
                let list = |line: &str| line.starts_with(|c: char| c == '-' || c == '+' || c.is_numeric());
                assert!(!string.lines().any(list), "{string}");
            }
        }
    }
}

#[test]
fn the_map_leaves_out_what_is_settled() {
    let book = crate::shipped::book();
    for settled in [book.service, book.opening[2], book.symptom] {
        for answer in book[settled].answers.ids() {
            let mut session = Session::start(&book, Audience::Agent);
            session.answer(settled, Answer::Chosen(answer)).expect("the opening can always be told");
            let (map, facts) = (map::map(&session, 0.0), session.facts());
            let open = |when| facts.truth(when) != Truth::Fails;
            assert!(map.causes.iter().all(|ranked| open(&book[ranked.cause].when)));
            assert!(map.signs.iter().all(|sign| sign.reason.question != settled && sign.reason.decibans >= 3.0));
            assert!(map.cures.iter().all(|cure| open(&book[cure.fix].when) && cure.works > 0.0));
            assert!(!map.causes.is_empty() && !map.signs.is_empty() && !map.cures.is_empty());
        }
    }
}

#[test]
fn a_tree_has_no_more_branches_than_its_bounds() {
    fn count(branch: &Branch) -> usize {
        1 + branch.edges.iter().map(|edge| count(&edge.branch)).sum::<usize>()
    }
    fn is_cut(branch: &Branch) -> bool {
        branch.cut || branch.edges.iter().any(|edge| is_cut(&edge.branch))
    }
    let book = book("Signal");
    let session = Session::start(&book, Audience::User);
    let whole = grow(&session, Bounds { depth: 3, probability: 0.0, branches: 500 });
    assert!(!whole.full && count(&whole.root) > 10);
    let part = grow(&session, Bounds { depth: 3, probability: 0.0, branches: 10 });
    assert!(part.full && count(&part.root) == 10 && is_cut(&part.root));
    // The levels above are whole: what is left out is the deepest.
    assert_eq!(part.root.edges.len(), whole.root.edges.len());
}
