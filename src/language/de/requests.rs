//! What callers say to the dialog itself.

use crate::language::{List, Requests};

pub(super) const REQUESTS: Requests = Requests {
    whole_repeat: List(
        "wiederholen, wiederholung, wiederhole, wiederholen sie, wiederholen sie das, bitte \
     wiederholen, noch einmal, noch mal, bitte noch einmal, bitte noch mal, das noch einmal, noch \
     einmal von vorne, wie bitte, wie, bitte wie, bitte was, wie war das, wie war das noch, was, was \
     bitte, was war das, was haben sie gesagt, was sagten sie, was sagen sie, wie meinen, wie meinen \
     sie, wie meinen sie das, entschuldigung, entschuldigung wie bitte, verzeihung, pardon, sorry, ha, \
     he, hae, ich habe sie nicht verstanden, ich habe nichts verstanden, ich habe das nicht verstanden, \
     nicht verstanden, ich verstehe nicht, ich verstehe sie nicht, ich hore nichts, ich hore sie nicht, \
     ich kann sie nicht horen, hallo, hallo hallo, hi, hey, ist da jemand, hallo ist da jemand, ist da \
     wer, ist jemand da, hallo ist jemand da, sind sie da, sind sie noch da, sind sie noch dran, hallo \
     sind sie noch dran, horen sie mich, konnen sie mich horen, guten tag, guten morgen, guten abend, \
     gruss gott, gruezi, servus, moin, was soll ich sagen, was mochten sie wissen, was wollen sie \
     wissen, wie war die frage, frage wiederholen, mit wem spreche ich, wer ist da",
    ),
    whole_options: List(
        "hilfe, hilfe bitte, helfen sie mir, menu, hauptmenu, das hauptmenu, zum hauptmenu, zuruck zum \
     hauptmenu, optionen, auswahl, auswahlmoglichkeiten, moglichkeiten, was sind meine optionen, was \
     gibt es, was gibt es denn, was gibt es fur moglichkeiten, welche moglichkeiten gibt es, welche \
     moglichkeiten habe ich, was kann ich sagen, was kann ich alles sagen, was kann man sagen, was kann \
     man hier auswahlen, was kann man auswahlen, was kann ich auswahlen, was konnen sie, was konnen sie \
     alles, was konnen sie denn, liste, weiss ich nicht, ich weiss nicht, ich weiss es nicht, weiss \
     nicht, keine ahnung, bin nicht sicher, ich bin nicht sicher, ich bin mir nicht sicher, zuruck, von \
     vorne, noch einmal von vorne, von vorn, neu anfangen, welche abteilungen gibt es, welche \
     abteilungen haben sie, was steht zur auswahl, was war noch einmal zur auswahl, wer ist zustandig, \
     ich weiss nicht wer zustandig ist",
    ),
    whole_goodbye: List(
        "auf wiederhoren, auf wiedersehen, auf wiederschauen, wiederhoren, wiedersehen, wiederschauen, \
     tschuss, tschuss tschuss, tschau, ciao, ciao ciao, ade, adieu, baba, pfiat di, pfiat ihnen, uf \
     wiederluege, uf widerluege, bis dann, bis bald, servus, danke tschuss, danke auf wiederhoren, \
     danke auf wiedersehen, vielen dank auf wiederhoren, vielen dank tschuss, nein danke tschuss, nein \
     danke auf wiederhoren, danke ciao, auflegen, ich lege auf, legen sie auf, beenden, anruf beenden, \
     gesprach beenden, hat sich erledigt, das hat sich erledigt, es hat sich erledigt, schon gut, \
     vergessen sie es, egal vergessen sie es, vergiss es, nicht so wichtig, verwahlt, falsch verbunden, \
     ich bin falsch verbunden, entschuldigung verwahlt, da habe ich mich verwahlt, ich habe mich \
     verwahlt, entschuldigung ich habe mich verwahlt, falsche nummer, entschuldigung falsche nummer, da \
     bin ich falsch, ich rufe spater noch einmal an, ich rufe spater wieder an, ich rufe wieder an, ich \
     melde mich wieder, ich melde mich spater, schonen tag noch, schonen tag, einen schonen tag noch, \
     danke schonen tag noch, nichts danke, nichts mehr danke, sonst nichts danke",
    ),
    polite: List(
        "bitte, ah, ahm, ehm, eh, hm, oh, ach, also, so, okay, und, ja, na, nun, danke, mal, kurz, \
     denn, doch",
    ),
    repeat: &[
        "wiederholen",
        "wiederholen sie",
        "wiederhole",
        "noch einmal sagen",
        "noch mal sagen",
        "noch einmal wiederholen",
        "noch mal wiederholen",
        "noch einmal bitte",
        "noch mal bitte",
        "sagen sie das noch einmal",
        "sagen sie das noch mal",
        "sagen sie es noch einmal",
        "sagen sie das bitte noch einmal",
        "sagen sie das bitte noch mal",
        "sag das noch einmal",
        "noch einmal vorlesen",
        "noch mal vorlesen",
        "noch einmal horen",
        "noch mal horen",
        "noch einmal fragen",
        "noch mal fragen",
        "noch einmal langsam",
        "noch einmal von vorne",
        "wie bitte",
        "wie war das",
        "wie war die frage",
        "wie lautet die frage",
        "wie lautete die frage",
        "was war die frage",
        "was war das",
        "was war noch mal die frage",
        "was war noch einmal die frage",
        "was haben sie gesagt",
        "was haben sie gefragt",
        "was hast du gesagt",
        "was sagten sie",
        "was wollten sie wissen",
        "was mochten sie wissen",
        "was meinen sie",
        "was meinen sie damit",
        "wie meinen sie das",
        "was wollen sie von mir",
        "nicht verstanden",
        "nicht ganz verstanden",
        "nicht gehort",
        "nicht mitbekommen",
        "nicht mitgekriegt",
        "nicht ganz mitbekommen",
        "nichts verstanden",
        "nichts gehort",
        "nicht richtig verstanden",
        "nicht richtig gehort",
        "nicht gut verstanden",
        "akustisch nicht",
        "verstehe nicht",
        "verstehe sie nicht",
        "verstehe sie schlecht",
        "verstehe sie kaum",
        "verstehe die frage nicht",
        "verstehe kein wort",
        "hore sie nicht",
        "hore sie schlecht",
        "hore sie kaum",
        "hore nichts",
        "kann sie nicht horen",
        "kann sie nicht verstehen",
        "kann sie kaum verstehen",
        "kann sie schlecht verstehen",
        "kann sie schlecht horen",
        "sind sie noch dran",
        "sind sie noch da",
        "sind sie da",
        "ist da jemand",
        "ist jemand da",
        "horen sie mich",
        "konnen sie mich horen",
        "bist du noch da",
        "kam nicht an",
        "ging unter",
        "war weg",
        "waren kurz weg",
        "die verbindung war weg",
        "verbindung ist schlecht",
        "leitung ist schlecht",
        "schlechte verbindung",
        "zu leise",
        "zu schnell",
        "lauter bitte",
        "lauter sprechen",
        "langsamer sprechen",
        "langsamer bitte",
        "deutlicher sprechen",
        "verzeihung",
        "entschuldigung was",
        "entschuldigung wie",
    ],
    wait: &[
        "moment",
        "moment mal",
        "momentchen",
        "moment noch",
        "einen moment",
        "ein moment",
        "einen kleinen moment",
        "einen kurzen moment",
        "kleinen moment",
        "kleiner moment",
        "kurzen moment",
        "nur einen moment",
        "nur ein moment",
        "noch einen moment",
        "augenblick",
        "augenblick mal",
        "einen augenblick",
        "ein augenblick",
        "einen kleinen augenblick",
        "kleinen augenblick",
        "nur einen augenblick",
        "noch einen augenblick",
        "eine sekunde",
        "eine minute",
        "eine minute noch",
        "sekunde",
        "sekunde mal",
        "sekundchen",
        "nur eine sekunde",
        "nur eine minute",
        "zwei sekunden",
        "zwei minuten",
        "ein paar sekunden",
        "halbe minute",
        "eine halbe minute",
        "ganz kurz",
        "kurz warten",
        "warte mal",
        "warte kurz",
        "warten",
        "ich schaue nach",
        "ich schau nach",
        "ich schaue mal",
        "ich schau mal",
        "ich schaue kurz",
        "ich schau kurz",
        "ich schaue schnell",
        "ich gucke mal",
        "ich guck mal",
        "ich gucke nach",
        "ich luege schnell",
        "ich suche sie",
        "ich suche gerade",
        "ich suche noch",
        "ich suche kurz",
        "ich hole kurz",
        "ich hole schnell",
        "ich hole eben",
        "ich hole gerade",
        "ich hole nur",
        "ich hole mal",
        "ich hole meine",
        "ich hole meinen",
        "ich muss kurz schauen",
        "ich muss kurz suchen",
        "ich muss kurz nachsehen",
        "ich muss kurz nachschauen",
        "ich muss kurz uberlegen",
        "ich muss kurz weg",
        "ich muss erst nachsehen",
        "ich muss erst nachschauen",
        "ich muss erst schauen",
        "ich muss erst suchen",
        "ich muss mal schauen",
        "ich muss mal nachsehen",
        "ich muss uberlegen",
        "da muss ich kurz",
        "da muss ich erst",
        "da muss ich mal",
        "da muss ich schauen",
        "da muss ich nachschauen",
        "da muss ich nachsehen",
        "da muss ich uberlegen",
        "muss ich kurz",
        "muss ich nachsehen",
        "muss ich uberlegen",
        "bin sofort wieder da",
        "ich bin sofort wieder da",
        "ich bin gleich wieder da",
        "warten sie",
        "warten sie mal",
        "warten sie kurz",
        "warten sie einen moment",
        "warten sie einen augenblick",
        "wart",
        "wart schnell",
        "wart amal",
        "bleiben sie dran",
        "bleiben sie kurz dran",
        "nicht auflegen",
        "legen sie nicht auf",
        "lassen sie mich",
        "lassen sie mich kurz",
        "lass mich",
        "geben sie mir einen moment",
        "geben sie mir eine minute",
        "geben sie mir eine sekunde",
        "geben sie mir kurz zeit",
        "geben sie mir zeit",
        "ich muss schauen",
        "ich muss nachschauen",
        "ich muss nachsehen",
        "ich muss suchen",
        "muss ich nachschauen",
        "muss ich erst",
        "das muss ich erst",
        "ich brauche einen moment",
        "ich brauche noch einen moment",
        "ich brauche eine minute",
        "ich bin noch nicht so weit",
        "ich bin noch nicht soweit",
        "ich bin gleich so weit",
        "bin gleich wieder da",
        "mal sehen",
        "mal schauen",
        "mal gucken",
        "schauen wir mal",
        "haben sie einen moment",
        "haben sie geduld",
        "etwas geduld",
        "ein bisschen geduld",
        "geduld",
        "konnen sie warten",
        "konnen sie kurz warten",
        "konnen sie einen moment warten",
        "konnten sie kurz warten",
        "konnten sie warten",
        "konnten sie einen moment warten",
        "stopp",
        "halt",
    ],
    wait_alone: "warten sie",
    searching: List(
        "schaue, schau, schauen, guck, gucke, gucken, suche, such, suchen, sehe, sehen, hole, hol, \
     holen, nachschauen, nachsehen, nachgucken, raussuchen, heraussuchen, finden, finde, prufen, \
     uberlegen, uberlege, nachdenken, schnapp, lesen, brille, zettel, kalender, karte, brief, \
     portemonnaie, geldborse, geldbeutel, tasche, ordner, unterlagen, papiere, stift, irgendwo, wo, \
     seite, ruckseite, agenda, brieftasche, handtasche, vertrag, luege",
    ),
    changes: &[
        "andern",
        "andere",
        "geandert",
        "anderung",
        "stattdessen",
        "lieber",
        "falsch",
        "nicht",
        "korrigieren",
        "korrektur",
        "meinte",
        "tauschen",
        "wechseln",
        "verkehrt",
        "doch",
        "sollte es",
        "muss heissen",
        "anders",
        "umbuchen",
        "verschieben",
    ],
    people: List(
        "mensch, menschen, mitarbeiter, mitarbeiterin, mitarbeitern, mitarbeitende, jemand, jemanden, \
     jemandem, irgendjemand, irgendjemanden, irgendjemandem, irgendwer, irgendwen, berater, beraterin, \
     kundenberater, kundenberaterin, sachbearbeiter, sachbearbeiterin, ansprechpartner, \
     ansprechpartnerin, person, kollege, kollegen, kollegin, rezeption, empfang, zentrale, vermittlung, \
     telefonzentrale, sekretariat, sekretarin, sekretar, vorgesetzter, vorgesetzten, chef, chefin, \
     abteilungsleiter, operator, agent, agenten, agentin, personal, angestellter, angestellten, \
     angestellte, telefonistin, telefonist, fachkraft, wesen, fachmann, assistent, assistentin, dame, \
     zustandigen, zustandige",
    ),
    machines: List(
        "roboter, robotern, maschine, maschinen, computer, computern, computerstimme, automat, \
     automaten, bandansage, band, anrufbeantworter, ki, bot, bots, chatbot, sprachcomputer, ansage, \
     tonband, sprachroboter, blechkiste",
    ),
    around_people: List(
        "zuruckrufen, horen, hore, anhoren, echt, echte, echten, echter, echtes, richtige, richtigen, \
     richtiger, richtiges, lebendig, lebendige, lebendigen, lebendiger, leibhaftige, leibhaftigen, \
     wirkliche, wirklichen, menschliche, menschlichen, menschliches, menschlicher, menschlich, anderer, \
     anderen, andere, kompetenten, kompetente, statt, lieber, sofort, bitte, dringend, endlich, \
     service, kundenservice, kundendienst, kunden, persona, personlich, personliche, personlichen, \
     direkt, direkte, direkten, hasse, satt, leid, mude, verdammt, verdammten, verdammte, verflixte, \
     scheiss, aufhoren, hor, hort, schluss, deutsch, deutschsprachigen, hier, zustandig, \
     verantwortlich, verantwortlichen, auskennt, weiterhilft, helfen, hilft, kennt, unterhalten, \
     plaudern, verlange, verlangen, bestehe, bestehen, darauf, fordere, brauche, will, keinen, kein, \
     keine, keinem, nicht, mit, unterhaltung, gesprach, irgendeinen, irgendeine, irgendein, \
     irgendeinem, leitung, horer, rede, spreche, nur, sondern, erreichbar, fleisch, blut, stimme, egal, \
     welchen, welcher, wer, fur, sie, diesem, dieser, frei, erst, zuerst, gleich, jetzt, unbedingt, \
     mitm, oder",
    ),
    weary: List("hasse, satt, leid, mude, schluss, aufhoren, genug, statt"),
    no: "nein",
};
