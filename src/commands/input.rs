//! Files and standard input that hold what happened, with a bound on their size.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::Context;

use crate::commands::exit::{Exit, Failure};

/// The most bytes of one input that is read whole.
const LARGEST: u64 = 32 * 1024 * 1024;

/// The text of a file, or of standard input for `-`.
pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    read(path).map_err(|error| Failure::new(Exit::Input, error))
}

fn read(path: &Path) -> anyhow::Result<String> {
    let (name, mut input): (String, Box<dyn Read>) = if path == Path::new("-") {
        ("the input".to_owned(), Box::new(io::stdin().lock()))
    } else {
        let name = format!("`{}`", path.display());
        let file = File::open(path).with_context(|| format!("failed to read {name}"))?;
        (name, Box::new(file))
    };
    let mut bytes = Vec::new();
    input.by_ref().take(LARGEST + 1).read_to_end(&mut bytes).with_context(|| format!("failed to read {name}"))?;
    anyhow::ensure!(bytes.len() as u64 <= LARGEST, "{name} has more than {} MB; `batch` reads any size", LARGEST >> 20);
    String::from_utf8(bytes).ok().with_context(|| format!("{name} is not UTF-8"))
}
