//! Runs whisper so that a flag can stop it: the one place with a pointer to C.
#![allow(unsafe_code)]

use std::ffi::c_void;
use std::sync::atomic::{AtomicBool, Ordering};

use whisper_rs::{FullParams, WhisperError, WhisperState};

/// Transcribes `sound` into `state`; whisper looks at `aborted` after every step of the encoder or decoder.
///
/// The library's own safe callback is not used: in 0.16 it reads its closure through a wrong type and leaks
/// it.
pub(crate) fn run_until(
    aborted: &AtomicBool,
    state: &mut WhisperState,
    mut params: FullParams<'_, '_>,
    sound: &[f32],
) -> Result<(), WhisperError> {
    let flag: *const AtomicBool = aborted;
    // SAFETY: whisper calls `is_set` with this pointer only during `full` below, which returns before the
    // borrow of `aborted` ends; `params` is moved into that call and gone with it. An atomic may be read from
    // whisper's threads.
    unsafe {
        params.set_abort_callback(Some(is_set));
        params.set_abort_callback_user_data(flag.cast_mut().cast());
    }
    state.full(params, sound)
}

/// # Safety
/// `flag` points to a live `AtomicBool`.
unsafe extern "C" fn is_set(flag: *mut c_void) -> bool {
    // SAFETY: `run_until` passes a pointer to an `AtomicBool` that outlives the run, and nobody takes it
    // mutably.
    let flag = unsafe { &*flag.cast::<AtomicBool>() };
    flag.load(Ordering::Relaxed)
}
