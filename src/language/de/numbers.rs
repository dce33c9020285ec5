//! Numbers, and digits as they are said.

use crate::language::{Digits, List, Numbers};

pub(super) const NUMBERS: Numbers = Numbers {
    units: ["null", "eins", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun"],
    teens: [
        "zehn", "elf", "zwolf", "dreizehn", "vierzehn", "funfzehn", "sechzehn", "siebzehn", "achtzehn",
        "neunzehn",
    ],
    tens: ["zwanzig", "dreissig", "vierzig", "funfzig", "sechzig", "siebzig", "achtzig", "neunzig"],
    other_units: &[("zwo", 2)],
    only_digits: List(""),
    leading_zeros: List("null"),
    zeros: List("null"),
    zero: List("null, 0"),
    ordinals: &[],
    ordinal_tens: &[],
    articles: List(""),
    and: "und",
    of: "",
    one: "",
    hundred: "hundert",
    thousand: "tausend",
    dozen: "dutzend",
    score: "",
    thousands: &[
        ("tausend", 1_000),
        ("million", 1_000_000),
        ("millionen", 1_000_000),
        ("milliarde", 1_000_000_000),
        ("milliarden", 1_000_000_000),
    ],
    scales: &[
        ("tausend", 1_000),
        ("million", 1_000_000),
        ("millionen", 1_000_000),
        ("milliarde", 1_000_000_000),
        ("milliarden", 1_000_000_000),
    ],
    minus: List("minus"),
    noughts: List("null"),
    named: &[
        ("nur ich", 1),
        ("bloss ich", 1),
        ("bin allein", 1),
        ("bin alleine", 1),
        ("komme allein", 1),
        ("komme alleine", 1),
        ("ich allein", 1),
        ("ich alleine", 1),
        ("nur mich", 1),
        ("nur fur mich", 1),
        ("nur eine", 1),
        ("nur einen", 1),
        ("nur einer", 1),
        ("nur ein", 1),
        ("eine einzige", 1),
        ("einen einzigen", 1),
        ("ein einziger", 1),
    ],
    sounds_like: &[],
    counted: List("personen, leute, erwachsene, gaste, karten, tickets, nachte, kinder, platze, stuck"),
    parts: List("halb, halbe, halbes, halben, drittel, viertel, funftel, sechstel, achtel, zehntel"),
    halves: List(
        "halb, halbe, halbes, halben, anderthalb, eineinhalb, zweieinhalb, dreieinhalb, viereinhalb, \
     funfeinhalb, sechseinhalb, siebeneinhalb, achteinhalb, neuneinhalb, zehneinhalb, einhalb, viertel, \
     dreiviertel",
    ),
    halves_after_and: List("halb, halbe, halbes, viertel"),
    decimal_zero: "null",
    and_a_half: &[],
    money: List("euro, euros, franken, dollar, pfund"),
    repeated: &[],
    moments: List("sekunde, sekunden, moment, momente, augenblick, minute, minuten"),
    one_before: List(""),
    one_after: List(""),
    places: List("seite, zeile, strasse, stock, schritt, kapitel, option, nummer"),
};

pub(super) const DIGITS: Digits = Digits {
    sounds_like: &[("ein", 1), ("zwoo", 2), ("zwa", 2), ("drai", 3), ("fier", 4), ("sex", 6)],
    times: &[
        ("doppel", 2),
        ("doppelte", 2),
        ("doppelt", 2),
        ("zweimal", 2),
        ("dreimal", 3),
        ("viermal", 4),
        ("funfmal", 5),
    ],
    plurals: &[
        ("nullen", 0),
        ("einser", 1),
        ("einsen", 1),
        ("zweier", 2),
        ("zweien", 2),
        ("dreier", 3),
        ("dreien", 3),
        ("vierer", 4),
        ("vieren", 4),
        ("funfer", 5),
        ("funfen", 5),
        ("sechser", 6),
        ("sechsen", 6),
        ("siebener", 7),
        ("achter", 8),
        ("achten", 8),
        ("neuner", 9),
        ("neunen", 9),
    ],
    within: List(
        "und, komma, strich, bindestrich, leerzeichen, dann, ah, ahm, ehm, schragstrich, punkt, \
     nochmal, wieder",
    ),
    around: List(
        "ah, ahm, ehm, eh, hm, also, ja, jo, das, ist, es, ware, war, waren, lautet, die, der, den, \
     dem, des, meine, mein, meiner, unsere, unser, kundennummer, kundennr, nummer, telefonnummer, \
     telefon, rufnummer, handynummer, handy, mobilnummer, natelnummer, natel, festnetz, festnetznummer, \
     vorwahl, durchwahl, nebenstelle, kontonummer, konto, vertragsnummer, vertrag, rechnungsnummer, \
     rechnung, auftragsnummer, auftrag, bestellnummer, bestellung, buchungsnummer, buchung, \
     vorgangsnummer, ticketnummer, ticket, fallnummer, aktenzeichen, versichertennummer, \
     versicherungsnummer, mitgliedsnummer, seriennummer, geratenummer, zahlernummer, sendungsnummer, \
     paketnummer, personalnummer, referenz, referenznummer, patientennummer, ahv, geburtsdatum, \
     postleitzahl, plz, pin, code, kennzahl, kennwort, ziffer, ziffern, zahl, zahlen, bitte, danke, \
     vielen, dank, hallo, guten, tag, morgen, abend, gruss, gott, gruezi, servus, herr, frau, ich, wir, \
     bin, habe, hatte, haben, sie, mir, mich, erreichen, unter, auf, von, vom, fur, zu, zur, zum, in, \
     im, am, an, aus, mit, nach, dann, und, so, nun, jetzt, noch, einmal, mal, kommt, kommen, folgt, \
     gefolgt, beginnt, fangt, endet, hinten, vorne, ende, erste, letzte, letzten, komplett, ganz, \
     ganze, alles, genau, richtig, stimmt, okay, gut, einfach, halt, eben, eigentlich, glaube, denke, \
     sage, sagen, gesagt, steht, da, hier, drauf, wie, lesen, lese, vor, schon, doch, aber, strich, \
     bindestrich, schragstrich, punkt, komma, leerzeichen, doppelpunkt, raute, rautetaste, stern, \
     sterntaste, plus, minus, unterstrich, taste, drucke, wahlen, wahle, option, eingeben, gruppe, \
     land, landesvorwahl, osterreich, deutschland, schweiz, privat, dienstlich, geschaftlich, zuhause, \
     arbeit, buro, wohnung, zimmer, karte, kartennummer, ausweis, ausweisnummer, pass, passnummer, \
     fuhrerschein, iban, kurz, langsam, geht, los, fertig, auch, nur, nochmal, wiederhole, nein, oder, \
     moment, na, gerne, selbe, gleich, heisst, anruf, anschluss, kunde, kundin",
    ),
    again: &[
        "das ist",
        "also",
        "ich wiederhole",
        "wiederhole",
        "noch einmal",
        "noch mal",
        "das heisst",
        "beziehungsweise",
        "anders gesagt",
        "das ware",
        "ich sage noch einmal",
        "zur sicherheit",
    ],
    asking: &[
        "haben sie",
        "konnen sie",
        "konnten sie",
        "ist das",
        "stimmt das",
        "soll ich",
        "sollte ich",
        "wollen sie",
        "mochten sie",
        "brauchen sie",
        "sind sie",
        "was",
        "passt das",
        "reicht das",
        "muss ich",
        "reicht ihnen",
        "war das",
        "richtig so",
        "haben sies",
    ],
    extensions: List("durchwahl, nebenstelle, klappe, dw"),
    letters_apart: List("a, o, h, s, e, n"),
    counted_after: List(
        "sekunde, sekunden, moment, minute, minuten, stunde, stunden, frage, fragen, konten, personen, \
     person, leute, sache, sachen, dinge, mal, problem, probleme, tag, tage, tagen, woche, wochen, \
     monat, monate, monaten, jahr, jahre, jahren, uhr, euro, franken, kinder, stuck, rechnungen, \
     bestellungen, vertrage, nummern, termine, mitarbeiter",
    ),
    counts_or_sounds: "",
    polite: List("bitte, ah, ahm"),
    zero_letter: 'o',
    around_key: List(
        "drucke, drucken, ich, die, taste, nummer, option, wahle, wahlen, ziffer, auswahl, bitte, ah, \
     ahm, nehme, mochte, auf, okay, den, punkt",
    ),
    star: List("stern, sternchen, sterntaste"),
    hash: List("raute, rautetaste, rautezeichen, hash, hashtag, gartenzaun"),
};
