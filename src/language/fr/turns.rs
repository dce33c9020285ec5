//! Whether words are all that a caller wants to say.

use crate::language::{List, Turns};

pub(super) const TURNS: Turns = Turns {
    open_ends: List(
        "a, afin, ai, au, aux, avec, bah, ben, car, ce, ces, cet, cette, chez, comme, concernant, contre, \
         dans, de, depuis, des, du, elle, en, entre, est, et, etre, euh, faire, heu, hum, il, ils, j, je, \
         la, le, les, leur, ma, mais, mes, mon, ne, nos, notre, on, ou, par, parce, parler, pour, \
         pouvoir, puis, que, quel, quelle, qui, sa, sans, se, ses, si, son, suis, sur, un, une, vers, \
         veux, vos, votre, voudrais, souhaite, aimerais, donc, lorsque, puisque, quand, jusque",
    ),
    greetings: List(
        "bonjour, bonsoir, salut, allo, allo bonjour, oui bonjour, oui bonsoir, oui allo, bonjour madame, \
         bonjour monsieur, bonsoir madame, bonsoir monsieur, oui bonjour madame, oui bonjour monsieur, \
         bonjour a vous, euh bonjour, ah bonjour, bonne journee, coucou, bonjour bonjour, \
         allo oui bonjour, bonjour messieurs dames, bonjour mademoiselle, rebonjour, re bonjour, oui salut",
    ),
    backchannels: List(
        "ah, aha, ah bon, ah oui, hm, hmm, hum, hum hum, mm, mmm, oh, euh, hein, mm mm, ah ah, tiens",
    ),
    acknowledgements: List(
        "okay, okay okay, oui, oui oui, ouais, ouais ouais, de accord, oui de accord, okay de accord, \
         tres bien, bien, bon, entendu, je vois, compris, parfait, super, ca marche, merci, okay merci, \
         de accord merci, oui merci, bien sur, voila, euh oui, ah de accord, ah oui de accord, ah okay, \
         oui okay, okay oui, bon de accord, bien compris, entendu merci, tres bien merci, bien bien, \
         ca roule, ben oui, ca joue",
    ),
    growing_numbers: List(
        "vingt, trente, quarante, cinquante, soixante, septante, octante, huitante, nonante, cent, cents, \
         mille, million, millions, moins, et, quatre vingt, quatre vingts",
    ),
    before_minutes: List("heure, heures, h, et, moins"),
    whole_time_end: "h",
    noon: "midi",
};
