//! Check digits: what tells a mistyped or misheard number from a right one.

/// How the digits of a number prove themselves. The check digit is the last one (the last two for `Mod97`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckDigit {
    /// ISO/IEC 7812-1, annex B: payment cards, IMEI. Every second digit from the right doubled, the sum a multiple
    /// of ten.
    Luhn,
    /// Weights 1, 2, 3 ... from the right, the sum a multiple of eleven: NHS numbers, and ISBN-10 that do not end
    /// in X.
    Mod11,
    /// ISO 7064 MOD 97-10, digits only: the number leaves 1 when divided by 97. An IBAN's own digits are moved
    /// and its letters replaced (ISO 13616) before this holds.
    Mod97,
    /// Verhoeff's dihedral code (1969): finds every single wrong digit and every swapped pair.
    Verhoeff,
}

impl CheckDigit {
    /// Whether `digits` proves itself. Anything else than digits never does.
    pub fn holds(self, digits: &str) -> bool {
        let values: Option<Vec<u32>> = digits.chars().map(|c| c.to_digit(10)).collect();
        let Some(values) = values.filter(|values| values.len() > 1) else { return false };
        match self {
            Self::Luhn => luhn(&values),
            Self::Mod11 => mod_11(&values),
            Self::Mod97 => values.iter().fold(0, |rest, digit| (rest * 10 + digit) % 97) == 1,
            Self::Verhoeff => verhoeff(&values),
        }
    }
}

fn luhn(digits: &[u32]) -> bool {
    let weighed = digits.iter().rev().enumerate().map(|(place, &digit)| match (place % 2, digit * 2) {
        (0, _) => digit,
        (_, double) => double % 10 + double / 10,
    });
    weighed.sum::<u32>() % 10 == 0
}

fn mod_11(digits: &[u32]) -> bool {
    digits.iter().rev().zip(1_u32..).map(|(digit, weight)| digit * (weight % 11)).sum::<u32>() % 11 == 0
}

/// The digits permuted by their place, then multiplied in the dihedral group of order ten.
fn verhoeff(digits: &[u32]) -> bool {
    digits.iter().rev().enumerate().fold(0, |check, (place, &digit)| dihedral(check, permuted(digit, place)))
        == 0
}

/// The product of two elements of the group of a pentagon's symmetries: 0 to 4 turn it, 5 to 9 turn and flip it.
fn dihedral(a: u32, b: u32) -> u32 {
    match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => 5 + (a + b - 5) % 5,
        (false, true) => 5 + (a - 5 + 5 - b) % 5,
        (false, false) => (a + 5 - b) % 5,
    }
}

/// Verhoeff's permutation, applied once for each place from the right.
fn permuted(digit: u32, place: usize) -> u32 {
    const ONCE: [u32; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    (0..place % 8).fold(digit, |digit, _| usize::try_from(digit).map_or(0, |at| ONCE[at % 10]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_a_known_check_digit_hold() {
        for (check, digits) in [
            (CheckDigit::Luhn, "4111111111111111"),
            (CheckDigit::Luhn, "79927398713"),
            (CheckDigit::Mod11, "9434765919"),
            (CheckDigit::Mod11, "0306406152"),
            (CheckDigit::Mod97, "98"),
            (CheckDigit::Mod97, "3214282912345698765432161182"),
            (CheckDigit::Verhoeff, "2363"),
            (CheckDigit::Verhoeff, "123451"),
        ] {
            assert!(check.holds(digits), "{check:?} {digits}");
        }
    }

    #[test]
    fn one_wrong_digit_is_found() {
        for (check, digits) in [
            (CheckDigit::Luhn, "4111111111111111"),
            (CheckDigit::Mod11, "9434765919"),
            (CheckDigit::Mod97, "3214282912345698765432161182"),
            (CheckDigit::Verhoeff, "123451"),
        ] {
            for place in 0..digits.len() {
                let mut wrong: Vec<char> = digits.chars().collect();
                wrong[place] = if wrong[place] == '7' { '8' } else { '7' };
                if wrong[place] == digits.chars().nth(place).expect("a digit") {
                    continue;
                }
                let wrong: String = wrong.into_iter().collect();
                assert!(!check.holds(&wrong), "{check:?} {wrong}");
            }
        }
    }

    #[test]
    fn verhoeff_finds_swapped_neighbours_and_others_take_no_letters() {
        assert!(!CheckDigit::Verhoeff.holds("213451"));
        assert!(!CheckDigit::Luhn.holds("411111111111111X") && !CheckDigit::Luhn.holds("0"));
    }
}
