//! Whether words are all that a caller wants to say.

use crate::language::{List, Turns};

pub(super) const TURNS: Turns = Turns {
    open_ends: List(
        "a, o, os, as, um, uma, uns, umas, e, ou, mas, de, do, da, dos, das, em, no, na, nos, nas, ao, aos, \
         para, pelo, pela, por, com, sem, sobre, ate, que, se, porque, quando, como, meu, minha, meus, \
         minhas, seu, sua, quero, queria, gostaria, gostava, preciso, precisava, posso, vou, estou, sou, \
         tenho, tem, falar, ligar, marcar, saber, eu, eh, hum, nao sei se, acho que, esse, este, entao, \
         pois, mais, muito, nem, desde, entre, num, numa, cujo, cuja, qual, ah",
    ),
    greetings: List(
        "bom dia, boa tarde, boa noite, boas, boas tardes, boas noites, ola, oi, alo, viva, ola bom dia, ola \
         boa tarde, ola boa noite, oi bom dia, oi boa tarde, oi boa noite, alo bom dia, alo boa tarde, alo \
         boa noite, estou, estou sim, esta, esta la, esta sim, estou bom dia, estou boa tarde, esta la bom \
         dia, esta la boa tarde, sim bom dia, sim boa tarde, sim boa noite, ah ola, ah oi, eh ola, oi tudo \
         bem, ola tudo bem, tudo bem, tudo bom, oi tudo bom, bom dia tudo bem, boa tarde tudo bem, muito bom \
         dia, muito boa tarde, olha, olhe, olha so, ora bom dia, ora boa tarde, ora viva, e ai",
    ),
    backchannels: List(
        "ah, aha, aham, hum, humm, hm, hmm, hum hum, uhum, mhm, oh, pois, ah pois, eh, ai, mm",
    ),
    acknowledgements: List(
        "ok, ok ok, sim, sim sim, pois, pois e, pois pois, certo, certo certo, esta bem, esta bom, esta, \
         bem, muito bem, tudo bem, beleza, entendi, entendo, percebi, percebo, compreendo, compreendi, sei, \
         ja percebi, ja entendi, claro, perfeito, otimo, optimo, bom, boa, legal, fixe, joia, ok obrigado, \
         ok obrigada, obrigado, obrigada, muito obrigado, muito obrigada, sim ok, ok sim, ah ok, ah esta, ah \
         sim, ok entao, ok certo, sim certo, esta certo, exato, exacto, isso, pronto, com certeza, \
         combinado, valeu",
    ),
    growing_numbers: List(
        "vinte, trinta, quarenta, cinquenta, sessenta, setenta, oitenta, noventa, cento, duzentos, duzentas, \
         trezentos, trezentas, quatrocentos, quatrocentas, quinhentos, quinhentas, seiscentos, seiscentas, \
         setecentos, setecentas, oitocentos, oitocentas, novecentos, novecentas, mil, milhao, milhoes, \
         menos, e",
    ),
    before_minutes: List("e, menos, para, doispontos, h, horas"),
    whole_time_end: "",
    noon: "meiodia",
};
