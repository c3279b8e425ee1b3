//! Input that is broken or meant to harm: refused with a finding, quickly, and never a panic.

use std::fmt::Write;

use otp_triage::rulebook::{Loaded, SourceFile, load};

fn load_text(text: impl Into<Vec<u8>>) -> Loaded {
    load(vec![vec![SourceFile::from_bytes("book.yaml".to_owned(), text.into())]])
}

#[track_caller]
fn refused(text: impl Into<Vec<u8>>, code: &str) {
    let loaded = load_text(text);
    assert!(loaded.rulebook.is_none());
    let codes: Vec<&str> = loaded.findings.iter().map(|finding| finding.code.name).collect();
    assert_eq!(codes, [code], "{:#?}", loaded.findings);
}

#[test]
fn endless_nesting_is_refused() {
    refused("[".repeat(200_000), "syntax");
    refused("- ".repeat(100_000), "syntax");
    refused("{a: ".repeat(50_000), "syntax");
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        writeln!(bomb, "a{level}: &a{level} [{aliases}]").expect("a string takes it");
    }
    refused(bomb, "syntax");
    let scalar = "x".repeat(100_000);
    refused(format!("a: &a {scalar}\nb: [{}]\n", vec!["*a"; 20_000].join(", ")), "syntax");
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    refused(b"title: \xff\xfe\n".to_vec(), "not-utf8");
    refused(vec![0xff; 1000], "not-utf8");
}

#[test]
fn suggestions_for_very_many_wrong_words_end() {
    let claims: Vec<String> = (0..2_000).map(|at| format!("claim-{at}: {{ kind: cause, says: So it is. }}")).collect();
    let wrong: Vec<String> = (0..2_000).map(|at| format!("clam-{at}")).collect();
    let (claims, wrong) = (claims.join(", "), wrong.join(", "));
    let loaded = load_text(format!(
        "format: 1\nsources: [ {{ id: notes, title: Notes, claims: {{ {claims} }} }} ]\n\
         limits: [ {{ id: often, when: {{ role: [user] }}, say: Not too often., sources: [{wrong}] }} ]\n"
    ));
    let suggested = loaded.findings.iter().filter(|finding| finding.help.starts_with("did you mean")).count();
    // One more says that so many findings are not all.
    assert_eq!(suggested, 250, "half a million comparisons are the most");
}

#[test]
fn an_empty_file_lacks_its_format() {
    refused("", "missing-field");
    refused("# nothing but a comment\n", "missing-field");
}

#[test]
fn line_ends_of_windows_and_a_byte_order_mark_change_nothing() {
    let book = std::fs::read_to_string("tests/books/small.yaml").expect("the book can be read");
    for text in
        [book.replace('\n', "\r\n"), format!("\u{feff}{book}"), format!("\u{feff}{}", book.replace('\n', "\r\n"))]
    {
        let loaded = load_text(text);
        assert!(loaded.rulebook.is_some(), "{:#?}", loaded.findings);
    }
}

#[test]
fn places_are_right_behind_a_byte_order_mark_and_in_front_of_windows_line_ends() {
    let text = "\u{feff}format: 1\r\ntitel: é\r\n";
    let loaded = load_text(text);
    let place = loaded.findings[0].span.location(&loaded.files);
    assert_eq!((place.line, place.column, place.text), (2, 1, "titel: é"));
    let loaded = load_text("\u{feff}formt: 1\r\n");
    let place = loaded.findings.iter().find(|finding| finding.code.name == "unknown-field").expect("told").span;
    let place = place.location(&loaded.files);
    assert_eq!((place.line, place.column, place.text, place.width), (1, 1, "formt: 1", 5));
}

#[test]
fn a_rulebook_cannot_steer_the_terminal() {
    let book = std::fs::read_to_string("tests/books/small.yaml").expect("the book can be read");
    let book = book.replace("title: Find a signal", "title: \"Find \\e[31m\\u202e a signal\\a\"");
    let folder = std::env::temp_dir().join(format!("otp-triage-hostile-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    std::fs::write(folder.join("book.yaml"), book).expect("a file can be written");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_otp-triage"))
        .args(["diagnose", "--color", "always", "-a", "symptom=nothing", "--only-rules"])
        .arg(&folder)
        .output()
        .expect("the program runs");
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    let text = String::from_utf8(output.stdout).expect("the output is text");
    assert!(text.contains("Find [31m a signal"), "{text}");
    assert!(!text.contains("\u{1b}[31m") && !text.contains('\u{202e}') && !text.contains('\u{7}'));
}

#[test]
fn a_reader_that_closes_the_pipe_ends_the_program_quietly() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_otp-triage"))
        .args(["rules", "list", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_named() {
    // A folder that ends in .yaml inside a folder is looked into; a dangling link cannot be read by anybody.
    let folder = std::env::temp_dir().join(format!("otp-triage-unreadable-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    std::os::unix::fs::symlink("/nowhere/at/all", folder.join("gone.yaml")).expect("a link can be made");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_otp-triage"))
        .args(["rules", "check"])
        .arg(&folder)
        .output()
        .expect("the program runs");
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(message.contains("failed to read") && message.contains("gone.yaml"), "{message}");
    assert_eq!(output.status.code(), Some(3));
}

fn program() -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_otp-triage"));
    command.env_remove("OTP_TRIAGE_FOR").stdin(std::process::Stdio::null());
    command
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_not_utf8_is_refused() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    for arguments in [&["diagnose", "-a"][..], &["rules"], &[]] {
        let output =
            program().args(arguments).arg(OsStr::from_bytes(b"symptom=\xff")).output().expect("the program runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_rulebook_without_services_is_simulated() {
    for what in ["--cases", "--submodels"] {
        let arguments = ["rules", "simulate", "--only-rules", "tests/books/without-services.yaml", what, "5"];
        let output = program().args(arguments).output().expect("the program runs");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn figures_are_numbers_even_if_nothing_costs_anything() {
    for what in ["--cases", "--submodels"] {
        let book = "tests/books/nothing-costs.yaml";
        let arguments = ["rules", "simulate", "--format", "json", "--only-rules", book, what, "5"];
        let output = program().args(arguments).output().expect("the program runs");
        let figures = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(figures.contains("\"schema\":1"), "{figures}");
        assert!(!figures.contains("null") && !figures.contains("-0.0"), "{figures}");
    }
}

#[test]
fn questions_that_wait_for_each_other_are_told_once() {
    let question = |id: usize, waits: usize| {
        let gate = format!("when: {{ q{waits}: [a] }}");
        format!("  - {{ id: q{id}, ask: Q?, {gate}, answers: [ {{ id: a, text: A }}, {{ id: b, text: B }} ] }}\n")
    };
    let circle: String = (0..6).map(|id| question(id, (id + 1) % 6)).collect();
    let loaded = load_text(format!("format: 1\nquestions:\n{circle}"));
    let told: Vec<&str> = loaded.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(told, ["the questions `q0`, `q1`, `q2`, `q3`, … wait for each other"]);
    // A chain is none, however long: it must not fill the stack.
    let last = "  - { id: q4000, ask: Q?, answers: [ { id: a, text: A } ] }\n";
    let chain: String = (0..4000).map(|id| question(id, id + 1)).collect();
    let loaded = load_text(format!("format: 1\nquestions:\n{chain}{last}"));
    assert!(loaded.findings.is_empty(), "{:#?}", loaded.findings);
}

#[test]
fn a_book_has_its_bounds() {
    let answers = |many: usize| {
        let answers: Vec<String> = (0..many).map(|answer| format!("{{ id: a{answer}, text: A }}")).collect();
        format!("format: 1\nquestions:\n  - {{ id: q, ask: Q?, answers: [ {} ] }}\n", answers.join(", "))
    };
    assert!(load_text(answers(100)).rulebook.is_some());
    refused(answers(101), "too-many");
    refused("#".repeat(SourceFile::LARGEST + 1), "too-many");
    let book = std::fs::read_to_string("tests/books/small.yaml").expect("the book can be read");
    let comments = "# A comment.\n".repeat((SourceFile::LARGEST - book.len()) / 13);
    assert!(load_text(format!("{book}{comments}")).rulebook.is_some());
}

#[test]
fn lists_have_their_bounds() {
    let book = std::fs::read_to_string("tests/books/small.yaml").expect("the book can be read");
    let steps = |many: usize| book.replace("steps: [ Hang up. ]", &format!("steps: [ {} ]", "Wait., ".repeat(many)));
    assert!(load_text(steps(30)).rulebook.is_some());
    refused(steps(31), "too-many");
    let notes = "{ say: S. }, ".repeat(101);
    refused(
        book.replace("    ask: How is it sent?\n", &format!("    ask: How is it sent?\n    notes: [ {notes} ]\n")),
        "too-many",
    );
    let claim = |id| format!("      M-{id}: {{ kind: background, says: S. }}\n");
    let claims = (0..5001).map(claim).collect::<Vec<String>>().concat();
    refused(book.replace("    claims:\n", &format!("    claims:\n{claims}")), "too-many");
}

#[test]
fn keys_and_values_are_counted_over_all_files() {
    let many = |count: usize| format!("field: [{}]\n", "{a: b},".repeat(count));
    refused(many(70_000), "too-many");
    let files = |count: usize| {
        let file = |id| SourceFile::from_bytes(format!("{id}.yaml"), many(40_000).into_bytes());
        load(vec![(0..count).map(file).collect()])
    };
    let loaded = files(9);
    let told: Vec<_> = loaded.findings.iter().filter(|finding| finding.code.name == "too-many").collect();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0].span.location(&loaded.files).file, "3.yaml");
}

#[test]
fn of_a_long_line_a_part_is_shown() {
    let loaded = load_text(format!("format: 1\nsymptoms: [ {}{{ id: X, title: é }} ]\n", "{ id: é }, ".repeat(9000)));
    let mut shown = Vec::new();
    let last = &loaded.findings[loaded.findings.len() - 1..];
    let plain = annotate_snippets::Renderer::plain();
    otp_triage::render::rules::finding::text(last, &loaded.files, &plain, &mut shown).expect("a vector takes all");
    let shown = String::from_utf8(shown).expect("it is text");
    assert!(shown.contains("book.yaml:2:99019"), "{shown}");
    assert!(shown.len() < 1000 && !shown.contains(":::") && shown.contains("{ id: X, title: é }"), "{shown}");
}

#[test]
fn what_is_hidden_in_a_line_is_not_shown() {
    let loaded = load_text("format: 1\nname: a\u{602}b\u{202e}c\u{200b}d\n");
    let mut shown = Vec::new();
    let plain = annotate_snippets::Renderer::plain();
    otp_triage::render::rules::finding::text(&loaded.findings, &loaded.files, &plain, &mut shown)
        .expect("a vector takes all");
    let shown = String::from_utf8(shown).expect("it is text");
    assert!(shown.contains("name: a b c d"), "{shown}");
}

#[cfg(unix)]
#[test]
fn a_file_that_nobody_reads_is_told() {
    let told = |arguments: &[&str], input: std::fs::File| {
        let output = program().arg("diagnose").args(arguments).stdin(input).output().expect("the program runs");
        String::from_utf8_lossy(&output.stderr).contains("the input is not read")
    };
    let file = || std::fs::File::open("README.md").expect("it is there");
    assert!(told(&[], file()));
    assert!(!told(&["--quiet"], file()));
    // The loop of a script has read a line of it already.
    let mut begun = file();
    std::io::Read::read_exact(&mut begun, &mut [0; 10]).expect("it has ten bytes");
    assert!(!told(&[], begun));
    let empty = tempfile::tempfile().expect("a file can be made");
    assert!(!told(&[], empty));
    let (reader, _writer) = std::io::pipe().expect("a pipe can be made");
    let output = program().arg("diagnose").stdin(reader).output().expect("the program runs");
    assert!(output.stderr.is_empty());
}

#[test]
fn a_cause_that_names_thousands_of_questions_is_refused() {
    let mut book = std::fs::read_to_string("tests/books/small.yaml").expect("the book can be read");
    let (mut questions, mut gate) = (String::new(), String::new());
    for id in 0..3000 {
        writeln!(questions, "  - {{ id: z{id}, context: true, ask: Z?, answers: [ {{ id: a, text: A }} ] }}")
            .expect("a string takes it");
        write!(gate, "z{id}: [a], ").expect("a string takes it");
    }
    book = book.replace("\nquestions:\n", &format!("\nquestions:\n{questions}"));
    book = book.replace("  - id: no-signal\n", &format!("  - id: no-signal\n    when: {{ {gate} }}\n"));
    refused(book, "too-many");
}

#[test]
fn a_duration_has_an_end() {
    let book = std::fs::read_to_string("tests/books/small.yaml").expect("the book can be read");
    refused(book.replace("effort: 3m", &format!("effort: {}d", "9".repeat(320))), "bad-duration");
    assert!(load_text(book.replace("effort: 3m", "effort: 3650d")).rulebook.is_some());
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_are_followed_once() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    std::fs::copy("tests/books/small.yaml", folder.path().join("small.yaml")).expect("a file can be copied");
    for link in ["a", "b"] {
        std::os::unix::fs::symlink(".", folder.path().join(link)).expect("a link can be made");
    }
    let output = program().args(["rules", "check"]).arg(folder.path()).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn hidden_files_of_a_folder_belong_to_other_programs() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    std::fs::copy("tests/books/small.yaml", folder.path().join("small.yaml")).expect("a file can be copied");
    std::fs::create_dir(folder.path().join(".ci")).expect("a folder can be made");
    for hidden in [".ci/jobs.yaml", ".lint.yml"] {
        std::fs::write(folder.path().join(hidden), "on: push\n").expect("a file can be written");
    }
    let code =
        |path: &std::path::Path| program().args(["rules", "check"]).arg(path).output().map(|done| done.status.code());
    assert_eq!(code(folder.path()).expect("the program runs"), Some(0));
    // A path that is named is read, hidden or not.
    assert_eq!(code(&folder.path().join(".ci")).expect("the program runs"), Some(1));
    assert_eq!(code(&folder.path().join(".lint.yml")).expect("the program runs"), Some(1));
}

/// Runs the program with its output into a pipe that nobody reads, and returns its exit code.
fn into_closed_pipe(arguments: &[&str]) -> Option<i32> {
    let (reader, writer) = std::io::pipe().expect("a pipe can be made");
    drop(reader);
    let errors = writer.try_clone().expect("a pipe has two ends");
    program().args(arguments).stdout(writer).stderr(errors).status().expect("the program runs").code()
}

#[test]
fn a_closed_pipe_changes_no_exit_code() {
    let wrong = "tests/checks/circular-when.yaml";
    assert_eq!(into_closed_pipe(&["rules", "check", wrong]), Some(1));
    assert_eq!(into_closed_pipe(&["rules", "test", "tests/books/failing-case.yaml"]), Some(1));
    assert_eq!(into_closed_pipe(&["diagnose", "--only-rules", wrong]), Some(3));
    assert_eq!(into_closed_pipe(&["ask", "--only-rules", wrong]), Some(3));
    assert_eq!(into_closed_pipe(&["rules", "list"]), Some(0));
    assert_eq!(into_closed_pipe(&["--help"]), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    for arguments in [&["--help"][..], &["rules", "list", "--help"], &["--version"], &["rules", "list"]] {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("Linux has it");
        let status = program().args(arguments).stdout(full).status().expect("the program runs");
        assert_eq!(status.code(), Some(4), "{arguments:?}");
    }
}
