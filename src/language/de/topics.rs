//! What stands around the names of places and things.

use crate::language::{List, Topics};

pub(super) const TOPICS: Topics = Topics {
    fillers: List(
        "ab, abend, aber, ach, ah, aha, alles, allerdings, allein, also, am, an, ander, andere, \
     anderen, anderes, angebunden, anfrage, anliegen, anruf, anrufe, anrufen, apparat, auch, auf, aus, \
     bei, beim, bekomme, bekommen, besprechen, bezuglich, betreffend, betreffs, betrifft, bin, \
     bisschen, bitte, bitten, brauch, brauche, brauchen, brauchte, da, dabei, dachte, dafur, dame, \
     damen, damit, daran, daruber, das, dass, davon, dazu, deine, dem, den, denn, denke, der, deren, \
     des, deswegen, die, dich, dies, diese, diesem, diesen, dieser, dieses, dir, doch, dort, dran, \
     drum, durch, durchstellen, du, eben, eh, eigentlich, ein, eine, einem, einen, einer, eines, \
     einfach, einmal, er, erreichen, ersten, es, etwas, euch, euer, eure, eurem, eurer, fragen, frage, \
     frau, freundlich, freundlicherweise, fur, gab, gabe, ganz, ganze, gar, geben, gebe, gehen, \
     gehoren, geht, gehts, gell, genau, gerade, gerne, gesprochen, gewesen, gib, gibt, ging, ginge, \
     gleich, grad, gruss, gruezi, gruss gott, guten, gute, guter, gutes, gut, hab, habe, haben, hallo, \
     hatte, hatten, hat, halt, herr, herrn, heute, hi, hier, hilf, hilfe, helfen, hilft, hm, hmm, hin, \
     hoi, ich, ihm, ihn, ihnen, ihr, ihre, ihrem, ihren, ihrer, ihres, im, immer, in, ins, irgendwas, \
     irgendwie, irgendwo, ist, ja, jawohl, jeder, jemand, jemanden, jemandem, jetzt, kam, kann, klaren, \
     komme, kommen, kommt, konnen, konnt, konnte, konnten, kurz, kurze, lang, lass, lassen, leider, \
     leute, lieber, liebe, liebsten, mach, mache, machen, macht, mal, man, meine, meinem, meinen, \
     meiner, meines, mein, melde, melden, mich, mir, mit, mochte, mochten, moin, morgen, muss, mussen, \
     musste, mussten, nach, nachfragen, nachmittag, naja, na, nachste, nahm, namlich, name, nehmen, \
     nett, nicht, nichts, noch, nochmal, nun, nur, ob, oder, oh, okay, ohne, paar, per, prima, reden, \
     reingehen, richtig, rund, sage, sagen, sagt, sagten, schicken, schnell, schon, schonen, schone, \
     schuldigung, entschuldigung, entschuldigen, sehr, sei, sein, seine, seinem, seinen, seiner, seit, \
     selber, selbst, servus, sich, sicher, sie, sind, so, soll, sollen, sollte, sollten, sondern, \
     sonst, sprechen, spreche, stell, stellen, stelle, suche, suchen, tag, tach, telefonieren, telefon, \
     telefonisch, thema, tschuldigung, tun, tut, uber, uberhaupt, ubrigens, um, und, uns, unser, \
     unsere, unserem, unseren, unserer, unter, verbinde, verbinden, verbindet, verbunden, verbindung, \
     vermitteln, versuche, vielen, viel, vielleicht, vom, von, vor, vorhin, wahr, war, ware, waren, \
     wars, warum, was, weg, wegen, weil, weiss, weiter, weiterleiten, weiterverbinden, welche, welchen, \
     welcher, wem, wen, wenn, wer, werde, werden, wie, wieder, will, wir, wird, wissen, wo, wohl, \
     wolle, wollen, wollte, wollten, worum, wunsche, wunschen, wurd, wurde, wurden, zu, zum, zur, \
     zuruck, zustandig, zustandige, zustandigen, zwar, dank, danke, abteilung, bereich, team, buro, \
     jene, ne, nee, aeh, ahm, ehm, tja, tschuss, wiederhoren, wiedersehen, ciao, bis, dann, mitteilen, \
     erkundigen, informieren, betreff, sache, dinge, ding, drauf, darum, dazwischen, vorbei, raus, \
     rein, mocht, taugt, gscheit, grussgott, liebes, ums, furs, aufs, ans, ubers, zusammen, jedenfalls, \
     gegebenenfalls, eventuell, moglich, moglicherweise, mogliche, wobei, bezug, hatt, dringend, \
     unbedingt, mag, mogen, durfen, durfte, darf, durften, gehabt, gewollt, sowas, irgendjemand, \
     irgendjemandem, irgendjemanden, irgendeine, irgendeinen, irgendein, gesucht, konnens, tats, tate, \
     taten",
    ),
    times: List(
        "montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, sonntag, montags, \
     dienstags, mittwochs, donnerstags, freitags, samstags, sonntags, morgen, ubermorgen, heute, \
     gestern, vorgestern, wochenende, woche, wochen, monat, monate, monaten, jahr, jahre, jahren, \
     nachste, nachsten, nachster, nachstes, kommende, kommenden, tag, tage, tagen, mittag, mittags, \
     vormittag, vormittags, nachmittag, nachmittags, abend, abends, fruh, nacht, uhr, halb, viertel, \
     dreiviertel, stunde, stunden, minute, minuten, eins, zwei, zwo, drei, vier, funf, sechs, sieben, \
     acht, neun, zehn, elf, zwolf, funfzehn, zwanzig, dreissig, erste, ersten, zweite, zweiten, dritte, \
     dritten, januar, janner, februar, feber, marz, april, mai, juni, juli, august, september, oktober, \
     november, dezember",
    ),
    between: List(
        "an, am, auf, aus, bei, beim, bitte, da, damit, das, dem, den, der, des, die, dieser, diese, \
     diesen, direkt, durchgestellt, ein, eine, einem, einen, einer, es, etwas, fur, geht, gehen, gerne, \
     gleich, haben, ich, ihre, ihrem, ihren, ihrer, im, in, ins, jemand, jemanden, jemandem, mal, mein, \
     meine, meinem, meinen, meiner, mehr, mich, mir, mit, mochte, nach, noch, reden, sie, sprechen, so, \
     sondern, uber, um, unbedingt, unsere, unseren, unserer, verbinden, verbunden, von, vom, wegen, \
     weiter, will, wir, wollte, wieder, zu, zum, zur, wirklich, etwa, frage, fragen",
    ),
    negations: List(
        "nicht, nie, niemals, kein, keine, keinen, keinem, keiner, keines, keinesfalls, keineswegs, \
     ohne, weder, ausser, statt, anstatt, nichts",
    ),
    corrections: List(
        "nein warten sie, nein warte, nein moment, ach nein, ah nein, oh nein, nein ich meine, nein ich \
     meinte, nein doch, nein halt, ich meine, ich meinte, ich meinte naturlich, vielmehr, besser \
     gesagt, beziehungsweise, oder vielmehr, oder nein, oder besser, oder doch lieber, oder doch, \
     quatsch, halt nein, halt stopp, stopp, entschuldigung ich, entschuldigung nein, nein \
     entschuldigung, verzeihung, nein nein, sondern, korrektur, falsch, doch lieber, nein, nee, ne, \
     moment nein, pardon",
    ),
    human: List(
        "mensch, menschen, echter mensch, echten menschen, richtiger mensch, richtigen menschen, \
     mitarbeiter, mitarbeiterin, mitarbeitern, jemanden, jemandem, irgendjemand, irgendjemanden, \
     irgendjemandem, berater, beraterin, kundenberater, kundenberaterin, sachbearbeiter, \
     sachbearbeiterin, ansprechpartner, ansprechpartnerin, person, echte person, richtige person, \
     echten person, kollege, kollegen, kollegin, rezeption, empfang, zentrale, vermittlung, \
     telefonzentrale, sekretariat, sekretarin, vorgesetzter, vorgesetzten, chef, chefin, \
     abteilungsleiter, operator, agent, agenten, personal, angestellter, angestellten, telefonistin, \
     telefonist, kundendienstmitarbeiter, servicemitarbeiter, fachkraft",
    ),
    joining: List("oder, noch, und, beziehungsweise"),
    preferred: ("lieber", "als"),
    excepted: ("all", "ausser"),
    instead: ("anstelle", "von"),
    introductions: &[["hier", "ist"], ["name", "ist"], ["hier", "spricht"], ["ich", "heisse"]],
    titles: List("herr, herrn, frau, doktor, professor, fraulein"),
};
