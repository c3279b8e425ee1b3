//! The doors for programs: facts as JSON, the catalog, the skill of an assistant, the example of a bot, and the formats of
//! build servers.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn run(arguments: &[&str], input: &str) -> Output {
    piped(Command::new(env!("CARGO_BIN_EXE_otp-triage")).args(arguments), input)
}

fn piped(command: &mut Command, input: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_otp-triage"));
    let folder = program.parent().expect("it lies in a folder").display().to_string();
    let path = format!("{folder}:{}", std::env::var("PATH").expect("there is one"));
    command.env("PATH", path).env("OTP_TRIAGE", program).env_remove("OTP_TRIAGE_FOR").env_remove("OTP_TRIAGE_RULES");
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it runs");
    let mut stdin = child.stdin.take().expect("it has an input");
    // A program that ends early reads no more.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the output is text")
}

fn error(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("messages are text")
}

#[test]
fn facts_as_json_say_the_same_as_flags() {
    let facts = json!({
        "role": "agent",
        "answers": { "symptom": "nothing-arrives", "service": "okta", "channel": "voice" },
        "tried": { "use-other-way": "failed" },
    });
    let by_json = run(&["diagnose", "--facts", "-", "--format", "json"], &format!("{facts:#}\n"));
    let flags = "diagnose --for agent -a symptom=nothing-arrives -a service=okta -a channel=voice --tried use-other-way --format json";
    let by_flags = run(&flags.split(' ').collect::<Vec<_>>(), "");
    assert_eq!(out(&by_json), out(&by_flags));
    assert_eq!(error(&by_json), "");
}

#[test]
fn flags_replace_facts_and_a_receipt_makes_the_reader_a_developer() {
    let facts = json!({
        "answers": { "symptom": "locked" },
        "receipt": { "MessageSid": "SM1", "MessageStatus": "failed", "ErrorCode": "21408" },
    });
    let output =
        run(&["diagnose", "--facts", "-", "-a", "symptom=nothing-arrives", "--format", "json"], &facts.to_string());
    let report: Value = serde_json::from_str(&out(&output)).unwrap_or_else(|_| panic!("{}", error(&output)));
    assert_eq!(report["for"], "developer");
    assert_eq!(report["answers"]["symptom"], "nothing-arrives");
    assert_eq!(report["receipts"].as_array().map(Vec::len), Some(1));
    assert_eq!(report["fixes"][0]["id"], "enable-destination");
}

#[test]
fn facts_that_cannot_be_used_are_told_with_the_way_out() {
    for (facts, told) in [
        ("", "empty"),
        ("[1]", "not an object"),
        ("{\"answers\":{\"symptom\":\"zzz\"}}", "`symptom`"),
        ("{\"answers\":{\"symptom\":\"482913\"}}", "looks like a code"),
        ("{\"antworten\":{}}", "a ticket has no field `antworten`"),
        ("{\"tried\":{\"find-signal\":\"maybe\"}}", "not an outcome"),
        ("{\"answers\":", "not JSON"),
    ] {
        let output = run(&["diagnose", "--facts", "-"], facts);
        let error = error(&output);
        assert_eq!(output.status.code(), Some(4), "{facts}: {error}");
        assert!(error.contains(told) && !error.contains("482913"), "{facts}: {error}");
    }
    let output = run(&["diagnose", "--facts", "-", "--receipt", "-"], "{}");
    assert_eq!((output.status.code(), error(&output).contains("one input")), (Some(2), true));
    let output = run(&["ask", "--facts", "-"], "{}");
    assert_eq!((output.status.code(), error(&output).contains("--no-input")), (Some(2), true));
}

#[test]
fn a_session_is_kept_and_resumed_without_a_terminal() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("case.json");
    let file = file.to_str().expect("it is text");
    let facts = "{\"answers\":{\"symptom\":\"nothing-arrives\",\"service\":\"okta\",\"channel\":\"voice\"}}";
    let first = run(&["ask", "--quiet", "--no-input", "--facts", "-", "--session", file], facts);
    assert!(first.status.success(), "{}", error(&first));
    let more = "{\"answers\":{\"signed-in\":\"no\"},\"tried\":{\"use-other-way\":\"failed\"}}";
    let resumed = run(&["ask", "--quiet", "--no-input", "--resume", file, "--facts", "-", "--format", "json"], more);
    let report: Value = serde_json::from_str(&out(&resumed)).unwrap_or_else(|_| panic!("{}", error(&resumed)));
    assert_eq!(report["answers"]["channel"], "voice");
    assert_eq!(report["answers"]["signed-in"], "no");
    assert_eq!(report["tried"]["use-other-way"], "failed");
    assert!(fs::read_to_string(file).expect("it is kept").contains("signed-in"));
}

#[test]
fn a_catalog_is_for_its_reader_and_follows_its_schema() {
    let schema: Value = serde_json::from_str(&out(&run(&["schema", "catalog"], ""))).expect("it is JSON");
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("catalog.json", schema).expect("it is a schema");
    let index = compiler.compile("catalog.json", &mut schemas).expect("it is a schema");
    let mut questions = Vec::new();
    for reader in ["user", "agent", "admin", "developer"] {
        let catalog: Value = serde_json::from_str(&out(&run(&["catalog", "--for", reader], ""))).expect("it is JSON");
        schemas.validate(&catalog, index).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(catalog["for"], reader);
        assert_eq!(catalog["opening"][0], "symptom");
        questions.push(catalog["questions"].as_array().expect("they are a list").len());
        // Whatever it names can be said.
        for question in catalog["questions"].as_array().into_iter().flatten() {
            let answer = question["answers"].as_array().and_then(|answers| answers.first());
            let Some(answer) = answer.filter(|_| question["given"] == false) else { continue };
            let facts = json!({ "role": reader, "answers": { question["id"].as_str().expect("an id"): answer["id"] } });
            let output = run(&["diagnose", "--facts", "-", "--quiet"], &facts.to_string());
            assert!(matches!(output.status.code(), Some(0 | 1)), "{facts}: {}", error(&output));
        }
    }
    assert!(questions[0] < questions[1], "agents are asked more than users: {questions:?}");
}

/// The fenced commands of a document.
fn commands(path: &str) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let blocks = text.split("```").skip(1).step_by(2);
    blocks.filter_map(|block| Some(block.strip_prefix("sh\n")?.to_owned())).collect()
}

#[test]
fn every_command_of_the_skill_works() {
    let mut count = 0;
    for path in ["SKILL.md", "references/receipts.md", "references/safety.md"] {
        for command in commands(&format!("skills/otp-triage/{path}")) {
            let output = piped(Command::new("sh").args(["-e", "-c", &command]), "");
            let code = output.status.code();
            assert!(matches!(code, Some(0 | 1)), "{command}{code:?}\n{}", error(&output));
            assert!(!output.stdout.is_empty(), "{command} prints nothing: {}", error(&output));
            count += 1;
        }
    }
    assert!(count >= 8, "{count} commands");
}

#[test]
fn the_skill_keeps_within_the_limits_of_its_format() {
    let text = fs::read_to_string("skills/otp-triage/SKILL.md").expect("it can be read");
    let (head, body) = text.trim_start_matches("---\n").split_once("\n---\n").expect("it has a head");
    let (name, description) = head.split_once("description: >-\n").expect("it is described");
    assert_eq!(name.trim(), "name: otp-triage");
    let description: Vec<&str> = description.split_whitespace().collect();
    assert!(description.join(" ").chars().count() <= 1024);
    // Four characters a token, for English.
    assert!(body.chars().count() / 4 < 5000, "{}", body.chars().count());
}

#[test]
fn the_bot_goes_through_a_case_and_keeps_no_code() {
    let lines = "nothing-arrives\nNo code arrives\n482913\n5\n1\n";
    let more = "9\n2\nfailed\nworked\n".repeat(40);
    let output = piped(Command::new("python3").arg("examples/bot.py"), &format!("{lines}{more}"));
    let said = out(&output);
    assert_eq!(output.status.code(), Some(0), "{said}\n{}", error(&output));
    assert!(said.contains("What happens?") && said.contains("Try this: "), "{said}");
    assert!(said.contains("Never tell anybody a code") && !said.contains("482913"), "{said}");
    assert!(["Solved.", "You are in.", "Turn to:"].iter().any(|end| said.contains(end)), "{said}");
    // Without anybody there it ends.
    let output = piped(Command::new("python3").arg("examples/bot.py"), "");
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
}

const MISTAKES: &str = "tests/books/many-mistakes.yaml";

#[test]
fn every_format_of_findings_has_all_of_them() {
    let check = |format| {
        let output = run(&["rules", "check", MISTAKES, "--format", format], "");
        assert_eq!(output.status.code(), Some(1), "{}", error(&output));
        out(&output)
    };
    let json: Value = serde_json::from_str(&check("json")).expect("it is JSON");
    let findings = json["findings"].as_array().expect("they are a list");
    let sarif: Value = serde_json::from_str(&check("sarif")).expect("it is JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("they are a list");
    assert_eq!(results.len(), findings.len());
    for (result, finding) in results.iter().zip(findings) {
        assert_eq!(result["ruleId"], finding["code"]);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!((&region["startLine"], &region["startColumn"]), (&finding["line"], &finding["column"]));
        let index = result["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok()).expect("it has one");
        let rule = &sarif["runs"][0]["tool"]["driver"]["rules"][index];
        assert_eq!(rule["id"], finding["code"]);
    }
    assert_eq!(check("github").lines().count(), findings.len());
    let junit = check("junit");
    assert_eq!(junit.matches("<testcase ").count(), 1);
    for finding in findings {
        let message = finding["message"].as_str().expect("it is a text").replace('"', "&quot;").replace('\'', "&#39;");
        assert!(junit.contains(message.split('<').next().unwrap_or_default()), "{message} is not in\n{junit}");
    }
}

#[test]
fn a_failed_case_says_what_was_expected_and_what_came() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("cases.yaml");
    let cases = "format: 1\ncases:\n  - name: Locked <is> never late\n    answers: { symptom: locked }\n    \
        expect: { cause: { no-signal: 1 }, asks: channel }\n";
    fs::write(&path, cases).expect("a file can be written");
    let rules = path.to_str().expect("it is text");
    let filter = ["rules", "test", "--rules", rules, "--filter", "never late", "--format"];
    let junit = run(&[&filter[..], &["junit"]].concat(), "");
    assert_eq!(junit.status.code(), Some(1), "{}{}", out(&junit), error(&junit));
    let junit = out(&junit);
    for part in
        ["failures=\"1\"", "Locked &lt;is&gt; never late", "expected: cause `no-signal` within the first 1", "got: "]
    {
        assert!(junit.contains(part), "{part} is not in\n{junit}");
    }
    let json: Value = serde_json::from_str(&out(&run(&[&filter[..], &["json"]].concat(), ""))).expect("it is JSON");
    let failed = &json["failed"][0];
    assert_eq!(failed["expected"].as_array().map(Vec::len), failed["why"].as_array().map(Vec::len));
    assert_eq!(failed["got"].as_array().map(Vec::len), failed["why"].as_array().map(Vec::len));
}
