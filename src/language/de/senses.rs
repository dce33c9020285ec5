//! What each phrase does to an answer.

use crate::language::{List, Sense};

pub(super) const SENSES: &[(Sense, List)] = &[
    (
        Sense::Yes,
        List(
            "ja, jaja, ja ja, jo, jo jo, joa, ja eben, jap, jep, jup, japp, jepp, jawohl, jawoll, yes, \
         yep, jaa, jah, mhm, genau, ganz genau, genau so, genauso, korrekt, exakt, prazise, stimmt, \
         stimmt schon, stimmt so, stimmt alles, stimmt ja, stimmt das ist, stimmt das war, stimmt das \
         habe, ja stimmt das, das stimmt ja, zutreffend, trifft zu, trifft es, trifft es genau, \
         freilich, jawohl ja, na klar, klar doch, aber klar, aber ja, ja klar, na sicher, aber sicher, \
         aber naturlich, na logisch, logisch, logo, na logo, sicher doch, aber gerne, bitte gerne, sehr \
         gerne, herzlich gerne, liebend gerne, mit vergnugen, mit freuden, einverstanden, bin \
         einverstanden, bin dafur, ich stimme zu, stimme zu, da stimme ich zu, ich bestatige, \
         bestatige, bestatigt, so ist es, so ist das, genau so ist es, so sei es, so machen wir es, so \
         machen wir das, machen wir, machen wir so, machen sie das, machen sie es, machen sie das so, \
         machen sie mal, mach das, tun sie das, gehen wir so vor, machen wir es so, dann machen wir \
         das, geht klar, geht in ordnung, geht okay, geht so klar, geht schon klar, hundertprozentig, \
         zu hundert prozent, hundert prozent, 100 prozent, hundertpro, warum nicht, wieso nicht, warum \
         denn nicht, warum auch nicht, wieso auch nicht, spricht nichts dagegen, da spricht nichts \
         dagegen, nichts dagegen, habe nichts dagegen, hatte nichts dagegen, ich habe nichts dagegen, \
         nichts einzuwenden, kein problem, kein thema, keine frage, gar keine frage, gar kein problem, \
         uberhaupt kein problem, keine einwande, kein einwand, keine bedenken, kein zweifel, keine \
         zweifel, ohne zweifel, zweifellos, zweifelsohne, zweifelsfrei, kein fehler, ohne weiteres, von \
         mir aus, meinetwegen, soll mir recht sein, ist mir recht, mir ist es recht, ware mir recht, \
         ist schon recht, sie haben recht, da haben sie recht, haben sie recht, richtig verstanden, gut \
         verstanden, richtig gehort, recht verstanden, das meinte ich, das meine ich, das habe ich \
         gemeint, habe ich gemeint, das habe ich gesagt, habe ich gesagt, das hatte ich gerne, wie \
         gewunscht, nehme ich, das nehme ich, den nehme ich, die nehme ich, nehmen wir, das nehmen wir, \
         das bin ich, wie sie sagen, sie sagen es, auf jeden fall, auf alle falle, jedenfalls ja, \
         gebongt, abgemacht, ist gebongt, topp, nur zu, nur los, los gehts, tun wir das, gerne doch, \
         kann man so sagen, kann man machen, so kann man es sagen, das kann man so sagen, das ware \
         nett, das ware lieb, das ware super, das ware toll, das ware schon, das ware gut, das ware \
         prima, das ware fein, bleibt dabei, dabei bleibt es, es bleibt dabei, ich bitte darum, bitte \
         darum, eh klar, ja eh, haut hin, kommt hin, durfte stimmen, musste stimmen, sollte stimmen, \
         ich denke schon, ich glaube schon, denke schon, glaube schon, denke ich schon, glaube ich \
         schon, ich denke ja, ich glaube ja, nicht schlecht, gar nicht schlecht, nicht ubel, alles \
         korrekt, alles richtig, voll und ganz, genau das, ich bin dafur, dann machen wir das so, sehe \
         ich auch so, sehe ich genauso, richtig erkannt, gut erkannt, ganz meine meinung, da bin ich \
         dabei, bin dabei, ich bin dabei",
        ),
    ),
    (
        Sense::Weak,
        List(
            "richtig, richtige, okay, gut, sehr gut, gute, ganz gut, klar, sicher, sicherlich, \
         bestimmt, perfekt, super, prima, toll, klasse, spitze, wunderbar, ausgezeichnet, hervorragend, \
         bestens, ideal, optimal, fein, schon gut, recht, passt, geht, klappt, passend, in ordnung, \
         ordnung, alles klar, alles okay, gerne, lieb, cool, geil, super duper, tiptop, tipptopp, top, \
         wahr, akzeptiert, akzeptabel, genehmigt, erledigt, gultig, fertig, positiv, eindeutig, \
         offensichtlich, sieht gut aus, sieht richtig aus, sieht so aus, hort sich gut an, hort sich \
         richtig an, klingt gut, klingt richtig, klingt super, gefallt mir, musste sein, wird schon \
         stimmen, wird stimmen, wird passen, zufrieden, froh, passt mir, passt uns, passt mir gut, \
         passt mir sehr gut, passt gut, passt sehr gut, passt bestens, passt perfekt, passt wunderbar, \
         passt super, passt prima, passt schon, passt so, passt genau, passt alles, passt eh, passt \
         doch, passt fur mich, durfte passen, musste passen, sollte passen, geht schon, geht gut, ich \
         hoffe ja, hoffe ja, mir recht, ist recht, das richtige, die richtige, der richtige, ginge, \
         wurde gehen, wurde passen, ware gut, gut so, haut hin",
        ),
    ),
    (
        Sense::Stress,
        List(
            "absolut, definitiv, naturlich, selbstverstandlich, selbstredend, unbedingt, total, vollig, \
         vollkommen, komplett, ganz bestimmt, ganz sicher, ganz und gar, garantiert, gewiss, \
         wahrscheinlich, hochstwahrscheinlich, sehr wahrscheinlich, hoffentlich, durchaus, tatsachlich, \
         in der tat, vermutlich, wahrhaftig, zu gerne, immer, sowieso, sehr wohl",
        ),
    ),
    (
        Sense::Bad,
        List(
            "nein, nein nein, nein nein nein, nee, nee nee, ne, neee, no, nope, nei, naa, nein danke, \
         ja nein, ja nee, ja ne, nicht nein, nicht nee, nein lieber nicht, nein nicht, nein leider \
         nicht, falsch, ja falsch, ist ja falsch, doch falsch, ganz falsch, vollig falsch, total \
         falsch, komplett falsch, verkehrt, ganz verkehrt, unrichtig, inkorrekt, unwahr, negativ, \
         fehler, ein fehler, fehlerhaft, irrtum, ein irrtum, irren sie sich, irren, geirrt, verhort, \
         vertan, verwechselt, verwechslung, verlesen, vertippt, missverstandnis, missverstanden, falsch \
         verstanden, falsch gehort, nicht verstanden haben sie, haben sie nicht verstanden, haben sie \
         mich nicht verstanden, quatsch, blodsinn, unsinn, schmarrn, so ein quatsch, schwachsinn, mist, \
         problem, ein problem, unmoglich, ungultig, schlecht, ganz schlecht, ungunstig, unpassend, \
         abgelehnt, lehne ich ab, ich lehne ab, ablehnen, widerspreche, ich widerspreche, ich verneine, \
         auf keinen fall, auf gar keinen fall, in keinem fall, in keiner weise, in keinster weise, \
         keinesfalls, keineswegs, mitnichten, nie im leben, nie und nimmer, um gottes willen, um \
         himmels willen, gott bewahre, bloss das nicht, nur das nicht, kommt nicht in frage, kommt gar \
         nicht in frage, kommt nicht in die tute, unter keinen umstanden, im gegenteil, ganz im \
         gegenteil, nicht die bohne, weit gefehlt, leider nein, eher nein, wohl kaum, nicht unbedingt \
         richtig, eigentlich nein, nicht notig, ist nicht notig, nicht notwendig, brauche ich nicht, \
         mochte ich nicht, will ich nicht, will ich nicht haben, das will ich nicht, das mochte ich \
         nicht, ich will nicht, ich mochte nicht, nicht dass ich wusste, bin dagegen, ich bin dagegen, \
         habe ich nicht gesagt, das habe ich nicht gesagt, habe ich so nicht gesagt, hatte ich nicht \
         gesagt, habe ich nicht gemeint, das meine ich nicht, das meinte ich nicht, meinte ich nicht, \
         habe ich nicht, das war es nicht, das ist es nicht, ist es nicht, ist er nicht, ist sie nicht, \
         bin ich nicht, das bin ich nicht, das ist nicht das, ist nicht das, was anderes, etwas \
         anderes, was ganz anderes, etwas ganz anderes, jemand anders, jemand anderes, der falsche, die \
         falsche, das falsche, falsche, falscher, falsches, falschen, ich glaube nicht, ich denke \
         nicht, glaube nicht, denke nicht, glaube ich nicht, denke ich nicht, glaube kaum, ich glaube \
         kaum, abbrechen, abbruch, vergessen sie es, vergiss es, lassen sie es, lassen sie das, lassen \
         wir das, lass es, lassen wir es, lieber was anderes, weder noch, keins davon, keines davon, \
         keine von beiden, keins von beiden, nichts davon, nichts da, nichts von beidem, von wegen, \
         schon wieder falsch, wieder falsch, keine gute idee, habe keine lust, kein interesse, kein \
         bedarf, keinen bedarf, keine lust, hinten und vorne nicht, gut ist das nicht, gut war das \
         nicht, richtig ist das nicht, richtig war das nicht, gefallt mir nicht, finde ich nicht, finde \
         ich nicht gut, ist mir nicht recht, mir nicht recht, nicht recht, ausgeschlossen, noe, nah, \
         nehme ich nicht, den nehme ich nicht, nein alles gut, nein alles klar, nein alles bestens, bin \
         nicht einverstanden, nicht einverstanden, ja nein das, nein das ist es nicht, quatsch nein, \
         stimmt nicht so gut, stimmt nicht gut, stimmt nicht so ganz, stimmt nicht richtig, stimmt \
         nicht wirklich, stimmt nicht so richtig, stimmt nicht so recht, stimmt nicht recht, stimmt \
         nicht besonders, stimmt nicht besonders gut, stimmt nicht sehr gut, stimmt nicht ganz, stimmt \
         nicht wirklich gut, stimmt nicht ganz so gut, stimmt nicht mehr, passt nicht so gut, passt \
         nicht gut, passt nicht so ganz, passt nicht richtig, passt nicht wirklich, passt nicht so \
         richtig, passt nicht so recht, passt nicht recht, passt nicht besonders, passt nicht besonders \
         gut, passt nicht sehr gut, passt nicht ganz, passt nicht wirklich gut, passt nicht ganz so \
         gut, passt nicht mehr, geht nicht so gut, geht nicht gut, geht nicht so ganz, geht nicht \
         richtig, geht nicht wirklich, geht nicht so richtig, geht nicht so recht, geht nicht recht, \
         geht nicht besonders, geht nicht besonders gut, geht nicht sehr gut, geht nicht ganz, geht \
         nicht wirklich gut, geht nicht ganz so gut, geht nicht mehr, klappt nicht so gut, klappt nicht \
         gut, klappt nicht so ganz, klappt nicht richtig, klappt nicht wirklich, klappt nicht so \
         richtig, klappt nicht so recht, klappt nicht recht, klappt nicht besonders, klappt nicht \
         besonders gut, klappt nicht sehr gut, klappt nicht ganz, klappt nicht wirklich gut, klappt \
         nicht ganz so gut, klappt nicht mehr, passt mir nicht so gut, passt mir nicht gut, passt mir \
         nicht so ganz, passt mir nicht richtig, passt mir nicht wirklich, passt mir nicht so richtig, \
         passt mir nicht so recht, passt mir nicht recht, passt mir nicht besonders, passt mir nicht \
         besonders gut, passt mir nicht sehr gut, passt mir nicht ganz, passt mir nicht wirklich gut, \
         passt mir nicht ganz so gut, passt mir nicht mehr, passt mir leider nicht so gut, passt mir \
         leider nicht gut, passt mir leider nicht so ganz, passt mir leider nicht richtig, passt mir \
         leider nicht wirklich, passt mir leider nicht so richtig, passt mir leider nicht so recht, \
         passt mir leider nicht recht, passt mir leider nicht besonders, passt mir leider nicht \
         besonders gut, passt mir leider nicht sehr gut, passt mir leider nicht ganz, passt mir leider \
         nicht wirklich gut, passt mir leider nicht mehr, geht bei mir nicht so gut, geht bei mir nicht \
         gut, geht bei mir nicht so ganz, geht bei mir nicht richtig, geht bei mir nicht wirklich, geht \
         bei mir nicht so richtig, geht bei mir nicht so recht, geht bei mir nicht recht, geht bei mir \
         nicht besonders, geht bei mir nicht besonders gut, geht bei mir nicht sehr gut, geht bei mir \
         nicht ganz, geht bei mir nicht wirklich gut, geht bei mir nicht mehr, passt uns nicht so gut, \
         passt uns nicht gut, passt uns nicht so ganz, passt uns nicht richtig, passt uns nicht \
         wirklich, passt uns nicht so richtig, passt uns nicht so recht, passt uns nicht recht, passt \
         uns nicht besonders, passt uns nicht besonders gut, passt uns nicht sehr gut, passt uns nicht \
         ganz, passt uns nicht wirklich gut, passt uns nicht ganz so gut, passt uns nicht mehr, geht \
         mir nicht so gut, geht mir nicht gut, geht mir nicht so ganz, geht mir nicht richtig, geht mir \
         nicht wirklich, geht mir nicht so richtig, geht mir nicht so recht, geht mir nicht recht, geht \
         mir nicht besonders, geht mir nicht besonders gut, geht mir nicht sehr gut, geht mir nicht \
         ganz, geht mir nicht wirklich gut, geht mir nicht ganz so gut, geht mir nicht mehr, passt so \
         nicht so gut, passt so nicht gut, passt so nicht so ganz, passt so nicht richtig, passt so \
         nicht wirklich, passt so nicht so richtig, passt so nicht so recht, passt so nicht recht, \
         passt so nicht besonders, passt so nicht besonders gut, passt so nicht sehr gut, passt so \
         nicht ganz, passt so nicht wirklich gut, passt so nicht ganz so gut, passt so nicht mehr, \
         stimmt so nicht so gut, stimmt so nicht gut, stimmt so nicht so ganz, stimmt so nicht richtig, \
         stimmt so nicht wirklich, stimmt so nicht so richtig, stimmt so nicht so recht, stimmt so \
         nicht recht, stimmt so nicht besonders, stimmt so nicht besonders gut, stimmt so nicht sehr \
         gut, stimmt so nicht ganz, stimmt so nicht wirklich gut, stimmt so nicht ganz so gut, stimmt \
         so nicht mehr, geht so nicht so gut, geht so nicht gut, geht so nicht so ganz, geht so nicht \
         richtig, geht so nicht wirklich, geht so nicht so richtig, geht so nicht so recht, geht so \
         nicht recht, geht so nicht besonders, geht so nicht besonders gut, geht so nicht sehr gut, \
         geht so nicht ganz, geht so nicht wirklich gut, geht so nicht ganz so gut, geht so nicht mehr, \
         geht leider nicht so gut, geht leider nicht gut, geht leider nicht so ganz, geht leider nicht \
         richtig, geht leider nicht wirklich, geht leider nicht so richtig, geht leider nicht so recht, \
         geht leider nicht recht, geht leider nicht besonders, geht leider nicht besonders gut, geht \
         leider nicht sehr gut, geht leider nicht ganz, geht leider nicht wirklich gut, geht leider \
         nicht ganz so gut, geht leider nicht mehr, passt leider nicht so gut, passt leider nicht gut, \
         passt leider nicht so ganz, passt leider nicht richtig, passt leider nicht wirklich, passt \
         leider nicht so richtig, passt leider nicht so recht, passt leider nicht recht, passt leider \
         nicht besonders, passt leider nicht besonders gut, passt leider nicht sehr gut, passt leider \
         nicht ganz, passt leider nicht wirklich gut, passt leider nicht ganz so gut, passt leider \
         nicht mehr, nicht das was ich gesagt habe, nicht was ich gesagt habe, nicht das was ich \
         meinte, nicht das was ich gemeint habe, nicht was ich meinte, nicht das was ich wollte, nicht \
         das was ich will, passt das nicht, passt mir das nicht, passt mir das leider nicht, passt das \
         leider nicht, passt das gar nicht, geht das nicht, geht das leider nicht, stimmt das nicht, \
         stimmt das leider nicht, stimmt das so nicht, stimmt das uberhaupt nicht, kann nicht stimmen, \
         kann nicht sein, kann so nicht stimmen, kann gar nicht sein, kann unmoglich stimmen",
        ),
    ),
    (
        Sense::Not,
        List(
            "nicht, kaum, schwerlich, nicht mal, nicht einmal, ja nicht, absolut nicht, gewiss nicht, \
         sicher nicht, ganz sicher nicht, bestimmt nicht, ganz bestimmt nicht, naturlich nicht, \
         selbstverstandlich nicht, definitiv nicht, sicherlich nicht, garantiert nicht, nie, niemals, \
         nimmer, kein, keine, keinen, keinem, keiner, keinerlei, ohne, nichts, ja gar nicht, ja \
         uberhaupt nicht, ja leider nicht, ja so nicht, sowieso nicht, ja noch nicht, ja eigentlich \
         nicht, ja doch nicht",
        ),
    ),
    (
        Sense::Unsure,
        List(
            "nicht sicher, nicht ganz sicher, nicht so sicher, nicht hundertprozentig sicher, gar nicht \
         sicher, mir nicht sicher, mir da nicht sicher, mir nicht ganz sicher, unsicher, weiss ich \
         nicht, weiss ich gerade nicht, weiss ich jetzt nicht, weiss ich leider nicht, weiss ich nicht \
         genau, weiss ich gar nicht, weiss nicht, weiss nicht genau, weiss es nicht, weiss es nicht \
         genau, weiss das nicht, weiss leider nicht, weiss gerade nicht, weiss jetzt nicht, weiss gar \
         nicht, weiss ich auch nicht, keine ahnung, kein plan, keinen plan, keinen schimmer, keinen \
         blassen schimmer, keine idee, wer weiss, wer weiss das schon, kann ich nicht sagen, kann ich \
         so nicht sagen, kann ich ihnen nicht sagen, kann ich jetzt nicht sagen, kann ich gerade nicht \
         sagen, kann das nicht sagen, kann es nicht sagen, schwer zu sagen, gute frage, da fragen sie \
         mich was, da bin ich uberfragt, uberfragt, erinnere mich nicht, kann mich nicht erinnern, \
         nicht erinnern, nicht auswendig, vergessen, habe ich vergessen, nicht verstanden, nicht ganz \
         verstanden, nicht gehort, nicht mitbekommen, nicht mitgekriegt, nicht gut verstanden, nicht \
         richtig verstanden, nicht ganz mitbekommen, kapier ich nicht, verstehe ich nicht, verstehe \
         nicht, verstehe sie nicht, verstehe sie schlecht, hore sie nicht, hore sie schlecht, hore \
         nichts, ich hore sie nicht, kann sie nicht horen, ist mir egal, mir egal, egal, mir gleich, \
         ist mir gleich, mir wurscht, mir wurst, wie sie wollen, wie sie meinen, wie sie mochten, was \
         sie wollen, entscheiden sie, das entscheiden sie, das uberlasse ich ihnen, einen moment, ein \
         moment, moment, moment bitte, einen augenblick, ein augenblick, augenblick, eine sekunde, \
         sekunde, warten sie, warte, nachdenken, uberlegen, muss ich uberlegen, uberlege noch, mal \
         uberlegen, mal schauen, mal sehen, nachschauen, nachsehen, nicht genau, unklar, sie sagen mir, \
         sagen sie es mir, mir geht es gut, geht es mir gut, nicht klar, nicht ganz klar, habe ich \
         nicht verstanden, habe ich nicht gehort, habe ich nicht mitbekommen, habe ich nicht \
         mitgekriegt, habe ich nicht ganz verstanden, habe ich akustisch nicht verstanden, habe ich \
         nicht richtig verstanden, habe ich leider nicht verstanden, habe ich nicht im kopf, habe ich \
         nicht da, bin ich mir nicht sicher, bin ich mir nicht ganz sicher, bin ich nicht sicher, bin \
         ich unsicher, bin ich uberfragt",
        ),
    ),
    (
        Sense::Hedge,
        List(
            "vielleicht, eventuell, moglicherweise, moglich, kann sein, konnte sein, mag sein, das kann \
         sein, unter umstanden, jein, teils, teilweise, teils teils, zum teil, halb, halb und halb, \
         halbwegs, mehr oder weniger, kommt drauf an, kommt darauf an, kommt ganz drauf an, das kommt \
         drauf an, je nachdem, hangt davon ab, das hangt davon ab, beides, beide, sowohl, sowohl als \
         auch, entweder, ja und nein, ja oder nein, nein oder ja, oder nicht, oder nein, oder doch, so \
         lala, geht so, na ja, naja, nicht unbedingt, nicht immer, manchmal, mal so mal so, schwierig, \
         bedingt, unentschlossen, unentschieden, ungewiss, gewissermassen, irgendwie, in etwa, \
         ungefahr, beinahe, fast, stimmt das, passt das, geht das, bin am uberlegen, ich uberlege, noch \
         offen, bis auf, fast richtig, fast alles, teilweise richtig, wenn uberhaupt, bis jetzt, wie \
         ist das, wie war das, spater, erst, passt das so, nein passt schon, wie gut, ist das richtig, \
         wie bitte, wie war",
        ),
    ),
    (
        Sense::Empty,
        List(
            "ziemlich, sehr, so, auch so, doch, schon, eben, halt, mal, einmal, noch einmal, noch mal, \
         jetzt, gerade, gleich, sofort, nun, dann, heute, auch, wieder, endlich, da, dort, hier, \
         einfach, bitte schon, danke schon, vielen dank, besten dank, herzlichen dank, danke ihnen, \
         guten tag, guten morgen, guten abend, gute nacht, gruss gott, auf wiederhoren, auf \
         wiedersehen, wiederhoren, tschuss, leider, leider gottes, entschuldigung, verzeihung, tut mir \
         leid, tut mir sehr leid, sorry, pardon, ehrlich, offen gesagt, um ehrlich zu sein, ubrigens, \
         wie gesagt, wie ich schon sagte, wie ich gesagt habe, habe ich doch gesagt, ich sagte, ich \
         sage, sage ich, sagen wir, sagen wir mal, wurde ich sagen, ich wurde sagen, meine antwort ist, \
         die antwort ist, ich meine, ich finde, finde ich, ich glaube, glaube ich, ich denke, denke \
         ich, nehme ich an, ich nehme an, ich hoffe es, soweit ich weiss, soviel ich weiss, meines \
         wissens, mensch, mann, gott, mein gott, herrgott, himmel, verdammt, verdammte, verflixt, zum \
         teufel, lieber mann, du lieber, meine gute, junge, madel, das, dies, dieses, diese, dieser, \
         diesen, es, er, sie, wir, uns, ich, mir, mich, ihnen, ihr, ihre, ihren, ihm, ihn, der, die, \
         den, dem, ein, eine, einen, einem, einer, ist, sind, war, waren, bin, wird, werden, ware, hat, \
         haben, habe, hatte, hatten, kann, konnen, konnte, konnten, darf, durfen, muss, mussen, soll, \
         sollen, sollte, will, wollen, wollte, mochte, mochten, wurde, wurden, tut, tun, macht, machen, \
         mache, gemacht, gesagt, sagen, sagt, sage, gemeint, meine, verstanden haben, fur mich, fur \
         uns, von mir, bei mir, mit mir, mir aus, mit dem, mit der, damit, daran, dazu, davon, dafur, \
         daruber, was, wie, wo, als, dass, weil, und, oder, also, gell, gelle, ne, nicht wahr, oder \
         was, wissen sie, sehen sie, horen sie, alles, ganze, ganzes, ganz, angabe, angaben, antwort, \
         daten, name, namen, nummer, adresse, uhrzeit, termin, tag, datum, eintrag, vorschlag, auswahl, \
         so weit, soweit, bis hierher, hierbei, dabei, jedenfalls, sowas, so was, so etwas, an, auf, \
         aus, bei, im, in, mit, nach, um, zu, zum, zur, von, vom, fur, uber, verstehen sie, denn, wenn \
         sie so nett waren, wenn sie so freundlich waren, wenn es geht, wenn moglich, wenn es moglich \
         ist, verstanden, alles gut, wohl, ich hoffe, richtig ware, richtig ist, richtig heisst es, \
         korrekt ware, korrekt ist, richtig muss es heissen, hatte gerne, ich hatte gerne, hatten \
         gerne, wurde gerne, mochte gerne, ich mochte gerne, wollte gerne, wir hatten gerne, gerne ein, \
         gerne einen, gerne eine, ehrlich gesagt, wirklich, gar, uberhaupt, besonders, vielleicht \
         lieber, lieber, besser, eher, bloss, nur, noch, mehr, eigentlich, momentan, was ich gesagt \
         habe",
        ),
    ),
];
