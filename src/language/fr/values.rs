//! What is said around a value, and what is wanted of a sentence.

use crate::language::{Asides, List, Scope};

pub(super) const ASIDES: Asides = Asides {
    around: List(
        "rendez, vous, rendezvous, rdv, reserver, reservation, reserve, booker, naissance, ne, nee, \
         anniversaire, date, dates, heure, heures, h, personne, personnes, gens, ans, age, jour, jours, \
         journee, de, des, du, vers, environ, autour, alentours, a, au, aux, la, le, les, un, une, peu, \
         pres, peut, etre, eventuellement, plutot, idealement, preference, numero, mieux, libre, \
         disponible, convient, conviendrait, convienne, arrange, arrangerait, arrangeait, marche, irait, \
         ira, va, parfait, ideal, possible, ou, soit, semaine, mois, annee, viens, venir, vient, \
         viendrai, viendrais, passer, passe, passerai, crois, pense, dirais, dire, dis, disons, dit, \
         exactement, exact, precisement, precise, pile, tapantes, total, tout, tous, toute, toutes, en, \
         quantite, nombre, couverts, couvert, table, barre, point, tiret, virgule, monsieur, madame, \
         mademoiselle, docteur, ah, oh, euh, heu, hum, hm, hein, ben, bah, bon, bin, eh, prends, prendre, \
         prendrai, prendrais, mettre, mettez, mets, note, notez, choisis, choisir, choix, prefere, \
         prefererais, prefererait, aimerais, aimerait, voudrais, voudrait, veux, veut, souhaite, \
         souhaiterais, souhaiterait, desire, suis, sommes, est, sont, sera, serait, serons, serions, \
         seront, serai, ce, ca, cela, cest, seul, seule, seuls, seules, seulement, juste, uniquement, \
         encore, meme, reponse, visite, consultation, reunion, creneau, place, places, arriver, arrive, \
         arriverai, arrivee, partir, depart, commencer, debut, debute, fin, finir, chercher, recuperer, \
         livraison, livrer, livre, femme, mari, conjoint, conjointe, compagnon, compagne, enfant, \
         enfants, gosses, fils, fille, filles, garcon, garcons, mere, pere, maman, papa, ami, amie, amis, \
         amies, famille, parents, parent, collegue, collegues, chef, patron, il, elle, on, nous, ils, \
         elles, je, me, moi, te, toi, se, leur, lui, eux, et, plus, moins, ensemble, chacun, adultes, \
         adulte, invites, invite, billets, billet, chambres, chambre, nuits, nuit, unites, unite, pieces, \
         piece, articles, article, exemplaires, tickets, ticket, merci, beaucoup, bien, super, genial, \
         sil, plait, okay, oui, ouais, voila, alors, donc, salut, bonjour, bonsoir, allo, revoir, avec, \
         pour, par, dans, sur, chez, y, que, qui, qu, mon, ma, mes, notre, nos, votre, vos, son, sa, ses, \
         bientot, surement, certainement, absolument, normalement, habituellement, habitude, comme, \
         dhabitude, vrai, vraiment, prochain, prochaine, prochains, prochaines, suivant, suivante, \
         courant, avons, avez, ai, as, ont, faut, faudrait, fait, faire, font, compter, compte, matin, \
         matinee, soir, soiree, apresmidi, midi, cet, cette, ici, fois, pourcent, cent, euros, euro, \
         dollars, francs, kilos, kilometres, minutes, minute, annees, semaines, etoile, diese, touche, \
         touches, appuyer, tape, taper, peux, pouvez, pouvons, pourrait, pourrais, pourriez, devrait, \
         doit, dois, devrions, sais, si, cas, tres, assez, donnez, donne, donner, aussi, daccord, accord, \
         egalement, puis, ensuite, volontiers, ok, cher, chere, quand, tel, telle, option, quelque, \
         quelques, chose, genre, horaire, horaires, inscrire, inscrivez, demande, demander, propose, \
         proposer, parle, question, finalement, effet, effectivement, pourquoi, pas, mai, mais, tantot, \
         sans, doute, faute, etions, etait, quoi, voir, vois, celui, celle, premier, premiere, dernier, \
         derniere, aller, vais, vont, allons, jai, naitre, nait, cote, semble, serais, voulons, compris",
    ),
    declined: List(
        "je ne sais pas, je sais pas, sais pas, je ne sais plus, je sais plus, je ne sais pas encore, \
         je sais pas encore, je ne en sais rien, je en sais rien, je ne le sais pas, je le sais pas, \
         aucune idee, pas idee, je ne ai aucune idee, je ai aucune idee, je ne me souviens pas, \
         je me souviens pas, je ne me souviens plus, je me souviens plus, je ne me rappelle pas, \
         je me rappelle pas, je ne me rappelle plus, je me rappelle plus, je ai oublie, je le ai oublie, \
         je la ai oublie, je le ai oubliee, pas sur, pas sure, je ne suis pas sur, je ne suis pas sure, \
         je suis pas sur, je suis pas sure, je prefere ne pas, je prefere pas, je prefererais ne pas, \
         je prefererais pas, je ne veux pas le dire, je veux pas le dire, je ne souhaite pas le donner, \
         je ne souhaite pas le dire, je ne veux pas le donner, je veux pas le donner, \
         je ne veux pas repondre, je veux pas repondre, je ne le ai pas, je le ai pas, je ne le ai plus, \
         je le ai plus, je ne la ai pas, je la ai pas, je ne en ai pas, je en ai pas, je ne en ai aucun, \
         je en ai aucun, je ne le ai pas sur moi, je le ai pas sur moi, je le ai pas sous la main, \
         je ne le ai pas sous la main, pas sous la main, je ne ai pas de, je ai pas de, je ne ai pas le, \
         je ai pas le, je ne ai pas mon, je ai pas mon, je ne ai pas ma, je ai pas ma, je ne ai plus mon, \
         je ai plus mon, je ai perdu, je le ai perdu, je la ai perdu, je le ai perdue, \
         je ne le trouve pas, je le trouve pas, je ne le trouve plus, je le trouve plus, \
         je ne la trouve pas, je la trouve pas, passez, passer, aucun, aucune, pas moyen de le trouver, \
         introuvable, suivant, sautez, question suivante, je passe, je connais pas, je ne connais pas, \
         je le connais pas, je ne le connais pas, je la connais pas, je ne la connais pas, \
         je ne me en souviens pas, je me en souviens pas, je me en souviens plus, \
         je ne me en souviens plus, pas la moindre idee, je ne peux pas vous dire, je peux pas vous dire, \
         je ne saurais pas dire, je saurais pas dire, je saurais pas vous dire, \
         je ne saurais pas vous dire, je ne saurais vous dire",
    ),
    declined_alone: &[
        "aucun",
        "aucune",
        "passez",
        "passer",
        "pas sur",
        "pas sure",
        "aucune idee",
        "pas idee",
        "suivant",
        "sautez",
        "je passe",
        "introuvable",
    ],
    passed: "truc",
};

pub(super) const SCOPE: Scope = Scope {
    corrections: List(
        "non attendez, non attends, attendez, attends, attendez non, non pardon, pardon non, pardon, \
         euh pardon, non non, non je veux dire, je veux dire, je voulais dire, non je voulais dire, \
         ou plutot, non plutot, enfin plutot, enfin, enfin non, ah non, oh non, en fait, non en fait, \
         en fait non, correction, oups, disons, non disons, mettons, non mettons, mettez plutot, \
         excusez moi, desole, desolee, je suis desole, je suis desolee, je me trompe, je me suis trompe, \
         je me suis trompee, erreur, ce est faux, non ce est faux, je corrige, je rectifie, mais non, \
         au temps pour moi, non",
    ),
    no: "non",
    no_words: List("plus, merci, stop, compris, seulement, negociable, loin, fumeur, fumeurs"),
    before_no: List("que, dire, dis, dit, ou, repondu, est, pas, bien, pourquoi, oui, sinon"),
    negations: &[
        "pas",
        "pas le",
        "jamais",
        "sauf",
        "sauf le",
        "excepte",
        "hormis",
        "a part",
        "en dehors",
        "plutot que",
        "mieux que",
        "au lieu de",
        "au lieu du",
        "tout sauf",
        "ni",
        "aucun",
        "aucune",
        "evitez",
        "eviter",
        "evitons",
        "surtout pas",
        "hors",
        "absent",
        "absente",
        "indisponible",
        "occupe",
        "occupee",
        "deja quelque chose",
        "un empechement",
        "deja pris",
        "deja prise",
        "complet",
        "ferme",
        "oubliez",
        "a le exception de",
        "a le exclusion de",
        "en conge",
        "en vacances",
        "en deplacement",
        "je travaille",
        "me derange",
        "pose probleme",
        "tombe mal",
    ],
    not: "pas",
    not_last: true,
    denying: &[
        "ca ne va pas",
        "ca va pas",
        "ca ne va pas du tout",
        "je ne peux pas",
        "je peux pas",
        "je ne pourrai pas",
        "je pourrai pas",
        "on ne peut pas",
        "on peut pas",
        "ne me va pas",
        "me va pas",
        "ne me convient pas",
        "me convient pas",
        "ne me arrange pas",
        "me arrange pas",
        "ne marche pas",
        "marche pas",
        "ne joue pas",
        "pas possible",
        "impossible",
        "ce est exclu",
        "ce est mort",
        "trop tot",
        "trop tard",
        "trop loin",
        "suis pas la",
        "suis pas disponible",
        "suis pas libre",
        "pas disponible",
        "pas libre",
        "je travaille",
        "je suis pris",
        "je suis prise",
        "suis occupe",
        "suis occupee",
        "ce est complet",
        "ce est ferme",
        "ca tombe mal",
        "va etre difficile",
        "va etre complique",
        "ca va etre juste",
        "ce est complique",
        "ce est difficile",
        "hors de question",
    ],
    not_against: List(
        "sur, sure, avant, apres, plus, trop, mal, de, besoin, encore, seulement, moins, forcement, \
         grave, certain, certaine, tard, tot, idee, loin, vrai, que, necessairement, tout, important, \
         oublier, oublie, question, complique, difficile, grand, beaucoup, presse, pressee, jusque",
    ),
    not_asked: List(
        "pourquoi, si, sais, sait, saurais, voudriez, pourriez, pouvez, pourrait, serait, aurait, auriez",
    ),
    auxiliaries: List(
        "est, va, ira, irait, convient, conviendrait, marche, peux, peut, pouvons, pourrai, pourrais, \
         sera, serait, fonctionne, joue, suis, ai, a, vont, arrange, arrangerait, arrangera, colle, \
         passe, serai, serais, avons, sommes, sont, dit, veux, voudrais, plait, viens, viendrai, prends, \
         travaille, etait, pourra, tombe, reste, parait, semble, etais, rentre, dispo, disponible, libre, \
         possible, faisable",
    ),
    bad: &[
        "trop tot",
        "trop tard",
        "trop loin",
        "trop juste",
        "trop court",
        "trop",
        "trop peu",
        "impossible",
        "exclu",
        "exclue",
        "hors de question",
        "complet",
        "complete",
        "pris",
        "prise",
        "prises",
        "occupe",
        "occupee",
        "ferme",
        "fermee",
        "ferie",
        "mauvais",
        "un mauvais jour",
        "une mauvaise date",
        "une mauvaise idee",
        "difficile",
        "etre difficile",
        "etre complique",
        "etre juste",
        "etre impossible",
        "complique",
        "compliquee",
        "delicat",
        "mort",
        "mal",
        "absent",
        "absente",
        "indisponible",
        "un probleme",
        "un jour ferie",
        "la catastrophe",
        "une catastrophe",
        "rate",
        "fichu",
        "foutu",
        "faux",
        "juste impossible",
        "pas possible",
        "pas bon",
        "pas bien",
        "pas ideal",
        "pas terrible",
    ],
    bad_alone: List("impossible, exclu, trop, complet, pas"),
    degrees: List(
        "vraiment, tres, tout, un, peu, beaucoup, bien, deja, malheureusement, simplement, plutot, assez, \
         quand, meme, toujours, aussi, carrement, encore, sans, doute, souvent, si, toute, juste, \
         totalement, completement",
    ),
    any: List("tout, tous, toute, toutes, importe, nimporte"),
    but: List("mais"),
    so: "donc",
    preferring: List("plutot, mieux"),
    than: "que",
    named: List(
        "midi, minuit, matin, matinee, apresmidi, soir, soiree, aujourdhui, demain, hier, noel, paques, \
         pentecote, ascension, toussaint, weekend, heure, heures, h, demi, demie, quart, cent, cents, \
         mille, million, millions, douzaine, dizaine, quinzaine, vingtaine, trentaine, centaine, semaine, \
         mois, annee, double, triple, lendemain, veille",
    ),
    open_before: List(
        "avant, apres, des, depuis, jusque, jusqua, entre, chaque, tous, toutes, plus, moins, passe, \
         sous, sauf, maximum, minimum, les, partir, courant, dela, hormis, excepte, certains, plusieurs, \
         max, mini, maxi",
    ),
    open_before_two: ("de", "ici"),
    open_between: List(
        "le, la, a, au, aux, vers, environ, de, du, ce, cette, un, une, en, peut, etre, disons, jour, \
         cet, dans, mettons, les, que, dernier, premier",
    ),
    open_after: &[
        "ou plus tard",
        "ou plus tot",
        "ou plus",
        "ou moins",
        "ou apres",
        "ou avant",
        "et apres",
        "et plus",
        "et plus tard",
        "et suivants",
        "et au dela",
        "au plus tard",
        "au plus tot",
        "au plus",
        "au moins",
        "au minimum",
        "au maximum",
        "minimum",
        "maximum",
        "max",
        "maxi",
        "mini",
        "passe",
        "passees",
        "dernier delai",
        "grand maximum",
        "ou nimporte",
        "ou un autre",
        "ou une autre",
        "ou autre",
        "ou peu importe",
        "ou davantage",
        "et quelques",
        "ou le jour",
        "ou le lendemain",
        "ou un peu",
    ],
};
