//! What is typed and what is answered, as data: `tests/cmd/*.toml`. `TRYCMD=overwrite` writes them anew.

#[test]
fn transcripts() {
    trycmd::TestCases::new().case("tests/cmd/*.toml");
}
