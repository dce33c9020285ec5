//! The GPUs that llama.cpp can compute on, in its own order.

use llama_cpp_2::{LlamaBackendDevice, LlamaBackendDeviceType, list_llama_ggml_backend_devices};

fn devices() -> impl Iterator<Item = LlamaBackendDevice> {
    let is_gpu = |device: &LlamaBackendDevice| {
        matches!(device.device_type, LlamaBackendDeviceType::Gpu | LlamaBackendDeviceType::IntegratedGpu)
    };
    list_llama_ggml_backend_devices().into_iter().filter(is_gpu)
}

/// Their names, as the driver calls them.
pub(super) fn names() -> Vec<String> {
    devices().map(|device| device.description).collect()
}

/// Where that one of the names stands among all of ggml's devices.
pub(super) fn index(name_place: usize) -> Option<usize> {
    devices().nth(name_place).map(|device| device.index)
}
