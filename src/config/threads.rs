//! Who gets how many of the engines' threads.

/// What the file says about the engines that take threads.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Asked {
    /// `stt.parallel`: one thread for each utterance.
    pub(super) stt_parallel: Option<usize>,
    /// A language model is configured.
    pub(super) llm: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shares {
    pub(super) stt: usize,
    pub(super) tts: usize,
    pub(super) llm: usize,
}

/// Engine threads together never exceed what they were given, as far as one for each allows: a busy second thread on a
/// taken core costs a factor of seven. Speech gets one. The language model gets half of the rest, rounded up, because
/// it is the slowest; recognition gets what is left.
pub(super) fn share(threads: usize, asked: Asked) -> Result<Shares, String> {
    const TTS: usize = 1;
    let rest = threads.saturating_sub(TTS).max(1);
    let free = if asked.llm { rest.saturating_sub(1).max(1) } else { rest };
    let stt = match asked.stt_parallel {
        Some(0) => return Err("stt.parallel = 0 would recognise nothing; use 1 or more".to_owned()),
        Some(parallel) if parallel > free => {
            return Err(format!(
                "stt.parallel = {parallel} does not fit: {threads} engine threads leave {free} for recognition; \
                 lower it, or raise engines.threads on a machine with more cores"
            ));
        }
        Some(parallel) => parallel,
        None if asked.llm => (rest / 2).max(1),
        None => rest,
    };
    let llm = if asked.llm { rest.saturating_sub(stt).max(1) } else { 0 };
    Ok(Shares { stt, tts: TTS, llm })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(threads: usize, stt_parallel: Option<usize>, llm: bool, expected: [usize; 3]) {
        let shares = share(threads, Asked { stt_parallel, llm }).unwrap();
        assert_eq!([shares.stt, shares.tts, shares.llm], expected, "{threads} {stt_parallel:?} {llm}");
    }

    #[test]
    fn threads_together_are_what_was_given_and_each_engine_has_one() {
        check(1, None, false, [1, 1, 0]);
        check(2, None, false, [1, 1, 0]);
        check(4, None, false, [3, 1, 0]);
        check(4, Some(2), false, [2, 1, 0]);
        check(2, None, true, [1, 1, 1]);
        check(4, None, true, [1, 1, 2]);
        check(8, None, true, [3, 1, 4]);
        check(8, Some(6), true, [6, 1, 1]);
        check(8, Some(2), true, [2, 1, 5]);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(share(8, Asked { stt_parallel: Some(7), llm: true }).unwrap_err().contains("leave 6"));
        assert!(share(8, Asked { stt_parallel: Some(0), llm: true }).is_err());
    }
}
