//! OpenMetrics text as the older text format of Prometheus (0.0.4), for collectors that read that alone.

/// The same series: there counters are described by their whole names, and the text has no end mark.
pub fn plain_text(open_metrics: &str) -> String {
    let mut plain = String::new();
    let mut help: Option<(&str, &str)> = None;
    for line in open_metrics.lines() {
        if let Some((name, told)) = line.strip_prefix("# HELP ").and_then(|rest| rest.split_once(' ')) {
            // How the name reads is known once the type is.
            help = Some((name, told));
        } else if let Some((name, kind)) = line.strip_prefix("# TYPE ").and_then(|rest| rest.split_once(' '))
        {
            let (whole, kind) = described(name, kind);
            if let Some((_, told)) = help.take().filter(|(helped, _)| *helped == name) {
                plain.push_str(&format!("# HELP {whole} {told}\n"));
            }
            plain.push_str(&format!("# TYPE {whole} {kind}\n"));
        } else if !line.starts_with('#') {
            plain.push_str(line);
            plain.push('\n');
        }
    }
    plain
}

/// The name and type under which the older format knows a family.
fn described<'a>(name: &str, kind: &'a str) -> (String, &'a str) {
    match kind {
        "counter" => (format!("{name}_total"), kind),
        "info" => (format!("{name}_info"), "gauge"),
        "stateset" => (name.to_owned(), "gauge"),
        "unknown" => (name.to_owned(), "untyped"),
        _ => (name.to_owned(), kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_get_their_whole_names_and_the_end_mark_goes() {
        let open = "# HELP offhook_calls Calls.\n# TYPE offhook_calls counter\noffhook_calls_total{a=\"b\"} 3\n\
            # HELP offhook_active Now.\n# TYPE offhook_active gauge\noffhook_active 1\n\
            # HELP offhook_build Build.\n# TYPE offhook_build info\noffhook_build_info{v=\"1\"} 1\n# EOF\n";
        let plain = "# HELP offhook_calls_total Calls.\n# TYPE offhook_calls_total counter\n\
            offhook_calls_total{a=\"b\"} 3\n# HELP offhook_active Now.\n# TYPE offhook_active gauge\n\
            offhook_active 1\n# HELP offhook_build_info Build.\n# TYPE offhook_build_info gauge\n\
            offhook_build_info{v=\"1\"} 1\n";
        assert_eq!(plain_text(open), plain);
    }
}
