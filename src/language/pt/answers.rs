//! Yes, no, and other short answers.

use super::senses::SENSES;
use crate::language::{Answers, Enough, List, Picks};

pub(super) const ANSWERS: Answers = Answers {
    yes: List(
        "sim, hum hum, ya, yep, sim sim, sim senhor, sim senhora, sim por favor, se faz favor, faz favor, \
         por favor, e, e sim, e isso, e isso mesmo, isso, isso mesmo, isso ai, exato, exacto, exatamente, \
         exactamente, certo, certinho, certissimo, certa, correto, correcto, correta, correcta, esta certo, \
         esta correto, esta correcto, perfeito, perfeitamente, claro, claro que sim, com certeza, com \
         certeza absoluta, certamente, sem duvida, evidentemente, obvio, logico, positivo, afirmativo, \
         confirmo, confirmado, ok, esta bem, esta bom, muito bem, tudo bem, tudo certo, pode ser, pode, pode \
         sim, podes, podem, posso, quero, quero sim, queria, queremos, gostaria, gostava, aceito, concordo, \
         de acordo, combinado, fechado, beleza, joia, otimo, optimo, fixe, pois, pois e, pois claro, pois \
         sim, ora nem mais, nem mais, ja, ja sim, esta, esta sim, foi, foi sim, era, tenho, tenho sim, \
         temos, ha, vou, vamos, consigo, serve, da, sou, sou eu, sou sim, somos, fui, fiz, recebi, aham, \
         verdade, e verdade, e verdade sim, acho que sim, penso que sim, creio que sim, isso isso, e e, s, \
         bora, show, blz, com prazer, com todo o gosto, deve ser, e esse, e essa, e este, e esta",
    ),
    no: List(
        "nao, nao nao, nao nao nao, nao senhor, nao senhora, nao obrigado, nao obrigada, nada, nada disso, \
         negativo, errado, errada, incorreto, incorrecto, incorreta, incorrecta, nao e, nao e isso, nao e \
         nao, nao foi, nao foi isso, nao quero, nao quero nao, nao pode, nao posso, nao tenho, nao esta, nao \
         esta certo, nao esta correto, nao esta correcto, esta errado, esta mal, claro que nao, com certeza \
         que nao, acho que nao, penso que nao, creio que nao, de jeito nenhum, de maneira nenhuma, de modo \
         nenhum, de forma nenhuma, de forma alguma, de modo algum, nem pensar, nunca, jamais, cancela, \
         cancele, cancelar, falso, mentira, ainda nao, agora nao, nem por isso, que nada, nao precisa, nao e \
         preciso, nenhum, nenhuma, nenhum deles, nenhuma delas, nenhum dos dois, nenhuma das duas, n, isso \
         nao e, isso nao, isso nao foi, acho que nao e isso, acho que nao e, nao e esse, nao e essa, nao e \
         este, nao e esta, nop",
    ),
    senses: SENSES,
    echo_pronouns: List("eu, nos, ele, ela, isso, isto, esse, essa, este, esta, tudo, voce, ja, ambos"),
    echo_verbs: List(
        "e, sou, somos, esta, estou, estamos, quero, queria, queremos, posso, pode, podemos, aceito, \
         confirmo, concordo, tenho, temos, vou, vamos, fui, foi, fiz, recebi, consigo, serve, da, sei, \
         gostaria, gostava, prefiro, faco",
    ),
    echo_ends: List(
        "sim, mesmo, claro, por favor, obrigado, obrigada, tambem, certamente, com certeza, exatamente, \
         exactamente, isso, pois, senhor, senhora",
    ),
    pointing: "aquilo",
    opinions: &[
        "acho que",
        "eu acho que",
        "penso que",
        "creio que",
        "acredito que",
        "julgo que",
        "suponho que",
        "parece me que",
        "me parece que",
        "tenho a certeza que",
        "tenho certeza que",
        "espero que",
        "diria que",
        "eu diria que",
        "imagino que",
        "sim",
        "claro que",
        "com certeza",
    ],
    asking: List(
        "que, qual, quais, quem, onde, aonde, quando, como, quanto, quantos, quanta, quantas, porque, sera, \
         cade, o que, por que, a que, em que, de que, para que, com quem, a quem, para onde, de onde, de \
         quem, ate quando, desde quando, ate que, sera que, voces abrem, voces atendem, voces trabalham, \
         voces funcionam, voces fecham, voces tem, voce tem, tem vaga, tem vagas, tem horario, ha vaga, ha \
         vagas, abrem, atendem, fecham, trabalham, estao abertos, estao abertas",
    ),
    asking_verbs: List(""),
    asked: List(""),
    not_asking: List(
        "que sim, que nao, que bom, que otimo, que optimo, que maravilha, que legal, que seja, como queira, \
         como quiser, como queiram, como voce disse, como eu disse, como disse, como digo, como ja disse, \
         quem me dera, quando quiser, quando puder, porque nao, por que nao, por que sim, porque sim, sera \
         sim, sera isso, sera um prazer, que pena, que remedio, que assim seja, o que eu disse, o que eu \
         quero, o que disse, o que quiser, o que for, e o que eu quero, como e claro, como e obvio",
    ),
    proposing: &[
        "que tal",
        "que tal se",
        "porque nao",
        "por que nao",
        "e se",
        "como seria",
        "que me diz de",
        "o que acha de",
        "que acha de",
        "o que acha",
        "e que tal",
    ],
    tags: &[
        "ne",
        "nao e",
        "nao e verdade",
        "nao e assim",
        "nao foi",
        "viu",
        "sabe",
        "percebe",
        "entendeu",
        "entende",
        "ouviu",
        "pois nao",
        "hein",
        "nao e mesmo",
    ],
    conditions: List(
        "mas, exceto, excepto, se, so se, apenas, porem, contudo, todavia, embora, desde que, contanto, \
         menos, so, somente, senao, salvo, caso, a nao ser que",
    ),
    taking_back: &[
        "nao espera",
        "nao espere",
        "espera nao",
        "espere nao",
        "espera",
        "espere",
        "espera ai",
        "espere ai",
        "desculpe",
        "desculpa",
        "perdao",
        "quer dizer",
        "quero dizer",
        "queria dizer",
        "alias",
        "ou melhor",
        "ou antes",
        "digo",
        "minto",
        "nao desculpe",
        "nao desculpa",
        "me enganei",
        "enganei me",
        "melhor dizendo",
    ],
    misheard: &[
        ("si", true, 0.7),
        ("cim", true, 0.8),
        ("sin", true, 0.7),
        ("sinto", true, 0.4),
        ("assim", true, 0.5),
        ("mim", true, 0.4),
        ("num", false, 0.6),
        ("nam", false, 0.7),
        ("nau", false, 0.8),
        ("naos", false, 0.6),
        ("sao", false, 0.4),
        ("ham", true, 0.5),
    ],
    polite: List(
        "ah, ahn, eh, ai, oh, hum, hmm, hm, humm, bem, bom, entao, olha, olhe, ora, por, favor, se, faz, \
         faca, fizer, gentileza, obrigado, obrigada, agradecido, agradecida, muito, ola, oi, alo, senhor, \
         senhora, moca, moco, amigo, amiga, querido, querida, menina, valeu",
    ),
    please: "favor",
    not: "nao",
    not_last: true,
    but: "mas",
    thanks: "obrigad",
    small: List(
        "um, uma, o, a, nenhum, nenhuma, qualquer, grande, algum, alguma, ha, tem, e, vejo, tenho, mais, \
         menor, minima, minimo, tal, ter",
    ),
    own: List("meu, minha, meus, minhas, nosso, nossa, o, a"),
};

pub(super) const ENOUGH: Enough = Enough {
    whole: List(
        "e so, e so isso, so isso, e isso, e isso mesmo, isso, e tudo, era so, era so isso, era isso, era \
         tudo, era so isso mesmo, foi so isso, e so isso mesmo, so isso mesmo, seria so isso, seria isso, \
         seria tudo, mais nada, nada mais, nada, de nada mais, nao preciso de mais nada, nao preciso mais de \
         nada, nao preciso de nada, nao preciso mais nada, nao quero mais nada, nao quero nada, nao preciso, \
         nao precisa, nao precisa nao, nao e preciso, nao e necessario, nao e preciso mais nada, nao ha mais \
         nada, nao tem mais nada, nao tenho mais nada, esta tudo, esta tudo certo, esta tudo esclarecido, \
         esta tudo resolvido, esta otimo, esta optimo, esta perfeito, esta certo, esta, esta feito, estou \
         satisfeito, estou satisfeita, estou esclarecido, estou esclarecida, chega, ja chega, e suficiente, \
         e o suficiente, suficiente, ficamos aqui, fico aqui, pode ficar assim, nao tenho mais duvidas, nao \
         tenho mais perguntas, nao tenho mais questoes, nao tenho mais nenhuma duvida, nao tenho mais \
         nenhuma pergunta, nao tenho duvidas, sem mais duvidas, sem duvidas, nenhuma, nenhum, mais nenhuma, \
         mais nenhum, dispenso, resolvido, esta resolvido, ja esta, ja resolvi, ja tenho tudo, ja tenho o \
         que precisava, ja tenho o que queria, era o que eu queria saber, era o que eu precisava, era o que \
         queria saber, era o que precisava, ja me ajudou, tudo certo, tudo, tudo otimo, tudo esclarecido, \
         tudo resolvido, pode desligar, pode encerrar, posso desligar, vou desligar, obrigado, acabou, \
         terminei, ja terminei, mais nada nao, nao mais nada, nada nao, nao e so, nao e so isso, nao era so \
         isso, nao lembro de mais nada, nao me lembro de mais nada, nao me ocorre mais nada, e so o que eu \
         queria, e so o que eu precisava",
    ),
    around: List(
        "acho que, eu acho que, penso que, creio que, acho, agora, enquanto, hoje, ja, para ja, de momento, \
         no momento, neste momento, este momento, da minha parte, mim, minha parte, tchau, xau, chau, adeus, \
         ate logo, ate a proxima, ate mais, ate breve, ate amanha, mesmo, sim, claro, boa tarde, boa noite, \
         dia, boa dia, ok, pronto, certo, perfeito, otimo, optimo, tudo, ajuda, pela ajuda, pela atencao, um \
         abraco, abraco, cumprimentos",
    ),
    noes: List("nao, nao nao, nao nao nao, nop"),
};

pub(super) const PICKS: Picks = Picks {
    first: List("primeira, primeiro"),
    second: List("segunda, segundo, ultima, ultimo"),
    either: List(
        "ambas, ambos, qualquer, tanto, indiferente, igual, importa, importo, escolha, escolhe, decida, \
         decide",
    ),
    neither: List("nenhum, nenhuma, nada, nem"),
    refused: List("nao ambos, nao ambas, nem ambos, nao qualquer, nao quero qualquer"),
    around: List(
        "dessas, desses, destas, destes, essas, esses, estas, estes, dela, dele, a, acho, ah, as, bem, \
         certeza, claro, com, coisa, da, das, das duas, de, delas, deles, dos, duas, dois, do, e, eh, ela, \
         ele, em, entao, era, escolher, escolheria, escolho, essa, esse, esta, este, eu, falar, falei, fala, \
         favor, faz, fico, ficar, foi, gostaria, hipotese, hum, isso, la, lo, mais, me, melhor, mesmo, mim, \
         na, nao, no, nos, o, obrigada, obrigado, ok, olha, olhe, opcao, os, ou, outra, outro, para, penso, \
         pode, podia, por, posso, preferia, prefiro, primeira, quais, qual, que, queira, quer, queria, \
         quero, quiser, sao, se, seja, ser, seria, senhor, senhora, servem, serve, sim, so, sua, te, tem, \
         um, uma, vai, vez, voce, voto, vou, bom, boa, alternativa, certo, certa, correta, correto, muito, \
         nada, numero, nenhum, referi, disse, digo, refiro",
    ),
    negating: &[
        "nao ",
        "nao a ",
        "nao o ",
        "nao e a ",
        "nao e o ",
        "nao quero a ",
        "nao quero o ",
        "menos a ",
        "menos o ",
        "sem ser a ",
        "sem ser o ",
    ],
    around_place: List(
        "a, o, opcao, numero, hipotese, escolha, alternativa, por, favor, ah, eh, hum, eu, queria, quero, \
         gostaria, prefiro, da, lista, pode, ser, fico, com, na, no, escolho, e, que, de, sim, se, faz, \
         obrigado, obrigada, vou, para",
    ),
    first_value: List("primeira, primeiro"),
    second_value: List("segunda, segundo, ultima, ultimo"),
};
