//! Numbers, and digits as they are said.

use crate::language::{Digits, List, Numbers};

/// What `grammar` leaves over: by then numbers are figures.
pub(super) const NUMBERS: Numbers = Numbers {
    units: ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"],
    teens: [
        "diez",
        "once",
        "doce",
        "trece",
        "catorce",
        "quince",
        "dieciseis",
        "diecisiete",
        "dieciocho",
        "diecinueve",
    ],
    tens: ["veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"],
    other_units: &[],
    only_digits: List(""),
    leading_zeros: List("cero"),
    zeros: List("cero"),
    zero: List("cero, 0"),
    ordinals: &[("primero", 1), ("primer", 1), ("segundo", 2), ("tercero", 3), ("tercer", 3), ("quinto", 5)],
    ordinal_tens: &[],
    articles: List(""),
    and: "y",
    of: "de",
    one: "",
    hundred: "cientos",
    thousand: "mil",
    dozen: "docena",
    score: "",
    thousands: &[("mil", 1_000), ("millon", 1_000_000), ("millones", 1_000_000)],
    scales: &[("docena", 12), ("mil", 1_000), ("millon", 1_000_000), ("millones", 1_000_000)],
    minus: List("menos"),
    noughts: List("ninguno, ninguna, nadie"),
    named: &[
        ("media docena", 6),
        ("docena", 12),
        ("docena y media", 18),
        ("una decena", 10),
        ("decena", 10),
        ("medio millon", 500_000),
        ("medio centenar", 50),
        ("un centenar", 100),
        ("una veintena", 20),
        ("una treintena", 30),
        ("una quincena", 15),
        ("solo yo", 1),
        ("nomas yo", 1),
        ("yo solo", 1),
        ("yo sola", 1),
        ("voy solo", 1),
        ("voy sola", 1),
        ("vengo solo", 1),
        ("vengo sola", 1),
        ("los dos", 2),
        ("los tres", 3),
    ],
    sounds_like: &[],
    counted: List(
        "personas, persona, adultos, comensales, invitados, boletos, entradas, noches, ninos, \
         plazas",
    ),
    parts: List("medio, medios, media, medias, tercio, tercios, cuarto, cuartos, decimas"),
    halves: List("medio, media, mitad, tercio, cuarto"),
    halves_after_and: List("medio, media, cuarto, pico"),
    decimal_zero: "cero",
    and_a_half: &[],
    money: List("pesos, euros, dolares, soles, libras"),
    repeated: &[("doble", 11), ("triple", 111)],
    moments: List("segundo, segundos, momento, momentos, instante, minuto, minutos, rato"),
    one_before: List(""),
    one_after: List(""),
    places: List("pagina, linea, calle, opcion, piso, paso, capitulo, numero"),
};

pub(super) const DIGITS: Digits = Digits {
    sounds_like: &[],
    times: &[("doble", 2), ("triple", 3), ("cuadruple", 4)],
    plurals: &[
        ("ceros", 0),
        ("unos", 1),
        ("doses", 2),
        ("treses", 3),
        ("cuatros", 4),
        ("cincos", 5),
        ("seises", 6),
        ("sietes", 7),
        ("ochos", 8),
        ("nueves", 9),
    ],
    within: List("y, coma, guion, eh, em, espacio, luego, despues, mm, um"),
    around: List(
        "tome, nota, copie, anota, a, al, acaba, acabo, ahi, ahora, almohadilla, anote, apunte, \
         apunta, aqui, area, asi, bien, buenas, buenos, bueno, carnet, casa, casilla, cedula, \
         celular, celu, cita, claro, cliente, clave, codigo, coma, como, con, confirmacion, \
         contacto, contrasena, contrato, correcto, creo, cual, cuenta, curp, cuit, cuil, de, \
         dele, del, desde, despues, dice, dicta, dicto, dias, dni, digito, digitos, digo, dije, \
         documento, e, eh, ehm, el, em, empieza, en, entonces, era, es, ese, espacio, esta, este, \
         estoy, exacto, expediente, extension, factura, favor, fijo, final, finaliza, fue, \
         gracias, guion, hola, identidad, identificacion, interno, la, las, le, linea, listo, \
         llamo, lo, los, luego, marque, me, membresia, menos, mi, mio, mismo, mire, mm, movil, \
         muchas, no, numeral, numero, numeros, o, ok, oficina, orden, oiga, para, parece, \
         paciente, pasaporte, pedido, permiso, pin, placa, poliza, pongale, por, postal, prefijo, \
         primero, pues, punto, puntos, que, raya, reclamo, referencia, reserva, rut, ruc, rfc, \
         seria, seguro, seguida, senor, senora, senorita, serie, si, siguiente, social, socio, \
         son, soy, su, tarjeta, tardes, tel, telefono, tengo, termina, ticket, tiene, trabajo, \
         tramite, um, usted, va, vale, ver, y, ya, yo, habitacion, piso, puerta, barra, \
         asterisco, signo, mas, afiliado, afiliacion, seguimiento, guia, envio, paquete, nif, \
         nie, iban, matricula, nomina, empleado, dato, datos, completo, todo, seguidos, juntos, \
         separado, veces, otra, vez, nuevo, repito, igual, grupo, grupos, tarde, noches, noche, \
         buen, dia",
    ),
    again: &[
        "repito",
        "le repito",
        "se lo repito",
        "otra vez",
        "de nuevo",
        "o sea",
        "es decir",
        "vuelvo a decir",
        "una vez mas",
    ],
    asking: &[
        "lo tiene",
        "lo tienes",
        "la tiene",
        "me entiende",
        "me ha entendido",
        "me entendio",
        "lo ha apuntado",
        "lo apunto",
        "lo anoto",
        "lo copio",
        "lo ve",
        "es correcto",
        "esta bien",
        "puede",
        "podria",
        "quiere",
        "necesita",
        "le sirve",
        "lo repito",
        "se lo repito yo",
    ],
    extensions: List("extension, ext, anexo, interno"),
    letters_apart: List("a, e, o, u, y, h"),
    counted_after: List(
        "segundo, segundos, minuto, minutos, momento, momentos, hora, horas, dia, dias, semana, \
         semanas, mes, meses, ano, anos, cosa, cosas, persona, personas, pregunta, preguntas, \
         duda, dudas, problema, problemas, cuenta, cuentas, tarjeta, tarjetas, vez, veces, mas, \
         otro, otros",
    ),
    counts_or_sounds: "",
    polite: List("por, favor, eh, um"),
    zero_letter: 'o',
    around_key: List(
        "pulse, pulso, pulsar, marque, marco, marcar, oprimo, oprimir, presiono, presionar, \
         opcion, numero, tecla, boton, digito, elijo, quiero, por, favor, el, la, eh, um, digo, \
         ok, pues, bueno, es",
    ),
    star: List("asterisco, estrella"),
    hash: List("almohadilla, numeral, gato, michi"),
};
