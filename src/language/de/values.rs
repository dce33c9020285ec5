//! What is said around a value, and what is wanted of a sentence.

use crate::language::{Asides, List, Scope};

pub(super) const ASIDES: Asides = Asides {
    around: List(
        "mittagszeit, mittagessen, termin, termine, terminvorschlag, buchen, buchung, gebucht, \
     reservieren, reservierung, reserviert, geburt, geburtstag, geburtsdatum, geburtsjahr, jahrgang, \
     geboren, datum, daten, zeit, uhrzeit, zeiten, person, personen, leute, leuten, mann, jahr, jahre, \
     jahren, jahrs, jahres, alt, tag, tage, tagen, tags, von, etwa, circa, zirka, ca, ungefahr, rund, \
     knapp, gut, fast, so, gegen, um, herum, rum, schatzungsweise, sagen, wir, mal, vielleicht, \
     eventuell, vorzugsweise, idealerweise, bevorzugt, am, liebsten, besten, optimal, optimalerweise, \
     nummer, passt, passen, passend, passte, ginge, geht, gehen, klappt, klappen, ware, waren, wars, \
     recht, moglich, moglichst, frei, verfugbar, oder, und, auch, nachste, nachsten, nachster, \
     nachstes, nachstem, kommend, kommende, kommenden, kommender, woche, wochen, monat, monate, monats, \
     gerade, genau, exakt, punktlich, punkt, schlag, hochstens, mindestens, insgesamt, zusammen, \
     gesamt, total, alter, betrag, tisch, stuck, stucke, stucks, artikel, posten, schragstrich, \
     doppelpunkt, bindestrich, strich, komma, herr, frau, doktor, ah, jo, jep, jap, nehme, nehmen, \
     nimm, nahme, genommen, machen, mache, mach, machs, gemacht, wahle, wahlen, bevorzuge, wurde, \
     wurden, sagt, sage, gesagt, denke, dachte, glaube, meine, gerne, super, toll, prima, perfekt, \
     nett, schon, schoner, schonen, besser, okay, nur, noch, immer, einzige, einziger, einzelne, \
     allein, alleine, irgendwann, wann, egal, bequem, besuch, besuchen, besprechung, treffen, \
     kontrolle, untersuchung, vorsorge, ankunft, ankommen, abreise, anreise, beginn, beginnen, anfang, \
     anfangen, start, starten, ende, enden, abholen, abholung, lieferung, liefern, geliefert, \
     vorbeikommen, vorbei, kommen, komme, komm, kame, kommt, partner, kinder, kind, kindern, sohn, \
     tochter, mutter, vater, mama, papa, freund, freundin, freunde, chef, er, sie, familie, gasten, \
     gaste, gast, erwachsene, erwachsenen, erwachsener, karten, karte, ticket, tickets, platze, platz, \
     zimmer, nachte, nacht, ubernachtungen, einheiten, stuckzahl, anzahl, menge, bitte, danke, tschuss, \
     servus, gruss, gott, gruezi, eh, halt, eben, naja, na, bald, bestimmt, sicher, sicherlich, \
     absolut, eigentlich, wirklich, spatestens, fruhestens, gleich, selbe, selber, gleiche, beide, \
     beiden, hoffentlich, offenbar, im, grunde, mir, uns, ihnen, euch, wenns, wenn, ja, jawohl, lokal, \
     hier, einmal, mehr, wiederhole, pro, prozent, euro, euros, franken, cent, rappen, dollar, kilo, \
     kilogramm, kilometer, meter, liter, minuten, stunden, uhr, entschuldigung, moment, war, bisschen, \
     wenig, taste, tasten, drucke, stern, raute, muss, soll, sollte, konnte, konnten, kann, konnen, \
     hatte, hatten, haben, habe, sein, werden, werd, wird, wirds, mein, unser, einfach, doch, dann, da, \
     dieser, diesen, dieses, diese, der, die, das, den, dem, des, ein, eine, einen, einem, einer, \
     zeitlich, terminlich, arzttermin, terminwunsch, wunsch, wunschtermin, wunschdatum, vorschlag, \
     schlage, vor, zu, zum, zur, bei, ab, bis, fur, in, mit, an, ist, es, ich, bin, sind, werdens, \
     wohl, wohlgemerkt, naturlich, freilich, klar, gell, gelle, ne, morgens, abends, mittags, \
     nachmittags, vormittags, fruh, fruhs, nachts, paar, antworte, antwort, lautet, heisst, haus, \
     wunderbar, leider, lieber, eher, schlicht, ganz, ganzen, gesamten, wieder, kurz, plus, minus, hm, \
     hmm, mhm, ehm, ahm, tja, los, starte, geschatzt, derzeit, aktuell, momentan, heurigen, heuer, \
     angebrochenen",
    ),
    declined: List(
        "weiss ich nicht, weiss ich leider nicht, weiss ich gerade nicht, weiss ich jetzt nicht, weiss \
     ich nicht genau, weiss ich nicht auswendig, weiss ich nicht mehr, weiss ich gar nicht, weiss ich \
     auch nicht, ich weiss nicht, ich weiss es nicht, ich weiss es nicht genau, ich weiss es leider \
     nicht, ich weiss es nicht mehr, ich weiss das nicht, ich weiss leider nicht, ich weiss gar nicht, \
     ich weiss gerade nicht, das weiss ich nicht, das weiss ich leider nicht, weiss es nicht, weiss \
     nicht, keine ahnung, kein plan, keinen plan, keinen schimmer, keine idee, nicht auswendig, nicht \
     im kopf, nicht zur hand, nicht da, nicht dabei, nicht bei mir, nicht parat, nicht griffbereit, \
     nicht mehr im kopf, habe ich nicht, habe ich leider nicht, habe ich gerade nicht, habe ich jetzt \
     nicht, habe ich keine, habe ich keinen, habe ich keins, ich habe keine, ich habe keinen, ich habe \
     keins, ich habe kein, ich habe leider keine, ich habe leider keinen, die habe ich nicht, den habe \
     ich nicht, gibt es nicht, erinnere mich nicht, ich erinnere mich nicht, kann mich nicht erinnern, \
     nicht erinnern, vergessen, habe ich vergessen, ich habe es vergessen, entfallen, verloren, habe \
     ich verloren, finde ich nicht, finde ich gerade nicht, kann ich nicht finden, finde sie nicht, \
     finde ihn nicht, finde es nicht, nicht sicher, ich bin mir nicht sicher, ich bin nicht sicher, bin \
     mir nicht sicher, mochte ich nicht sagen, will ich nicht sagen, sage ich nicht, das sage ich \
     nicht, mochte ich nicht angeben, will ich nicht angeben, mochte ich nicht nennen, geht sie nichts \
     an, uberspringen, auslassen, weglassen, keine angabe, keine angaben, kann ich nicht sagen, kann \
     ich ihnen nicht sagen, kann ich gerade nicht sagen, kann ich so nicht sagen, das kann ich nicht \
     sagen, uberfragt, keiner, keines, keins, tut nichts zur sache, spielt keine rolle, ist egal, mir \
     egal, wozu brauchen sie",
    ),
    declined_alone: &[
        "uberspringen",
        "auslassen",
        "weglassen",
        "nicht sicher",
        "keine ahnung",
        "keine idee",
        "kein plan",
        "keiner",
        "keines",
        "keins",
        "vergessen",
        "verloren",
        "weiss nicht",
        "ist egal",
        "mir egal",
        "ich habe kein",
        "ich habe keine",
        "ich habe keinen",
        "nicht da",
        "entfallen",
    ],
    passed: "ding",
};

pub(super) const SCOPE: Scope = Scope {
    corrections: List(
        "ach doch, doch doch, nein doch nicht, nein warten sie, nein warte, nein moment, moment nein, \
     nein halt, halt nein, nein stopp, nein ich meine, nein ich meinte, ach nein, ah nein, oh nein, ahm \
     nein, ach ne, ach quatsch, quatsch, nein quatsch, quatsch nein, nein entschuldigung, \
     entschuldigung nein, entschuldigung, verzeihung, pardon, sorry, sorry nein, nein sorry, \
     tschuldigung, ich meine, ich meinte, ich wollte sagen, vielmehr, oder vielmehr, besser gesagt, \
     genauer gesagt, beziehungsweise nein, oder nein, nein doch, nein doch lieber, oder doch, oder doch \
     lieber, oder besser, oder lieber, doch lieber, dann doch lieber, dann lieber, nein lieber, nein \
     dann lieber, nein besser, nein eher, korrektur, korrigiere, ich korrigiere, nein nein, nein, nee, \
     ne, na, nein falsch, falsch, stopp, ups, hoppla, nein sagen wir, sagen wir lieber, sagen wir doch, \
     nein das war falsch, das war falsch, das stimmt nicht, nein das stimmt nicht, nein das ist falsch, \
     mein fehler, nein mein fehler, moment, warten sie, warte, habe mich vertan, ich habe mich vertan, \
     nein ich habe mich vertan, habe mich versprochen, ich habe mich versprochen, versprochen, irrtum, \
     nicht doch, nein eigentlich, ach ich meine, ach was, nein machen wir, machen wir lieber, machen \
     wir doch, sondern, ach nee, oder nee",
    ),
    no: "nein",
    no_words: List("danke, problem"),
    before_no: List("sage, sagt, sagte, sagen, heisst"),
    negations: &[
        "nicht",
        "nie",
        "niemals",
        "kein",
        "keine",
        "keinen",
        "keinem",
        "keiner",
        "ausser",
        "ausgenommen",
        "ohne",
        "statt",
        "anstatt",
        "anstelle von",
        "bis auf",
        "mit ausnahme von",
        "ungern",
        "weder",
        "bloss nicht",
        "nur nicht",
        "ja nicht",
        "auf keinen fall",
        "keinesfalls",
        "eher nicht",
        "lieber nicht",
        "alles ausser",
        "alles nur nicht",
        "alles bloss nicht",
        "uberall nur nicht",
        "vergessen sie",
        "ausgebucht",
        "verhindert",
        "geschlossen",
    ],
    not: "nicht",
    not_last: true,
    denying: &[
        "gehtnicht",
        "geht nicht",
        "kann ich nicht",
        "passt nicht",
        "keine zeit",
        "nicht geht",
        "nicht passt",
        "lieber nicht",
        "eher nicht",
        "auf keinen fall",
        "nicht moglich",
        "ausgeschlossen",
        "unmoglich",
    ],
    not_against: List(
        "sicher, nur, wahr, vor, nach, spater, fruher, langer, unter, uber, schlecht, schlimm, bis, ab, \
     erst",
    ),
    not_asked: List("warum, wieso, ob, wenn, falls, oder, weshalb"),
    auxiliaries: List(
        "ist, war, ware, waren, sind, geht, ginge, passt, klappt, kann, konnte, konnen, habe, hatte, \
     haben, hat, wird, wurde, bin, liegt, sieht, soll, will, mag, mochte, darf, muss, finde",
    ),
    bad: &[
        "gehtnicht",
        "zu zeitig",
        "geht nicht",
        "geht leider nicht",
        "geht bei mir nicht",
        "geht es nicht",
        "geht es bei mir nicht",
        "geht es leider nicht",
        "geht gar nicht",
        "geht uberhaupt nicht",
        "geht auch nicht",
        "geht schlecht",
        "passt nicht",
        "passt leider nicht",
        "passt mir nicht",
        "passt mir leider nicht",
        "passt mir gar nicht",
        "passt es nicht",
        "passt es mir nicht",
        "passt es mir leider nicht",
        "passt mir nicht so gut",
        "passt nicht so gut",
        "passt uns nicht",
        "passt uberhaupt nicht",
        "passt gar nicht",
        "passt auch nicht",
        "passt schlecht",
        "passt mir schlecht",
        "klappt nicht",
        "klappt leider nicht",
        "klappt es nicht",
        "klappt es leider nicht",
        "klappt bei mir nicht",
        "kann ich nicht",
        "kann ich leider nicht",
        "kann ich da nicht",
        "kann ich gar nicht",
        "konnte ich nicht",
        "konnen wir nicht",
        "konnen wir leider nicht",
        "nicht",
        "leider nicht",
        "gar nicht",
        "nicht so gut",
        "nicht gut",
        "nicht moglich",
        "nicht drin",
        "ich nicht",
        "es nicht",
        "schlecht",
        "ganz schlecht",
        "schwierig",
        "unmoglich",
        "ungunstig",
        "unpassend",
        "blod",
        "doof",
        "voll",
        "belegt",
        "besetzt",
        "vergeben",
        "weg",
        "ausgebucht",
        "zu fruh",
        "zu spat",
        "zu bald",
        "zu lang",
        "zu viel",
        "zu viele",
        "zu wenig",
        "zu knapp",
        "zu weit",
        "ein feiertag",
        "feiertag",
        "ein problem",
        "falsch",
        "verkehrt",
        "geschlossen",
        "zu",
        "mir zu fruh",
        "mir zu spat",
        "keine zeit",
        "ich keine zeit",
        "ich leider keine zeit",
        "wir keine zeit",
        "ich schon was",
        "ich schon was vor",
        "ich schon etwas vor",
        "ich schon einen termin",
        "ich arbeiten",
        "ich nicht da",
        "ich weg",
        "ich verhindert",
        "ich verreist",
        "ich im urlaub",
        "ich in den ferien",
        "ich unterwegs",
        "ausgeschlossen",
        "tabu",
        "keine option",
        "nichts",
        "nix",
        "schlechter",
        "raus",
    ],
    bad_alone: List("gehtnicht, geht, passt, klappt, kann, konnte, konnen"),
    degrees: List(
        "wirklich, sehr, so, ganz, nur, ein, eine, bisschen, etwas, eher, auch, immer, wahrscheinlich, \
     einfach, viel, weit, schon, meistens, leider, mir, uns, fur, mich, da, bei, definitiv, vollig, \
     total, halt, eben, ziemlich, absolut, aber, doch, eigentlich, es, ja",
    ),
    any: List("alles, jeder, jeden, jede, jedes, jederzeit, alle, immer, irgendwann, uberall, egal, nichts"),
    but: List("aber, sondern"),
    so: "also",
    preferring: List("lieber, besser, eher, bevorzuge, fruher, bevorzugt"),
    than: "als",
    named: List(
        "mittag, mittags, mitternacht, morgen, vormittag, vormittags, nachmittag, nachmittags, abend, \
     abends, nachts, heute, ubermorgen, gestern, vorgestern, weihnachten, ostern, pfingsten, silvester, \
     neujahr, wochenende, wochenenden, uhr, doppel, hundert, tausend, million, millionen, dutzend, \
     halb, halbe, viertel, dreiviertel, woche, wochen, monat, jahr, paar, heiligabend",
    ),
    open_before: List(
        "vor, nach, ab, bis, zwischen, von, seit, jeden, jede, jedes, jeweils, mehr, weniger, uber, \
     unter, mindestens, hochstens, maximal, minimal, wenigstens, spatestens, fruhestens, innerhalb, \
     ausser, immer, alle, irgendein, irgendeinen, nicht, langer, oberhalb, unterhalb, binnen",
    ),
    open_before_two: ("bis", "zu"),
    open_between: List(
        "der, die, das, den, dem, ein, eine, einen, einem, am, an, um, im, in, zum, zur, circa, etwa, \
     ungefahr, so, vielleicht, sagen, wir, mal, nachsten, nachste, kommenden, diesen, diese, diesem, \
     gegen, als",
    ),
    open_after: &[
        "oder spater",
        "oder fruher",
        "oder danach",
        "oder davor",
        "oder mehr",
        "oder weniger",
        "oder so was",
        "und spater",
        "und danach",
        "und alter",
        "und mehr",
        "und darunter",
        "und daruber",
        "aufwarts",
        "abwarts",
        "oder langer",
        "oder anders",
        "fruhestens",
        "spatestens",
        "als fruhestes",
        "mindestens",
        "hochstens",
        "maximal",
        "bis",
        "oder irgendwann",
        "oder irgendein",
        "plus",
        "oder jeder",
        "oder ein anderer",
    ],
};
