//! Runs whisper so that a flag can stop it and some words are favoured: the one place with pointers to C.
#![allow(unsafe_code)]

use std::ffi::{c_int, c_void};
use std::slice;
use std::sync::atomic::{AtomicBool, Ordering};

use whisper_rs::whisper_rs_sys::{whisper_context, whisper_state, whisper_token_data};
use whisper_rs::{FullParams, WhisperError, WhisperState};

use crate::bias::Bias;

/// Transcribes `sound` into `state`; whisper looks at `aborted` after every step of the encoder or decoder.
///
/// The library's own safe callback is not used: in 0.16 it reads its closure through a wrong type and leaks
/// it.
pub(crate) fn run_until(
    aborted: &AtomicBool,
    bias: &Bias,
    state: &mut WhisperState,
    mut params: FullParams<'_, '_>,
    sound: &[f32],
) -> Result<(), WhisperError> {
    let flag: *const AtomicBool = aborted;
    let favoured: *const Bias = bias;
    // SAFETY: whisper calls `is_set` and `favour` with these pointers only during `full` below, which returns
    // before the borrows of `aborted` and `bias` end; `params` is moved into that call and gone with it. An
    // atomic may be read from whisper's threads, and nobody changes the bias.
    unsafe {
        params.set_abort_callback(Some(is_set));
        params.set_abort_callback_user_data(flag.cast_mut().cast());
        if !bias.is_empty() {
            params.set_filter_logits_callback(Some(favour));
            params.set_filter_logits_callback_user_data(favoured.cast_mut().cast());
        }
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

/// # Safety
/// `bias` points to a live `Bias`, `tokens` to `count` tokens, and `logits` to a number for each entry of the
/// vocabulary.
unsafe extern "C" fn favour(
    context: *mut whisper_context,
    _: *mut whisper_state,
    tokens: *const whisper_token_data,
    count: c_int,
    logits: *mut f32,
    bias: *mut c_void,
) {
    // SAFETY: whisper passes its own context, and `run_until` a bias that outlives the run and that nobody takes
    // mutably.
    let (bias, vocabulary) =
        unsafe { (&*bias.cast::<Bias>(), whisper_rs::whisper_rs_sys::whisper_n_vocab(context)) };
    let said: Vec<i32> = match usize::try_from(count) {
        // SAFETY: there are `count` tokens, which whisper leaves alone during this call.
        Ok(count) if count > 0 => {
            unsafe { slice::from_raw_parts(tokens, count) }.iter().map(|token| token.id).collect()
        }
        _ => Vec::new(),
    };
    // SAFETY: whisper's logits are one number for each entry of the vocabulary, and only this call has them now.
    let logits = unsafe { slice::from_raw_parts_mut(logits, usize::try_from(vocabulary).unwrap_or(0)) };
    bias.favour(&said, logits);
}
