//! What is said around a value, and what is wanted of a sentence.

use crate::language::{Asides, List, Scope};

pub(super) const ASIDES: Asides = Asides {
    around: List(
        "aproximadamente, matinal, vespertino, nocturno, madrugada, instante, quizas, finde, \
         tras, atras, puntos, octava, quincena, rectifico, temprano, alguno, nomas, menudo, cita, \
         citas, turno, turnos, hora, horas, reserva, reservas, reservacion, reservar, reserveme, \
         agendar, agende, agendeme, apuntar, apunte, apunteme, programar, fecha, fechas, dia, \
         dias, nacimiento, nacido, nacida, naci, nacio, cumpleanos, cumplo, edad, anos, ano, mes, \
         meses, semana, semanas, tiempo, persona, personas, gente, comensales, comensal, \
         invitados, invitado, pax, adulto, adultos, nino, ninos, nina, ninas, menor, menores, \
         bebe, bebes, boleto, boletos, billete, billetes, entrada, entradas, asiento, asientos, \
         plaza, plazas, lugar, lugares, habitacion, habitaciones, cuarto, noche, noches, unidad, \
         unidades, pieza, piezas, caja, cajas, paquete, paquetes, mesa, mesas, grupo, total, \
         totales, numero, cantidad, aproximado, mas, menos, alrededor, unos, unas, cerca, casi, \
         hacia, tipo, sobre, eso, como, idealmente, preferentemente, preferiblemente, \
         preferencia, preferible, posible, posiblemente, mejor, perfecto, bien, viene, vendria, \
         va, iria, queda, quedaria, sirve, serviria, conviene, convendria, acomoda, funciona, \
         cuadra, parece, gusta, gustaria, encantaria, prefiero, preferiria, elijo, escojo, \
         pongame, ponga, pon, ponme, deme, dame, digamos, diga, digo, dije, dicho, pienso, \
         pensaba, pensando, creo, supongo, imagino, calculo, espero, seria, serian, sera, seran, \
         seremos, somos, vamos, iremos, venimos, vendremos, iriamos, voy, ire, puedo, podria, \
         podriamos, podemos, puede, pueda, pudiera, fuera, sea, hay, habria, tengo, tenemos, \
         tienen, tiene, tenga, haya, esta, estaria, estamos, estaremos, estan, estoy, estare, \
         ser, estar, necesito, necesitamos, necesitaria, quiero, queremos, queria, quisiera, \
         quisieramos, deseo, libre, disponible, disponibles, tarde, pronto, puntual, clavadas, \
         justo, justas, exacto, exactamente, exactas, punto, solo, solamente, unicamente, unico, \
         unica, nada, todavia, aun, tambien, ambos, ambas, junto, juntos, cada, uno, una, otro, \
         otra, mismo, misma, siguiente, proximo, proxima, primero, primera, ultimo, ultima, \
         esposo, esposa, marido, mujer, pareja, novio, novia, hijo, hija, hijos, hijas, padre, \
         madre, mama, papa, amigo, amiga, amigos, jefe, familia, hermano, hermana, abuelo, \
         abuela, el, ella, ellos, nosotros, nosotras, usted, ustedes, les, nos, ahora, \
         actualmente, ahorita, momento, luego, despues, entonces, seguro, seguramente, segura, \
         claro, supuesto, definitivamente, normalmente, siempre, generalmente, vale, ok, listo, \
         dale, si, gracias, adios, saludos, carino, senor, senora, senorita, joven, doctor, \
         doctora, ah, eh, ehm, em, mm, mmm, hm, este, bueno, pues, mire, oiga, fijese, pesos, \
         peso, euros, euro, dolares, dolar, centavos, centimos, soles, kilos, kilometros, metros, \
         minutos, minuto, por, ciento, porcentaje, barra, guion, coma, diagonal, estrella, \
         asterisco, almohadilla, gato, numeral, tecla, teclas, pulse, marque, presione, repito, \
         repita, vez, nuevo, igual, local, aqui, alla, ahi, visita, revision, consulta, reunion, \
         recogida, recoger, recojo, entrega, entregar, llegada, llegar, llegamos, llegaria, \
         llego, salida, salir, salimos, comienzo, empezar, empieza, inicio, comida, comer, cena, \
         cenar, almuerzo, almorzar, desayuno, desayunar, viaje, viajar, volver, vuelta, ida, \
         regreso, quedamos, quedar, quede, hecho, dice, respuesta, correcto, verdad, cual, pico, \
         tanto, tantos, y, o, e, u, tomar, pasar, pasarme, ir, venir, venga, acercarme, hacer, \
         hacerlo, hacerla, cambiarla, cambiarlo, poner, ponerla, tal, fijo, favor, molestia, \
         amable, ese, esa, aquel, le, lo, la, me, se, te, su, mi, mis, nuestro, nuestra, al, del, \
         de, en, a, con, para, que, es, era, fue, un, los, las, cuando, caiga, cae, toca, pedir, \
         pedido, comprar, llevar, llevo, mando, minimo, maximo, muy, tan, todo, todos, toda, \
         todas, saber, h, hs, hrs, seriamos, vendriamos, comeremos, cenaremos, tome, nota, \
         dejemos, dejalo, ponemos, pongo, llegaremos, hablamos, contando, conmigo, incluyendo, \
         tempranito, pongamos, diria, genial, basta, dejelo, dejeme, eramos, equivoco, hueco, \
         huecos, sitio",
    ),
    declined: List(
        "no se, no lo se, no la se, no sabria, no sabria decirle, no se cual es, no se el, no se \
         la, no tengo, no lo tengo, no la tengo, no tengo ninguno, no tengo ninguna, no tengo ni \
         idea, no tengo idea, no lo tengo a mano, no la tengo a mano, no lo tengo conmigo, no la \
         tengo conmigo, no lo tengo aqui, no lo tengo a la mano, no cuento con, no dispongo de, \
         ni idea, ni la menor idea, no me acuerdo, no lo recuerdo, no la recuerdo, no recuerdo, \
         se me olvido, se me ha olvidado, lo olvide, la olvide, lo he olvidado, la he olvidado, \
         olvide, lo perdi, la perdi, lo he perdido, la he perdido, no lo encuentro, no la \
         encuentro, no encuentro, no estoy seguro, no estoy segura, no quiero decirlo, no quiero \
         darlo, no quiero decir, no quiero dar, prefiero no decirlo, prefiero no darlo, prefiero \
         no decir, prefiero no dar, prefiero no contestar, prefiero no responder, preferiria no \
         decirlo, mejor no, saltar, salta, saltelo, siguiente pregunta, pase, paso, omitir, \
         ninguno, ninguna, no lo se de memoria, no me lo se, no me la se, no aplica, quien sabe, \
         no sabemos, no puedo decirlo, no puedo decirle, no sabria decirte, no te lo puedo decir, \
         no se lo puedo decir, desconozco, lo desconozco, la desconozco, no le puedo decir",
    ),
    declined_alone: &[
        "ninguno",
        "ninguna",
        "paso",
        "pase",
        "saltar",
        "no tengo",
        "no se",
        "no lo se",
        "ni idea",
        "mejor no",
        "no estoy seguro",
        "no estoy segura",
        "quien sabe",
    ],
    passed: "cosa",
};

pub(super) const SCOPE: Scope = Scope {
    // "Rectifico" stands for the "no" that a value follows: see the last pass of `grammar`.
    corrections: List(
        "rectifico, no espere, no espera, no perdon, no perdone, no disculpe, perdon no, perdone \
         no, disculpe no, no digo, digo, digo no, quiero decir, queria decir, quise decir, no \
         quiero decir, mejor dicho, o mejor dicho, o mejor, mejor, no mejor, perdon, perdone, \
         disculpe, disculpa, corrijo, correccion, me equivoque, me he equivocado, no me \
         equivoque, me confundi, me he confundido, miento, no miento, mas bien, o mas bien, \
         espere, espera, espere no, aguarde, no no, ay no, uy no, no que va, cambielo a, cambialo \
         a, cambielo por, cambielo para, cambie a, cambie por, que digo, perdoneme, disculpeme, \
         borre eso, olvidelo, olvide eso, o sea no, sino, sino que",
    ),
    no: "no",
    no_words: List("se, importa, gracias, problema"),
    before_no: List(""),
    negations: &[
        "no",
        "no puedo",
        "no podemos",
        "no podria",
        "no quiero",
        "no queremos",
        "no tengo",
        "no tenemos",
        "no tengo tiempo",
        "no estoy",
        "no estamos",
        "no estare",
        "no es posible",
        "no es",
        "no me",
        "no nos",
        "no me va",
        "no me va bien",
        "no me viene",
        "no me viene bien",
        "no me queda",
        "no me queda bien",
        "no me sirve",
        "no me conviene",
        "no me gusta",
        "no va a poder ser",
        "no trabajo",
        "nunca",
        "jamas",
        "menos el",
        "menos la",
        "menos los",
        "todo menos",
        "todos menos",
        "cualquiera menos",
        "cualquier dia menos",
        "excepto",
        "salvo",
        "sin",
        "tampoco",
        "ni",
        "evitar",
        "evite",
        "evitando",
        "en vez de",
        "en vez del",
        "en lugar de",
        "en lugar del",
        "antes que",
        "aparte de",
        "aparte del",
        "fuera de",
        "fuera del",
        "quitando",
        "exceptuando",
        "a excepcion de",
        "a excepcion del",
        "odio",
        "detesto",
        "ocupado",
        "ocupada",
        "olvidese de",
        "olvidese del",
        "descarte",
        "descarto",
        "descartando",
        "cancele",
        "quite",
        "imposible",
        "lo tengo complicado",
        "estoy fuera",
        "estoy de viaje",
    ],
    not: "",
    not_last: false,
    denying: &[],
    not_against: List(""),
    not_asked: List(""),
    auxiliaries: List(
        "es, esta, son, estan, era, seria, sera, estara, me, nos, parece, resulta, queda, va, \
         cae, viene",
    ),
    bad: &[
        "mal",
        "fatal",
        "malo",
        "mala",
        "imposible",
        "lleno",
        "llena",
        "ocupado",
        "ocupada",
        "reservado",
        "reservada",
        "dificil",
        "complicado",
        "complicada",
        "cerrado",
        "cerrada",
        "festivo",
        "feriado",
        "fiesta",
        "demasiado temprano",
        "demasiado tarde",
        "demasiado pronto",
        "demasiado lejos",
        "demasiado",
        "demasiados",
        "demasiadas",
        "muy temprano",
        "muy tarde",
        "muy pronto",
        "muy mal",
        "mucho",
        "muchos",
        "poco",
        "pocos",
        "incorrecto",
        "equivocado",
        "descartado",
        "un problema",
        "un mal dia",
        "mala hora",
        "peor",
    ],
    bad_alone: List("imposible, demasiado, descartado, mal, ocupado, cerrado"),
    degrees: List(
        "muy, tan, bastante, algo, un, poco, siempre, ya, casi, realmente, la, verdad, \
         totalmente, completamente, me, nos, va, viene, queda, resulta, parece, que, es, como",
    ),
    any: List("cualquier, cualquiera, todo, todos, todas, toda, cuando, nada, siempre, cada"),
    but: List("pero"),
    so: "entonces",
    preferring: List("mejor, antes, prefiero, preferiria"),
    than: "que",
    named: List(
        "mediodia, medianoche, matinal, vespertino, nocturno, madrugada, manana, hoy, ayer, \
         anteayer, antier, anoche, navidad, nochebuena, nochevieja, reyes, pascua, finde, am, pm, \
         doble, triple, docena, docenas, par, semana, mes, ano",
    ),
    open_before: List(
        "antes, despues, hasta, entre, desde, cada, todos, todas, partir, mas, menos, excepto, \
         durante, cualquier, pasadas, minimo, maximo, fuera, salvo, superior, inferior, mayor, \
         menor, finales, principios, mediados, tras",
    ),
    open_before_two: ("como", "mucho"),
    open_between: List(
        "el, la, los, las, un, una, de, del, a, al, en, eso, como, unos, unas, o, que, es, sea, \
         dia, este, esta, proximo, proxima, tipo, alrededor",
    ),
    open_after: &[
        "o mas tarde",
        "o mas",
        "o menos",
        "o despues",
        "o antes",
        "o asi",
        "o mas temprano",
        "o mas pronto",
        "o cualquier",
        "o cualquiera",
        "o el que",
        "o la que",
        "en adelante",
        "para adelante",
        "en delante",
        "como minimo",
        "como maximo",
        "como mucho",
        "como muy tarde",
        "como muy pronto",
        "a mas tardar",
        "por lo menos",
        "al menos",
        "cuando menos",
        "minimo",
        "maximo",
        "y despues",
        "y antes",
        "y pico",
        "pasadas",
        "para arriba",
        "para abajo",
        "o por ahi",
        "o algo asi",
        "o posterior",
        "o posteriores",
    ],
};
