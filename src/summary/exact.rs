//! Fisher's exact test: the chance that so many of the tickets with a sign, or more, would fall to one part of all tickets
//! if the sign had nothing to do with the part.
//!
//! R. A. Fisher, *The Logic of Inductive Inference*, Journal of the Royal Statistical Society 98 (1935). The counts follow
//! the hypergeometric distribution; its upper tail is summed term by term.

use libm::{lgamma, log10};

/// The decimal logarithm of the chance: P(X ≥ `count`) where X of `of` tickets have the sign, and `rest` of `rest_of` other
/// tickets have it. `count ≤ of` and `rest ≤ rest_of`. At most 0.
pub fn log10_chance(count: u64, of: u64, rest: u64, rest_of: u64) -> f64 {
    let (signs, all) = (count + rest, of + rest_of);
    let most = signs.min(of);
    let first = ln_choose(signs, count) + ln_choose(all - signs, of - count) - ln_choose(all, of);
    // Relative to the first term, which may be smaller than any number.
    let (mut term, mut sum) = (1.0, 1.0);
    for count in count..most {
        let (up, down) =
            (float(signs - count) * float(of - count), float(count + 1) * float(all + count + 1 - signs - of));
        term *= up / down;
        sum += term;
        if term < sum * 1e-17 {
            break;
        }
    }
    (first / std::f64::consts::LN_10 + log10(sum)).min(0.0)
}

/// The natural logarithm of the number of ways to choose so many out of all.
fn ln_choose(all: u64, chosen: u64) -> f64 {
    let ln_factorial = |number: u64| lgamma(float(number) + 1.0);
    ln_factorial(all) - ln_factorial(chosen) - ln_factorial(all - chosen)
}

#[expect(clippy::cast_precision_loss, reason = "no input has 2^53 tickets")]
fn float(number: u64) -> f64 {
    number as f64
}
