//! Whether words are all that a caller wants to say.

use crate::language::{List, Turns};

pub(super) const TURNS: Turns = Turns {
    open_ends: List(
        "a, acerca, al, algun, alguna, aunque, como, con, cuando, de, del, desde, donde, e, el, \
         em, eh, ehm, en, entre, es, este, estaba, estoy, hasta, ha, he, la, las, los, le, \
         llamaba, llamo, me, mi, mis, mm, necesito, necesitaba, ni, nuestra, nuestro, o, para, \
         pero, por, porque, puedo, podria, que, queria, quisiera, quiero, se, sin, sobre, soy, \
         su, sus, te, tengo, tenia, tu, u, uh, um, un, una, unos, unas, y, pues, hablar, \
         gustaria, o sea, deseo, deseaba",
    ),
    greetings: List(
        "hola, hola buenas, hola buenos dias, hola buenas tardes, hola buenas noches, hola buen \
         dia, hola que tal, hola que tal buenas, buenas, muy buenas, buenos dias, muy buenos \
         dias, buenas tardes, muy buenas tardes, buenas noches, muy buenas noches, buen dia, muy \
         buen dia, buenas hola, si hola, si buenas, si buenos dias, si buenas tardes, si buenas \
         noches, si buen dia, si digame, eh hola, ah hola, bueno, alo, si alo, alo buenas, alo \
         buenos dias, alo buenas tardes, oiga, oiga hola, hola oiga, hola si, hola disculpe, \
         disculpe, que tal, que tal buenos dias, que tal buenas tardes, saludos, hola como esta, \
         hola como estas",
    ),
    backchannels: List(
        "aja, aha, ah, ajam, hm, hmm, mhm, mm, mm hm, mmhm, mmm, oh, uhum, uju, ya, ya ya, ah ya, \
         eh",
    ),
    acknowledgements: List(
        "ok, ok ok, vale, vale vale, si, si si, bueno, bien, muy bien, claro, claro claro, claro \
         que si, entiendo, ya entiendo, entendido, comprendo, comprendido, de acuerdo, esta bien, \
         perfecto, listo, dale, sale, orale, genial, estupendo, excelente, ya veo, ya, ah ok, ah \
         vale, ah bueno, ok gracias, vale gracias, gracias, muchas gracias, si vale, si ok, si \
         claro, ya vale, ok perfecto, ok si, pues si, pues vale, bueno vale, ah perfecto, ah muy \
         bien, si si claro, aja si, correcto, exacto, eso, asi es",
    ),
    growing_numbers: List(
        "veinte, treinta, cuarenta, cincuenta, sesenta, setenta, ochenta, noventa, cien, ciento, \
         doscientos, doscientas, trescientos, trescientas, cuatrocientos, cuatrocientas, \
         quinientos, quinientas, seiscientos, seiscientas, setecientos, setecientas, ochocientos, \
         ochocientas, novecientos, novecientas, mil, millon, millones, menos, y",
    ),
    before_minutes: List("puntos, y, menos, con, horas"),
    whole_time_end: "am",
    noon: "mediodia",
};
