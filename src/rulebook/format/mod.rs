//! YAML to the valid rulebook: the only place that knows YAML.

pub mod agent_words;
pub mod allow;
pub mod assemble;
pub mod conform;
pub mod load;
pub mod merge;
pub mod names;
pub mod read;
pub mod sound;
pub mod table;
pub mod yaml;
