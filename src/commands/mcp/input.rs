//! The arguments of the tools. Their documentation is what an assistant reads about them, so it is short.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

/// The reader of the advice.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(super) enum Reader {
    User,
    Agent,
    Admin,
    Developer,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Start {
    /// The reader of the advice; the end user by default
    #[serde(rename = "for")]
    pub(super) reader: Option<Reader>,
    /// Id of the service, if known
    pub(super) service: Option<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Diagnose {
    #[serde(rename = "for")]
    pub(super) reader: Option<Reader>,
    /// Question id to answer id, `unknown` or `n/a`
    #[serde(default)]
    pub(super) answers: BTreeMap<String, String>,
    /// Fix id to worked, failed, cannot, started or helped
    #[serde(default)]
    pub(super) tried: BTreeMap<String, String>,
    /// Text or code of an error
    pub(super) error: Option<String>,
    /// The whole diagnosis; else the first causes and fixes
    #[serde(default)]
    pub(super) full: bool,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Explain {
    /// A code or a line with one
    pub(super) text: String,
    /// Whose code it is: id or name of a code list
    pub(super) provider: Option<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Receipt {
    /// The receipt: an object, or its text
    #[serde(rename = "receipt")]
    pub(super) record: Value,
    #[serde(rename = "for")]
    pub(super) reader: Option<Reader>,
    #[serde(default)]
    pub(super) answers: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) tried: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) full: bool,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Note {
    #[serde(rename = "for")]
    pub(super) reader: Option<Reader>,
    #[serde(default)]
    pub(super) answers: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) tried: BTreeMap<String, String>,
    /// Sentences to add; personal data in them is masked
    #[serde(default)]
    pub(super) remarks: Vec<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RulesCheck {
    /// The rulebook
    pub(super) yaml: String,
    /// Lay it over the built-in one
    #[serde(default)]
    pub(super) over_built_in: bool,
}
