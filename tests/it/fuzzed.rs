//! The targets of the fuzzer, on its seeds and on what the other tests have.

use std::fs;
use std::path::Path;

use otp_triage::authoring::simulate::Rng;

#[expect(unreachable_pub, reason = "a crate of its own for the fuzzer")]
#[path = "../../fuzz/src/lib.rs"]
mod targets;

/// The files of a folder, in the order of their names.
fn files(folder: &Path) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("the entry can be read").path()).collect();
    paths.sort();
    paths.into_iter().filter(|path| path.is_file()).map(|path| fs::read(path).expect("the file can be read")).collect()
}

#[test]
fn every_target_holds_on_its_seeds() {
    for (name, run) in targets::TARGETS {
        let seeds = files(&Path::new("fuzz/seeds").join(name));
        assert!(!seeds.is_empty(), "{name}");
        for seed in seeds {
            run(&seed);
        }
    }
}

#[test]
fn every_rulebook_of_the_tests_holds() {
    for folder in ["tests/books", "tests/checks"] {
        for book in files(Path::new(folder)) {
            targets::yaml::run(&book);
        }
    }
}

#[test]
fn random_rulebooks_hold() {
    let mut rng = Rng::seeded(1);
    for _ in 0..20 {
        let bytes: Vec<u8> = (0..600).map(|_| u8::try_from(rng.below(256)).expect("it is below 256")).collect();
        targets::books::run(&bytes);
    }
}
