//! Whether words are all that a caller wants to say.

use crate::language::{List, Turns};

pub(super) const TURNS: Turns = Turns {
    open_ends: List(
        "aber, ah, ahm, als, also, am, bei, beim, bis, bin, da, damit, das, dass, dem, den, denn, der, \
     des, die, diese, diesen, dieser, ehm, ein, eine, einem, einen, einer, fur, habe, haben, ich, ihr, \
     ihre, ihren, im, in, ins, ist, mein, meine, meinem, meinen, meiner, mit, mochte, namlich, oder, \
     sind, sondern, und, uber, um, unsere, unseren, vom, von, wann, war, wegen, weil, wenn, will, wir, \
     wo, wollte, zum, zur, zwischen, seit, gegen, ohne, hm, brauche, hatte, gegebenenfalls, \
     beziehungsweise, nummer",
    ),
    greetings: List(
        "hallo, hallo hallo, guten tag, guten tag auch, schonen guten tag, einen schonen guten tag, \
     guten morgen, schonen guten morgen, guten abend, schonen guten abend, hallo guten tag, hallo guten \
     morgen, hallo guten abend, ja hallo, ja guten tag, ja hallo guten tag, ja guten morgen, ja schonen \
     guten tag, ah guten tag, ah hallo, hi, hey, gruss gott, gruss sie gott, ja gruss gott, gruss sie, \
     grusse sie, servus, moin, moin moin, gruezi, gruezi mitenand, gruezi wohl, hoi, salu, mahlzeit, \
     tag, tach, ja tag, ja moin, ja servus, ja gruezi, guete tag, grusse gott, griass gott, habe die \
     ehre",
    ),
    backchannels: List(
        "mhm, hm, hmm, mm, mmh, ah, aha, ach, ach so, achso, oh, ah ja, aha ja, ahja, ah so, soso, so \
     so, tja",
    ),
    acknowledgements: List(
        "okay, okay okay, ja, ja ja, jaja, ja okay, okay ja, ja gut, gut, na gut, also gut, alles klar, \
     verstehe, ich verstehe, verstanden, ja verstehe, ja verstanden, klar, ja klar, richtig, genau, ja \
     genau, sicher, schon, gut danke, okay danke, ja danke, danke, danke schon, super, prima, passt, \
     jo, jep, jap, in ordnung, gut okay, okay gut, ja schon, fein, ist recht, ja ist recht, ist gut, eh \
     klar, ja eh",
    ),
    growing_numbers: List(
        "zehn, zwanzig, dreissig, vierzig, funfzig, sechzig, siebzig, achtzig, neunzig, hundert, \
     tausend, million, millionen, minus, und, ein, eine",
    ),
    before_minutes: List("doppelpunkt, uhr, nach, vor"),
    whole_time_end: "",
    noon: "mittag",
};
