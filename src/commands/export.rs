//! `otp-triage export page`: the same engine as one file for a browser.

use clap::Subcommand;

use crate::browser::Browser;
use crate::commands::book::{BookArgs, rulebook_with_codes};
use crate::commands::exit::{Exit, Failure};
use crate::commands::facts::audience;
use crate::commands::output;
use crate::intake::typed;
use crate::render::misread;
use crate::render::site::colours::Colour;
use crate::render::site::{self, Colours, Site};
use crate::rulebook::{Answer, Audience, Edition, Rulebook, Words};
use crate::shipped;

pub(crate) const EXAMPLES: &str = "Examples:\n  \
    otp-triage export page > help.html\n  \
    otp-triage export page --rules my-rules/ --title 'Sign-in help' > help.html";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print the guide as one HTML file that works anywhere, without a network
    Page(PageArgs),
}

#[derive(Debug, clap::Args)]
#[command(
    after_long_help = "The file holds the engine and the rulebook. It loads nothing and sends nothing, on a web server as on a disk, and\n\
    the same input gives the same bytes. It is for one reader: nothing in it is for anybody else.\n\n\
    Examples:\n  \
    otp-triage export page > help.html\n  \
    otp-triage export page --for agent --service other > desk.html\n  \
    otp-triage export page --rules my-rules/ --title 'Sign-in help' --accent '#005a3c' > help.html"
)]
pub(crate) struct PageArgs {
    #[command(flatten)]
    book: BookArgs,
    /// The reader: user, agent, admin or developer
    #[arg(long = "for", value_name = "WHO", value_parser = audience, default_value = "user")]
    reader: Audience,
    /// The service that the page is about, known from the start
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    /// The title of the page; without it, that of the rulebook
    #[arg(long)]
    title: Option<String>,
    /// The people behind the page, as a line at its end
    #[arg(long, value_name = "TEXT")]
    contact: Option<String>,
    /// The language of the rulebook, for screen readers
    #[arg(long, value_name = "CODE", default_value = "en", value_parser = language)]
    lang: String,
    /// The colour of buttons and marks in light surroundings, such as #005a3c
    #[arg(long, value_name = "COLOUR", value_parser = colour)]
    accent: Option<Colour>,
    /// The colour of text in light surroundings
    #[arg(long, value_name = "COLOUR", value_parser = colour)]
    ink: Option<Colour>,
    /// The colour behind it
    #[arg(long, value_name = "COLOUR", value_parser = colour)]
    paper: Option<Colour>,
}

/// The smallest contrast of text, by WCAG 2.2 at level AA.
const READABLE: f64 = 4.5;

/// Runs the command.
pub(crate) fn run(command: &Command) -> Result<Exit, Failure> {
    let Command::Page(args) = command;
    args.check_contrast()?;
    let (book, _) = rulebook_with_codes(&args.book)?;
    let mut edition = Edition::of(book.clone(), args.reader);
    if let Some(service) = &args.service {
        assume_service(&mut edition.rulebook, args.reader, service)?;
    }
    let compiled = postcard::to_stdvec(&edition).expect("a rulebook can be written");
    let first = Browser::open(&edition).call("{\"begin\":\"\"}");
    let site = Site {
        first: &first,
        edition: &edition,
        compiled: &compiled,
        engine: shipped::engine(),
        title: args.title.as_deref().unwrap_or(&edition.rulebook.title),
        language: &args.lang,
        contact: args.contact.as_deref(),
        colours: Colours { accent: args.accent, ink: args.ink, paper: args.paper },
    };
    output::bytes(|out| site::write(&site, out))?;
    Ok(Exit::Success)
}

impl PageArgs {
    /// Refuses colours that many people could not read on each other.
    fn check_contrast(&self) -> Result<(), Failure> {
        let paper = self.paper.unwrap_or(Colour::WHITE);
        for (flag, colour) in [("--ink", self.ink), ("--accent", self.accent)] {
            if let Some(colour) = colour
                && colour.contrast(paper) < READABLE
            {
                return Err(Failure::usage(format!(
                    "the contrast of {flag} {} to {} is {:.1}; text needs {READABLE} to be readable",
                    colour.text(),
                    paper.text(),
                    colour.contrast(paper)
                )));
            }
        }
        Ok(())
    }
}

/// Makes a service known from the start.
fn assume_service(rulebook: &mut Rulebook, reader: Audience, service: &str) -> Result<(), Failure> {
    let question = rulebook.service;
    let id = rulebook[question].id.to_string();
    match typed::answer_to(rulebook, reader, &id, service) {
        Ok((_, Answer::Chosen(answer))) => {
            rulebook.defaults.retain(|(other, _)| *other != question);
            rulebook.defaults.push((question, answer));
            Ok(())
        }
        Ok(_) => Err(Failure::usage(format!("`{service}` names no service"))),
        Err(reason) => Err(Failure::usage(misread::misread(Words::ENGLISH, &reason))),
    }
}

fn colour(text: &str) -> Result<Colour, String> {
    Colour::read(text).ok_or_else(|| "a colour such as #005a3c".to_owned())
}

/// Reads the code of a language, such as `en` or `pt-BR`.
fn language(text: &str) -> Result<String, String> {
    let is_code = !text.is_empty() && text.len() <= 35;
    let is_plain = text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if is_code && is_plain { Ok(text.to_owned()) } else { Err("a code such as en, de or pt-BR".to_owned()) }
}
