//! How a recogniser writes German, and how Germans, Austrians and Swiss shorten it.

use super::digraphs::CONTRACTIONS;
use crate::language::{List, Signs, Writing};

pub(super) const WRITING: Writing = Writing {
    contractions: CONTRACTIONS,
    beginnings: &[],
    endings: &[("'s", "es"), ("'n", "ein"), ("'ne", "eine"), ("'nen", "einen")],
    plain: &[
        ("e-mail", "email"),
        ("e-mails", "emails"),
        ("m-hm", "mhm"),
        ("mm-hm", "mhm"),
        ("mm-hmm", "mhm"),
        ("mhmm", "mhm"),
        ("hm-hm", "mhm"),
        ("aha-ja", "aha ja"),
    ],
    currencies: &[('\u{20ac}', "euro"), ('$', "dollar"), ('\u{a3}', "pfund")],
    repeaters: &["doppel", "doppelt"],
    numero: ("nr", "nummer"),
    respelt: &[],
    signs: Signs {
        colon: "doppelpunkt",
        slash: "schragstrich",
        point: "komma",
        dash: "bindestrich",
        minus: "minus",
        or: "oder",
        hour: "h",
        thousands: '.',
        decimal: ',',
    },
    ordinal_stop: true,
    ordinal_endings: List("te, ten, ter, tes, ste, sten, ster"),
    plural: "en",
};
