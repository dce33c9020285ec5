//! What an engine has of the server's environment: passwords and tokens of other programs may be in there.

use std::env;
use std::ffi::OsString;

use super::{gpu, processor};
use crate::memory;

/// Where programs and libraries are, where espeak-ng's data is, and what a developer sets.
const HANDED_ON: [&str; 7] = [
    "PATH",
    "LD_LIBRARY_PATH",
    "PIPER_ESPEAKNG_DATA_DIRECTORY",
    "RUST_BACKTRACE",
    "LLVM_PROFILE_FILE",
    processor::BEST_VARIANT,
    memory::OPEN,
];
/// Settings of drivers, and where they keep what they compile.
const FOR_DRIVERS: [&str; 8] = ["CUDA_", "NVIDIA_", "VK_", "MESA_", "GGML_", "LD_", "XDG_", "HOME"];

pub(super) fn handed_on() -> impl Iterator<Item = (OsString, OsString)> {
    env::vars_os().filter(|(name, _)| name.to_str().is_some_and(is_handed_on))
}

fn is_handed_on(name: &str) -> bool {
    let for_drivers = || FOR_DRIVERS.iter().any(|begins| name.starts_with(begins));
    HANDED_ON.contains(&name) || (gpu::BACKEND.is_some() && for_drivers())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_of_the_environment_stay_with_the_server() {
        for secret in ["PGPASSWORD", "PGPASSFILE", "AWS_SECRET_ACCESS_KEY", "NOTIFY_SOCKET", "SSH_AUTH_SOCK"]
        {
            assert!(!is_handed_on(secret), "{secret}");
        }
        assert!(is_handed_on("LD_LIBRARY_PATH") && is_handed_on("OFFHOOK_CPU"));
    }
}
