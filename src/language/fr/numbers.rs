//! Numbers, and digits as they are said.

use crate::language::{Digits, List, Numbers};

pub(super) const NUMBERS: Numbers = Numbers {
    // "Un" is an article as well: the grammar tells where it counts.
    units: ["zero", "1", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"],
    teens: ["dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dixsept", "dixhuit", "dixneuf"],
    tens: ["vingt", "trente", "quarante", "cinquante", "soixante", "septante", "huitante", "nonante"],
    other_units: &[],
    only_digits: List(""),
    leading_zeros: List("zero"),
    zeros: List("zero"),
    zero: List("zero, 0"),
    ordinals: &[],
    ordinal_tens: &[],
    articles: List(""),
    and: "",
    of: "de",
    one: "1",
    hundred: "cent",
    thousand: "mille",
    dozen: "douzaine",
    score: "",
    thousands: &[("mille", 1_000), ("million", 1_000_000), ("millions", 1_000_000)],
    scales: &[
        ("douzaine", 12),
        ("cent", 100),
        ("mille", 1_000),
        ("million", 1_000_000),
        ("millions", 1_000_000),
    ],
    minus: List("moins"),
    noughts: List(""),
    named: &[
        ("demi douzaine", 6),
        ("une demi douzaine", 6),
        ("dizaine", 10),
        ("douzaine", 12),
        ("quinzaine", 15),
        ("vingtaine", 20),
        ("trentaine", 30),
        ("quarantaine", 40),
        ("cinquantaine", 50),
        ("soixantaine", 60),
        ("centaine", 100),
        ("millier", 1_000),
        ("1 seul", 1),
        ("1 seule", 1),
        ("un seul", 1),
        ("une seule", 1),
        ("seul", 1),
        ("seule", 1),
        ("juste moi", 1),
        ("que moi", 1),
        ("moi tout seul", 1),
        ("moi toute seule", 1),
        ("couple", 2),
    ],
    sounds_like: &[
        ("cet", 7),
        ("cette", 7),
        ("set", 7),
        ("sete", 7),
        ("vin", 20),
        ("sang", 100),
        ("nef", 9),
        ("sink", 5),
    ],
    counted: List("personnes, adultes, invites, billets, places, nuits, enfants, couverts, de, chambres"),
    parts: List("demi, demie, tiers, quart, quarts, dixieme, dixiemes, 10e, 3e"),
    halves: List("demi, demie, quart, moitie"),
    halves_after_and: List(""),
    decimal_zero: "",
    and_a_half: &["et", "une", "demie"],
    money: List("euros, francs, dollars, livres"),
    repeated: &[("double", 11), ("triple", 111)],
    moments: List("seconde, secondes, minute, minutes, instant, instants, moment, petites"),
    one_before: List("aucun, chaque, quelque, autre, derniere, dernier"),
    one_after: List("de, question, autre, instant, moment, seconde, minute, peu, chose, conseiller"),
    places: List("page, ligne, rue, etage, etape, option, chapitre, article"),
};

pub(super) const DIGITS: Digits = Digits {
    sounds_like: &[
        ("hein", 1),
        ("hun", 1),
        ("in", 1),
        ("deu", 2),
        ("toi", 3),
        ("toit", 3),
        ("kat", 4),
        ("catre", 4),
        ("sink", 5),
        ("saint", 5),
        ("sis", 6),
        ("si", 6),
        ("cet", 7),
        ("cette", 7),
        ("set", 7),
        ("sete", 7),
        ("ouit", 8),
        ("nef", 9),
        ("oeuf", 9),
        ("rien", 0),
    ],
    times: &[("double", 2), ("triple", 3), ("quadruple", 4)],
    plurals: &[("zeros", 0), ("uns", 1)],
    within: List("et, virgule, tiret, euh, espace, puis, heu, point"),
    around: List(
        "a, abonne, adherent, agence, ah, ai, alors, annule, appel, appelez, appeler, assurance, \
         attendez, au, avec, avis, bah, barre, ben, billet, bien, bon, bonjour, bonsoir, c, ca, carte, \
         ce, cest, chiffre, chiffres, chez, choisir, choix, client, cliente, code, commande, commence, \
         commencant, compose, composer, composez, compris, compte, confirmation, contrat, correct, crois, \
         dans, de, debut, del, depart, derniers, des, diese, dire, dis, dit, donc, donner, dossier, du, \
         elle, en, encore, est, et, etoile, euh, exact, exactement, facture, famille, fin, finit, fixe, \
         gauche, groupe, heu, hum, ici, id, identifiant, il, indicatif, inscription, interne, je, \
         joindre, jour, l, la, le, les, ligne, livraison, ma, madame, mais, me, membre, merci, mes, moi, \
         mon, monsieur, national, nationale, ne, note, notez, nous, numero, numeros, on, okay, option, \
         ou, oui, parfait, par, patient, pense, permis, peut, peux, plait, plus, point, police, portable, \
         porte, portables, poste, postal, pour, pouvez, premier, premiers, puis, que, quand, qui, \
         rappelez, reference, registre, repete, repondre, reservation, reste, se, secret, securite, \
         selectionner, serie, service, si, sil, sociale, son, soit, suis, suivant, suivi, sur, sous, \
         tapez, taper, telephone, tiret, touche, travail, tres, trouve, tva, un, une, utilisez, va, vais, \
         vers, virgule, voici, voila, vois, voit, vous, y, votre, terminaison, termine, terminant, \
         suivie, espace, slash, email, mobile, maison, bureau, cote, colis, ticket, cela, bas, marque, \
         ecrit, ecris, lis, lire, voyons, attend, parmi, avs, gsm, natel",
    ),
    again: &[
        "je repete",
        "je vous repete",
        "je le repete",
        "repete",
        "encore une fois",
        "donc",
        "soit",
        "ce est a dire",
        "autrement dit",
        "je redis",
        "je reprends",
        "donc ce est",
    ],
    asking: &[
        "vous avez",
        "avez vous",
        "est ce",
        "ce est bon",
        "ce est ca",
        "vous voulez",
        "voulez vous",
        "pouvez vous",
        "vous pouvez",
        "ca vous",
        "ca va",
        "vous confirmez",
        "ou est",
        "que est ce",
    ],
    extensions: List("poste, interne, extension"),
    letters_apart: List("a, c, d, h, j, l, m, n, o, s, t, y"),
    counted_after: List(
        "seconde, secondes, minute, minutes, moment, moments, instant, instants, heure, heures, question, \
         questions, comptes, compte, personnes, personne, chose, choses, fois, probleme, problemes, jour, \
         jours, semaine, semaines, mois, an, ans, annee, annees, petites, autres, autre, factures, \
         contrats, commandes, numeros, cartes",
    ),
    counts_or_sounds: "",
    polite: List("sil, vous, plait, euh, heu"),
    zero_letter: 'o',
    around_key: List(
        "appuyer, appuie, tape, taper, option, numero, choix, choisis, choisir, touche, bouton, chiffre, \
         sil, vous, plait, euh, heu, la, le, je, dis, dit, okay, prends, veux, pour, sur, alors, un",
    ),
    star: List("etoile, asterisque"),
    hash: List("diese, carre"),
};
