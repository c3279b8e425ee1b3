//! The shape of receipts and codes in JSON. The documentation of these structs is that of the fields.

#[cfg(feature = "cli")]
use schemars::JsonSchema;
use serde::Serialize;

use crate::intake::receipt::Reading;
use crate::privacy::Masked;
use crate::rulebook::{Detail, ListId, ReceiptCode, Rulebook, Stage};

/// A delivery receipt.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "receipt"))]
pub(crate) struct Receipt<'a> {
    /// The id of the code list of its provider.
    provider: &'a str,
    /// The form of the receipt, in words.
    form: &'a str,
    /// The code that counts; null if it has none that is known.
    code: Option<Code<'a>>,
    /// Codes that say otherwise and do not count.
    others: Vec<Code<'a>>,
    /// True if it has a code or a status that is in no list.
    has_unknown: bool,
    /// The identifier of the message, if it has the shape of one.
    message: Option<String>,
}

/// A code of a provider.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "code"))]
pub(crate) struct Code<'a> {
    /// The id of its code list, by which `--provider` names it.
    provider: &'a str,
    /// The name of the provider.
    name: &'a str,
    /// The code as the provider writes it.
    #[serde(rename = "code")]
    text: &'a str,
    says: &'a str,
    /// `temporary`, `permanent` or `unknown`: whether sending again unchanged may work.
    kind: &'static str,
    /// The id of its meaning; null if it points to no cause.
    means: Option<&'a str>,
    /// `pending`, `accepted` or `delivered` if it tells of no failure; null otherwise.
    stage: Option<&'static str>,
    source: Page<'a>,
}

/// The page that says what a code means.
#[derive(Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "page"))]
struct Page<'a> {
    title: &'a str,
    publisher: Option<&'a str>,
    url: Option<&'a str>,
    /// The day on which it was last read.
    checked: Option<&'a str>,
}

pub(crate) fn receipt<'a>(book: &'a Rulebook, reading: &Reading<'a>) -> Receipt<'a> {
    let message = reading.details.iter().find(|(detail, _)| *detail == Detail::Message).map(|(_, text)| text);
    Receipt {
        provider: &book.catalogue[reading.list].id,
        form: &reading.payload.says,
        code: reading.counts().map(|hit| code(book, hit.list, hit.code)),
        others: reading.others().map(|hit| code(book, hit.list, hit.code)).collect(),
        has_unknown: reading.has_unknown,
        // A value at that place is shown only if it could be nothing else.
        message: message.filter(|text| Masked::of(text, book).as_str() == text.as_str()).cloned(),
    }
}

pub(crate) fn code<'a>(book: &'a Rulebook, list: ListId, code: &'a ReceiptCode) -> Code<'a> {
    let (list, source) = (&book.catalogue[list], &book[code.source]);
    let means = code.means.map(|means| &book.catalogue[means]);
    Code {
        provider: &list.id,
        name: &list.name,
        text: &code.text,
        says: &code.says,
        kind: code.persistence.map_or("unknown", |persistence| persistence.name()),
        means: means.map(|means| means.id.as_str()),
        stage: means.and_then(|means| means.stage).map(Stage::name),
        source: Page {
            title: &source.title,
            publisher: source.publisher.as_deref(),
            url: source.url.as_deref(),
            checked: source.checked.as_deref(),
        },
    }
}
