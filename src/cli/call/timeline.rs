//! A call as people read it: one line per thing that happened, in order of time.

use std::fmt::{self, Display, Write};
use std::time::Duration;

use super::channel::Channel;
use super::ear::Spurt;
use super::report::{Report, Turn};
use super::script::Deed;

/// Everything that the drawing shows; `Display` draws it.
pub(super) struct Timeline<'a> {
    pub report: &'a Report,
    pub channel: &'a Channel,
    pub deeds: &'a [Deed],
    pub spurts: &'a [Spurt],
    pub unsaid: Vec<&'a str>,
}

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
        self.result(f)?;
        for (name, value) in &self.report.variables {
            writeln!(f, "           {name} = {value}")?;
        }
        Ok(())
    }
}

impl Timeline<'_> {
    fn lines(&self) -> Vec<Line> {
        let mut turns = self.report.turns.iter();
        let mut lines: Vec<Line> =
            self.deeds.iter().flat_map(|deed| caller_lines(deed, &mut turns)).collect();
        lines.extend(self.spurts.iter().enumerate().map(|(n, spurt)| self.spurt_line(n, spurt)));
        // What the server tells about turns that no deed of the caller began, such as silence.
        let last = lines.iter().map(|line| line.at).max().unwrap_or_default();
        lines.extend(turns.map(|turn| Line { at: last, who: "heard", what: heard(turn) }));
        lines.sort_by_key(|line| line.at);
        lines
    }

    fn spurt_line(&self, n: usize, spurt: &Spurt) -> Line {
        let length = (spurt.until - spurt.from).as_secs_f64();
        let mut what = format!("speaks for {length:.1} s");
        // Writing to a String cannot fail.
        if let (0, Some(ms)) = (n, self.report.greeting_ms) {
            let _ = write!(what, ", first sound after {ms} ms");
            if let Some(words) = &self.report.greeting {
                let _ = write!(what, ": \"{words}\"");
            }
        }
        Line { at: spurt.from, who: "offhook", what }
    }

    fn result(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for name in &self.unsaid {
            writeln!(f, "  unsaid   {name}: the server left no silence to say it in")?;
        }
        for complaint in &self.channel.complaints {
            writeln!(f, "  warning  {complaint}")?;
        }
        if let Some(extension) = &self.channel.extension {
            let context = self.channel.context.as_deref().unwrap_or("the same context");
            writeln!(f, "  jump     to extension {extension} in {context}")?;
        }
        writeln!(f, "  result   {}{}", self.report.disposition, self.decision())
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

/// What the caller did and, for speech and keys, what the server made of it.
fn caller_lines<'a>(deed: &Deed, turns: &mut impl Iterator<Item = &'a Turn>) -> Vec<Line> {
    match deed {
        Deed::Spoke { name, from, voiced_until } => {
            let length = (*voiced_until - *from).as_secs_f64();
            let mut lines =
                vec![Line { at: *from, who: "caller", what: format!("says {name} ({length:.1} s)") }];
            lines.extend(turns.next().map(|turn| Line {
                at: *voiced_until,
                who: "heard",
                what: heard(turn),
            }));
            lines
        }
        Deed::Pressed { key, at } => {
            vec![Line { at: *at, who: "caller", what: format!("presses {key}") }]
        }
        Deed::HungUp { at, gave_up } => {
            let what = if *gave_up { "gives up waiting and hangs up" } else { "hangs up" };
            vec![Line { at: *at, who: "caller", what: what.to_owned() }]
        }
    }
}

fn heard(turn: &Turn) -> String {
    let mut what = match turn.heard.as_deref() {
        Some("") => "nothing".to_owned(),
        Some(words) => format!("\"{words}\""),
        None => "(the server does not tell)".to_owned(),
    };
    let details = [
        turn.confidence.as_ref().map(percent),
        turn.tier.clone(),
        turn.gap_ms.map(|ms| format!("replies after {ms} ms")),
    ];
    let details: Vec<String> = details.into_iter().flatten().collect();
    if !details.is_empty() {
        let _ = write!(what, " ({})", details.join(", "));
    }
    if let Some(said) = turn.said.as_ref().filter(|said| !said.is_empty()) {
        let _ = write!(what, " -> \"{said}\"");
    }
    what
}

/// The server may tell a share or a percentage.
fn percent(confidence: &serde_json::Number) -> String {
    let value = confidence.as_f64().unwrap_or(0.0);
    let percent = if value <= 1.0 && !confidence.is_u64() { value * 100.0 } else { value };
    format!("{percent:.0} % sure")
}
