//! Asks ggml which variant of its processor code runs here.
#![allow(unsafe_code)]

use offhook::engine::processor;

/// In one word, for the log.
pub(crate) fn variant() -> &'static str {
    #[cfg(target_arch = "x86_64")]
    return processor::variant(offhook_cpu_variant());
    #[cfg(not(target_arch = "x86_64"))]
    return processor::GENERIC;
}

#[cfg(target_arch = "x86_64")]
// SAFETY: `native/cpu_variants.c` defines it so; it reads the environment and the processor's features.
unsafe extern "C" {
    safe fn offhook_cpu_variant() -> u32;
}
