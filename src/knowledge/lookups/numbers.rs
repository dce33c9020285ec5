//! Keys in one form, so that `(01632) 960-123` in a file is found by `+441632960123` on the line.

use super::settings::LookupFault;

/// How a key is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum KeyForm {
    /// Without blanks around it, in lower case.
    Text,
    /// A telephone number, completed with the country's prefix (digits only) where there is one.
    Number { country: Option<String> },
}

/// Shorter numbers are extensions and service numbers, which no country prefix belongs to.
const NATIONAL_DIGITS_MIN: usize = 7;
/// From so many digits on, a number that begins with the country's digits has its prefix already.
const INTERNATIONAL_DIGITS_MIN: usize = 10;
/// Italy and San Marino keep the zero behind their prefix.
const KEEPS_ZERO: [&str; 2] = ["39", "378"];

impl KeyForm {
    pub(super) fn new(key: &str, key_is: Option<&str>, country: Option<&str>) -> Result<Self, LookupFault> {
        let is_number = match key_is {
            None => ["caller_number", "called_number"].contains(&key),
            Some("number") => true,
            Some("text") => false,
            Some(_) => {
                let what = "key_is is neither of the two kinds";
                return Err(LookupFault::new("key_is", what, "write \"number\" or \"text\""));
            }
        };
        let Some(country) = country else {
            return Ok(if is_number { Self::Number { country: None } } else { Self::Text });
        };
        if !is_number {
            let remedy = "write key_is = \"number\" as well, or remove it";
            return Err(LookupFault::new("country", "a country completes telephone numbers alone", remedy));
        }
        let digits = country.strip_prefix('+').unwrap_or_default();
        if !(1..=3).contains(&digits.len()) || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            let remedy = "write its prefix, as in country = \"+44\"";
            return Err(LookupFault::new("country", "the country is not a telephone prefix", remedy));
        }
        Ok(Self::Number { country: Some(digits.to_owned()) })
    }

    /// As a query or a service gets it. Empty for a key that nobody can be found by, such as a withheld number.
    pub(super) fn sent(&self, key: &str) -> String {
        match self {
            Self::Text => key.trim().to_owned(),
            Self::Number { country } => number(key, country.as_deref()),
        }
    }

    /// As keys are compared within a file.
    pub(super) fn normal(&self, key: &str) -> String {
        match self {
            Self::Text => key.trim().to_lowercase(),
            Self::Number { country } => number(key, country.as_deref()),
        }
    }
}

fn number(key: &str, country: Option<&str>) -> String {
    let digits: String = key.chars().filter(char::is_ascii_digit).collect();
    let signed = key.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '+').starts_with('+');
    if digits.is_empty() {
        return digits;
    }
    if signed {
        // People write +44 (0) 1632.
        let digits = if key.contains("(0)") { without_optional_zero(key) } else { digits };
        return format!("+{digits}");
    }
    if let Some(international) = digits.strip_prefix("00") {
        return format!("+{international}");
    }
    let Some(country) = country else { return digits };
    if KEEPS_ZERO.contains(&country) && digits.starts_with('0') {
        return format!("+{country}{digits}");
    }
    if let Some(national) = digits.strip_prefix('0') {
        return format!("+{country}{national}");
    }
    if digits.starts_with(country) && digits.len() >= INTERNATIONAL_DIGITS_MIN {
        return format!("+{digits}");
    }
    if digits.len() >= NATIONAL_DIGITS_MIN { format!("+{country}{digits}") } else { digits }
}

fn without_optional_zero(key: &str) -> String {
    key.replacen("(0)", "", 1).chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_form() {
        for (country, written, expected) in [
            (Some("+44"), "(01632) 960-123", "+441632960123"),
            (Some("+44"), "+44 (0) 1632 960123", "+441632960123"),
            (Some("+44"), "00441632960123", "+441632960123"),
            (Some("+44"), "441632960123", "+441632960123"),
            (Some("+44"), "601", "601"),
            (Some("+44"), "+15555550123", "+15555550123"),
            (Some("+1"), "(555) 555-0123", "+15555550123"),
            (Some("+1"), "15555550123", "+15555550123"),
            (Some("+39"), "06 5555 0123", "+390655550123"),
            (Some("+45"), "45 55 01 23", "+4545550123"),
            (None, "01632 960123", "01632960123"),
            (None, "anonymous", ""),
            (Some("+44"), "", ""),
        ] {
            let form = KeyForm::new("caller_number", None, country).unwrap();
            assert_eq!(form.normal(written), expected, "{written} in {country:?}");
        }
    }

    #[test]
    fn texts_are_compared_without_case_and_wrong_settings_are_refused() {
        assert_eq!(KeyForm::new("order", None, None).unwrap().normal(" AB-7 "), "ab-7");
        let fault = |key_is, country| KeyForm::new("order", key_is, country).unwrap_err().to_string();
        assert!(fault(Some("digits"), None).contains("\"number\" or \"text\""));
        assert!(fault(None, Some("+44")).contains("key_is = \"number\""));
        assert!(fault(Some("number"), Some("44")).contains("country = \"+44\""));
    }
}
