//! Flow files: any text is a flow or a list of faults, each at a place in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use offhook::flow::Flow;

fuzz_target!(|text: &str| {
    if let Err(faults) = Flow::load("fuzz.toml", text) {
        assert!(!faults.is_empty());
        for fault in faults {
            assert!(fault.line() <= text.lines().count() + 1, "{fault}");
        }
    }
});
