//! The processor: whether the engines' native code runs on it, and the names of that code's variants.

use std::env;

/// The variants of ggml's code, from the least to the best: the list of `native/cpu_variants.c`.
const VARIANTS: [&str; 2] = ["avx2", "avx512vnni"];

/// What runs on other architectures than x86-64, of which ggml has one variant here.
pub const GENERIC: &str = "generic";

/// Names the best variant that an engine may take; without it, the best that the processor has.
pub const BEST_VARIANT: &str = "OFFHOOK_CPU";

/// The name of the variant that ggml's code chose.
pub fn variant(place: u32) -> &'static str {
    VARIANTS.get(place as usize).copied().unwrap_or("unknown")
}

/// Why an engine cannot run here, with what to do. To be asked before any native code runs.
pub fn refusal() -> Option<String> {
    missing(&needed()).or_else(|| misnamed(env::var(BEST_VARIANT).ok().as_deref()))
}

#[cfg(target_arch = "x86_64")]
fn needed() -> Vec<(&'static str, bool)> {
    vec![
        ("AVX2", is_x86_feature_detected!("avx2")),
        ("FMA", is_x86_feature_detected!("fma")),
        ("F16C", is_x86_feature_detected!("f16c")),
        ("BMI2", is_x86_feature_detected!("bmi2")),
    ]
}

/// Elsewhere ggml is built for the least of its architecture.
#[cfg(not(target_arch = "x86_64"))]
fn needed() -> Vec<(&'static str, bool)> {
    Vec::new()
}

fn missing(needed: &[(&str, bool)]) -> Option<String> {
    let missing: Vec<&str> = needed.iter().filter(|(_, there)| !there).map(|(name, _)| *name).collect();
    (!missing.is_empty()).then(|| {
        format!(
            "this processor has no {}, which the engines need (Intel since Haswell, 2013; AMD since Excavator and Zen); in a \
             virtual machine, let it have the host's processor model (QEMU: -cpu host)",
            missing.join(", no ")
        )
    })
}

fn misnamed(best: Option<&str>) -> Option<String> {
    let best = best.filter(|best| !VARIANTS.contains(best))?;
    Some(format!("{BEST_VARIANT}={best} is no variant; use one of {}, or unset it", VARIANTS.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_processor_that_lacks_something_is_refused_by_its_name_and_with_a_remedy() {
        assert_eq!(missing(&[("AVX2", true), ("FMA", true)]), None);
        let refused = missing(&[("AVX2", false), ("FMA", true), ("F16C", false)]).unwrap();
        assert!(refused.starts_with("this processor has no AVX2, no F16C") && refused.contains("-cpu host"));
    }

    #[test]
    fn a_variant_that_does_not_exist_is_refused() {
        assert_eq!(misnamed(None), None);
        assert_eq!(misnamed(Some("avx2")), None);
        assert!(misnamed(Some("sse2")).unwrap().contains("use one of avx2, avx512vnni"));
    }

    #[test]
    fn the_names_are_those_of_the_c_code_in_its_order() {
        let c = include_str!("../../native/cpu_variants.c");
        let names: Vec<&str> =
            c.lines().filter_map(|line| line.trim().strip_prefix("{\"")?.split('"').next()).collect();
        assert_eq!(names, VARIANTS);
        assert_eq!((variant(0), variant(1), variant(2)), ("avx2", "avx512vnni", "unknown"));
    }
}
