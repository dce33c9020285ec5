//! Which GPU an engine uses: `true`, `false`, or the place of one in the list of devices.

use serde::Deserialize;

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(untagged, expecting = "write true, false, or the number of a device, such as 0")]
pub(super) enum SaidGpu {
    Use(bool),
    Device(usize),
}

/// The device. A build for GPUs was made to use one; in any other, only who asks for one is told that there is none.
pub(super) fn device(said: Option<SaidGpu>) -> Option<usize> {
    match said.unwrap_or(SaidGpu::Use(BUILT_FOR_GPUS)) {
        SaidGpu::Use(wanted) => wanted.then_some(0),
        SaidGpu::Device(device) => Some(device),
    }
}

const BUILT_FOR_GPUS: bool = cfg!(any(feature = "cuda", feature = "vulkan"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn true_means_the_first_device() {
        assert_eq!(device(Some(SaidGpu::Use(true))), Some(0));
        assert_eq!(device(Some(SaidGpu::Use(false))), None);
        assert_eq!(device(Some(SaidGpu::Device(2))), Some(2));
        assert_eq!(device(None), BUILT_FOR_GPUS.then_some(0));
    }
}
