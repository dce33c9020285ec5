//! By which words a claim is judged.

use rust_stemmers::Algorithm;

use crate::language::{Claims, List};

pub(super) const CLAIMS: Claims = Claims {
    stemming: Algorithm::French,
    free: "le la les un une des du de d l au aux a ce cet cette ces ca cela ceci celui celle ceux celles il elle \
    ils elles on je j tu nous vous me m te t se s moi toi lui leur leurs eux soi mon ma mes ton ta tes son sa ses \
    notre nos votre vos qui que qu quoi dont ou quel quelle quels quelles lequel laquelle en y dans sur sous chez \
    par pour avec vers entre contre et si donc or alors puis ensuite aussi egalement tres bien vraiment plutot \
    tout toute tous toutes meme autre autres etre est sont suis es etes sommes etait etaient ete sera serait soit \
    avoir ai as avons avez ont avait avaient aurait aura eu faire fait fais font faites pouvoir peut peux peuvent \
    pouvez pourrait pourrais pourriez vouloir veut veux voulez veulent voudrait voudrais voulait devoir doit dois \
    doivent devrait falloir faut faudrait aller va vais vont allez mettre met prendre prend prends donner donne \
    demander demande demandait souhaite souhaiter souhaiterait souhaitait desire aimerait aimerais savoir sait \
    sais connaitre besoin dire dit dis dites indique indiquer explique expliquer signale signaler precise \
    preciser mentionne mentionner appeler appelle appel appels appelant appelante appelait client cliente \
    personne correspondant correspondante interlocuteur monsieur madame mademoiselle merci bonjour bonsoir plait \
    euh heu ben bah bon oui okay ok aide aider parler parle concerne concernant sujet propos comme afin ici voila \
    voici c n sil",
    denials: List("non, ne, pas, jamais, sans, ni, aucun, aucune, sauf, hormis, plutot, lieu, rien"),
    not: "pas",
    no: "non",
    denials_before: &[("plutot", "que"), ("lieu", "de"), ("lieu", "du")],
    turns: List("mais, et, parce, donc, car, puisque, quoique, si, cependant, or"),
    corrections: &[
        "non attendez",
        "non pardon",
        "pardon non",
        "je veux dire",
        "je voulais dire",
        "ou plutot",
        "non plutot",
    ],
    days: &[
        ("lundi", &["lundis"]),
        ("mardi", &["mardis"]),
        ("mercredi", &["mercredis"]),
        ("jeudi", &["jeudis"]),
        ("vendredi", &["vendredis"]),
        ("samedi", &["samedis"]),
        ("dimanche", &["dimanches"]),
        ("janvier", &["janv"]),
        ("fevrier", &["fev", "fevr"]),
        ("mars", &[]),
        ("avril", &["avr"]),
        ("mai", &[]),
        ("juin", &[]),
        ("juillet", &["juil"]),
        ("aout", &[]),
        ("septembre", &["sept"]),
        ("octobre", &["oct"]),
        ("novembre", &["nov"]),
        ("decembre", &["dec"]),
    ],
    may: "",
    before_may: List(""),
    same: "\
facture facturation factures
acheter achat
reparer reparation depanner depannage
deplacer reporter decaler
reserver reservation
rendez rdv
medicament medicaments
vaccin vaccination
probleme souci panne
question renseignement
prix tarif cout
medecin docteur
humain conseiller
mere maman
pere papa
enfant gosse gamin
velo bicyclette
telephone telephonique
portable mobile
ordinateur pc
payer paiement regler reglement
plaindre plainte reclamation
livrer livraison
arriver arrivee
renouveler renouvellement
annuler annulation
ordonnance prescription
email mail courriel
commencer debut
voiture auto vehicule
resilier resiliation
inscrire inscription
rembourser remboursement
",
    told_by: &[
        ("il", &["il", "mari", "pere", "fils", "frere", "oncle", "homme", "monsieur", "garcon"]),
        ("elle", &["elle", "femme", "mere", "fille", "soeur", "tante", "dame", "madame"]),
    ],
    past: "perdu perdre perdue perdre pris prendre prise prendre parti partir partie partir venu venir venue venir \
    tenu tenir compris comprendre conduit conduire dormi dormir choisi choisir choisie choisir couru courir \
    vendu vendre vendue vendre recu recevoir recue recevoir lu lire construit construire vu voir vue voir \
    ecrit ecrire ecrite ecrire payee payer cassee casser envoyee envoyer achetee acheter volee voler annulee \
    annuler livree livrer commandee commander reservee reserver coupee couper debitee debiter prelevee \
    prelever resiliee resilier remboursee rembourser oubliee oublier bloquee bloquer rendu rendre rendue \
    rendre attendu attendre repondu repondre promis promettre mis mettre transmis transmettre ouvert ouvrir \
    ouverte ouvrir offert offrir souscrit souscrire inscrit inscrire inscrite inscrire",
    // Other past forms are, without their marks, the present or a noun ("commande"): no word ends so.
    past_ending: "'",
    before_a_wish: List(
        "de, a, pour, va, vais, veut, voudrait, souhaite, doit, peut, devrait, pourrait, faut",
    ),
    phrases: &[
        (&["rendez", "vous"], "rendez"),
        (&["mot", "de", "passe"], "motdepasse"),
        (&["e", "mail"], "email"),
        (&["apres", "midi"], "midi"),
        (&["week", "end"], "weekend"),
        (&["carte", "bancaire"], "carte"),
        (&["carte", "bleue"], "carte"),
    ],
    contractions: &[
        ("aujourd'hui", &["aujourdhui"]),
        ("quelqu'un", &["quelquun"]),
        ("c'est", &[]),
        ("s'il", &[]),
        ("n'est", &["ne"]),
        ("n'a", &["ne"]),
        ("n'ai", &["ne"]),
        ("d'accord", &["accord"]),
        // The ending of a rank in figures: "2e".
        ("e", &[]),
        ("er", &[]),
        ("ere", &[]),
        ("eme", &[]),
        ("h", &[]),
        ("heure", &[]),
        ("heures", &[]),
    ],
    negative_ending: ("", '\''),
    endings: List(""),
    times: "fois",
    ordinals: [
        "zeroieme",
        "premier",
        "deuxieme",
        "troisieme",
        "quatrieme",
        "cinquieme",
        "sixieme",
        "septieme",
        "huitieme",
        "neuvieme",
        "dixieme",
        "onzieme",
        "douzieme",
        "treizieme",
        "quatorzieme",
        "quinzieme",
        "seizieme",
        "dix-septieme",
        "dix-huitieme",
        "dix-neuvieme",
    ],
    tenth_ending: ("ieme", "e"),
    counts: &[("couple", 2), ("dizaine", 10), ("douzaine", 12), ("quinzaine", 15)],
    past_the_hour: &[],
    zeros: List("zero"),
    article: "un",
    and: "et",
    scales: &[("cent", 100, "00"), ("cents", 100, "00"), ("mille", 1_000, "000")],
    repeats: &[("double", 2), ("triple", 3)],
    between: List("et, puis, tiret, point, plus, moins, barre, espace, etoile, diese, virgule"),
    no_number: &[],
    orders: &[
        "system:",
        "systeme :",
        "assistant",
        "modele de langage",
        "chaque appelant",
        "tous les appelants",
        "dites aux appelants",
        "demandez aux appelants",
        "demande a l'appelant",
        "/passage",
        "/last",
        "ignore toutes",
        "ignore tes",
        "ignorez toutes",
        "ignorez vos",
    ],
    dot: "point",
};
