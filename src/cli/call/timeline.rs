//! A call as people read it: one line per thing that happened, in order of time.

use std::fmt::{self, Display};
use std::time::Duration;

use super::channel::Channel;
use super::ear::Spurt;
use super::report::{By, Report, Turn};
use super::script::CallerAction;

/// Everything that the drawing shows; `Display` draws it.
pub(super) struct Timeline<'a> {
    pub report: &'a Report,
    pub channel: &'a Channel,
    pub actions: &'a [CallerAction],
    pub spurts: &'a [Spurt],
    pub unsaid: Vec<&'a str>,
}

#[derive(Debug)]
struct Line {
    at: Duration,
    who: &'static str,
    what: String,
}

impl Display for Timeline<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in self.lines() {
            writeln!(f, "{:>7.2} s  {:<8} {}", line.at.as_secs_f64(), line.who, line.what)?;
        }
        for name in &self.unsaid {
            writeln!(f, "  unsaid   {name}, as the call was over before")?;
        }
        for complaint in &self.channel.complaints {
            writeln!(f, "  warning  {complaint}")?;
        }
        if let Some(extension) = &self.channel.extension {
            let context = self.channel.context.as_deref().unwrap_or("the same context");
            writeln!(f, "  jump     to extension {extension} in {context}")?;
        }
        writeln!(f, "  result   {}{}", self.report.disposition, self.decision())?;
        for (name, value) in &self.report.variables {
            writeln!(f, "           {name} = {value}")?;
        }
        Ok(())
    }
}

impl Timeline<'_> {
    fn lines(&self) -> Vec<Line> {
        let placed = place(&self.report.turns, self.actions, self.spurts);
        let mut lines: Vec<Line> = self.actions.iter().map(action_line).collect();
        lines.extend(placed.iter().map(|(at, turn)| Line { at: *at, who: "heard", what: heard(turn) }));
        lines.extend(self.said(&placed));
        lines.sort_by_key(|line| line.at);
        lines
    }

    /// The server's talk spurts, each with the words that began there.
    fn said(&self, placed: &[(Duration, &Turn)]) -> Vec<Line> {
        let greeting = [(Duration::ZERO, self.report.greeting.as_deref(), self.report.greeting_ms)];
        let replies = placed.iter().map(|(at, turn)| (*at, turn.said.as_deref(), turn.gap_ms));
        let mut words = greeting.into_iter().chain(replies).peekable();
        let mut lines = Vec::new();
        for spurt in self.spurts {
            let begins = words.next_if(|(at, ..)| *at <= spurt.from);
            lines.push(Line { at: spurt.from, who: "offhook", what: speech(spurt, begins) });
            // An answer to a key starts where the prompt breaks off: there is no silence between them.
            while let Some((at, said, _)) = words.next_if(|(at, ..)| *at < spurt.until) {
                let what = said.map(|said| format!("breaks off and says \"{said}\""));
                lines.extend(what.map(|what| Line { at, who: "offhook", what }));
            }
        }
        lines
    }

    fn decision(&self) -> String {
        let variable = |name: &str| self.report.variables.get(name).filter(|value| !value.is_empty());
        let mut decision = String::new();
        for (words, name) in [
            (": ", "OFFHOOK_ACTION"),
            (" to ", "OFFHOOK_DESTINATION"),
            (", extension ", "OFFHOOK_EXTEN"),
            (" in ", "OFFHOOK_CONTEXT"),
        ] {
            if let Some(value) = variable(name) {
                decision.push_str(words);
                decision.push_str(value);
            }
        }
        decision
    }
}

/// When each turn was decided: at the end of what was said or typed, or when the server broke a silence.
fn place<'a>(turns: &'a [Turn], actions: &[CallerAction], spurts: &[Spurt]) -> Vec<(Duration, &'a Turn)> {
    let mut now = spurts.first().map_or(Duration::ZERO, |greeting| greeting.from);
    let mut spoken = actions.iter().filter_map(|action| match action {
        CallerAction::Spoke { voiced_until, .. } => Some(*voiced_until),
        CallerAction::Pressed { .. } | CallerAction::HungUp { .. } => None,
    });
    let pressed: Vec<Duration> = actions
        .iter()
        .filter_map(|action| match action {
            CallerAction::Pressed { at, .. } => Some(*at),
            CallerAction::Spoke { .. } | CallerAction::HungUp { .. } => None,
        })
        .collect();
    let mut placed = Vec::with_capacity(turns.len());
    for turn in turns {
        let at = match turn.by {
            By::Voice => spoken.next(),
            By::Keys => pressed.iter().copied().find(|at| *at > now),
            By::Silence => spurts.iter().map(|spurt| spurt.from).find(|from| *from > now),
        };
        now = at.unwrap_or(now).max(now);
        placed.push((now, turn));
    }
    placed
}

fn action_line(action: &CallerAction) -> Line {
    let (at, what) = match action {
        CallerAction::Spoke { name, from, voiced_until, .. } => {
            (from, format!("says {name} ({:.1} s)", (*voiced_until - *from).as_secs_f64()))
        }
        CallerAction::Pressed { key, at } => (at, format!("presses {key}")),
        CallerAction::HungUp { at, gave_up: true } => (at, "gives up waiting and hangs up".to_owned()),
        CallerAction::HungUp { at, gave_up: false } => (at, "hangs up".to_owned()),
    };
    Line { at: *at, who: "caller", what }
}

fn heard(turn: &Turn) -> String {
    let sure = turn.confidence.map(|confidence| format!(", {confidence} % sure"));
    match (turn.by, turn.heard.as_deref()) {
        (_, None) => "(only a server on this machine tells)".to_owned(),
        (By::Silence, _) => "nothing".to_owned(),
        (By::Keys, Some(keys)) => format!("the keys {keys}"),
        (By::Voice, Some("")) => "speech, and no words in it".to_owned(),
        (By::Voice, Some(words)) => format!("\"{words}\"{}", sure.unwrap_or_default()),
    }
}

fn speech(spurt: &Spurt, begins: Option<(Duration, Option<&str>, Option<u64>)>) -> String {
    let seconds = (spurt.until - spurt.from).as_secs_f64();
    let Some((_, words, gap_ms)) = begins else { return format!("goes on for {seconds:.1} s") };
    let after = gap_ms.map(|ms| format!(", after {ms} ms")).unwrap_or_default();
    match words.filter(|words| !words.is_empty()) {
        Some(words) => format!("\"{words}\" ({seconds:.1} s{after})"),
        None => format!("speaks for {seconds:.1} s{after}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::call::report::Missing;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn a_call_reads_from_top_to_bottom() {
        let mut channel = Channel::new(
            [
                ("OFFHOOK_ACTION", "transfer"),
                ("OFFHOOK_DESTINATION", "support"),
                ("OFFHOOK_STATUS", "ok"),
                ("OFFHOOK_TRACE_0", r#"{"said":"Good morning."}"#),
                ("OFFHOOK_TRACE_1", r#"{"said":"Are you there?"}"#),
                ("OFFHOOK_TRACE_2", r#"{"heard":"uh","confidence":42,"said":"Pardon?","gap_ms":7}"#),
                ("OFFHOOK_TRACE_3", r#"{"keys":"3","said":"Support."}"#),
                ("OFFHOOK_TRACE_4", r#"{"keys":"0","said":"The operator."}"#),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned())),
        );
        channel.extension = Some("603".to_owned());
        let actions = [
            CallerAction::Spoke {
                name: "uh.wav".to_owned(),
                from: ms(5500),
                voiced_from: ms(5500),
                voiced_until: ms(6000),
            },
            CallerAction::Pressed { key: '3', at: ms(9000) },
            CallerAction::Pressed { key: '0', at: ms(9500) },
        ];
        let spurts = [(100, 900), (4000, 4900), (6700, 7300), (9200, 9900), (10_600, 11_000)]
            .map(|(from, until)| Spurt { from: ms(from), until: ms(until) });
        let report = Report::new(&channel, &actions, &spurts, Missing::ServerGone);
        let drawn = Timeline {
            report: &report,
            channel: &channel,
            actions: &actions,
            spurts: &spurts,
            unsaid: vec![],
        };
        assert_eq!(
            drawn.to_string(),
            r#"   0.10 s  offhook  "Good morning." (0.8 s, after 100 ms)
   4.00 s  heard    nothing
   4.00 s  offhook  "Are you there?" (0.9 s)
   5.50 s  caller   says uh.wav (0.5 s)
   6.00 s  heard    "uh", 42 % sure
   6.70 s  offhook  "Pardon?" (0.6 s, after 700 ms)
   9.00 s  caller   presses 3
   9.00 s  heard    the keys 3
   9.20 s  offhook  "Support." (0.7 s)
   9.50 s  caller   presses 0
   9.50 s  heard    the keys 0
   9.50 s  offhook  breaks off and says "The operator."
  10.60 s  offhook  goes on for 0.4 s
  jump     to extension 603 in the same context
  result   ok: transfer to support
           OFFHOOK_ACTION = transfer
           OFFHOOK_DESTINATION = support
           OFFHOOK_STATUS = ok
"#
        );
    }
}
