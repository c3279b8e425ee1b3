//! YAML to the valid rulebook: the only folder that knows YAML.

pub mod shape;
pub mod table_of_all;
pub mod table;
pub mod table_of_cases;
pub mod table_of_codes;
pub mod syntax;
pub mod yaml;
pub mod advice;
pub mod conform;
pub mod merge;
pub mod names;
pub mod allow;
pub mod built_in;
pub mod read;
pub mod question;
pub mod case;
pub mod field;
pub mod codes;
pub mod assemble;
pub mod agent_words;
pub mod bounds;
pub mod sound;
pub mod load;
