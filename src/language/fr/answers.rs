//! Yes, no, and other short answers.

use super::senses::SENSES;
use crate::language::{Answers, Enough, List, Picks};

pub(super) const ANSWERS: Answers = Answers {
    yes: List(
        "oui, ouais, ouaip, oui oui, ouais ouais, oui merci, oui madame, oui monsieur, \
         oui sil vous plait, sil vous plait, sil te plait, oui ce est ca, ce est ca, ce est cela, \
         ce est bien ca, ce est bien cela, ce est exact, ce est juste, ce est correct, ce est bon, \
         ce est parfait, ce est tout bon, exact, exactement, absolument, tout a fait, parfaitement, \
         de accord, okay, bien, tres bien, parfait, bien sur, bien entendu, certainement, evidemment, \
         naturellement, effectivement, en effet, volontiers, entendu, voila, correct, affirmatif, si, \
         si si, mais si, mais oui, ca marche, ca va, ca me va, ca roule, allez y, avec plaisir, \
         pourquoi pas, je veux bien, je confirme, confirme, confirmez, je crois que oui, \
         je pense que oui, vrai, ce est vrai, precisement, oui tout a fait, oui exactement, oui bien sur, \
         ben oui, ah oui, certain, super, impeccable, nickel, juste",
    ),
    no: List(
        "non, nan, nenni, non non, non merci, non pas du tout, pas du tout, ce ne est pas ca, \
         ce est pas ca, non ce est pas ca, non ce ne est pas ca, ce ne est pas exact, ce est pas exact, \
         ce ne est pas correct, ce est pas correct, ce est pas bon, ce ne est pas bon, ce est faux, faux, \
         incorrect, inexact, negatif, jamais, absolument pas, certainement pas, surement pas, \
         surtout pas, en aucun cas, bien sur que non, pas question, hors de question, pas vraiment, \
         pas tout a fait, pas exactement, je ne crois pas, je ne pense pas, je crois pas, je pense pas, \
         je crois que non, je pense que non, mais non, ah non, ben non, que non, non plus, aucun, aucune, \
         aucun des deux, aucune des deux, ni un ni autre, ni le un ni le autre, annulez, \
         je ne ai pas dit ca, je ai pas dit ca, ce ne est pas ce que je ai dit, \
         ce est pas ce que je ai dit, pas ca, pas celui la, pas celle la, pantoute, rien, du tout",
    ),
    senses: SENSES,
    echo_pronouns: List("ca, cela, je, on, nous, ce, celui, celle, tout, moi"),
    echo_verbs: List(
        "va, ira, irait, marche, convient, roule, joue, suffit, suffira, colle, fonctionne, passe, tient, \
         conviendra, conviendrait, peux, veux, confirme, accepte, valide",
    ),
    echo_ends: List(
        "bien, parfaitement, tres bien, tout a fait, merci, oui, sil vous plait, aussi, pour moi, ca, \
         cela, comme ca, volontiers, nickel, impeccable, super, mieux",
    ),
    pointing: "ce",
    opinions: &[
        "je crois",
        "je crois que",
        "je pense",
        "je pense que",
        "je dirais",
        "je dirais que",
        "je suppose",
        "je suppose que",
        "je imagine",
        "je imagine que",
        "il me semble",
        "il me semble que",
        "je suis sur que",
        "je suis sure que",
        "je suis certain que",
        "je suis certaine que",
        "a mon avis",
        "selon moi",
        "pour moi",
        "je espere",
        "je espere que",
        "oui je crois",
        "oui je crois que",
        "oui je pense",
        "oui je pense que",
    ],
    asking: List(
        "quoi, qui, que, quand, ou, comment, pourquoi, combien, quel, quelle, quels, quelles, lequel, \
         laquelle",
    ),
    asking_verbs: List(
        "est, etes, avez, pouvez, puis, peux, peut, faut, dois, ai, suis, sont, va, allez, voulez, savez, \
         serait, seriez, auriez, pourriez, pourrais, etait, aviez, dites, faudrait, doit, devez, ferez, \
         faites, as, es",
    ),
    asked: List("ce, vous, je, il, elle, on, nous, tu, ils, elles, t, y"),
    not_asking: List(
        "que oui, que non, que si, ou non, ou bien, ou alors, ou plutot, qui est, dites oui, dites non, \
         pourquoi pas, quoi que ce soit, quel plaisir, quelle bonne idee, quelle horreur, faites ca, \
         allez y, quand vous voulez, comment donc, que vous avez dit, et comment, comment non, \
         qui est exact, quand meme",
    ),
    proposing: &[
        "pourquoi pas",
        "que diriez vous",
        "que dites vous de",
        "que pensez vous de",
        "et pourquoi pas",
        "comment ca serait",
        "ou alors",
        "ou bien",
        "ou plutot",
        "quand vous voulez",
    ],
    tags: &[
        "ne est ce pas",
        "est ce pas",
        "hein",
        "pas vrai",
        "vous voyez",
        "tu vois",
        "vous savez",
        "tu sais",
        "vous comprenez",
        "vous entendez",
        "vous ne trouvez pas",
        "ou quoi",
    ],
    conditions: List(
        "mais, sauf, si, sil, seulement, cependant, toutefois, quoique, sinon, condition, pourvu, \
         excepte, uniquement, contre, lieu",
    ),
    taking_back: &[
        "non attendez",
        "attendez non",
        "attendez",
        "attends",
        "pardon",
        "euh pardon",
        "je veux dire",
        "je voulais dire",
        "correction",
        "en fait",
        "ou plutot",
        "oups",
        "non pardon",
        "enfin",
        "excusez moi",
        "desole",
        "desolee",
        "je me trompe",
        "je me suis trompe",
        "je me suis trompee",
    ],
    misheard: &[
        ("ui", true, 0.8),
        ("wi", true, 0.8),
        ("oi", true, 0.6),
        ("we", true, 0.5),
        ("ouie", true, 0.8),
        ("ouiii", true, 0.9),
        ("oue", true, 0.7),
        ("nom", false, 0.6),
        ("noms", false, 0.5),
        ("nons", false, 0.7),
        ("no", false, 0.9),
        ("nonn", false, 0.9),
    ],
    polite: List(
        "euh, heu, hum, hm, hmm, ben, bah, bin, ah, oh, eh, alors, donc, et, merci, beaucoup, bonjour, \
         bonsoir, salut, allo, monsieur, madame, mademoiselle, tres, vraiment, infiniment",
    ),
    please: "plait",
    not: "pas",
    not_last: true,
    but: "mais",
    thanks: "merci",
    small: List("de, autre, gros, grand, petit, le, la, moindre, vrai, a"),
    own: List("mon, ma, mes, mien, mienne, notre, nos"),
};

pub(super) const ENOUGH: Enough = Enough {
    whole: List(
        "ce est tout, ce sera tout, ca sera tout, ce etait tout, ca ira, ca va, ca va aller, ca suffit, \
         ca me suffit, ce est bon, ce est bon pour moi, ce est parfait, ce est bien, ce est tres bien, \
         ce est tout bon, ce est note, tout est bon, tout est clair, tout va bien, ce est clair, \
         ce est en ordre, rien, rien de autre, rien de autre pour moi, rien de plus, plus rien, \
         plus rien de autre, rien du tout, rien pour le moment, rien pour le instant, pas pour le moment, \
         pas pour le instant, pas maintenant, pas aujourdhui, pas pour aujourdhui, pas de autre question, \
         pas de autres questions, pas de question, pas de questions, plus de question, plus de questions, \
         aucune autre question, aucune question, je ne ai pas de autre question, \
         je ne ai pas de autres questions, je ne ai plus de question, je ne ai plus de questions, \
         je ai pas de autre question, je ai plus de question, je ai plus de questions, je ai tout, \
         je ai tout ce qui il me faut, je ai tout ce que il me faut, je ai tout ce que il faut, \
         je ai eu ma reponse, je ai ma reponse, je ne ai besoin de rien, \
         je ne ai besoin de rien de autre, je ne ai plus besoin de rien, je ne veux rien de autre, \
         il ne y a rien de autre, cela suffit, cela me suffit, cela ira, parfait, nickel, impeccable, \
         ce est fini, on a fini, on a fait le tour, ca fait le tour, je suis bon, ce est beau, \
         pas besoin, ce est gentil, ce etait tout ce que je voulais, ce est tout ce que je voulais, \
         ce est tout ce qui il me fallait, ce est tout ce que il me fallait, sans facon, ca joue, \
         ce est correct, pas necessaire, je vous en prie",
    ),
    around: List(
        "je crois, je pense, je crois que, je pense que, il me semble, il me semble que, pour le moment, \
         pour le instant, pour aujourdhui, pour moi, de mon cote, maintenant, aujourdhui, au revoir, \
         bonne journee, bonne soiree, bonne fin de journee, a bientot, a plus, ciao, adieu, vous, \
         sil vous plait, bon, bien, tres bien, mille fois, super, parfait, okay, de accord, voila, oui, \
         ca, vous etes gentil, a vous, a vous aussi, de meme, pareillement, mais, vous etes gentille, \
         bon week end, bon weekend, bonne nuit, a la prochaine, je vous remercie, de tout, du tout",
    ),
    noes: List("non, nan, nenni, non non"),
};

pub(super) const PICKS: Picks = Picks {
    first: List("premier, premiere, 1e, 1er, 1ere"),
    second: List("second, seconde, deuxieme, dernier, derniere, 2e, 2eme"),
    either: List("deux, egal, importe, nimporte, indifferent, chaque"),
    neither: List("aucun, aucune, ni, rien"),
    refused: List("pas les deux, pas non plus, ni le un ni le autre"),
    around: List(
        "a, ah, alors, au, avec, autre, ben, bah, bien, bon, ca, ce, celle, celui, ces, cest, choisir, \
         choisis, choix, chose, crois, de, des, dirais, dire, dis, dit, donc, du, en, est, et, etait, \
         euh, fait, je, la, le, les, lequel, laquelle, lun, lune, me, merci, meme, mieux, mes, moi, mon, \
         ne, non, nous, numero, oh, okay, on, option, ou, oui, pas, pense, peu, plait, plutot, pour, \
         prefere, prefererais, prends, prendrais, proposition, que, qui, sera, serait, sil, suis, tous, \
         toutes, tout, un, une, va, veux, vous, voudrais, vraiment, service, possibilite, ira, irait, y, \
         plus, quel, quelle, soit, parle, parlais, voulais",
    ),
    negating: &["pas ", "pas le ", "pas la ", "pas du ", "pas pour le ", "pas pour la "],
    around_place: List(
        "le, la, du, celui, celle, choix, option, numero, sil, vous, plait, euh, je, voudrais, prends, \
         veux, prendrais, ce, est, sera, en, ligne, proposition, pour, alors, ben, plutot, serait, la bas",
    ),
    first_value: List("premier, premiere, 1e, 1er, 1ere"),
    second_value: List("second, seconde, deuxieme, dernier, derniere, 2e, 2eme"),
};
