//! What each phrase does to an answer.

use crate::language::{List, Sense};

/// "No" turns around what follows in one breath ("no es correcto"), and is a no where nothing follows.
pub(super) const SENSES: &[(Sense, List)] = &[
    (
        Sense::Yes,
        List(
            "si, sip, sep, sipi, sii, siii, s i, si si, si si si, si po, ya po, sipo, yes, yep, \
             yeah, yas, aja, ajam, uhum, mhm, mm hm, correcto, correcta, correctos, correctas, \
             correctisimo, correctamente, exacto, exacta, exactos, exactamente, efectivamente, en \
             efecto, efectivo, afirmativo, afirmativamente, precisamente, justamente, cabal, \
             cabalmente, tal cual, tal y como dije, tal y como lo dije, ni mas ni menos, asi es, \
             asi mismo, asimismo, es asi, asi mero, eso mero, mero, asi fue, eso es, es eso, eso \
             mismo, eso mismito, era eso, eso era, eso si, ese es, es ese, esa es, es esa, ese \
             mismo, esa misma, el mismo, la misma, ese mero, esos son, esas son, lo es, lo soy, \
             lo son, soy yo, el soy yo, la soy yo, lo tengo, lo hago, lo confirmo, lo acepto, lo \
             autorizo, eso quiero, eso queria, eso dije, eso he dicho, eso deseo, eso necesito, \
             lo que dije, lo que he dicho, lo que quiero, lo que queria, lo que quise decir, lo \
             que necesito, lo dicho, como dije, como le dije, como te dije, como usted dice, como \
             dices, como lo dijo, lo que dice, lo que usted dijo, dije eso, he dicho eso, por \
             supuesto, por supuesto que si, claro que si, claro si, como no, como que no, como no \
             va a ser, desde luego, desde luego que si, sin duda, sin duda alguna, sin ninguna \
             duda, sin dudarlo, no cabe duda, no hay duda, de acuerdo, estoy de acuerdo, \
             totalmente de acuerdo, conforme, estoy conforme, a favor, confirmo, confirmado, \
             confirmada, confirmelo, confirmalo, confirmar, confirmamos, acepto, aceptado, \
             aceptamos, autorizo, apruebo, concedido, adelante, proceda, procede, procedan, \
             hagalo, hazlo, haganlo, siga adelante, sigue adelante, dele, dale, dale dale, dale \
             si, bueno si, bueno dale, bueno ok, orale, orale pues, sale, sale pues, sale y vale, \
             simon, ya vas, arre, va que va, hecho, trato hecho, con gusto, con mucho gusto, con \
             placer, de mil amores, me gustaria si, eso me gustaria, cuente conmigo, me apunto, \
             me vale, me sirve, me viene bien, me viene perfecto, me va bien, me queda bien, me \
             parece, me parece bien, me parece correcto, me parece perfecto, me conviene, me \
             acomoda, nos viene bien, nos va bien, no veo por que no, por que no, y por que no, \
             nada que objetar, nada en contra, no me opongo, si por favor, si se puede, si es \
             posible, si fuera posible, si puede ser, si pudiera ser, si puede, si pudiera, si es \
             tan amable, si fuera tan amable, si no es molestia, si no le importa, si no te \
             importa, si no le molesta, si no es problema, si no hay problema, si no hay \
             inconveniente, si quiere, si gusta, si lo desea, si me hace el favor, si me hace \
             favor, si no me equivoco, si mal no recuerdo, si no es mucho pedir, si usted quiere, \
             si usted puede, que si, he dicho que si, dije que si, ya dije que si, le digo que \
             si, tiene razon, tienes razon, tiene usted razon, lleva razon, cien por cien, cien \
             por ciento, al cien, 100 por ciento, 100 por cien, 100, entendio bien, entendiste \
             bien, ha entendido bien, has entendido bien, me entendio bien, me ha entendido bien, \
             oyo bien, ha oido bien, escucho bien, escuchaste bien, lo entendio bien, ha \
             acertado, acerto, acertaste, dio en el clavo, el correcto, la correcta, lo correcto, \
             amen, palabra, si entiendo, dejelo asi, dejalo asi, pongalo asi, asi dejelo, ya lo \
             creo, ya lo creo que si, andale, andale pues, merito, eso merito, yo mismo, yo \
             misma, de toda la vida, hagale, hagale pues, metale, ya pues, tal y como lo ha \
             dicho, tal como lo dije, tal como dije, puede confirmarlo, puede confirmarla, puedes \
             confirmarlo, cuando quiera, cuando guste, ni que decir tiene, es mi numero, es mi \
             nombre, es mi direccion, es mi fecha, es mi telefono, es mi apellido, es mi correo, \
             es mi codigo, es mi cita, si si puede ser, si si puede, si si es posible, si si no \
             es molestia, si si me hace el favor, si si fuera posible, si si se puede, eso eso, \
             si eso",
        ),
    ),
    (
        Sense::Weak,
        List(
            "bien, muy bien, bien bien, vale, vale vale, ok, oka, okis, ok ok, listo, lista, \
             listos, perfecto, perfecta, perfectamente, genial, estupendo, estupendamente, \
             excelente, fenomenal, fantastico, maravilloso, magnifico, barbaro, buenisimo, de \
             maravilla, de lujo, de diez, de perlas, chevere, bacan, bacano, joya, regio, padre, \
             padrisimo, chido, macanudo, guay, cojonudo, de una, de fijo, fijo, cierto, cierta, \
             ciertos, verdad, verdadero, verdadera, adecuado, adecuada, exactitud, acertado, \
             acertada, apropiado, valido, valida, aceptable, buena, buenas ideas, buena idea, \
             esta bueno, esta buena, bueno esta bien, va, va bien, venga vale, me va, me gusta, \
             me cuadra, me late, positivo, positivamente, razonable, suena bien, suena perfecto, \
             pinta bien, estupenda, todo correcto, todo bien, todo en orden, bien dicho, me \
             suena, ideal, funciona, sirve, conviene, creo que si, yo creo que si, supongo que \
             si, me parece que si, pienso que si, imagino que si, me imagino que si, espero que \
             si, diria que si, parece que si, eso creo, eso espero, eso parece, asi parece, eso \
             supongo, entiendo que si, yo diria que si, se supone que si, parece ser que si, asi \
             lo creo, de momento si, justo lo que dije, justo eso, venga, es justo, confirme, \
             confirma, confirmarlo, confirmarla, confirmela, confirmen, anotelo, anote, apuntelo, \
             registrelo, guardelo, coincide, coinciden, concuerda, me gustaria, me encantaria, lo \
             quiero, lo deseo, me interesa, interesado, interesada, siga, continue, prosiga, \
             puede confirmar, se puede confirmar, encantado, encantada",
        ),
    ),
    (
        Sense::Stress,
        List(
            "claro, clarisimo, clarinete, clarines, seguro, segura, segurisimo, seguramente, \
             seguro que, obvio, obviamente, evidente, evidentemente, definitivamente, \
             absolutamente, totalmente, completamente, enteramente, plenamente, ciertamente, \
             indudablemente, naturalmente, logico, logicamente, probablemente, posiblemente si, \
             muy probable, muy probablemente, lo mas probable, siempre, faltaria mas, faltaba \
             mas, no faltaba mas, como quien dice, rotundamente, por completo, del todo, de \
             verdad, en serio, de veras",
        ),
    ),
    (
        Sense::No,
        // "No" before these in one breath is said once more, and does not turn them around.
        List(
            "negativo, nop, nope, noup, nones, nel, nel pastel, nanai, para nada, de ninguna \
             manera, de ningun modo, de ninguna forma, de ninguna de las maneras, bajo ningun \
             concepto, bajo ninguna circunstancia, en absoluto, que va, ni hablar, ni de broma, \
             ni loco, ni loca, ni en broma, ni en suenos, ni de lejos, ni pensarlo, ni se le \
             ocurra, ni mucho menos, nada de eso, nada que ver, nada mas lejos, ninguno, ninguna, \
             ninguno de los dos, ninguna de las dos, ninguno de ellos, tampoco, en la vida, en mi \
             vida, que esperanza, cancelar, cancele, cancelalo, cancelelo, cancele eso, olvidelo, \
             olvidalo, dejelo, dejalo, dejemoslo, mejor dejelo, me niego, rechazo, lo rechazo, lo \
             niego, lo contrario, todo lo contrario, al contrario, muy al contrario, al reves, \
             lejos de eso, es otro, es otra, era otro, era otra, otra cosa, dije otra cosa, no \
             negativo, no nop, no nope, no noup, no nones, no nel, no nel pastel, no nanai, no \
             para nada, no de ninguna manera, no de ningun modo, no de ninguna forma, no de \
             ninguna de las maneras, no bajo ningun concepto, no bajo ninguna circunstancia, no \
             en absoluto, no que va, no ni hablar, no ni de broma, no ni loco, no ni loca, no ni \
             en broma, no ni en suenos, no ni de lejos, no ni pensarlo, no ni mucho menos, no \
             nada de eso, no nada que ver, no nada mas lejos, no ninguno, no ninguna, no ninguno \
             de los dos, no ninguna de las dos, no ninguno de ellos, no tampoco, no en la vida, \
             no en mi vida, no que esperanza, no cancelar, no cancele, no cancelalo, no \
             cancelelo, no cancele eso, no olvidelo, no olvidalo, no dejelo, no dejalo, no \
             dejemoslo, no me niego, no rechazo, no lo rechazo, no lo niego, no lo contrario, no \
             todo lo contrario, no al contrario, no muy al contrario, no al reves, no lejos de \
             eso, no incorrecto, no incorrecta, no falso, no falsa, no equivocado, no equivocada, \
             no error, no mal, no se equivoca, no se equivoco, no se ha equivocado, no te \
             equivocas, no te equivocaste, no esta equivocado, no entendio mal, no ha entendido \
             mal, no has entendido mal, no me entendio mal, no imposible, no mentira, no claro, \
             no nada, bueno no, bueno pues no, eso si que no, si que no, ya no, no hace falta, no \
             es necesario, no se puede, no puede ser, no vale, no mejor no, mejor no, prefiero \
             no, prefiero que no, preferiria no, preferiria que no, antes no, no como cree, como \
             cree, como crees, como va a ser, que no, no es posible, no es conveniente, nanay, de \
             eso nada, no exactamente, nada nada, no quiero, no puedo, no tengo, asi no, ahi no, \
             no por dios, en lo absoluto, ni de cona, ni de chiste, ni muerto, ni muerta, ni a \
             palos, ni en pedo, ni de vaina, ni por asomo, ni de fundas, nopo, no po, anulelo, \
             anulela, anule, borrelo, borrela, borre, prefiero otra, prefiero otro, no coincide, \
             naranjas, naranjas de la china, no no negativo, no no nel, no no nel pastel, no no \
             nanai, no no para nada, no no de ninguna manera, no no de ningun modo, no no de \
             ninguna forma, no no bajo ningun concepto, no no bajo ninguna circunstancia, no no \
             en absoluto, no no que va, no no ni hablar, no no ni de broma, no no ni loco, no no \
             ni loca, no no ni en broma, no no ni en suenos, no no ni de lejos, no no ni \
             pensarlo, no no ni mucho menos, no no nada de eso, no no nada que ver, no no nada \
             mas lejos, no no ninguno, no no ninguna, no no ninguno de los dos, no no ninguna de \
             las dos, no no ninguno de ellos, no no tampoco, no no en la vida, no no en mi vida, \
             no no que esperanza, no no cancelar, no no cancele, no no cancelalo, no no \
             cancelelo, no no cancele eso, no no olvidelo, no no olvidalo, no no dejelo, no no \
             dejalo, no no dejemoslo, no no me niego, no no rechazo, no no lo rechazo, no no lo \
             niego, no no lo contrario, no no todo lo contrario, no no al contrario, no no muy al \
             contrario, no no al reves, no no lejos de eso, no no incorrecto, no no incorrecta, \
             no no falso, no no falsa, no no equivocado, no no equivocada, no no error, no no se \
             equivoca, no no se equivoco, no no se ha equivocado, no no te equivocas, no no te \
             equivocaste, no no esta equivocado, no no entendio mal, no no ha entendido mal, no \
             no has entendido mal, no no me entendio mal, no no imposible, no no mentira, no no \
             hace falta, no no es necesario, no no se puede, no no puede ser, no no vale, no no \
             mejor no, no no como cree, no no es posible, no no es conveniente, no no \
             exactamente, no no quiero, no no puedo, no no tengo, no no por dios, no no po, no no \
             coincide",
        ),
    ),
    (
        Sense::Bad,
        List(
            "incorrecto, incorrecta, incorrectos, incorrectas, falso, falsa, mal, malo, mala, \
             equivocado, equivocada, equivocacion, erroneo, erronea, error, errores, fallo, \
             fallos, problema, problemas, inconveniente, inconvenientes, pega, pegas, obstaculo, \
             objecion, objeciones, reparo, reparos, duda, dudas, molestia, molesta, inexacto, \
             inexacta, imposible, mentira, confusion, confundido, confundida, terrible, horrible, \
             fatal, pesimo, invalido, invalida, inaceptable, se equivoca, se equivoco, se ha \
             equivocado, te equivocas, te equivocaste, te has equivocado, esta equivocado, estas \
             equivocado, esta usted equivocado, entendio mal, entendiste mal, ha entendido mal, \
             has entendido mal, me entendio mal, me ha entendido mal, me has entendido mal, \
             malentendido, escucho mal, escuchaste mal, oyo mal, ha oido mal, mal entendido, eso \
             es incorrecto, eso es falso, eso es un error, eso es mentira, eso es otra cosa, eso \
             es otro",
        ),
    ),
    (
        Sense::Not,
        List(
            "no, no no, no no no, no no no no, no senor, no senora, no que no, nunca, no nunca, \
             jamas, no jamas, nunca jamas, nunca en la vida, ya no no, dudo que, dudo mucho que, \
             ni",
        ),
    ),
    (
        Sense::Without,
        List("sin, sin ningun, sin ninguna, ningun, ninguna clase de, cero, sin el menor, sin mayor"),
    ),
    (
        Sense::Unsure,
        List(
            "no se, no lo se, no sabria, no sabria decirle, no sabria decirte, no se decirle, no \
             se que decir, no se si, no estoy seguro, no estoy segura, no estoy muy seguro, no \
             estoy muy segura, no estoy del todo seguro, no estoy del todo segura, no estoy tan \
             seguro, no estoy tan segura, no muy seguro, no muy segura, no me acuerdo, no \
             recuerdo, no lo recuerdo, no me consta, no tengo idea, no tengo ni idea, no tengo la \
             menor idea, ni idea, ni la menor idea, ni la mas minima idea, ni puta idea, no tengo \
             claro, no lo tengo claro, no tengo certeza, no esta claro, no esta muy claro, no \
             queda claro, no sabemos, sin idea, vaya usted a saber, quien sabe, saber, sepa, sepa \
             dios, dios sabe, no entiendo, no entendi, no le entiendo, no le entendi, no te \
             entiendo, no te entendi, no he entendido, no comprendo, no comprendi, no oigo, no le \
             oigo, no oi, no he oido, no escucho, no le escucho, no lo escucho, no te escucho, no \
             escuche, no se oye, no se escucha, no se entiende, no me quedo claro, usted decida, \
             usted decide, decida usted, decide tu, elija usted, lo que usted diga, lo que usted \
             quiera, lo que quiera, lo que sea, como usted quiera, como quiera, como prefiera, me \
             da igual, me da lo mismo, da igual, da lo mismo, no me importa, no importa, me es \
             igual, me es indiferente, indiferente, un momento, un momentito, un segundo, un \
             minuto, espere un momento, espere, dejeme pensar, dejame pensar, dejeme ver, dejame \
             ver, permitame, dudo, lo dudo, dudoso, tengo dudas, tengo una duda, tengo mis dudas, \
             depende de usted, buena pregunta, no podria decirle, no podria decir, no puedo \
             decirle, no le sabria decir, no le se decir, no sabria que decir, una duda, una \
             pregunta, no le he entendido, no lo he entendido, no te he entendido, no le he oido, \
             no le he oido bien, no lo entiendo, no lo entendi, no no se, no no lo se, no no \
             sabria, no no sabria decirle, no no sabria decirte, no no se decirle, no no se que \
             decir, no no se si, no no estoy seguro, no no estoy segura, no no estoy muy seguro, \
             no no estoy muy segura, no no estoy del todo seguro, no no estoy del todo segura, no \
             no estoy tan seguro, no no estoy tan segura, no no muy seguro, no no muy segura, no \
             no me acuerdo, no no recuerdo, no no lo recuerdo, no no me consta, no no tengo idea, \
             no no tengo ni idea, no no tengo la menor idea, no no tengo claro, no no lo tengo \
             claro, no no tengo certeza, no no esta claro, no no esta muy claro, no no queda \
             claro, no no sabemos, no no entiendo, no no entendi, no no le entiendo, no no le \
             entendi, no no te entiendo, no no te entendi, no no he entendido, no no comprendo, \
             no no comprendi, no no oigo, no no le oigo, no no oi, no no he oido, no no escucho, \
             no no le escucho, no no lo escucho, no no te escucho, no no escuche, no no se oye, \
             no no se escucha, no no se entiende, no no me quedo claro, no no me importa, no no \
             importa, no no podria decirle, no no podria decir, no no puedo decirle, no no le \
             sabria decir, no no le se decir, no no sabria que decir, no no le he entendido, no \
             no lo he entendido, no no te he entendido, no no le he oido, no no le he oido bien, \
             no no lo entiendo, no no lo entendi, si digame, digame",
        ),
    ),
    (
        Sense::Hedge,
        List(
            "tal vez, quiza, quizas, a lo mejor, puede ser, podria ser, puede, puede que, puede \
             que si, puede que no, pueda ser, acaso, capaz, capaz que si, capaz que, depende, eso \
             depende, segun, segun y como, mas o menos, mas o menos si, ni si ni no, si y no, si \
             o no, si o si no, no y si, ni fu ni fa, regular, asi asi, mitad y mitad, en parte, \
             parcialmente, posiblemente, es posible, eventualmente, a veces, algunas veces, ambas \
             cosas, ambos, ambas, cualquiera, casi, casi casi, mas menos, de repente, a ver, a \
             ver si, vamos a ver, ya veremos, ya vere, veremos, lo pensare, tengo que pensarlo, \
             lo tengo que pensar, dejeme pensarlo, solo si, siempre que, siempre y cuando, a \
             menos que, a no ser que, como si, por si, y si, o no, o si, en cierto modo, en \
             cierta forma, hasta cierto punto, no necesariamente, no siempre, no del todo, no \
             precisamente, no completamente, no totalmente, indeciso, indecisa, mixto, ni modo, \
             segun el dia, pregunta, preguntar, aunque no, mas no, puede ser posible, oigo, oi, \
             oido, oyo, escucho, escuche, escuchado, igual, igual si, igual no, no no y si, no no \
             necesariamente, no no siempre, no no del todo, no no precisamente, no no \
             completamente, no no totalmente, cambiarlo, cambiarla, cambiar, cambie, modificarlo, \
             modificarla, modificar, corregirlo, corregirla, corregir, cancelarlo, cancelarla, \
             anularlo, anularla",
        ),
    ),
    (
        Sense::Empty,
        List(
            "a mi, a mi me, a usted, a ver pues, ahora, ahora mismo, ahorita, ahi, al, algo, \
             alla, alli, amigo, amiga, aqui, asi, asi que, aun, bueno, buenas, buenos dias, \
             buenas tardes, buenas noches, buen dia, buena tarde, cabe, caballero, cada, carajo, \
             carino, chico, chica, como, con, con permiso, contesto, cosa, cosas, creo, creo que, \
             creo yo, cual, cuando, cuenta, da, dado, de, de hecho, de momento, de nada, de \
             nuevo, de todas formas, de todos modos, deberia, debe, debia, decia, decir, del, \
             dia, dicho, dice, dices, digamos, diga, dios, dios mio, doctor, doctora, don, dona, \
             dijo, dijiste, dio, e, el, ella, ellas, ello, ellos, en, en realidad, en ese caso, \
             en este caso, en este momento, en principio, encuentro, encuentra, entiendo, \
             entonces, entendi, entendido, entendio, entendiste, era, eran, eres, es, es que, \
             esa, esas, ese, esos, esta, estaba, estado, estamos, estan, estara, estaria, estas, \
             este, estos, esto, estoy, estuvo, fijese, francamente, fue, fueron, gracias, muchas \
             gracias, mil gracias, muchisimas gracias, gracias a usted, gusta, gustaria, ha, \
             haber, habia, hace, hacer, hago, haga, han, has, hasta, hay, haya, he, hemos, hija, \
             hijo, hola, hombre, honestamente, hoy, hubo, igualmente, imagino, incluso, jefe, \
             joder, joven, la, las, le, les, llamo, lo, los, luego, maestro, mal que bien, \
             manera, mas, mas bien, me, me temo, me temo que, mejor, mejor dicho, mi amor, mi \
             cielo, mi hijo, mi hija, mi reina, mi rey, mi vida, mijo, mija, mire, mira, mis, \
             misma, mismo, momento, mucho, muchisimo, mujer, muy, nada, nada mas, nadie, nena, \
             nene, no mas, nomas, nos, nosotros, o, o sea, oiga, oye, otra, otra vez, para, para \
             mi, parece, parte, pienso, po, pongale, pues, pues mire, pues nada, pues eso, que, \
             que digo, que yo sepa, que yo recuerde, que conste, quede, queda, quedo, quiero \
             decir, realmente, repito, respondo, respuesta, reina, sabe, sabes, se, sea, sean, \
             segun yo, sera, seran, seria, serian, senor, senora, senorita, si digo, siendo, \
             siempre digo, sinceramente, sido, sigo, sigue, sobre, solo, solamente, son, soy, su, \
             supongo, sus, ta, tal, tambien, tan, tanto, te, tenemos, tener, tengo, tenga, tenia, \
             tiene, tienes, tio, tia, todavia, todito, toda, todas, todo, todos, tu, tus, un, \
             una, unas, unos, usted, ustedes, va a, vamos, van, vaya, ver, veo, ve, vera, vez, \
             vida, voy, vos, y, ya, ya le digo, ya le dije, ya te dije, ya lo dije, ya esta, yo, \
             por, por ahora, por desgracia, por el momento, por favor, por fin, por mi, por mi \
             parte, por ultimo, desgraciadamente, lamentablemente, lo siento, lo lamento, perdon, \
             perdone, disculpe, disculpa, sobre todo, en fin, la respuesta es, mi respuesta es, \
             le digo, le dije, te digo, digo, dije, he dicho, le he dicho, quisiera, quiero, \
             quiere, queria, deseo, desea, dato, datos, informacion, favor, amable, hacerlo, eh, \
             em, mm, ah, ay, uy, um, uh, eso, la verdad, la verdad es que, a decir verdad, lo \
             cierto es que, lo que pasa es que, justo, la verdad que, no se preocupe, no te \
             preocupes, fecha, hora, numero, nombre, direccion, telefono, apellido, correo, \
             importe, cantidad, codigo, cita, anotado, apuntado",
        ),
    ),
];
