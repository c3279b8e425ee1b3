//! Causes and fixes that no answers bring to the top. The search runs sessions, so it belongs to a layer above, and this
//! one receives its result.

use crate::rulebook::lint::warning::{Lint, Look, warning};

pub static LINT: Lint = Lint {
    code: warning(
        "no-witness",
        "A search over answers found none that make this cause the most believed, or this fix the first on the list. Something always stands before it. It is looked for only with `--deep`, and the search is bounded: in a rulebook of many hundred causes it leaves some out, and says how many.",
        [
            "causes:\n  - { id: ghost, title: A ghost, frequency: 0.001, evidence: { symptom: { nothing: usually }, signal: { no: often } } }\nextend: { fixes: { find-signal: { cures: { ghost: usually } } } }",
            "causes:\n  - id: ghost\n    title: A ghost\n    frequency: 0.1\n    evidence: { symptom: { nothing: usually }, signal: { no: often }, signed-in: { yes: always } }\nextend: { fixes: { find-signal: { cures: { ghost: usually } } } }",
        ],
    ),
    look: Look::Searched,
};
