//! How close the plans come to the best there is.

use otp_triage::engine::simulate::{Excess, Numbers, Policy, excess, random_problem};
use otp_triage::engine::submodels::submodel;

use crate::shipped;

#[track_caller]
fn close(found: Excess) {
    assert!(found.mean <= 0.005 && found.p95 <= 0.015 && found.worst <= 0.04, "{found:?}");
}

#[test]
fn plans_are_close_to_the_optimum_on_random_problems() {
    let mut numbers = Numbers::seeded(1);
    close(excess((0..12).map(|_| random_problem(&mut numbers, 8, 5, 8)), Policy::Plan));
}

#[test]
fn plans_are_close_to_the_optimum_on_cut_outs_of_the_shipped_rulebook() {
    let book = shipped::book();
    let mut numbers = Numbers::seeded(1);
    close(excess((0..6).map(|_| submodel(&book, &mut numbers)), Policy::Plan));
}
