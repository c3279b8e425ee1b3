#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| otp_triage_fuzz::masking::run(bytes));
