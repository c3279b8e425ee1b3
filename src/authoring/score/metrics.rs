//! Metrics for ranked lists, with confidence intervals.

/// A figure with its 95 % interval, if there are enough values for one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    pub value: f64,
    pub interval: Option<[f64; 2]>,
}

/// The normal deviate of a two-sided 95 % interval.
const Z: f64 = 1.959_963_984_540_054;

/// The share of `hits` in `count` with its score interval, which keeps its coverage near 0 and 1 and for few cases
/// (E. B. Wilson, 1927; method 3 of R. G. Newcombe, *Two-sided confidence intervals for the single proportion*, 1998).
/// Without cases, 0 and no interval.
pub fn share(hits: usize, count: usize) -> Estimate {
    if count == 0 {
        return Estimate { value: 0.0, interval: None };
    }
    let (hits, count) = (number(hits), number(count));
    let value = hits / count;
    let middle = value + Z * Z / (2.0 * count);
    let half = Z * (value * (1.0 - value) / count + Z * Z / (4.0 * count * count)).sqrt();
    let scale = 1.0 + Z * Z / count;
    let interval = [((middle - half) / scale).max(0.0), ((middle + half) / scale).min(1.0)];
    Estimate { value, interval: Some(interval) }
}

/// The mean of values between 0 and 1 with Student's interval, cut off at 0 and 1. There is no interval for fewer than
/// two values, nor for equal values: its width would be zero and suggest certainty.
pub fn mean(values: &[f64]) -> Estimate {
    let count = number(values.len());
    if values.is_empty() {
        return Estimate { value: 0.0, interval: None };
    }
    let value = values.iter().sum::<f64>() / count;
    if values.len() < 2 {
        return Estimate { value, interval: None };
    }
    let squares: f64 = values.iter().map(|each| (each - value) * (each - value)).sum();
    if squares < f64::EPSILON {
        return Estimate { value, interval: None };
    }
    let half = t(values.len() - 1) * (squares / (count - 1.0) / count).sqrt();
    Estimate { value, interval: Some([(value - half).max(0.0), (value + half).min(1.0)]) }
}

/// The 97.5 % points of Student's distribution for 1 to 30 degrees of freedom.
const T: [f64; 30] = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
    2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/// The 97.5 % point of Student's distribution; beyond the table by the first two terms of its expansion around the
/// normal deviate (Abramowitz and Stegun, 26.7.5), which are accurate to three digits there.
fn t(freedom: usize) -> f64 {
    if let Some(point) = T.get(freedom.saturating_sub(1)) {
        return *point;
    }
    let freedom = number(freedom);
    let cube = Z * Z * Z;
    let first = (cube + Z) / 4.0;
    let second = (5.0 * cube * Z * Z + 16.0 * cube + 3.0 * Z) / 96.0;
    Z + first / freedom + second / (freedom * freedom)
}

/// The discounted gain of a list of grades, best rank first: each divided by the binary logarithm of its rank plus 1
/// (K. Järvelin and J. Kekäläinen, *Cumulated gain-based evaluation of IR techniques*, 2002).
pub fn discounted_gain(grades: &[f64]) -> f64 {
    // `libm` instead of `f64::log2`, whose last bits differ between platforms.
    grades.iter().zip(2..).map(|(grade, rank)| grade / libm::log2(f64::from(rank))).sum()
}

/// The discounted gain of a list divided by that of the ideal list; 0 if the ideal list has no gain.
pub fn normalised_gain(grades: &[f64], ideal: &[f64]) -> f64 {
    let best = discounted_gain(ideal);
    if best > 0.0 { discounted_gain(grades) / best } else { 0.0 }
}

#[expect(clippy::cast_precision_loss, reason = "some thousands of cases")]
pub(crate) fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_share(hits: usize, count: usize, expected: [f64; 2]) {
        let [low, high] = share(hits, count).interval.expect("there are cases");
        assert!((low - expected[0]).abs() < 5e-5 && (high - expected[1]).abs() < 5e-5, "{hits}/{count}: {low} {high}");
    }

    /// Newcombe, 1998, table I, method 3.
    #[test]
    fn the_intervals_of_shares_are_the_published_ones() {
        check_share(81, 263, [0.2553, 0.3662]);
        check_share(15, 148, [0.0624, 0.1605]);
        check_share(0, 20, [0.0, 0.1611]);
        check_share(1, 29, [0.0061, 0.1718]);
        assert_eq!(share(0, 0), Estimate { value: 0.0, interval: None });
    }

    /// The worked example of the article *Discounted cumulative gain* of Wikipedia.
    #[test]
    fn the_gain_of_the_worked_example_is_the_published_one() {
        let grades = [3.0, 2.0, 3.0, 0.0, 1.0, 2.0];
        let ideal = [3.0, 3.0, 2.0, 2.0, 1.0, 0.0];
        assert!((discounted_gain(&grades) - 6.861).abs() < 5e-4);
        assert!((discounted_gain(&ideal) - 7.141).abs() < 5e-4);
        assert!((normalised_gain(&grades, &ideal) - 0.961).abs() < 5e-4);
        assert!(normalised_gain(&[], &[]).abs() < f64::EPSILON);
    }

    #[test]
    fn the_interval_of_a_mean_is_students() {
        // Mean 0.5, deviation 0.1, three values: 0.5 ± 4.303 · 0.1 / √3.
        let Estimate { value, interval } = mean(&[0.4, 0.5, 0.6]);
        let [low, high] = interval.expect("there are three values");
        assert!((value - 0.5).abs() < 1e-12 && (low - 0.251_566).abs() < 1e-5 && (high - 0.748_434).abs() < 1e-5);
        assert_eq!((mean(&[0.5]).interval, mean(&[1.0, 1.0]).interval), (None, None));
        // Printed tables: 2.0211 for 40, 1.9840 for 100 degrees of freedom.
        assert!((t(40) - 2.0211).abs() < 5e-4 && (t(100) - 1.9840).abs() < 5e-4);
    }
}
