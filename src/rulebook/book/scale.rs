//! The scales of frequency and evidence, durations, days, and the rows of probabilities that listed words become.
//!
//! The words are judgement, not measurement: nobody has published measured shares of the causes.

/// The six words for a frequency, with their numbers.
pub const WORDS: [(&str, f64); 6] =
    [("always", 0.97), ("usually", 0.85), ("often", 0.6), ("sometimes", 0.3), ("rarely", 0.08), ("never", 0.01)];

/// The lowest likelihood of an answer under any cause, so that two right clicks can outweigh one wrong one.
pub const FLOOR: f64 = 0.01;

/// The weight of evidence of a likelihood ratio: `10·log10 ratio`, in decibans (I. J. Good, 1950). The weights of several
/// answers add up.
pub fn decibans(ratio: f64) -> f64 {
    // `f64::log10` is that of the platform and may differ in the last digit; this one gives the same bytes everywhere.
    10.0 * libm::log10(ratio)
}

/// Reads a frequency: a word of the scale or a number between 0 and 1.
pub fn frequency(text: &str) -> Option<f64> {
    if let Some((_, number)) = WORDS.iter().find(|(word, _)| *word == text) {
        return Some(*number);
    }
    // The range also keeps out `nan`, which Rust parses.
    text.parse().ok().filter(|number| (0.0..=1.0).contains(number))
}

/// The longest duration, in minutes: ten years. It keeps every sum of costs finite.
const LONGEST: f64 = 3650.0 * 24.0 * 60.0;

/// Reads a duration such as `10s`, `1m`, `1h30m` or `2d`, in minutes.
pub fn minutes(text: &str) -> Option<f64> {
    let mut rest = text;
    let mut total = 0.0;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
        let number: f64 = rest[..digits].parse().ok()?;
        total += number
            * match rest[digits..].chars().next()? {
                's' => 1.0 / 60.0,
                'm' => 1.0,
                'h' => 60.0,
                'd' => 24.0 * 60.0,
                _ => return None,
            };
        rest = &rest[digits + 1..];
    }
    if text.is_empty() || total > LONGEST { None } else { Some(total) }
}

/// A day: year, month, day of the month. Earlier days come first.
pub type Day = (u16, u8, u8);

/// Reads a day such as `2026-11-22`.
pub fn day(text: &str) -> Option<Day> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, date] = parts[..] else { return None };
    if (year.len(), month.len(), date.len()) != (4, 2, 2) {
        return None;
    }
    // Rust parses `+5` as a number too.
    if !text.bytes().all(|c| c.is_ascii_digit() || c == b'-') {
        return None;
    }
    let (year, month, date) = (year.parse().ok()?, month.parse().ok()?, date.parse().ok()?);
    let exists = (1..=12).contains(&month) && (1..=31).contains(&date);
    if exists { Some((year, month, date)) } else { None }
}

/// P(answer) regardless of the cause, for every answer of a question: the given weights, with the remainder shared
/// evenly among the answers without one, normalised.
pub fn usual_row(usual: &[Option<f64>]) -> Vec<f64> {
    let unlisted = usual.iter().filter(|weight| weight.is_none()).count();
    let rest = (1.0 - usual.iter().flatten().sum::<f64>()).max(0.0);
    #[expect(clippy::cast_precision_loss, reason = "a question has a handful of answers")]
    let share = rest / unlisted.max(1) as f64;
    floored(usual.iter().map(|weight| weight.unwrap_or(share)).collect())
}

/// P(answer | cause) for every answer of a question: listed numbers are probabilities, and the unlisted answers share
/// the rest in proportion to their usual weights.
pub fn row(listed: &[Option<f64>], usual: &[f64]) -> Vec<f64> {
    let rest = (1.0 - listed.iter().flatten().sum::<f64>()).max(0.0);
    let mut unlisted = 0.0;
    for (given, usual) in listed.iter().zip(usual) {
        if given.is_none() {
            unlisted += usual;
        }
    }
    let share = if unlisted > 0.0 { rest / unlisted } else { 0.0 };
    floored(listed.iter().zip(usual).map(|(given, usual)| given.unwrap_or(usual * share)).collect())
}

/// Raises every entry to at least [`FLOOR`] and divides by the sum: the only cap on the weight of one answer.
fn floored(mut weights: Vec<f64>) -> Vec<f64> {
    // Once before, because listed numbers need not sum to 1, and once after, because raising an entry adds to the sum.
    normalise(&mut weights);
    for weight in &mut weights {
        *weight = weight.max(FLOOR);
    }
    normalise(&mut weights);
    weights
}

fn normalise(weights: &mut [f64]) {
    let sum: f64 = weights.iter().sum();
    if sum > 0.0 {
        for weight in weights {
            *weight /= sum;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_minutes(text: &str, expected: Option<f64>) {
        assert_eq!(minutes(text), expected, "{text:?}");
    }

    #[test]
    fn durations_are_read_in_minutes() {
        check_minutes("10s", Some(1.0 / 6.0));
        check_minutes("1m", Some(1.0));
        check_minutes("1h30m", Some(90.0));
        check_minutes("2d", Some(2880.0));
        check_minutes("3650d", Some(5_256_000.0));
        check_minutes(&format!("{}d", "9".repeat(400)), None);
        for nonsense in ["", "5", "m", "1x", "1.2.3m", "-1m", "1 m", "5minutes", "3651d", "9e9d"] {
            check_minutes(nonsense, None);
        }
    }

    #[track_caller]
    fn check_row(listed: &[Option<f64>], usual: &[f64], expected: &[f64]) {
        let row = row(listed, usual);
        assert!(row.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12), "{row:?} is not {expected:?}");
        assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn what_a_row_does_not_list_goes_to_the_rest_by_how_usual_it_is() {
        check_row(&[Some(0.6), None, None], &[0.5, 0.3, 0.2], &[0.6, 0.24, 0.16]);
        check_row(&[None, None], &[0.25, 0.75], &[0.25, 0.75]);
        // Nothing is left for the second answer, so it is raised to the floor.
        check_row(&[Some(1.0), None], &[0.5, 0.5], &[1.0 / 1.01, 0.01 / 1.01]);
        // All listed: the words are taken in proportion.
        check_row(&[Some(0.6), Some(0.2)], &[0.5, 0.5], &[0.75, 0.25]);
    }

    #[test]
    fn answers_without_a_usual_share_the_remainder_evenly() {
        let row = usual_row(&[Some(0.6), None, None]);
        assert!((row[0] - 0.6).abs() < 1e-12 && (row[1] - 0.2).abs() < 1e-12 && (row[2] - 0.2).abs() < 1e-12);
    }
}
