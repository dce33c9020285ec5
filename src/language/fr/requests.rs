//! What callers say to the dialog itself, and what tells their mood.

use crate::language::{List, Moods, Requests};

pub(super) const REQUESTS: Requests = Requests {
    whole_repeat: List(
        "pas compris, pas entendu, repetez, repeter, repete, repetez sil vous plait, vous pouvez repeter, \
         pouvez vous repeter, vous pourriez repeter, pourriez vous repeter, tu peux repeter, \
         repetez la question, redites, redites le, redites moi ca, encore, encore une fois, \
         une fois encore, une nouvelle fois, pardon, comment, comment ca, quoi, hein, excusez moi, \
         plait il, vous dites, vous disiez, que dites vous, qui est ce que vous dites, \
         que est ce que vous dites, que est ce que vous avez dit, que avez vous dit, vous avez dit quoi, \
         ce etait quoi, ce etait quoi la question, ce est quoi la question, quelle question, \
         quelle etait la question, je ne ai pas entendu, je ai pas entendu, je ne ai rien entendu, \
         je ai rien entendu, je ne ai pas compris, je ai pas compris, je ne ai pas bien compris, \
         je ai pas bien compris, je ai rien compris, je ne ai rien compris, je ne vous comprends pas, \
         je vous comprends pas, je ne comprends pas, je comprends pas, je ne entends rien, \
         je entends rien, je vous entends mal, je vous entends pas, je ne vous entends pas, allo, \
         allo allo, allo oui, vous etes la, vous etes toujours la, allo vous etes la, \
         allo vous me entendez, vous me entendez, il y a quelquun, allo il y a quelquun, bonjour, \
         bonsoir, salut, la question sil vous plait, desole je ne ai pas compris, \
         desole je ai pas compris, quoi donc",
    ),
    whole_options: List(
        "aide, aidez moi, menu, le menu, menu principal, le menu principal, retour au menu, \
         retour au menu principal, retour, revenir, revenir en arriere, options, les options, les choix, \
         quelles options, quels choix, quelles sont les options, quels sont les choix, \
         quelles sont mes options, que puis je dire, que est ce que je peux dire, \
         que est ce que je peux faire, que pouvez vous faire, qui est ce que je peux dire, \
         que est ce que vous pouvez faire, je ne sais pas, je sais pas, je ne sais pas quoi dire, \
         je sais pas quoi dire, recommencer, recommencez, on recommence, quels services, \
         quels sont les services, quels services avez vous, je ne suis pas sur, je ne suis pas sure, \
         je suis pas sur, je suis pas sure, liste, la liste, vous proposez quoi, \
         que est ce que vous proposez, que proposez vous, depuis le debut",
    ),
    whole_goodbye: List(
        "au revoir, aurevoir, merci au revoir, bonne journee, bonne soiree, merci bonne journee, \
         merci bonne soiree, merci bonne journee au revoir, merci au revoir bonne journee, adieu, ciao, \
         a bientot, salut au revoir, raccrochez, raccrocher, je raccroche, je vais raccrocher, \
         laissez tomber, laisse tomber, oubliez, tant pis, tant pis merci, non rien, non rien merci, \
         faux numero, mauvais numero, je me suis trompe, je me suis trompee, je me suis trompe de numero, \
         je me suis trompee de numero, je rappellerai, je rappellerai plus tard, je vais rappeler, \
         je vais rappeler plus tard, je rappelle plus tard, fin de appel, terminer, terminer appel, \
         terminer le appel, bonne nuit, bye, bye bye, au revoir monsieur, au revoir madame, \
         okay au revoir, bon au revoir, allez au revoir, finalement non merci, non merci au revoir, \
         a la prochaine, je vous laisse",
    ),
    polite: List(
        "sil, vous plait, plait, euh, heu, bon, alors, donc, et, ben, bah, oh, ah, hm, hum, okay, merci, \
         oui",
    ),
    repeat: &[
        "repeter",
        "repetez",
        "repete",
        "redire",
        "redites",
        "redis",
        "encore une fois",
        "une fois de plus",
        "ce etait quoi",
        "avez dit quoi",
        "vous avez dit",
        "disiez quoi",
        "dites quoi",
        "ai pas entendu",
        "rien entendu",
        "mal entendu",
        "mal compris la question",
        "pas bien compris",
        "pas bien entendu",
        "comprends pas ce que vous",
        "comprends pas la question",
        "comprends pas bien ce que",
        "comprends rien",
        "comprends mal",
        "entends pas",
        "entends plus",
        "entends rien",
        "entends mal",
        "entends tres mal",
        "entend pas",
        "entend rien",
        "entend mal",
        "pardon",
        "etes la",
        "me entendez",
        "la question",
        "quelle etait la question",
        "quelle est la question",
        "que voulez vous dire",
        "vous voulez dire quoi",
        "ce est a dire",
        "vous demandez quoi",
        "me demandez quoi",
        "pas saisi",
        "pas capte",
        "pas suivi",
        "excusez moi",
        "ca coupe",
        "ca a coupe",
        "vous coupez",
        "ca gresille",
        "ligne est mauvaise",
        "repetez moins vite",
        "repetez plus lentement",
        "repeter plus lentement",
        "repetez plus fort",
        "parlez plus fort",
        "parler plus fort",
        "parlez moins vite",
        "plus fort",
        "moins vite",
        "plus lentement",
        "reposer la question",
        "reposez la question",
        "relire",
        "relisez",
    ],
    wait: &[
        "attendez",
        "attends",
        "attendez une minute",
        "attendez une seconde",
        "attendez un instant",
        "attendez un moment",
        "attendez un peu",
        "attendez deux minutes",
        "attendez deux secondes",
        "attendez voir",
        "attendre",
        "un instant",
        "un petit instant",
        "un moment",
        "un petit moment",
        "une minute",
        "une petite minute",
        "une seconde",
        "une petite seconde",
        "deux secondes",
        "deux petites secondes",
        "deux minutes",
        "deux petites minutes",
        "cinq minutes",
        "cinq secondes",
        "quelques secondes",
        "quelques instants",
        "minute",
        "minute papillon",
        "instant",
        "juste un instant",
        "juste un moment",
        "juste une minute",
        "juste une seconde",
        "juste deux secondes",
        "juste deux minutes",
        "patientez",
        "veuillez patienter",
        "ne quittez pas",
        "quittez pas",
        "ne raccrochez pas",
        "restez en ligne",
        "laissez moi voir",
        "laissez moi regarder",
        "laissez moi verifier",
        "laissez moi chercher",
        "laissez moi reflechir",
        "laissez moi trouver",
        "laissez moi prendre",
        "laissez moi le temps",
        "laissez moi un instant",
        "laissez moi une minute",
        "laissez moi une seconde",
        "laissez moi deux minutes",
        "donnez moi un instant",
        "donnez moi un moment",
        "donnez moi une minute",
        "donnez moi une seconde",
        "donnez moi deux minutes",
        "donnez moi deux secondes",
        "je regarde",
        "je cherche",
        "je verifie",
        "je reflechis",
        "je vais chercher",
        "je vais voir",
        "je vais regarder",
        "je vais verifier",
        "je vais prendre",
        "je dois chercher",
        "je dois regarder",
        "je dois verifier",
        "je dois voir",
        "je prends mon agenda",
        "je prends ma carte",
        "je prends de quoi ecrire",
        "je prends un stylo",
        "il faut que je regarde",
        "il faut que je cherche",
        "il faut que je verifie",
        "faut que je regarde",
        "faut que je cherche",
        "faut que je verifie",
        "vous pouvez attendre",
        "pouvez vous attendre",
        "pouvez vous patienter",
        "vous pouvez patienter",
        "je ne suis pas pret",
        "je ne suis pas prete",
        "je suis pas pret",
        "je suis pas prete",
        "un peu de patience",
        "je reviens",
        "je arrive",
        "voyons voir",
        "voyons",
    ],
    wait_alone: "attendez",
    searching: List(
        "cherche, chercher, regarde, regarder, verifie, verifier, trouve, trouver, prends, prendre, \
         recupere, recuperer, va chercher, page, carte, agenda, calendrier, lunettes, papier, papiers, \
         facture, courrier, lettre, portefeuille, sac, dossier, stylo, quelque part, ou, note, noter, \
         compte, reflechis, calcule, ordinateur, telephone, sous",
    ),
    changes: &[
        "changer",
        "changez",
        "changement",
        "modifier",
        "modifiez",
        "plutot",
        "au lieu",
        "devrait etre",
        "aurait du etre",
        "faux",
        "pas",
        "corriger",
        "corrigez",
        "je voulais dire",
        "je veux dire",
        "trompe",
        "trompee",
        "erreur",
        "mettez",
        "remplacer",
        "remplacez",
    ],
    people: List(
        "personne, personnes, humain, humaine, humains, operateur, operatrice, agent, agente, agents, \
         conseiller, conseillere, conseillers, quelquun, representant, representante, receptionniste, \
         reception, standard, standardiste, responsable, superviseur, superviseure, collegue, collegues, \
         employe, employee, employes, teleconseiller, telephoniste, accueil, secretaire, secretariat, \
         assistant, assistante, prepose, preposee, interlocuteur, chef, patron, directeur, directrice, \
         gestionnaire, technicien, vivant, vendeur, voix",
    ),
    machines: List(
        "robot, robots, machine, machines, ordinateur, ordinateurs, bot, automate, automates, repondeur, \
         enregistrement, ia, boite, vocale, disque, intelligence",
    ),
    around_people: List(
        "vrai, vraie, vrais, vraies, reel, reelle, reels, humain, humaine, etre, vivant, vivante, bout, \
         fil, chair, os, autre, autres, client, clients, clientele, service, immediatement, maintenant, \
         tout, de, suite, vite, rapidement, prefere, prefererais, prefererait, plutot, deteste, marre, \
         assez, ras, bol, fatigue, fatiguee, stop, arretez, arreter, conversation, discuter, echanger, \
         communiquer, avoir, auquel, exige, exigeons, insiste, urgence, urgent, competent, competente, \
         disponible, francais, comprend, comprenne, reponde, repond, repondre, passez, vocal, \
         automatique, artificielle, refuse, veut, quelconque, premier, voix, nimporte, importe, lequel, \
         laquelle, putain, merde, sacre, foutu, foutue, dieu, amour, directement, quelque, part, reponds, \
         contre, la, dans, sont, y, accueil, cause, causer, ai, me, entendre, normal, normale",
    ),
    weary: List("marre, assez, stop, arretez, deteste, ras, fatigue, fatiguee, refuse"),
    no: "non",
};

pub(super) const MOODS: Moods = Moods {
    angry: List(
        "furieux, furieuse, scandale, scandaleux, scandaleuse, inadmissible, inacceptable, honte, \
         honteux, honteuse, incompetent, incompetente, incompetents, idiot, idiots, idiote, imbecile, \
         imbeciles, arnaque, arnaqueurs, escroc, escrocs, escroquerie, avocat, merde, putain, bordel, \
         connard, connards, con, cons, foutage, tabarnak, tabernacle, calisse, ridicule, colere, voleurs, \
         enerve, enervee",
    ),
    angry_phrases: &[
        "ras le bol",
        "jen ai marre",
        "en ai marre",
        "en ai assez",
        "perte de temps",
        "troisieme fois",
        "se moque de moi",
        "vous moquez de moi",
        "vous vous fichez",
        "vous vous foutez",
        "porter plainte",
        "ca suffit",
    ],
    annoyed: List(
        "agace, agacee, agacant, enervant, enervante, penible, decu, decue, mecontent, mecontente, \
         frustre, frustree, frustrant, frustrante, insatisfait, insatisfaite, nul, nulle, reclamation, \
         plainte, plaindre, encore, lamentable, deplorable, inutile, catastrophe",
    ),
    annoyed_phrases: &[
        "non non",
        "pas ce que je",
        "je ai deja",
        "depuis des heures",
        "depuis une heure",
        "toujours pas",
    ],
    pleased: List(
        "super, genial, parfait, merveilleux, excellent, formidable, impeccable, nickel, merci, ravi, \
         ravie, chouette, adorable, gentil, gentille, magnifique",
    ),
};
