//! Yes, no, and other short answers.

use super::senses::SENSES;
use crate::language::{Answers, Enough, List, Picks};

pub(super) const ANSWERS: Answers = Answers {
    yes: List(
        "allerdings, und ob, und wie, aber hallo, bitte sehr ja, das mochte ich, das will ich, ja das \
     mochte ich, ja das will ich, ja mochte ich, ja will ich, das ware nett, ja, ja ja, jaja, ja bitte, \
     ja gerne, ja genau, ja richtig, ja stimmt, ja das stimmt, ja das ist richtig, ja klar, ja sicher, \
     ja naturlich, ja freilich, ja eh, ja doch, ja schon, ja passt, jo, jo passt, jap, jep, jup, \
     jawohl, jawoll, joa, yes, genau, ganz genau, exakt, richtig, ganz richtig, korrekt, stimmt, stimmt \
     genau, das stimmt, das ist richtig, das ist korrekt, das passt, passt, passt so, passt schon, \
     passt gut, klar, na klar, alles klar, sicher, aber sicher, ganz sicher, naturlich, \
     selbstverstandlich, freilich, gewiss, gerne, sehr gerne, bitte ja, bitte gerne, doch, doch doch, \
     aber ja, oh ja, ja voll, absolut, unbedingt, definitiv, auf jeden fall, auf alle falle, so ist es, \
     genau so ist es, ist richtig, ist korrekt, ist okay, okay, in ordnung, ist in ordnung, gut, ist \
     gut, einverstanden, perfekt, super, prima, wunderbar, logisch, logo, jawohl ja, ich denke schon, \
     ich glaube schon, denke schon, glaube schon, eh klar, sowieso, bestatigt, ich bestatige, \
     bestatige, zutreffend, trifft zu, das trifft zu, tiptop, mache ich, machen wir, warum nicht, wieso \
     nicht, mhm ja, ist es, ja ist es, ist so, ja ist so, bin ich, ja bin ich, habe ich, ja habe ich, \
     stimmt so, passt mir, passt mir gut, geht, das geht, geht klar, will ich, mochte ich, bestens",
    ),
    no: List(
        "nein, nein nein, nein danke, nein bitte nicht, nee, nee nee, ne, ne ne, ach ne, no, naa, na \
     na, nope, nein falsch, falsch, das ist falsch, ist falsch, leider falsch, nicht richtig, nicht \
     korrekt, nicht ganz, nicht ganz richtig, nicht wirklich, stimmt nicht, das stimmt nicht, stimmt so \
     nicht, das ist nicht richtig, das ist nicht korrekt, ist nicht richtig, das passt nicht, passt \
     nicht, auf keinen fall, keinesfalls, keineswegs, niemals, nie, uberhaupt nicht, gar nicht, sicher \
     nicht, bestimmt nicht, naturlich nicht, definitiv nicht, eher nicht, lieber nicht, besser nicht, \
     noch nicht, nicht so, nicht, bitte nicht, ich glaube nicht, ich denke nicht, glaube nicht, denke \
     nicht, eher nein, leider nein, leider nicht, das habe ich nicht gesagt, das meinte ich nicht, das \
     meine ich nicht, das war es nicht, das ist es nicht, keins davon, keines davon, keine von beiden, \
     keins von beiden, abbrechen, nichts da, kommt nicht in frage, inkorrekt, negativ, unrichtig, \
     nichts davon, geht nicht, das geht nicht, danke nein, will ich nicht, mochte ich nicht, ist es \
     nicht, nein ist es nicht, bin ich nicht, nein bin ich nicht, habe ich nicht, nein habe ich nicht, \
     ist nicht so, kann ich nicht, darf ich nicht, muss ich nicht, weder noch, keine, keiner, keins",
    ),
    senses: SENSES,
    echo_pronouns: List("ich, wir, sie, er, es, das, dies, die, alles"),
    echo_verbs: List(
        "bin, ist, sind, war, waren, habe, haben, hat, hatte, hatten, mochte, mochten, will, wollen, \
     kann, konnen, darf, durfen, muss, mussen, soll, sollen, werde, werden, wird, wurde, wurden, tut, \
     tue, mache, machen",
    ),
    echo_ends: List(
        "ja, auch, schon, bitte, gerne, danke, sicher, wirklich, tatsachlich, naturlich, genau, doch, \
     es, das, so, ich",
    ),
    pointing: "das",
    opinions: &[
        "ich glaube",
        "ich denke",
        "ich meine",
        "ich wurde sagen",
        "ich nehme an",
        "ich vermute",
        "ich hoffe",
        "ich finde",
        "ich bin sicher",
        "ich bin mir sicher",
        "soviel ich weiss",
        "soweit ich weiss",
        "meines wissens",
        "glaube ich",
        "denke ich",
        "also ja",
        "na ja",
        "ja",
        "jo",
        "also",
        "doch",
        "naturlich",
    ],
    asking: List(
        "was, wer, wen, wem, wessen, wann, wo, wohin, woher, welche, welcher, welches, welchen, \
     welchem, wie, warum, wieso, weshalb, wozu, wofur, womit, woran, woruber, wieviel, wieviele, \
     inwiefern, seit",
    ),
    asking_verbs: List(
        "ist, sind, bin, war, waren, hat, haben, hatte, kann, konnen, konnte, konnten, darf, durfen, \
     muss, mussen, soll, sollen, sollte, wollen, mochten, wird, werden, wurde, wurden, gibt, geht, \
     macht, machen, brauchen, wissen, meinen, sprechen, horen, verstehen, kommt, kostet, gehort",
    ),
    asked: List(
        "ich, du, er, sie, es, wir, ihr, das, dies, die, der, den, man, mein, meine, jemand, da, hier, \
     denn",
    ),
    not_asking: List(
        "was ich sagte, was ich gesagt habe, was ich meinte, was sonst, wie gesagt, wie sie sagen, wie \
     sie meinen, wie schon, wie bereits, wie eben, wie gewunscht, wie gehabt, wie immer, wie angegeben, \
     wie besprochen, machen wir, warum nicht, wieso nicht, warum denn nicht, was solls, geht es so, \
     geht es gut, kann ich nicht, darf ich nicht, muss ich nicht, kann man so, kann man machen, haben \
     sie richtig, haben sie gut, haben sie falsch, haben sie nicht richtig",
    ),
    proposing: &[
        "wie ware",
        "wie ware es mit",
        "wie sieht es mit",
        "wie sieht es am",
        "wie sieht es",
        "wie steht es mit",
        "was ist mit",
        "was halten sie von",
        "warum nicht",
        "wieso nicht",
        "was ware mit",
        "wie passt",
        "was spricht gegen",
        "wie ist es mit",
        "wie ist es am",
    ],
    tags: &[
        "nicht wahr",
        "oder",
        "gell",
        "gelle",
        "ge",
        "ne",
        "wissen sie",
        "verstehen sie",
        "verstehst du",
        "weisst du",
        "horen sie",
        "odr",
        "woll",
        "oder was",
    ],
    conditions: List(
        "aber, ausser, falls, wenn, nur, sofern, solange, jedoch, allerdings, obwohl, stattdessen, \
     bloss, vorausgesetzt, nicht, sondern",
    ),
    taking_back: &[
        "nein warten sie",
        "nein warte",
        "nein moment",
        "moment nein",
        "moment",
        "halt",
        "halt nein",
        "warten sie",
        "warte",
        "entschuldigung",
        "verzeihung",
        "pardon",
        "sorry",
        "ich meine",
        "ich meinte",
        "quatsch",
        "vielmehr",
        "oder vielmehr",
        "besser gesagt",
        "stopp",
        "ach nein",
        "ach",
        "oh nein",
        "ups",
        "korrektur",
        "oder doch",
        "oder nein",
        "doch lieber",
    ],
    misheard: &[
        ("jar", true, 0.8),
        ("jaa", true, 0.9),
        ("jah", true, 0.9),
        ("jaha", true, 0.9),
        ("yeah", true, 0.9),
        ("ya", true, 0.8),
        ("jahr", true, 0.6),
        ("je", true, 0.5),
        ("neun", false, 0.5),
        ("nen", false, 0.5),
        ("einen", false, 0.4),
        ("nei", false, 0.9),
        ("nain", false, 0.9),
        ("na", false, 0.6),
        ("noe", false, 0.9),
        ("neh", false, 0.9),
    ],
    polite: List(
        "ah, ahm, eh, ehm, hm, hmm, mhm, mh, also, ach, oh, na, nun, so, und, bitte, danke, dank, \
     vielen, schon, sehr, hallo, guten, tag, morgen, abend, gruss, gott, servus, gruezi, herr, frau, \
     einfach, mal, halt, eben, eigentlich, wirklich, naja, tja, herzlichen",
    ),
    please: "bitte",
    not: "nicht",
    not_last: true,
    but: "aber",
    thanks: "dank",
    small: List(
        "ein, eine, einen, grosses, grosse, grosser, wirkliches, echtes, weiteres, weitere, weiteren, \
     besonderes, mehr, gar, an, daran, so, irgendein",
    ),
    own: List("mein, meine, meinen, meiner, meinem, meines, unser, unsere, unseren, unserer"),
};

pub(super) const ENOUGH: Enough = Enough {
    whole: List(
        "das ist alles, das war alles, das war es, das war es schon, das war es auch schon, das wars, \
     das wars schon, das wars auch schon, das ware alles, das ware es, das ware es schon, das ware dann \
     alles, das ist es, das reicht, das genugt, das reicht mir, das reicht schon, das langt, reicht, \
     mehr nicht, mehr brauche ich nicht, mehr ist es nicht, mehr wollte ich nicht, mehr war es nicht, \
     sonst nichts, sonst nichts mehr, sonst nichts danke, nichts, nichts mehr, nichts weiter, nichts \
     weiteres, weiter nichts, gar nichts, nichts anderes, keine fragen, keine fragen mehr, keine \
     weiteren fragen, ich habe keine fragen, ich habe keine fragen mehr, ich habe keine weiteren \
     fragen, ich brauche nichts, ich brauche nichts mehr, ich brauche sonst nichts, ich brauche sonst \
     nichts mehr, ich brauche nichts weiter, mir geht es gut, mehr habe ich nicht, mehr hatte ich \
     nicht, alles gut, alles klar, alles erledigt, alles geklart, alles bestens, alles in ordnung, \
     alles okay, ist alles, war alles, war es, wars, ist erledigt, hat sich erledigt, das hat sich \
     erledigt, bin fertig, ich bin fertig, wir sind fertig, ich habe alles, ich habe alles was ich \
     brauche, ich bin versorgt, ich bin bedient, im moment nicht, im moment nichts, momentan nicht, \
     momentan nichts, derzeit nicht, derzeit nichts, jetzt nicht, heute nicht, gerade nicht, nicht \
     mehr, nicht im moment, nicht dass ich wusste, wusste nicht was, mir fallt nichts ein, mir fallt \
     nichts mehr ein, mir fallt sonst nichts ein, da fallt mir nichts ein, fallt mir nichts ein, passt, \
     passt schon, passt alles, passt so, das passt, das passt so, es passt, es passt schon, es reicht, \
     weiteres nicht, gar nichts mehr, damit hat es sich, wunschlos glucklich, ich bin wunschlos \
     glucklich, brauche ich nicht, sonst brauche ich nichts, sonst habe ich nichts, sonst hatte ich \
     nichts, sonst wollte ich nichts, ich wollte sonst nichts, das war alles was ich wollte, das ist \
     alles was ich wollte, das war alles was ich wissen wollte, mehr wollte ich nicht wissen, nicht \
     notig, ist nicht notig",
    ),
    around: List(
        "ich glaube, ich denke, glaube ich, denke ich, eigentlich, fur heute, fur jetzt, fur den \
     moment, fur mich, von mir, von meiner seite, meinerseits, von mir aus, soweit, so weit, dann, \
     jetzt, heute, erst einmal, erstmal, vorerst, vorlaufig, im moment, momentan, gerade, auch, schon, \
     gut, okay, tschuss, auf wiederhoren, auf wiedersehen, wiederhoren, wiedersehen, ciao, ade, baba, \
     servus, pfiat di, schonen tag, schonen tag noch, schones wochenende, einen schonen tag, noch, \
     ihnen, ihnen auch, herzlichen dank, besten dank, merci, merci vielmal, super, prima, wunderbar, \
     perfekt, bestens, passt, wars, alles, klar, genau",
    ),
    noes: List("nein, nee, ne, no, nein nein, na, naa"),
};

pub(super) const PICKS: Picks = Picks {
    first: List("erste, ersten, erster, erstes, erstere, ersteres, ersteren, erstgenannte, ersterer"),
    second: List(
        "zweite, zweiten, zweiter, zweites, letztere, letzteres, letzteren, letzte, letzten, \
     zweitgenannte, letzterer",
    ),
    either: List(
        "beide, beides, beiden, egal, gleich, wurscht, wurst, gleichgultig, beliebig, irgendeins, \
     irgendeines, irgendeine, irgendeinen, schnuppe, einerlei",
    ),
    neither: List("weder, keins, keines, keine, keiner, keinen, keinem, nichts"),
    refused: List("nicht beide, nicht beides"),
    around: List(
        "noch, andere, anderes, anderen, recht, ah, ahm, alle, also, am, an, auf, aus, auswahl, bitte, \
     das, davon, dem, den, denke, der, des, die, doch, eher, ein, eine, einen, einfach, es, fur, genau, \
     geht, genannte, genannten, gerne, glaube, gut, hatte, ich, ihnen, im, in, ist, ja, jo, lieber, \
     liebsten, machen, meine, meinte, meinen, mein, mir, mochte, nahme, nehmen, nehme, nein, nee, \
     nicht, nun, oder, okay, option, passt, passen, richtig, sage, sagen, sind, so, total, um, und, \
     variante, vollig, von, wahl, wahle, ware, will, wir, wurde, zu, mit, danke, halt, mal, wollte, \
     vorschlag, moglichkeit, punkt, gehen, waren, dann, komplett, ganz, beim, sie, was, nummer, sehr, \
     war, eigentlich, das andere, stimmt, hat, haben",
    ),
    negating: &[
        "nicht ",
        "nicht das ",
        "nicht die ",
        "nicht der ",
        "nicht den ",
        "nicht dem ",
        "nicht zum ",
        "nicht zur ",
    ],
    around_place: List(
        "das, die, der, den, dem, zum, zur, option, wahl, auswahl, bitte, nummer, ah, ahm, ich, mochte, \
     nehme, hatte, gerne, will, variante, punkt, lieber, am, liebsten",
    ),
    first_value: List("erste, ersten, erster, erstes, erstere, ersteres, ersteren"),
    second_value: List("zweite, zweiten, zweiter, zweites, letztere, letzteres, letzteren"),
};
