//! What each phrase does to an answer.

use crate::language::{List, Sense};

pub(super) const SENSES: &[(Sense, List)] = &[
    (
        Sense::Yes,
        List(
            "oui, oui oui, me convient, nous convient, me conviendrait, nous conviendrait, me conviendra, \
             nous conviendra, me va, nous va, me va bien, nous va bien, me va tres bien, \
             nous va tres bien, me va parfaitement, nous va parfaitement, me arrange, nous arrange, \
             me arrangerait, nous arrangerait, me interesse, nous interesse, me irait, nous irait, \
             me ira, nous ira, marche, roule, joue, colle, fonctionne, convient, conviendrait, confirme, \
             confirmons, accepte, acceptons, valide, approuve, ca ira, le confirme, la confirme, le veux, \
             le pense, le crois, le espere, je le prends, ca va pour moi, ca va pour nous, \
             me derange pas, me gene pas, nous derange pas, refuse pas, ai rien contre, suis pas contre, \
             sommes pas contre, vois pas de inconvenient, pas de refus, dis pas non, dirais pas non, \
             ouais, ouaip, ouai, voui, ouep, mouais oui, si si, mais si, mais oui, ah si, que si, \
             que oui, bien sur que oui, bien sur que si, je crois que oui, je crois bien, \
             je pense que oui, je pense bien, de accord, exact, exacte, exactement, ce est ca, \
             ce est cela, ce est bien ca, ce est bien cela, ce est tout a fait ca, ce est exactement ca, \
             ce est ca meme, voila, voila ce est ca, ce est lui, ce est elle, ce est moi, \
             ce est bien moi, moi meme, lui meme, elle meme, affirmatif, positif, parfaitement, en effet, \
             effectivement, correct, correcte, ce est correct, volontiers, avec plaisir, avec joie, \
             entendu, bien entendu, allez y, vas y, faites, faites donc, faites ca, faites comme ca, \
             pourquoi pas, je veux bien, on veut bien, nous voulons bien, je suis partant, \
             je suis partante, je suis pour, vous avez raison, ce est comme ca, ce que je ai dit, \
             bien ce que je ai dit, ce que je veux, ce que je voulais, ce que il me faut, \
             vous avez bien compris, vous avez bien entendu, vous avez tout compris, bien compris, \
             ca ira tres bien, ce est bon, ce est tout bon, ce est bon pour moi, ce est bon pour nous, \
             ce est parfait, ce est entendu, ce est note, marche conclu, tope la, banco, yes, yep, \
             sans hesiter, sans aucun doute, ca ne fait aucun doute, cent pour cent, a cent pour cent, \
             100 pour cent, je suis de accord, nous sommes de accord, on est de accord, carrement, \
             mets en, je ne dis pas non, je dirais pas non, je ne dirais pas non, ce ne est pas de refus, \
             ce est pas de refus, rien a redire, rien a dire, rien a changer, ne changez rien, \
             je la prends, on fait comme ca, on fait ca, on y va, comme vous dites, vous le avez dit, \
             oui da, certes, ce est ok, ce est okay, interesse, interessee, je suis interesse, \
             je suis interessee, bonne reponse, me a le air bon, me a le air bien, a le air correct, \
             ce est bien mon, ce est bien ma, ce est bien le, ce est bien la, ce est mon numero, \
             ce est mon nom, ca devrait aller, ca devrait etre bon, ca peut aller, ca devrait le faire, \
             je suis preneur, je suis preneuse, bon numero, la bonne, le bon, la bonne date, \
             le bon numero, ce est le cas, tout est correct, tout est exact, tout est juste, \
             tout est bon, je suis toujours interesse, avec grand plaisir, et comment, ce est le bon, \
             ce est la bonne, ca me parait bien, ca me semble bien, ca me parait bon, pas faux, \
             pas de mal, en ordre, tout est en ordre, pas un probleme, pas un souci, ce est bien moi meme",
        ),
    ),
    (
        Sense::Weak,
        List(
            "okay, confirmez, bien vu, bien, tres bien, parfait, parfaite, super, genial, geniale, \
             excellent, excellente, impeccable, nickel, formidable, magnifique, ideal, ideale, top, \
             au top, cool, chouette, ce est bien, ce est tres bien, juste, ce est juste, vrai, \
             ce est vrai, ca va, compris, ce est clair, satisfait, satisfaite, content, contente, \
             heureux, heureuse, ravi, ravie, certain, sur et certain, confirmer, accepter, raison, \
             allons y, pas mal, je crois, je pense, je suppose, je imagine, je espere, il me semble, \
             a priori, en principe, normalement, on dirait, on dirait bien, on peut dire ca, logique, \
             merveilleux, splendide, sympa, precis, bon choix, bonne idee, adjuge, vendu, possible, \
             tout bon, tres bon, fort bien, bel et bien, je suis sur, je suis sure, je suis certain, \
             je suis certaine, conforme, justement, ce est beau",
        ),
    ),
    (
        Sense::Stress,
        List(
            "absolument, tout a fait, certainement, bien sur, bien evidemment, evidemment, surement, \
             assurement, naturellement, totalement, completement, entierement, precisement, clairement, \
             definitivement, probablement, vraisemblablement, sans doute, sans aucun doute possible, \
             forcement, indeniablement, toujours, surtout, cela va de soi, ca va de soi, pour sur",
        ),
    ),
    (
        Sense::No,
        List(
            "non, non non, non faux, non ce est faux, non erreur, non ce est une erreur, \
             non il y a une erreur, non y a une erreur, non incorrect, non ce est incorrect, non inexact, \
             non ce est inexact, non mauvais, non mauvaise, non ce est le mauvais, \
             non ce est la mauvaise, non impossible, non ce est impossible, non non non, va pas, \
             va pas du tout, marche pas, marche pas du tout, roule pas, roule pas du tout, joue pas, \
             joue pas du tout, colle pas, colle pas du tout, fonctionne pas, fonctionne pas du tout, \
             convient pas, convient pas du tout, confirme pas, confirme pas du tout, accepte pas, \
             accepte pas du tout, valide pas, valide pas du tout, approuve pas, approuve pas du tout, \
             veux pas, veux pas du tout, souhaite pas, souhaite pas du tout, me va pas, \
             me va pas du tout, me convient pas, me convient pas du tout, nous convient pas, \
             nous convient pas du tout, nous va pas, nous va pas du tout, me arrange pas, \
             me arrange pas du tout, nous arrange pas, nous arrange pas du tout, me interesse pas, \
             me interesse pas du tout, conviendra pas, conviendra pas du tout, me conviendrait pas, \
             me conviendrait pas du tout, le veux pas, le veux pas du tout, le pense pas, \
             le pense pas du tout, le crois pas, le crois pas du tout, crois pas, crois pas du tout, \
             pense pas, pense pas du tout, le confirme pas, le confirme pas du tout, suis pas de accord, \
             suis pas de accord du tout, voudrais pas, voudrais pas du tout, desire pas, \
             desire pas du tout, ira pas, ira pas du tout, irait pas, irait pas du tout, \
             suis pas partant, suis pas partant du tout, suis pas interesse, suis pas interesse du tout, \
             suis pas interessee, suis pas interessee du tout, je refuse, nous refusons, refuse, derange, \
             me derange, gene, me gene, nan, nenni, que nenni, niet, nein, nope, noon, nooon, mais non, \
             ah non, oh non, ben non, que non, certes non, non merci, negatif, negative, pas du tout, \
             pas le moins du monde, pas vraiment, pas tout a fait, pas exactement, pas precisement, \
             pas question, il ne en est pas question, il en est pas question, hors de question, \
             ce est hors de question, pas la peine, pas necessaire, pas besoin, jamais de la vie, \
             jamais au grand jamais, en aucun cas, en aucune facon, en aucune maniere, \
             sous aucun pretexte, a aucun prix, pour rien au monde, au contraire, bien au contraire, \
             tout le contraire, ce est le contraire, bien sur que non, je crois que non, \
             je pense que non, je decline, je ne suis pas de accord, je suis pas de accord, \
             pas de accord, laissez tomber, laisse tomber, oubliez, oubliez ca, annulez, annulez ca, \
             annuler, annule, ce ne est pas ca, ce est pas ca, pas ca, pas ce que je ai dit, \
             pas ce que je veux, pas ce que je voulais, ce ne est pas moi, ce est pas moi, \
             je ne ai pas dit ca, je ai pas dit ca, je ne ai jamais dit ca, je ai jamais dit ca, \
             vous avez mal compris, vous avez mal entendu, mal compris, mal entendu, \
             vous ne avez pas compris, vous avez pas compris, vous vous trompez, vous vous etes trompe, \
             vous vous etes trompee, vous faites erreur, pantoute, pas pantoute, pas une miette, \
             aucun des deux, aucune des deux, aucun interet, rien a voir, ca ne a rien a voir, \
             ca a rien a voir, rien de tel, rien de tout ca, sans facon, sans facons, plus maintenant, \
             mieux vaut pas, mieux vaut que non, je prefere pas, je prefere que non, j aime mieux pas, \
             loin de la, tant se en faut, plutot pas, surtout pas, certainement pas, surement pas, \
             absolument pas, evidemment pas, je ne en veux pas, je en veux pas, je passe mon tour, ca non",
        ),
    ),
    (
        Sense::Bad,
        List(
            "faux, fausse, faute, fautes, une faute, ce est faux, errone, erronee, incorrect, incorrecte, \
             inexact, inexacte, erreur, erreurs, une erreur, probleme, problemes, souci, soucis, doute, \
             doutes, objection, objections, inconvenient, inconvenients, mauvais, mauvaise, trompe, \
             trompee, impossible, inacceptable, deconne, contraire, malentendu, mensonge, nimporte quoi, \
             invalide, pas terrible, soucy, incomprehension, contre, desaccord, ennui, difficulte, \
             mal compris quelque chose",
        ),
    ),
    (Sense::Not, List("pas, jamais, point, guere, nullement, aucunement, non plus, plus jamais")),
    (
        Sense::Without,
        List("aucun, aucune, sans, sans aucun, sans aucune, rien, zero, nul, nulle, y a pas, ya pas"),
    ),
    (
        Sense::Unsure,
        List(
            "je ne sais pas, je sais pas, sais pas, je ne sais plus, je sais plus, je ne sais pas trop, \
             je sais pas trop, je en sais rien, je ne en sais rien, en sais rien, aucune idee, pas idee, \
             je ne ai aucune idee, je ai aucune idee, pas la moindre idee, pas sur, pas sure, \
             pas certain, pas certaine, pas tout a fait sur, pas tout a fait sure, pas vraiment sur, \
             pas vraiment sure, pas tres sur, pas tres sure, pas trop sur, pas trop sure, \
             je ne me souviens pas, je me souviens pas, je ne me souviens plus, je me souviens plus, \
             je ne me rappelle pas, je me rappelle pas, je me rappelle plus, je ne me rappelle plus, \
             je ne suis pas sur, je ne suis pas sure, je suis pas sur, je suis pas sure, \
             pas moyen de savoir, difficile a dire, difficile de dire, bonne question, allez savoir, \
             qui sait, va savoir, je ne comprends pas, je comprends pas, pas compris, \
             je ne ai pas compris, je ai pas compris, pas entendu, je ne ai pas entendu, \
             je ai pas entendu, comprends pas, entends pas, pas bien compris, pas bien entendu, \
             comme vous voulez, comme tu veux, comme vous preferez, ce est vous qui voyez, \
             a vous de voir, peu importe, ca me est egal, cela me est egal, nimporte, un instant, \
             un moment, une minute, une seconde, un petit instant, une petite seconde, \
             attendez un instant, laissez moi voir, laissez moi verifier, laissez moi reflechir, \
             je reflechis, je verifie, je regarde, pas de preference, aucune preference, pas clair",
        ),
    ),
    (
        Sense::Hedge,
        List(
            "un probleme, un petit probleme, un gros probleme, un souci, un petit souci, des soucis, \
             des problemes, peut etre, par contre, ptet, ptetre, possiblement, eventuellement, ca depend, \
             cela depend, depend, ca se peut, il se peut, plus ou moins, mouais, bof, couci couca, \
             moitie moitie, oui et non, oui ou non, non ou oui, les deux, en partie, partiellement, \
             pas forcement, pas necessairement, parfois, des fois, quelquefois, a moitie, presque, \
             a peu pres, mitige, mitigee, indecis, indecise, hesite, je hesite, faut voir, on verra, \
             a voir, il faut voir, je verrai, faut que je reflechisse, ou pas, ou non, ou bien, \
             en quelque sorte, si on veut, si vous voulez, ni oui ni non, faut que je",
        ),
    ),
    (
        Sense::Empty,
        List(
            "sil vous plait, si possible, si ce est possible, si vous pouvez, si vous le voulez bien, \
             si ca ne vous derange pas, si ca vous derange pas, sil te plait, bon, bonne, bien bien, ne, \
             est ce pas, pour le moment, pour le instant, en ce moment, tout de suite, maintenant, \
             aujourdhui, cette fois, merci beaucoup, merci bien, je vous remercie, je vous dis, \
             je vous ai dit, je dis, je ai dit, comme je ai dit, comme je vous ai dit, je le ai deja dit, \
             vous dis je, la reponse est, ma reponse est, ce est un, ce est une, je dirais, je reponds, \
             pour moi, pour nous, avec moi, en fait, en realite, honnetement, franchement, sincerement, \
             a vrai dire, au fait, dans ce cas, enfin, bref, quoi, hein, la, du coup, de toute facon, \
             quand meme, malheureusement, helas, desole, desolee, excusez moi, pardon, monsieur, madame, \
             mademoiselle, chef, mon ami, mon dieu, bonjour, bonsoir, au revoir, bonne journee, \
             bonne soiree, putain, merde, bordel, bon sang, zut, mince, puree, tabarnak, tabernacle, \
             crois, pense, trouve, suppose, semble, parait, dit, dire, dis, encore, deja, aussi, \
             egalement, tellement, trop, tres, vraiment, plutot, assez, simplement, juste la, \
             pas seulement, ca, cela, celui, celle, ce, cet, est, etait, sera, serait, soit, suis, \
             sommes, sont, ai, as, a, avons, avez, ont, avais, fait, faire, faut, veux, voudrais, peux, \
             peut, va, vais, il, elle, on, nous, vous, je, tu, me, te, se, le, les, un, une, des, du, de, \
             en, y, dans, sur, au, aux, avec, par, pour, chose, choses, truc, moi, toi, lui, leur, tout, \
             tous, toute, rien que, comme ca, ainsi, alors la, oh la, oh la la, mille fois, la dessus, \
             ce coup ci",
        ),
    ),
];
