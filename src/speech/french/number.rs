//! Numbers in words.

use super::Region;

/// Below seventeen.
const SMALL: [&str; 17] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize",
];
const TENS: [&str; 5] = ["vingt", "trente", "quarante", "cinquante", "soixante"];
/// Their names take an ending where there are several.
const LARGE: [(u64, &str); 3] =
    [(1_000_000_000_000, "billion"), (1_000_000_000, "milliard"), (1_000_000, "million")];
/// A longer row of digits is no quantity.
const QUANTITY_MAX: u64 = 999_999_999_999_999;

/// "deux cent douze".
pub(super) fn cardinal(number: u64, region: Region) -> String {
    if number > QUANTITY_MAX {
        return digits(&number.to_string());
    }
    let mut rest = number;
    let mut words = Vec::new();
    for (size, name) in LARGE {
        let count = rest / size;
        if count > 0 {
            let ending = if count > 1 { "s" } else { "" };
            words.push(format!("{} {name}{ending}", below_million(count, region)));
            rest %= size;
        }
    }
    if rest > 0 || words.is_empty() {
        words.push(below_million(rest, region));
    }
    words.join(" ")
}

fn below_million(number: u64, region: Region) -> String {
    let (thousands, rest) = (number / 1_000, number % 1_000);
    let head = match thousands {
        0 => return below_thousand(rest, region),
        1 => "mille".to_owned(),
        _ => format!("{} mille", before_more(below_thousand(thousands, region))),
    };
    if rest == 0 { head } else { format!("{head} {}", below_thousand(rest, region)) }
}

fn below_thousand(number: u64, region: Region) -> String {
    match (number / 100, number % 100) {
        (0, rest) => below_hundred(rest, region),
        (1, 0) => "cent".to_owned(),
        (1, rest) => format!("cent {}", below_hundred(rest, region)),
        (hundreds, 0) => format!("{} cents", small(hundreds)),
        (hundreds, rest) => format!("{} cent {}", small(hundreds), below_hundred(rest, region)),
    }
}

fn below_hundred(number: u64, region: Region) -> String {
    let (tens, ones) = (number / 10, number % 10);
    match (tens, region) {
        (0 | 1, _) => below_twenty(number),
        (7, Region::France) => joined("soixante", number - 60),
        (7, _) => joined("septante", ones),
        (8, Region::Switzerland) => joined("huitante", ones),
        (9, Region::Belgium | Region::Switzerland) => joined("nonante", ones),
        (8, _) if ones == 0 => "quatre-vingts".to_owned(),
        (8 | 9, _) => format!("quatre-vingt-{}", below_twenty(number - 80)),
        _ => joined(ten(tens), ones),
    }
}

/// "vingt et un", "soixante et onze", "trente-deux".
fn joined(tens: &str, rest: u64) -> String {
    match rest {
        0 => tens.to_owned(),
        1 | 11 => format!("{tens} et {}", below_twenty(rest)),
        _ => format!("{tens}-{}", below_twenty(rest)),
    }
}

fn below_twenty(number: u64) -> String {
    if number > 16 { format!("dix-{}", small(number - 10)) } else { small(number).to_owned() }
}

fn small(number: u64) -> &'static str {
    usize::try_from(number).ok().and_then(|at| SMALL.get(at)).copied().unwrap_or_default()
}

fn ten(tens: u64) -> &'static str {
    usize::try_from(tens).ok().and_then(|at| TENS.get(at.checked_sub(2)?)).copied().unwrap_or_default()
}

/// "Quatre-vingts" and "deux cents" are written without their ending before more.
fn before_more(words: String) -> String {
    let bare = ["vingts", "cents"].iter().any(|many| words.ends_with(many));
    if bare { words.trim_end_matches('s').to_owned() } else { words }
}

/// "vingt et une", as before "heures".
pub(super) fn feminine(words: String) -> String {
    let ends_with_one = words == "un" || words.ends_with(" un") || words.ends_with("-un");
    if ends_with_one { words + "e" } else { words }
}

/// "premier", "vingt et unième".
pub(super) fn ordinal(number: u64, region: Region) -> String {
    if number == 1 {
        return "premier".to_owned();
    }
    let words = before_more(cardinal(number, region));
    let stem = match words.strip_suffix("neuf") {
        Some(head) => format!("{head}neuv"),
        None if words.ends_with("cinq") => format!("{words}u"),
        None => words.strip_suffix('e').map_or(words.clone(), str::to_owned),
    };
    format!("{stem}ième")
}

/// "un deux trois": whatever is no digit is passed over.
pub(super) fn digits(digits: &str) -> String {
    let words = digits.chars().filter_map(|digit| digit.to_digit(10)).map(|digit| small(digit.into()));
    words.collect::<Vec<_>>().join(" ")
}

/// Digits with a breath between groups of three and four, which is how people remember them.
pub(super) fn grouped(row: &str) -> String {
    let groups = match row.len() {
        0..=5 => 1,
        count => count / 3,
    };
    let mut rest = row;
    let said = (0..groups).map(|group| {
        let (head, more) = rest.split_at(rest.len() / (groups - group));
        rest = more;
        digits(head)
    });
    said.collect::<Vec<_>>().join(", ")
}

/// As telephone numbers are said, two digits at a time: "zéro six, douze". An odd one comes first.
pub(super) fn in_pairs(row: &str, region: Region) -> String {
    let (odd, pairs) = row.split_at(row.len() % 2);
    let heads = (!odd.is_empty()).then(|| digits(odd));
    let pairs = (0..pairs.len()).step_by(2).filter_map(|at| pairs.get(at..at + 2));
    heads.into_iter().chain(pairs.map(|pair| group(pair, region))).collect::<Vec<_>>().join(", ")
}

/// "zéro six", "zéro quarante-quatre", "douze".
pub(super) fn group(row: &str, region: Region) -> String {
    let zeros = row.len() - row.trim_start_matches('0').len();
    let (zeros, rest) = row.split_at(zeros);
    let rest = rest.parse().ok().map(|number| cardinal(number, region));
    let words = [digits(zeros), rest.unwrap_or_default()];
    words.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A number as it is written: "1 234", "1.234,5", "3,50", "0.5".
pub(super) fn written(number: &str, region: Region) -> Option<String> {
    let (whole, part) = parts(number);
    let whole = cardinal(if whole.is_empty() { 0 } else { whole.parse().ok()? }, region);
    Some(match part.len() {
        0 => whole,
        1..=3 => format!("{whole} virgule {}", group(&part, region)),
        _ => format!("{whole} virgule {}", digits(&part)),
    })
}

/// The digits before and after the comma. A point is one as well, where no group of three follows.
pub(super) fn parts(number: &str) -> (String, String) {
    let point = || number.rfind('.').filter(|at| number.len() - at != 4 && number.matches('.').count() == 1);
    let comma = number.rfind(',').or_else(point);
    let (whole, part) = comma.map_or((number, ""), |at| (&number[..at], &number[at + 1..]));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect();
    (digits(whole), digits(part))
}

/// Whether what is counted stands in the singular: "un", "un et demi".
pub(super) fn is_singular(number: &str) -> bool {
    ["0", "1"].contains(&parts(number).0.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_size() {
        for (number, said) in [
            (0, "zéro"),
            (21, "vingt et un"),
            (71, "soixante et onze"),
            (80, "quatre-vingts"),
            (81, "quatre-vingt-un"),
            (97, "quatre-vingt-dix-sept"),
            (200, "deux cents"),
            (212, "deux cent douze"),
            (1_001, "mille un"),
            (80_000, "quatre-vingt mille"),
            (200_000, "deux cent mille"),
            (2_000_000, "deux millions"),
            (1_234_567, "un million deux cent trente-quatre mille cinq cent soixante-sept"),
        ] {
            assert_eq!(cardinal(number, Region::France), said);
        }
        let elsewhere =
            |number| [Region::Belgium, Region::Switzerland].map(|region| cardinal(number, region));
        assert_eq!(elsewhere(71), ["septante et un", "septante et un"]);
        assert_eq!(elsewhere(82), ["quatre-vingt-deux", "huitante-deux"]);
        assert_eq!(elsewhere(95), ["nonante-cinq", "nonante-cinq"]);
    }

    #[test]
    fn ordinals_change_their_last_letters() {
        for (number, said) in [
            (1, "premier"),
            (4, "quatrième"),
            (5, "cinquième"),
            (9, "neuvième"),
            (21, "vingt et unième"),
            (80, "quatre-vingtième"),
            (200, "deux centième"),
        ] {
            assert_eq!(ordinal(number, Region::France), said);
        }
    }
}
