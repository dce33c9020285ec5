//! By which words a claim is judged.

use rust_stemmers::Algorithm;

use crate::language::{Claims, List};

pub(super) const CLAIMS: Claims = Claims {
    stemming: Algorithm::German,
    free: "der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem jener jene es da \
    hier dort dies ich mich mir mein meine meinen meinem meiner meines du dich dir dein deine wir uns unser \
    unsere unseren unserem unserer sie ihnen ihr ihre ihren ihrem ihrer ihres man sich selbst selber wer wen wem \
    wessen welche welcher welches welchen was als dass ob wenn wie so auch noch schon doch denn mal einmal eben \
    halt nun ja also dann dabei damit dazu davon daran darauf daruber dafur hin her von vom zu zum zur in im ins \
    an am auf aus bei beim mit fur um uber durch wegen bezuglich betreffend hinsichtlich und oder bin bist ist \
    sind seid war waren gewesen sein sei ware waren wird werden werde wurde wurden worden geworden habe hat \
    haben hatte hatten gehabt kann kannst konnen konnte konnten darf durfen durfte muss mussen musste mussten \
    soll sollen sollte sollten will wollen wollte wollten mag mochte mochten lasse lasst lassen mache macht \
    machen gemacht machte tue tut tun getan gehe geht gehen ging gegangen nehme nimmt nehmen gebe gibt geben \
    gegeben komme kommt kommen gekommen bekommen bekommt wunscht wunschen wunsche gewunscht braucht brauche \
    brauchen benotigt benotigen bittet bitten bitte gebeten fragt fragen frage gefragt fragte anfrage erkundigt \
    erkundigen sucht suchen suche weiss wissen gewusst kennt kennen ruft rufe rufen anrufen angerufen anruf \
    anrufer anruferin kunde kundin person sagt sage sagen gesagt sagte erwahnt erwahnen erzahlt erzahlen \
    berichtet berichten meldet melden gemeldet erklart erklaren teilt mitteilen mitgeteilt danke dank vielen \
    hallo guten tag gruss ah ahm ehm hm oh okay wirklich sehr ganz etwas gerne eigentlich einfach helfen hilft \
    hilfe unterstutzung sprechen spricht spreche gesprochen reden redet anliegen geht dringend los",
    denials: List(
        "nicht, nein, nie, niemals, ohne, kein, keine, keinen, keinem, keiner, keines, weder, noch, \
     ausser, ausgenommen, statt, anstatt, nichts",
    ),
    not: "nicht",
    no: "nein",
    denials_before: &[],
    turns: List("aber, sondern, und, weil, denn, also, bitte, da, obwohl, wenn, jedoch"),
    corrections: &[
        "nein warten sie",
        "nein entschuldigung",
        "entschuldigung nein",
        "ich meine",
        "ich meinte",
        "vielmehr",
        "besser gesagt",
        "ach nein",
        "quatsch",
        "oder nein",
        "oder doch",
        "sondern",
    ],
    days: &[
        ("montag", &["mo", "montags", "montage"]),
        ("dienstag", &["di", "dienstags", "dienstage"]),
        ("mittwoch", &["mi", "mittwochs", "mittwoche"]),
        ("donnerstag", &["do", "donnerstags", "donnerstage"]),
        ("freitag", &["fr", "freitags", "freitage"]),
        ("samstag", &["sa", "samstags", "samstage", "sonnabend", "sonnabends"]),
        ("sonntag", &["so", "sonntags", "sonntage"]),
        ("januar", &["jan", "janner", "jaenner"]),
        ("februar", &["feb", "feber"]),
        ("marz", &["mar", "maerz"]),
        ("april", &["apr"]),
        ("mai", &[]),
        ("juni", &["jun", "juno"]),
        ("juli", &["jul", "julei"]),
        ("august", &["aug"]),
        ("september", &["sep", "sept"]),
        ("oktober", &["okt"]),
        ("november", &["nov"]),
        ("dezember", &["dez"]),
    ],
    may: "",
    before_may: List(""),
    same: "\
rechnung faktura
zahlen bezahlen begleichen zahlung
kaufen erwerben
reparieren reparatur instandsetzen
verschieben verlegen umbuchen
vereinbaren buchen reservieren ausmachen
termin termine
medikament medikamente arznei arzneimittel
impfung impfen
problem schwierigkeit storung
preis kosten
arzt doktor mediziner
arztin doktorin
mensch jemand
mutter mama mutti
vater papa vati
fernseher tv
fahrrad rad velo
telefon apparat
handy mobiltelefon natel
computer rechner pc
foto bild
beschweren beschwerde reklamieren reklamation
liefern lieferung zustellen zustellung
ankommen ankunft
verlangern verlangerung
stornieren storno stornierung absagen
kundigen kundigung
rezept verschreibung
anmelden login anmeldung
email mail
anfangen beginnen beginn
er ihm ihn
krankenkasse kasse
auto wagen pkw
kaputt defekt
schicken senden
",
    told_by: &[
        (
            "er",
            &[
                "er",
                "mann",
                "vater",
                "sohn",
                "bruder",
                "onkel",
                "opa",
                "grossvater",
                "junge",
                "bub",
                "herr",
                "chef",
            ],
        ),
        (
            "sie",
            &[
                "sie",
                "frau",
                "mutter",
                "tochter",
                "schwester",
                "tante",
                "oma",
                "grossmutter",
                "madchen",
                "dame",
                "chefin",
            ],
        ),
    ],
    past: "bezahlt bezahlen gezahlt zahlen gekauft kaufen verloren verlieren zerbrochen zerbrechen gebrochen brechen \
    geschickt schicken gesendet senden verlassen verlassen gefunden finden gefallen fallen gestohlen stehlen \
    gestohlene stehlen vergessen vergessen geschrieben schreiben gesehen sehen gehalten halten behalten behalten \
    getroffen treffen verstanden verstehen gebracht bringen gegessen essen gefahren fahren geschlafen schlafen \
    aufgewacht aufwachen gewahlt wahlen gelaufen laufen verkauft verkaufen ausgegeben ausgeben gewonnen gewinnen \
    gewachsen wachsen geworfen werfen gerissen reissen getragen tragen gebaut bauen geliehen leihen gelesen \
    lesen gestanden stehen gedacht denken geliefert liefern bestellt bestellen gekundigt kundigen storniert \
    stornieren verschoben verschieben gebucht buchen vereinbart vereinbaren reserviert reservieren repariert \
    reparieren erhalten erhalten abgesagt absagen angekommen ankommen angemeldet anmelden abgemeldet abmelden \
    abgebucht abbuchen beschadigt beschadigen geandert andern gezogen ziehen umgezogen umziehen",
    past_ending: "\u{0}",
    before_a_wish: List(
        "zu, will, wollen, wollte, mochte, mochten, soll, sollen, sollte, kann, konnen, konnte, muss, \
     mussen, darf, durfen, wird, werden, wurde",
    ),
    phrases: &[(&["e", "mail"], "email"), (&["log", "in"], "login")],
    contractions: &[
        ("zum", &["zu"]),
        ("zur", &["zu"]),
        ("hab", &["habe"]),
        ("gern", &["gerne"]),
        ("uhr", &[]),
        // The ending of a rank in figures: "24ten".
        ("te", &[]),
        ("ten", &[]),
        ("ter", &[]),
        ("ste", &[]),
        ("sten", &[]),
    ],
    negative_ending: ("\u{0}", '\u{0}'),
    endings: List("s, n, ne, nen"),
    times: "mal",
    ordinals: [
        "nullte",
        "erste",
        "zweite",
        "dritte",
        "vierte",
        "funfte",
        "sechste",
        "siebte",
        "achte",
        "neunte",
        "zehnte",
        "elfte",
        "zwolfte",
        "dreizehnte",
        "vierzehnte",
        "funfzehnte",
        "sechzehnte",
        "siebzehnte",
        "achtzehnte",
        "neunzehnte",
    ],
    tenth_ending: ("igste", "ig"),
    counts: &[("einmal", 1), ("zweimal", 2), ("dreimal", 3), ("viermal", 4), ("dutzend", 12)],
    past_the_hour: &[("viertel", "nach", 15, 0), ("viertel", "vor", 45, 1)],
    zeros: List("null"),
    article: "ein",
    and: "und",
    scales: &[("hundert", 100, "00"), ("tausend", 1_000, "000")],
    repeats: &[("doppel", 2), ("doppelt", 2)],
    between: List(
        "und, dann, strich, bindestrich, punkt, plus, minus, schragstrich, leerzeichen, stern, raute, \
     komma, pause",
    ),
    no_number: &[],
    orders: &[
        "system:",
        "assistent",
        "assistant",
        "sprachmodell",
        "language model",
        "jeder anrufer",
        "jedem anrufer",
        "jeden anrufer",
        "alle anrufer",
        "allen anrufern",
        "sag anrufern",
        "sag dem anrufer",
        "frag anrufer",
        "frag den anrufer",
        "frage den anrufer",
        "/passage",
        "/last",
        "ignoriere alle",
        "ignoriere deine",
        "ignore all",
        "ignore your",
    ],
    dot: "punkt",
};
