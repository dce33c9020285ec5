//! Yes, no, and other short answers.

use super::senses::SENSES;
use crate::language::{Answers, Enough, List, Picks};

pub(super) const ANSWERS: Answers = Answers {
    yes: List(
        "si, si si, si por favor, si gracias, si senor, si senora, si senorita, si claro, claro, \
         claro que si, como no, por supuesto, por supuesto que si, desde luego, desde luego que \
         si, correcto, si correcto, es correcto, si es correcto, exacto, exactamente, eso es, si \
         eso es, asi es, si asi es, eso mismo, efectivamente, en efecto, afirmativo, de acuerdo, \
         estoy de acuerdo, vale, ok, dale, listo, perfecto, bien, muy bien, esta bien, si esta \
         bien, cierto, es cierto, verdad, es verdad, asi mismo, tal cual, aja, ajam, uhum, sip, \
         sep, orale, sale, simon, obvio, obvio que si, seguro, seguro que si, creo que si, \
         supongo que si, me parece que si, pienso que si, que si, pues si, ya po, si po, \
         confirmo, lo confirmo, confirmado, acepto, lo es, lo soy, soy yo, adelante, eso, justo, \
         justamente, precisamente, cabal, va, venga, genial, estupendo, por que no, y por que no, \
         eso eso, es mi numero, es mi nombre",
    ),
    no: List(
        "no, no no, no no no, no gracias, no senor, no senora, no senorita, claro que no, por \
         supuesto que no, desde luego que no, negativo, incorrecto, es incorrecto, falso, es \
         falso, equivocado, esta mal, eso esta mal, para nada, de ninguna manera, de ningun modo, \
         en absoluto, que va, nunca, jamas, ni hablar, nada de eso, creo que no, me parece que \
         no, supongo que no, pienso que no, no creo, no lo creo, que no, pues no, yo no, eso no, \
         este no, esa no, no lo es, no lo soy, no soy yo, mejor no, todavia no, aun no, ahora no, \
         nop, nones, nel, ninguno, ninguna, ninguno de los dos, ninguna de las dos, tampoco, \
         cancelar, no es eso, no es asi, eso no es, no dije eso, no he dicho eso, eso no es lo \
         que dije, obvio que no, seguro que no",
    ),
    senses: SENSES,
    echo_pronouns: List("lo, la, los, las, asi"),
    echo_verbs: List(
        "es, soy, son, somos, era, fue, sera, seria, esta, tengo, tenemos, quiero, queremos, \
         hago, hice, puedo, podemos, necesito, deseo, prefiero, acepto, confirmo, autorizo, \
         recuerdo, creo, haria, preferiria, conozco, acabo",
    ),
    echo_ends: List(
        "si, gracias, claro, tambien, seguro, verdad, por favor, efectivamente, en efecto, \
         correcto",
    ),
    pointing: "eso",
    opinions: &[
        "creo que",
        "yo creo que",
        "me parece que",
        "a mi me parece que",
        "pienso que",
        "supongo que",
        "diria que",
        "yo diria que",
        "imagino que",
        "me imagino que",
        "espero que",
        "estoy seguro de que",
        "estoy segura de que",
        "le digo que",
        "le confirmo que",
        "ya le dije que",
        "ya dije que",
        "te digo que",
        "digo que",
        "si",
        "claro",
        "por supuesto que",
        "en mi opinion",
    ],
    asking: List(
        "quien, quienes, cual, cuales, cuando, donde, adonde, cuanto, cuanta, cuantos, cuantas, \
         que dia, que dias, que hora, que horas, que horario, que horarios, que fecha, que \
         fechas, que tiene, que tienen, que tienes, que hay, que dijo, que ha, que has, que es, \
         que son, que me, que quiere, que quieres, que pasa, que paso, que numero, que numeros, \
         que significa, que necesita, que necesitan, que opciones, que otra, que otras, que otro, \
         que otros, que posibilidades, que precio, que pregunta, que preguntas, que cosa, que \
         mas, que cual, que cuando, que puede, que puedo, que clase, que tipo, que nombre, que \
         datos, que le, que incluye, que cuesta, que vale, como se, como dice, como dices, como \
         dijo, como ha, como es, como era, como puedo, como puede, como funciona, como lo, como \
         la, como le, como me, como hago, como va, como asi, como cuanto, como esta, como cual, \
         hay algo, hay sitio, hay hueco, hay lugar, hay disponibilidad, hay cita, hay citas, hay \
         alguna, hay algun, tienen algo, tienen hueco, tienen sitio, tienen lugar, tiene algo, \
         tiene hueco, tienen disponible, tienen disponibilidad, a que hora, a que horas, para \
         que, por que, de que, en que, con quien, a quien, de quien, a cual, hasta que hora, \
         desde que hora, me puede decir, me podria decir, puede decirme, podria decirme, me dice \
         que, me dices que, me dice cual, sabe si, sabe que, sabe usted, me puede confirmar, \
         digame que, dime que",
    ),
    asking_verbs: List(
        "puede, puedes, podria, podrias, puedo, podemos, sabe, sabes, tiene, tienes, quiere, \
         quieres, me, hay, se",
    ),
    asked: List(
        "usted, ustedes, repetir, repetirme, repetirlo, repite, decir, decirme, decirlo, saber, \
         preguntar, llamar, hablar, puede, puedes, podria, podrias, explica, explicar, dice, oye, \
         escucha, alguien, algun, alguna",
    ),
    not_asking: List(
        "que si, que no, que va, que bien, que bueno, que lastima, que pena, que mal, como no, \
         como usted diga, como diga, como digas, como dije, como le dije, como quiera, como \
         guste, como siempre, cuando quiera, cuando guste, que sea, que este, cuanto antes, que \
         yo sepa, se puede, puede ser, puedes apostar, que remedio, que dios, me parece, me \
         gusta, me gustaria, me va, me viene, me sirve, me queda, me conviene, me da, me \
         equivoque, tiene razon, tienes razon, quiere decir, hay un, hay una, que es correcto, \
         que esta bien, quien dice, por que no, de que si, de que no",
    ),
    proposing: &[
        "que tal",
        "que le parece",
        "que te parece",
        "que les parece",
        "como ve",
        "como le viene",
        "como le queda",
        "como seria",
        "que me dice",
        "y si",
        "por que no",
        "cual seria",
    ],
    tags: &[
        "verdad",
        "verdad que si",
        "cierto que si",
        "no cree",
        "no crees",
        "no le parece",
        "no te parece",
        "sabe",
        "sabes",
        "me entiende",
        "me entiendes",
        "entiende",
        "me explico",
        "me oye",
        "me escucha",
        "eh",
        "vio",
        "viste",
        "o que",
    ],
    conditions: List(
        "pero, salvo, excepto, aunque, mientras, embargo, obstante, cambio, siempre y cuando, a \
         menos, a no ser",
    ),
    taking_back: &[
        "no espere",
        "no espera",
        "espere",
        "espera",
        "espere no",
        "perdon",
        "perdone",
        "disculpe",
        "no perdon",
        "no perdone",
        "no disculpe",
        "perdon no",
        "digo",
        "quiero decir",
        "queria decir",
        "quise decir",
        "mejor dicho",
        "corrijo",
        "rectifico",
        "miento",
        "no miento",
        "me equivoque",
        "me he equivocado",
        "me confundi",
        "aguarde",
        "mas bien",
        "ay no",
    ],
    misheard: &[
        ("sii", true, 0.9),
        ("siii", true, 0.9),
        ("ci", true, 0.7),
        ("see", true, 0.6),
        ("seh", true, 0.7),
        ("sis", true, 0.6),
        ("shi", true, 0.7),
        ("noo", false, 0.9),
        ("nooo", false, 0.9),
        ("non", false, 0.7),
        ("know", false, 0.6),
        ("nou", false, 0.7),
    ],
    polite: List(
        "eh, ehh, ehm, em, este, mm, mmm, hm, hmm, ah, ay, oh, uh, um, eeh, pues, bueno, y, por, \
         favor, gracias, muchas, muchisimas, mil, senor, senora, senorita, joven, hola, buenas, \
         buenos, dias, tardes, noches, muy, amable, oiga, oye, mire, mira",
    ),
    please: "favor",
    not: "no",
    not_last: false,
    but: "pero",
    thanks: "graci",
    small: List(
        "gran, mucho, mucha, mayor, tan, otro, otra, mas, el, la, los, un, una, en, de, ningun, \
         ninguna, clase, tipo, ese, esa, lugar, a, posible, la menor, menor, minima",
    ),
    own: List("mi, mis, mio, mia, nuestro, nuestra, nuestros, nuestras"),
};

pub(super) const ENOUGH: Enough = Enough {
    whole: List(
        "eso es todo, es todo, eso seria todo, seria todo, esto es todo, esto seria todo, eso era \
         todo, era todo, ya es todo, eso fue todo, fue todo, eso es, eso era, eso seria, era eso, \
         solo eso, solo era eso, solo queria eso, nada mas que eso, con eso, con eso es \
         suficiente, con eso basta, con eso esta bien, con eso estoy, ya con eso, ya con eso es \
         todo, es suficiente, ya es suficiente, suficiente, basta, ya basta, nada mas, nada, mas \
         nada, no mas, no mas eso, nomas, nomas eso, eso nomas, era eso nomas, eso no mas, era \
         eso no mas, eso nada mas, nada mas eso, no nada mas, ya nada mas, nada de nada, nada en \
         absoluto, ninguna otra cosa, ninguna cosa mas, ninguna, ninguno, ninguna mas, ninguna \
         otra, ya esta, ya esta todo, ya estaria, ya no, ya no necesito nada, ya no necesito nada \
         mas, ya no quiero nada mas, no necesito nada, no necesito nada mas, no necesito mas, no \
         necesito mas nada, no necesito otra cosa, no necesito ninguna otra cosa, no quiero nada, \
         no quiero nada mas, no deseo nada mas, no deseo nada, no se me ofrece nada mas, no hace \
         falta, no hace falta nada, no hace falta nada mas, no es necesario, no hay nada mas, no \
         tengo nada mas, no tengo mas preguntas, no tengo ninguna pregunta, no tengo mas dudas, \
         no tengo ninguna duda, no tengo otra pregunta, no tengo preguntas, no tengo dudas, \
         ninguna pregunta, ninguna duda, sin mas preguntas, ninguna pregunta mas, todo bien, todo \
         claro, todo en orden, todo listo, todo correcto, todo perfecto, todo resuelto, todo \
         solucionado, todo aclarado, esta todo, esta todo bien, esta todo claro, asi esta bien, \
         esta bien asi, asi esta perfecto, asi estoy bien, estoy bien asi, estoy bien, estoy \
         listo, estoy lista, estamos bien, estamos, estamos listos, hemos terminado, ya termine, \
         ya terminamos, he terminado, ya acabe, lo tengo todo, tengo todo, ya tengo todo, ya lo \
         tengo todo, tengo todo lo que necesito, tengo todo lo que necesitaba, ya tengo lo que \
         necesitaba, ya tengo lo que queria, ya tengo todo lo que necesitaba, es todo lo que \
         necesito, es todo lo que necesitaba, eso es todo lo que necesitaba, eso es todo lo que \
         queria, eso es todo lo que queria saber, era todo lo que necesitaba, es todo lo que \
         queria, listo, ya, ya quedo, quedo claro, no se me ocurre nada, no se me ocurre nada \
         mas, no quisiera nada mas, solo queria saber eso, en otra ocasion, en otro momento, otro \
         dia",
    ),
    around: List(
        "creo, creo que, creo yo, me parece, me parece que, pienso que, supongo, supongo que, \
         diria que, ahora, ahora mismo, ahorita, hoy, momento, de momento, el momento, al \
         momento, lo pronto, ya, entonces, mi parte, el dia de hoy, la verdad, de verdad, en \
         realidad, ok, vale, perfecto, bien, esta bien, claro, de acuerdo, listo, genial, \
         estupendo, excelente, adios, chao, chau, hasta luego, hasta pronto, que tenga buen dia, \
         que tenga un buen dia, que pase buen dia, igualmente, si, que, con esto, de hecho, le, \
         te, se lo agradezco, le agradezco, te lo agradezco, por el momento, en este momento, en \
         principio, solo, asi, saludos, todo, su ayuda, su atencion, tu ayuda, de nada",
    ),
    noes: List("no, no no, no no no, nop, nones, nel, pues no, que no, nada no"),
};

pub(super) const PICKS: Picks = Picks {
    first: List("primero, primera, primer"),
    second: List("segundo, segunda, ultimo, ultima"),
    either: List(
        "ambos, ambas, los, cualquiera, cualesquiera, igual, mismo, indiferente, importa, \
         indistinto, prefiera, quiera, sea",
    ),
    neither: List("ninguno, ninguna, ningunos, nada, tampoco, ni"),
    refused: List("no cualquiera, no ambos, no los dos, no ambas"),
    around: List(
        "a, al, algo, alternativa, asi, bien, bueno, claro, como, con, cosa, creo, cual, da, dan, \
         de, decir, del, departamento, deseo, digamos, dije, dos, eh, el, ella, ellos, elijo, en, \
         entonces, entre, era, es, esa, ese, eso, esta, este, favor, gracias, gustaria, hablar, \
         la, las, le, lo, llamo, me, mejor, mencionada, menciono, mi, mm, muchas, muy, no, \
         numero, o, ok, opcion, opciones, otra, otro, para, perfecto, perdon, por, prefiero, \
         pues, que, queria, quiero, quisiera, refiero, senor, senora, senorita, seria, si, son, \
         su, supuesto, tanto, te, tomo, um, uh, un, una, uno, usted, vale, valen, voy, y, yo",
    ),
    negating: &["no ", "no el ", "no la ", "no es el ", "no es la ", "no quiero el ", "no quiero la "],
    around_place: List(
        "el, la, lo, opcion, alternativa, numero, por, favor, quiero, quisiera, prefiero, me, \
         quedo, con, seria, es, de, eh, um, uh, dia, fecha, hora, cita, elijo, tomo, pues, bueno, \
         gracias",
    ),
    first_value: List("primero, primera, primer"),
    second_value: List("segundo, segunda"),
};
