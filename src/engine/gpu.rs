//! Where an engine computes: what the configuration asks for, and the words in which engines tell of it.

/// The backend that the engines of this build can compute on beside the processor.
pub const BACKEND: Option<&str> = if cfg!(feature = "cuda") {
    Some("CUDA")
} else if cfg!(feature = "vulkan") {
    Some("Vulkan")
} else {
    None
};

/// In what an engine says of itself when it was to use a GPU and does not. Who shows that shows it as a warning.
pub const ON_THE_CPU_INSTEAD: &str = "on the CPU instead of a GPU";

/// What an engine found to compute on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// As it was told, or because this build knows nothing else.
    Cpu,
    Gpu {
        device: usize,
        /// As the driver calls it.
        name: String,
    },
    /// A GPU was wanted, and why it is not used.
    CpuInstead(String),
}

impl Place {
    /// Takes the wanted one of the devices that were found, given by their names.
    pub fn choose(wanted: Option<usize>, found: &[String]) -> Self {
        let Some(device) = wanted else { return Self::Cpu };
        let Some(backend) = BACKEND else {
            return Self::CpuInstead(format!("this build has no GPU code; {BUILD}"));
        };
        match found.get(device) {
            Some(name) => Self::Gpu { device, name: name.clone() },
            None if found.is_empty() => Self::CpuInstead(format!(
                "{backend} found no device; install the card's driver, see that this user may open /dev/dri \
                 (group render), or turn it off"
            )),
            None => {
                let list = found.join(", ");
                Self::CpuInstead(format!("there is no {backend} device {device}; there are, from 0: {list}"))
            }
        }
    }

    /// When the model does not run there after all.
    pub fn or_cpu(self) -> Self {
        match self {
            Self::Gpu { name, .. } => {
                Self::CpuInstead(format!("{name} could not take the model, most likely for want of memory"))
            }
            other => other,
        }
    }

    pub fn is_gpu(&self) -> bool {
        matches!(self, Self::Gpu { .. })
    }

    /// The end of what an engine says of itself; `code` is the variant of the processor's code.
    pub fn told(&self, code: &str) -> String {
        match self {
            Self::Cpu => format!("{code} code"),
            Self::Gpu { name, .. } => format!("on {name}"),
            Self::CpuInstead(why) => format!("{ON_THE_CPU_INSTEAD} ({why}), {code} code"),
        }
    }
}

const BUILD: &str = "build it with --features vulkan or --features cuda (docs/gpu.md)";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_wanted_is_not_used_and_what_is_not_there_is_told_of() {
        let found = ["llvmpipe".to_owned()];
        assert_eq!(Place::choose(None, &found), Place::Cpu);
        let told = |device, found: &[String]| Place::choose(Some(device), found).told("avx2");
        if BACKEND.is_none() {
            assert!(told(0, &found).contains("build it with --features vulkan"));
            return;
        }
        assert_eq!(told(0, &found), "on llvmpipe");
        assert!(told(0, &[]).contains("found no device; install the card's driver"));
        assert!(told(3, &found).contains("device 3; there are, from 0: llvmpipe"));
    }

    #[test]
    fn a_gpu_that_cannot_take_the_model_leaves_it_to_the_cpu_aloud() {
        let gpu = Place::Gpu { device: 0, name: "Card".to_owned() };
        let told = gpu.or_cpu().told("avx512vnni");
        assert_eq!(
            told,
            "on the CPU instead of a GPU (Card could not take the model, most likely for want of memory), avx512vnni code"
        );
        assert_eq!(Place::Cpu.or_cpu(), Place::Cpu);
    }
}
