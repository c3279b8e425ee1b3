//! The page for a browser: one file with the engine, the rulebook, the script and the style in it.
//!
//! The same input gives the same bytes. The browser may run what this file names by its digest, and load nothing. What
//! is for search engines and for browsers without scripts stands in it as plain lists.

pub mod colours;
mod still;

use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::intake::menu::shown;
use crate::render::markup::escaped;
use crate::render::site::colours::Colour;
use crate::rulebook::{Edition, Words};

/// The script and the style of the page.
const SCRIPT: &str = include_str!("../../../page/page.js");
const STYLE: &str = include_str!("../../../page/page.css");

/// The parts of a page that its owner chooses.
#[derive(Debug)]
pub struct Site<'a> {
    /// The rulebook for the reader of the page.
    pub edition: &'a Edition,
    /// The same, as the engine reads it.
    pub compiled: &'a [u8],
    /// The first screen, as the engine answers it.
    pub first: &'a str,
    /// The engine.
    pub engine: &'a [u8],
    pub title: &'a str,
    /// The language of its texts, for screen readers.
    pub language: &'a str,
    /// The people behind the page, in a line of their own.
    pub contact: Option<&'a str>,
    pub colours: Colours,
}

/// The colours of a company, for light surroundings.
#[derive(Debug, Default)]
pub struct Colours {
    pub accent: Option<Colour>,
    pub ink: Option<Colour>,
    pub paper: Option<Colour>,
}

/// Writes the page.
pub fn write(site: &Site<'_>, out: &mut dyn Write) -> io::Result<()> {
    let style = format!("{STYLE}{}", own_colours(&site.colours));
    let words = &site.edition.rulebook.words;
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; \
        style-src '{}'; base-uri 'none'; form-action 'none'\">\n\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
        <meta name=\"referrer\" content=\"no-referrer\">\n\
        <title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n\
        <header><h1>{title}</h1><p>{}</p></header>",
        escaped(site.language),
        digest(SCRIPT),
        digest(&style),
        escaped(words.page_safety()),
        title = escaped(site.title),
    )?;
    writeln!(out, "<p id=\"start\" role=\"status\" hidden>{}</p>", escaped(words.page_starting()))?;
    page(words, out)?;
    writeln!(out, "<main id=\"still\">")?;
    still::still(&site.edition.rulebook, site.edition.reader, out)?;
    writeln!(out, "</main>")?;
    footer(site, out)?;
    // Shown while the engine starts. In JSON a sign by its number is the same sign, and ends no element.
    writeln!(out, "<script type=\"application/json\" id=\"first\">{}</script>", site.first.replace('<', "\\u003c"))?;
    data("engine", site.engine, out)?;
    data("edition", site.compiled, out)?;
    writeln!(out, "<script>{SCRIPT}</script>\n</body>\n</html>")
}

/// The places that the script fills, and the buttons beside them.
fn page(words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let button = |id: &str, text: &str| format!("<button type=\"button\" id=\"{id}\">{}</button>", escaped(text));
    // The commands as they are typed in the language of the rulebook.
    let command = |id: &str, text: &str, typed: &str| {
        format!(
            "<button type=\"button\" id=\"{id}\" data-line=\"{}\">{}</button>",
            escaped(shown(typed)),
            escaped(text)
        )
    };
    writeln!(out, "<div id=\"page\" hidden>")?;
    writeln!(out, "<div id=\"alerts\" role=\"alert\"></div>\n<div id=\"left\" role=\"status\"></div>")?;
    writeln!(out, "<main>\n<div id=\"step\"></div>\n<div id=\"reply\" role=\"alert\"></div>")?;
    writeln!(
        out,
        "<form id=\"typing\" autocomplete=\"off\"><label for=\"line\">{}</label>\
        <input id=\"line\" maxlength=\"1000\" spellcheck=\"false\" aria-describedby=\"reply\">\
        <button>{}</button></form>",
        escaped(words.page_type()),
        escaped(words.page_go()),
    )?;
    writeln!(
        out,
        "<nav>{}{}{}{}{}</nav>",
        command("why", words.page_why(), words.command_why()),
        command("back", words.page_back(), words.command_back()),
        button("note", words.page_note()),
        button("print", words.page_print()),
        button("again", words.page_again()),
    )?;
    writeln!(
        out,
        "<section id=\"paper\" hidden><h2><label for=\"text\">{}</label></h2>\
        <textarea id=\"text\" readonly></textarea><p>{}{}\
        <span id=\"copied\" role=\"status\" data-text=\"{}\"></span></p></section>\n</main>",
        escaped(words.page_note()),
        button("copy", words.page_copy()),
        button("close", words.page_close()),
        escaped(words.page_copied()),
    )?;
    writeln!(
        out,
        "<div id=\"beside\"><section id=\"lists-part\" aria-labelledby=\"lists-name\"><h2 id=\"lists-name\">{}</h2>\
        <p id=\"none\" class=\"aside\">{}</p><div id=\"lists\"></div></section>",
        escaped(words.page_lists()),
        escaped(words.page_no_list()),
    )?;
    writeln!(
        out,
        "<section id=\"said\" aria-labelledby=\"said-name\" data-change=\"{}\" data-edit=\"{}\"><h2 id=\"said-name\">{}</h2>\
        <ol id=\"things\"></ol><p class=\"aside\">{}</p></section></div>\n</div>",
        escaped(words.page_change()),
        escaped(shown(words.command_edit())),
        escaped(words.page_said()),
        escaped(words.page_in_address()),
    )
}

fn footer(site: &Site<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rulebook = &site.edition.rulebook;
    writeln!(out, "<footer>")?;
    if let Some(contact) = site.contact {
        writeln!(out, "<p>{}</p>", escaped(contact))?;
    }
    // The same digest as in every result of the program: it tells which rules a page has.
    let digest = rulebook.digest.get(..12).unwrap_or(&rulebook.digest);
    writeln!(
        out,
        "<p><small>{} · otp-triage {} · {}</small></p>\n</footer>",
        escaped(&rulebook.title),
        env!("CARGO_PKG_VERSION"),
        escaped(digest)
    )
}

/// Bytes as a data block, packed.
fn data(id: &str, bytes: &[u8], out: &mut dyn Write) -> io::Result<()> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    writeln!(out, "<script type=\"text/plain\" id=\"{id}\">{}</script>", STANDARD.encode(packed.finish()?))
}

/// The digest by which a policy names a script or a style.
fn digest(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// The style that puts a company's colours in the place of ours. In dark surroundings ours stay, because these were
/// chosen for light ones.
fn own_colours(colours: &Colours) -> String {
    let own = [
        ("accent", colours.accent),
        ("ink", colours.ink),
        ("paper", colours.paper),
        ("on-accent", colours.accent.map(Colour::readable_on)),
    ];
    let set = own.into_iter().filter_map(|(name, colour)| Some(format!(" --{name}: {};", colour?.text())));
    let set: String = set.collect();
    if set.is_empty() { set } else { format!("@media not (prefers-color-scheme: dark) {{ :root {{{set} }} }}\n") }
}
