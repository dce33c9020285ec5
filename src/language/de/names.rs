//! Names of people, and spelling with the boards of Germany, Austria and Switzerland.

use super::letters::{ALPHABET, LETTERS, SOUNDS};
use crate::language::{List, Names, Spelling};

pub(super) const NAMES: Names = Names {
    around: List(
        "dr, prof, hr, frl, ypsilon, zett, vau, umlaut, dt, th, tt, nn, mm, ll, ff, ck, tz, ey, ay, ei, \
     mein, meiner, meinen, name, namen, namens, nam, ist, der, die, das, den, dem, ein, es, ich, bin, \
     heisse, heiss, nenne, mich, hier, spricht, am, apparat, telefon, dran, bitte, danke, dank, vielen, \
     ah, ahm, ehm, eh, hm, hmm, hallo, hi, guten, gute, tag, morgen, abend, gruss, grusse, gott, sie, \
     servus, moin, gruezi, hoi, ja, jo, jawohl, genau, sicher, klar, gerne, okay, also, so, na, nun, \
     mal, gut, buchstabiere, buchstabiert, buchstabieren, geschrieben, schreibt, schreibe, schreiben, \
     schreibung, man, sich, wird, werde, voll, voller, vollstandiger, ganzer, familienname, \
     familiennamen, nachname, nachnamen, zuname, vorname, vornamen, rufname, geborene, geborener, und, \
     lautet, ware, mit, herr, herrn, frau, fraulein, doktor, professor, dipl, ing, magister, mag, \
     ingenieur, oh, ach, naturlich, eben, einfach, halt, dann, eigentlich, auf, unter, von, richtig, \
     schonen, schon, buchstabe, buchstaben, neues, nachstes, wort, komma, in, fur, auch, aber, noch, \
     einmal, zwar, bindestrich, leerzeichen, gebucht, reserviert, reservierung, buchung, termin, lauft, \
     firma, meine, familie, wir, heissen, sagte, sage, gesagt, tschuss, uf, s, isch, da",
    ),
    names_too: List(
        "weiss, gross, klein, gut, herr, frau, sommer, ding, hier, morgen, abend, tag, lang, kurz, \
     schon, richtig, sicher, klar, also, mai, gott, koch, so, da, hoi, name, buch, wort, ehe, an, ng, \
     ho, lo, do, to, see, wie, gruss, fur, auf, ja, noch, sie, dank, freitag, sonntag, montag, winter, \
     herbst, neu, alt, bald, kern, uhr, mann, kaiser, zwar, in, lauft",
    ),
    particles: List(
        "von, van, zu, zum, zur, vom, der, den, dem, de, da, di, del, della, du, la, le, el, al, bin, \
     ibn, ben, ten, ter, auf, am, im, zer, ab, und, dos, mac, mc, san, st, sankt",
    ),
    small_particles: true,
    words_max: 6,
    corrections: List(
        "nein, nee, ne, entschuldigung, verzeihung, moment, korrektur, sondern, quatsch, falsch, \
     vielmehr, sorry, pardon",
    ),
    carriers: &[
        "mein name ist",
        "mein name ware",
        "mein voller name ist",
        "mein nachname ist",
        "mein vorname ist",
        "mein vor und nachname ist",
        "der name ist",
        "der name ware",
        "der name lautet",
        "mein name lautet",
        "name ist",
        "name ware",
        "ich heisse",
        "ich heiss",
        "ich bin die",
        "ich bin der",
        "ich bin",
        "ich bin der herr",
        "ich bin die frau",
        "hier ist",
        "hier ist die",
        "hier ist der",
        "hier spricht",
        "hier spricht die",
        "hier spricht der",
        "hier ware",
        "es spricht",
        "da spricht",
        "da ist",
        "da ist der",
        "do isch de",
        "do isch d",
        "da isch de",
        "da ist die",
        "am apparat ist",
        "das ist",
        "das ist der",
        "das ist die",
        "das ware",
        "das bin ich",
        "auf den namen",
        "auf name",
        "auf den namen von",
        "unter dem namen",
        "unter dem nachnamen",
        "im namen von",
        "der nachname ist",
        "der nachname lautet",
        "nachname ist",
        "sie sprechen mit",
        "sie reden mit",
        "sagen sie einfach",
        "schreiben sie",
        "schreiben sie einfach",
        "notieren sie",
        "ich sagte",
        "ich habe gesagt",
        "i bin der",
        "i bin die",
    ],
    trailers: &[
        "und ich",
        "und wir",
        "und mein",
        "und meine",
        "und zwar",
        "und brauche",
        "und mochte",
        "und hatte",
        "und habe",
        "und rufe",
        "und es geht",
        "ich mochte",
        "ich brauche",
        "ich hatte",
        "ich habe",
        "ich wollte",
        "ich will",
        "ich rufe",
        "ich bin",
        "ich war",
        "ich heisse",
        "wir hatten",
        "wir haben",
        "wir mochten",
        "weil",
        "wegen",
        "aus",
        "von der firma",
        "es geht um",
        "es geht",
        "es ist",
        "wie letztes",
        "wie immer",
        "wie vorher",
        "wie gehabt",
        "wenn sie",
        "haben sie",
        "konnen sie",
        "konnten sie",
        "ist das",
        "im auftrag",
        "zu ihren",
        "nicht",
        "aber",
        "sie haben",
        "was",
        "falls",
        "mein name",
        "ist mein name",
        "mein nachname",
        "am apparat",
        "am telefon",
        "hier",
        "wie gesagt",
        "spricht",
    ],
    sentence: List(
        "tochter, sohn, stimmts, guet, erkannt, nachstes, nachsten, wie, eine, einen, einem, einer, \
     eines, mach, stell, stelle, stellen, schalte, dreh, kennst, kennen, kenne, viel, vieles, spat, \
     damit, daran, leider, super, prima, toll, unbedingt, wunderbar, bestens, korrekt, logisch, \
     meinetwegen, einverstanden, absolut, vollig, selbstverstandlich, hundertprozentig, fast, halb, \
     teils, verkehrt, gegenteil, fehler, bestatige, bestatigen, uberlege, uberlegen, meinte, meine, \
     meinst, sehe, sieht, hort, hore, hab, glaub, kostet, kosten, dauert, dauern, hausnummer, adresse, \
     buchhaltung, technik, zentrale, vertrieb, verkauf, support, abteilungsleiter, internet, router, \
     storung, storungsstelle, zahlung, mahnung, lieferung, paket, reparatur, brauchte, brauchten, \
     hatten, dachte, wunsche, wunschen, schicken, schick, bekomme, bekommt, komme, kommt, konnt, koche, \
     sagt, schreib, ordnung, beide, beides, keins, keines, keinem, niemandem, montag, dienstag, \
     mittwoch, donnerstag, samstag, heute, gestern, ubermorgen, uhr, uhrzeit, datum, tage, woche, \
     monat, wochenende, vormittag, nachmittag, interessant, mude, gesund, kaputt, allerdings, jawoll, \
     mhm, jep, jap, no, jein, davon, dagegen, dazu, darauf, gar, uberhaupt, deswegen, darum, drin, \
     draussen, wieso, welchem, welchen, wieviel, rausgehen, danach, vorhin, gesprochen, gekommen, \
     bekommen, gemacht, gesehen, verbunden, anrufen, angerufen, zuruckrufen, ruckruf, auskunft, \
     information, informationen, beratung, bestellt, gekauft, bezahlt, kundigen, kundigung, verlangern, \
     reklamation, beschwerde, garantie, angebot, offnungszeiten, geoffnet, offen, du, er, ihn, ihm, \
     uns, ihr, euch, ihnen, ihre, ihren, sein, seine, unser, unsere, dein, deine, mir, mich, tue, tut, \
     tun, tat, habe, hast, hat, haben, hatte, war, waren, bist, sind, sei, konnen, konnte, konnten, \
     kann, will, wollen, wollte, soll, sollen, sollte, muss, mussen, darf, durfen, mochte, mochten, \
     mag, werden, wurde, wurden, was, warum, weshalb, wozu, wofur, wer, wen, wem, wo, wann, welche, \
     welcher, welches, zuruck, geht, gehts, gehen, nichts, nicht, kein, keine, keinen, keiner, nie, \
     etwas, sache, weil, wenn, ob, dass, als, bei, nach, uber, um, zu, zur, zum, ab, bis, wissen, \
     wusste, brauche, brauchen, frage, fragen, sagen, sag, erzahlen, geben, gibt, gebe, gekriegt, \
     reden, sprechen, verbinden, helfen, hilfe, schon, wieder, jetzt, spater, immer, noch, vorher, \
     sowieso, wirklich, sehr, firmenkunde, nummer, telefonnummer, kundennummer, person, termin, \
     rechnung, konto, vertrag, computer, problem, mitarbeiter, mensch, menschen, maschine, roboter, \
     wiederholen, verstehen, verstehe, verstanden, horen, gehort, denke, glaube, rufe, irgendwas, \
     irgendwer, jemand, jemanden, jemandem, niemand, alle, alles, blod, dumm, bestellen, bestellung, \
     abteilung, kundendienst, service, falsch, egal, vielleicht, eventuell, zeit, mal, moment, \
     augenblick, sekunde, minute, warten, warte, wiederhoren, wiedersehen, tschuss, privat, \
     datenschutz, anonym, relevant, notwendig, wichtig, uberspringen, aufhoren, stopp, oder, nur, doch, \
     dies, diese, dieser, dieses, bitten, idee, ahnung, entschuldigung, verzeihung, pardon, dran, da, \
     eigentlich, gleiche, gleichen, selbe, selben, derselbe, letztes, morgen, los, stimmt, passt, \
     spielt, rolle, nein, nee, verrate, angeben, nennen, dafur, denn, mache, machen, steht, stehen, \
     wegen, schauen, suche",
    ),
    it: "es",
    not: "nicht",
    first: &["vorname ist", "vorname", "mit vornamen", "rufname"],
    last: &["nachname ist", "nachname", "familienname", "zuname", "mit nachnamen"],
    is_first: &["ist der vorname", "ist mein vorname", "ist vorname", "der vorname", "mit vornamen"],
    is_last: &[
        "ist der nachname",
        "ist mein nachname",
        "ist der familienname",
        "ist mein familienname",
        "ist der zuname",
        "ist nachname",
        "der nachname",
        "mit nachnamen",
    ],
    comma: "komma",
    ranks: &[
        ("junior", "Junior"),
        ("senior", "Senior"),
        ("jun", "Junior"),
        ("sen", "Senior"),
        ("jr", "Junior"),
        ("sr", "Senior"),
    ],
    with: "mit",
    swapped_letters: &[
        ('y', "i"),
        ('i', "y"),
        ('k', "c"),
        ('c', "k"),
        ('z', "s"),
        ('s', "z"),
        ('v', "f"),
        ('f', "v"),
        ('w', "v"),
        ('t', "d"),
        ('d', "t"),
        ('b', "p"),
        ('p', "b"),
        ('a', "e"),
        ('e', "a"),
        ('g', "k"),
        ('j', "y"),
    ],
    how_many: &[
        ("ein", 1),
        ("einem", 1),
        ("einfachem", 1),
        ("zwei", 2),
        ("zwo", 2),
        ("doppel", 2),
        ("doppeltem", 2),
        ("2", 2),
        ("dem", 1),
        ("hartem", 1),
        ("weichem", 1),
        ("nur", 1),
        ("scharfem", 1),
        ("einfachen", 1),
        ("d", 1),
    ],
    inner_capital: "Mc",
};

pub(super) const SPELLING: Spelling = Spelling {
    alphabet: ALPHABET,
    alphabet_min: 3,
    letters: LETTERS,
    sounds_like: SOUNDS,
    only_letters: List(
        "ge, ce, te, be, pe, beh, ceh, deh, geh, eff, gee, haa, jott, jot, kah, kaa, ell, emm, enn, \
     pee, kuh, err, tee, vau, fau, weh, ix, iks, ypsilon, zett, zet, eszett",
    ),
    marks: &[
        ("apostroph", '\''),
        ("bindestrich", '-'),
        ("strich", '-'),
        ("minus", '-'),
        ("trennstrich", '-'),
        ("leerzeichen", ' '),
        ("abstand", ' '),
        ("leerschlag", ' '),
    ],
    breaks: &[
        "neues wort",
        "nachstes wort",
        "zweites wort",
        "nachname",
        "neuer name",
        "dann der nachname",
        "und dann",
    ],
    cases: &[
        "gross",
        "grosses",
        "grossbuchstabe",
        "klein",
        "kleines",
        "kleinbuchstabe",
        "kleingeschrieben",
        "grossgeschrieben",
        "dann",
        "und",
        "ein",
        "buchstabe",
    ],
    examples: &["wie", "wie in", "wie bei", "fur", "von"],
    as_in: "wie",
    times: &[("doppel", 2), ("doppelt", 2), ("doppeltes", 2), ("zweimal", 2), ("dreimal", 3), ("zwei", 2)],
    doubled: &[("scharfes", List("s, es, ess"), "\u{df}")],
};
