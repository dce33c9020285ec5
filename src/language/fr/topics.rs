//! What stands around the names of places and things.

use crate::language::{List, Topics};

pub(super) const TOPICS: Topics = Topics {
    fillers: List(
        "a, ah, ai, aider, aide, aimerais, aimerait, aimerions, alors, allez, allo, appel, appelle, \
         appeler, appelais, apres, as, au, aussi, autre, autres, aux, avec, avez, avoir, avons, bah, \
         beaucoup, ben, besoin, bien, bin, bon, bonjour, bonne, bonsoir, bureau, ca, car, ce, cela, \
         celle, celui, cependant, ces, cet, cette, chercher, cherche, cher, chere, chez, comme, comment, \
         concernant, concerne, connecter, dans, de, demande, demander, departement, des, desire, \
         desirerais, desole, desolee, devrais, deux, dire, direct, directement, dis, disais, dois, donc, \
         donner, donnez, du, elle, en, encore, enfin, est, et, etait, ete, etes, etre, euh, eux, excusez, \
         excuse, fait, faire, faites, faudrait, faut, fois, gens, hein, heu, hm, hmm, hum, il, ils, \
         instant, je, jeune, joindre, jour, journee, juste, la, ladite, le, les, leur, ligne, lui, ma, \
         mademoiselle, madame, mais, me, meme, merci, mes, messieurs, met, mettez, mettre, moi, moment, \
         mon, monsieur, ne, nom, non, nos, notre, nous, oh, okay, on, ont, orienter, ou, ouais, oui, \
         parce, pardon, parle, parler, par, particulier, pas, passe, passer, passez, personnes, peu, \
         peut, peux, plait, plutot, plus, possible, pour, pouvez, pourrais, pourriez, pourrait, pouvoir, \
         pres, prendre, propos, puis, puisque, quand, que, quel, quelle, quelles, quels, quelque, \
         quelques, question, questions, qui, quoi, rappeler, rapport, redirigez, relation, renseignement, \
         renseignements, renseigner, retour, sa, sais, salut, sans, savoir, se, sera, serait, section, \
         service, services, ses, si, sil, soit, soient, son, sont, souhaite, souhaiterais, souhaiterait, \
         suis, suite, sujet, sur, ta, te, tel, telephone, tes, toi, ton, toujours, tout, toute, toutes, \
         transferer, transferez, transfert, tres, trouver, tu, un, une, va, vais, vers, veuillez, veut, \
         veux, via, voici, voila, vois, voir, vos, votre, voudrais, voudrait, voudrions, voulais, \
         voulait, voulez, vouloir, vous, vraiment, y, dites, disons, essaye, essayer, essaie, renvoyer, \
         dirigez, contacter, contact, accord, cote, equipe, propose, justement, simplement, savez, \
         compris, comprends, entendu, entends, t, avais, avait, serais, sois, bref, quant, dessus, ci, \
         cas, chose, choses",
    ),
    times: List(
        "lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, aujourdhui, demain, hier, soir, \
         soiree, matin, matinee, apresmidi, midi, weekend, semaine, semaines, mois, prochain, prochaine, \
         jour, jours, heure, heures, h, demi, demie, quart, minute, minutes, un, une, deux, trois, \
         quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize, quatorze, quinze, seize, vingt, \
         trente, premier, premiere, deuxieme, second, seconde, janvier, fevrier, mars, avril, mai, juin, \
         juillet, aout, septembre, octobre, novembre, decembre, tantot",
    ),
    between: List(
        "a, aller, au, aux, avec, avoir, ca, ce, cela, cette, chez, connecter, concerne, de, demande, \
         des, dire, du, en, est, etre, faire, interesse, interessee, je, joindre, la, le, les, leur, ma, \
         me, mes, mettez, mettre, moi, mon, ne, nous, on, orienter, par, parler, passer, passez, plus, \
         pour, quelquun, relation, service, souhaite, sur, transferer, transferez, un, une, vers, veux, \
         voulais, vouloir, vous, envoyer, envoyez, renvoyer, dirigez, tout, voir, quelque, chose, personne",
    ),
    negations: List("pas, jamais, ni, sans, sauf, excepte, hormis, arretez, evitez, cessez"),
    corrections: List(
        "non attendez, non attends, attendez, je veux dire, je voulais dire, ou plutot, enfin plutot, \
         non plutot, pardon, en fait, excusez moi, non non, correction, je me trompe, je me suis trompe, \
         je me suis trompee, desole, desolee, enfin, oups, mais plutot, non",
    ),
    human: List(
        "personne, vraie personne, une vraie personne, humain, etre humain, operateur, operatrice, agent, \
         agente, conseiller, conseillere, quelquun, representant, representante, receptionniste, \
         reception, standard, standardiste, responsable, superviseur, collegue, employe, telephoniste, \
         teleconseiller, accueil, une vraie voix, prepose, secretaire",
    ),
    joining: List("ou, ni, et, la, le, les, au, aux, a, de, du, des"),
    preferred: ("plutot", "que"),
    excepted: ("tout", "sauf"),
    instead: ("lieu", "de"),
    introductions: &[["me", "appelle"], ["nom", "est"]],
    titles: List("monsieur, madame, mademoiselle, docteur, maitre, professeur"),
};
