//! The GPUs that whisper can compute on, in its own order.
#![allow(unsafe_code)]

use std::ffi::CStr;

use whisper_rs::whisper_rs_sys::{
    ggml_backend_dev_count, ggml_backend_dev_description, ggml_backend_dev_get, ggml_backend_dev_type,
    ggml_backend_dev_type_GGML_BACKEND_DEVICE_TYPE_GPU as GPU,
    ggml_backend_dev_type_GGML_BACKEND_DEVICE_TYPE_IGPU as INTEGRATED_GPU,
};

/// Their names, as the driver calls them.
pub(crate) fn names() -> Vec<String> {
    // SAFETY: these read ggml's registry, which is made by the first of them and never changes after it. Each device is
    // one that the registry counts, and its description is a string that lives as long.
    let device = |index| unsafe {
        let device = ggml_backend_dev_get(index);
        let kind = ggml_backend_dev_type(device);
        let name = CStr::from_ptr(ggml_backend_dev_description(device));
        (kind == GPU || kind == INTEGRATED_GPU).then(|| name.to_string_lossy().into_owned())
    };
    let count = unsafe { ggml_backend_dev_count() };
    (0..count).filter_map(device).collect()
}
