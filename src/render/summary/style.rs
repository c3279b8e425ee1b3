//! The looks of the page of a summary.

pub(super) const STYLE: &str = "\
:root { color-scheme: light dark; --bar: light-dark(#2f6f9f, #7db4dc); --failed: light-dark(#a3341f, #ef8b74); }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 60rem; margin: auto; padding: 1rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
li { margin-bottom: .75rem; }
table { border-collapse: collapse; width: 100%; }
th { text-align: start; font-weight: normal; overflow-wrap: anywhere; }
td { text-align: end; padding-inline-start: 1rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.bar { width: 30%; }
td.bar svg { display: block; width: 100%; height: .8rem; }
tr + tr > * { border-top: 1px solid color-mix(in srgb, currentColor 15%, transparent); }
rect { fill: var(--bar); }
rect.failed { fill: var(--failed); }
svg.hours { width: 100%; height: auto; }
footer { margin-top: 2rem; font-size: .85rem; opacity: .7; overflow-wrap: anywhere; }
";
