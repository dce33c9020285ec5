//! Names of people.

use crate::language::{List, Names};

pub(super) const NAMES: Names = Names {
    around: List(
        "mi, nombre, nombres, es, el, la, lo, me, yo, soy, llamo, habla, hablando, le, les, te, \
         aqui, por, favor, gracias, muchas, usted, eh, ehm, em, mm, mmm, hm, ah, ay, oh, uh, um, \
         hola, buenas, buenos, dias, tardes, noches, buen, dia, si, claro, ok, vale, bueno, pues, \
         entonces, este, esta, completo, apellido, apellidos, primer, primero, segundo, segundos, \
         senor, senora, senorita, sr, sra, srta, don, dona, doctor, doctora, dr, dra, licenciado, \
         licenciada, ingeniero, ingeniera, a, con, como, que, se, escribe, deletrea, deletreo, \
         deletreado, pila, seria, sera, va, esto, eso, mayuscula, minuscula, mayusculas, \
         minusculas, letra, letras, palabra, nueva, espacio, coma, acento, tilde, acentuada, \
         luego, despues, ponga, ponme, pongame, anote, apunte, apunteme, digo, dije, dicho, \
         puede, llamarme, llame, llameme, llaman, todos, todo, dicen, conocen, conoce, bajo, \
         reserva, reservacion, parte, su, servidor, servidora, mucho, gusto, encantado, \
         encantada, para, servirle, servirlo, adios, correcto, correctamente, exacto, tambien, \
         solo, solamente, simplemente, y, o, sea, perdon, disculpe, seguido, punto, oiga, mire, \
         en, habria, estaria, he, pone, junto, separado, caballero, oye, venga, listo, tal, cual, \
         suena, haciendo, quien, del, habitacion, ahi, ya, de",
    ),
    names_too: List(
        "rey, leon, bueno, calle, paz, cruz, santos, flores, iglesias, casas, torres, rios, \
         campos, blanco, rojo, moreno, delgado, crespo, rubio, bravo, cano, franco, justo, mayo, \
         abril, julio, marzo, domingo, segundo, primero, luz, sol, mar, cortes, hidalgo, \
         guerrero, soldado, prieto, claro, gracia, ponce, dicen, coma, tal, parte, villa, llamas, \
         puente, reina, ay, dias, noches, letra, gusto, punto, dona, servidora, leal, amable, \
         real",
    ),
    particles: List(
        "de, del, la, las, los, y, e, i, san, santa, van, von, der, den, di, da, do, dos, das, \
         mac, mc, al, el, le, du, ben, bin",
    ),
    small_particles: true,
    words_max: 6,
    corrections: List(
        "no, perdon, perdone, digo, espere, espera, corrijo, rectifico, miento, disculpe, \
         disculpa",
    ),
    carriers: CARRIERS,
    trailers: TRAILERS,
    sentence: List(
        "tu, el, ella, ellos, ellas, nosotros, ustedes, mis, tus, sus, nuestro, nuestra, nos, os, \
         se, lo, esos, esas, esa, ese, hay, ha, has, han, hemos, habia, tengo, tiene, tienes, \
         tienen, tenia, tener, estoy, estas, estan, estamos, estaba, era, eran, fue, fui, ser, \
         sido, somos, son, eres, quiero, quiere, quieres, queria, quisiera, necesito, necesita, \
         puedo, puedes, podria, podemos, debo, debe, deberia, voy, vas, vamos, van, ir, hacer, \
         hago, hace, hizo, decir, dice, dijo, digame, diga, dime, preguntar, pregunta, pregunto, \
         hablar, hablo, ayuda, ayudar, ayudeme, saber, sabe, sabes, entender, entiendo, entendi, \
         entendio, comprendo, oir, oigo, oye, oyo, escuchar, escucho, escucha, escucharme, \
         repetir, repita, repite, llamar, llamaba, llamando, llamado, pasar, paseme, pase, \
         comuniqueme, transferir, pensar, pienso, creo, importa, importante, que, quien, cual, \
         cuando, donde, cuanto, porque, como, aunque, pero, si, ni, sin, sobre, desde, hasta, \
         contra, entre, ahora, ahorita, antes, siempre, nunca, jamas, todavia, aun, mas, menos, \
         muy, tan, mucho, mucha, nada, nadie, algo, alguien, algun, alguna, ningun, ninguna, \
         ninguno, otra, otro, otros, mismo, misma, cosa, cosas, problema, telefono, numero, \
         persona, humano, operador, operadora, agente, asesor, representante, recepcionista, \
         maquina, robot, cita, cuenta, factura, pedido, reservar, cancelar, confirmar, reclamo, \
         servicio, departamento, empresa, dato, datos, informacion, privado, privada, privacidad, \
         anonimo, necesario, mal, bien, mejor, peor, seguro, segura, listo, lista, equivocado, \
         equivocada, molesto, tonto, idiota, espere, espera, momento, segundito, minuto, minutos, \
         rato, tarde, temprano, hoy, ayer, vez, veces, quizas, quiza, tampoco, cambio, cambiar, \
         deje, dejeme, busco, buscar, compre, comprar, vender, enviar, pagar, contestar, \
         responder, acuerdo, recuerdo, olvide, prefiero, gustaria, gusta, da, dar, doy, dele, \
         deme, no, ok, tenga, haga, fuera, nombrarlo, darle, decirle, decirselo, una, un, unos, \
         unas, averia, titular, cliente, duda, regalo, consulta, motivo, queja, contrato, \
         paquete, envio, compra, ventas, soporte, tecnico, secreto, secreta, asunto, tema, \
         esposa, esposo, marido, madre, padre, hija, jefe, favor, prisa, decidir, dije, \
         siguiente, mio, mia, recibo, recibos, facturacion, recepcion, uno, dos, tres, cuatro, \
         cinco, seis, siete, ocho, nueve, diez, doce, quince, veinte, treinta, cuarenta, \
         cincuenta, sesenta, setenta, ochenta, noventa, cien, mil, lunes, martes, miercoles, \
         jueves, viernes, manana, siento, vivo, medico, urgente, tonteria, tonterias, depende, \
         repito, vecino, vecina, edificio, igual, you, speak, english, the, be, ve, uve, hache",
    ),
    it: "es",
    not: "no",
    first: &["nombre es", "de nombre", "primer nombre", "nombre pila"],
    last: &["apellido es", "de apellido", "apellidos son", "de apellidos"],
    is_first: &["es el nombre", "es mi nombre", "de nombre"],
    is_last: &["es el apellido", "es mi apellido", "de apellido"],
    comma: "coma",
    ranks: &[("junior", "Junior"), ("hijo", "hijo"), ("jr", "Junior"), ("padre", "padre")],
    with: "con",
    swapped_letters: &[
        ('b', "v"),
        ('v', "b"),
        ('c', "s"),
        ('s', "z"),
        ('z', "s"),
        ('y', "i"),
        ('i', "y"),
        ('k', "c"),
        ('g', "j"),
        ('j', "g"),
        ('x', "j"),
    ],
    how_many: &[("una", 1), ("un", 1), ("doble", 2), ("dos", 2), ("2", 2), ("la", 1)],
    inner_capital: "Mc",
};

const CARRIERS: &[&str] = &[
    "me llamo",
    "yo me llamo",
    "mi nombre es",
    "mi nombre completo es",
    "mi nombre y apellidos son",
    "mi nombre y apellido son",
    "el nombre es",
    "el nombre completo es",
    "nombre es",
    "nombre completo es",
    "seria a nombre de",
    "esta a nombre de",
    "a nombre de",
    "al nombre de",
    "bajo el nombre de",
    "en nombre de",
    "con el nombre de",
    "con el nombre",
    "de nombre",
    "soy el senor",
    "soy la senora",
    "soy la senorita",
    "soy el doctor",
    "soy la doctora",
    "soy don",
    "soy dona",
    "yo soy",
    "soy",
    "aqui",
    "le habla",
    "te habla",
    "les habla",
    "habla con",
    "habla usted con",
    "esta hablando con",
    "esta usted hablando con",
    "habla",
    "hablas con",
    "puede llamarme",
    "puedes llamarme",
    "pueden llamarme",
    "me puede llamar",
    "me puedes llamar",
    "me pueden llamar",
    "llameme",
    "llamame",
    "me dicen",
    "me llaman",
    "todos me llaman",
    "todo el mundo me llama",
    "ponga",
    "pon",
    "pongame como",
    "apunte",
    "anote",
    "anota",
    "apunteme como",
    "he dicho",
    "se lo repito",
    "le repito",
    "dije",
    "es",
    "seria",
    "se llama",
    "mi apellido es",
    "el apellido es",
    "mis apellidos son",
    "los apellidos son",
    "de parte de",
];

const TRAILERS: &[&str] = &[
    "y quiero",
    "y quisiera",
    "y queria",
    "y necesito",
    "y llamo",
    "y llamaba",
    "y tengo",
    "y me gustaria",
    "y mi",
    "y soy",
    "y estoy",
    "quiero",
    "quisiera",
    "queria",
    "necesito",
    "llamo",
    "llamaba",
    "llamando",
    "para",
    "porque",
    "por lo",
    "que",
    "tengo",
    "tenia",
    "estoy",
    "a sus ordenes",
    "a su servicio",
    "para servirle",
    "para servirlo",
    "con quien",
    "con quien hablo",
    "sobre",
    "acerca",
    "pero",
    "como siempre",
    "como la ultima",
    "como antes",
    "como ya",
    "como le",
    "como dije",
    "igual que",
    "lo mismo que",
    "el mismo que",
    "la misma que",
    "si quiere",
    "si le",
    "me puede",
    "puede",
    "podria",
    "creo",
    "en caso",
    "desde",
    "del banco",
    "de la empresa",
    "de parte",
    "le llamo",
    "les llamo",
    "me gustaria",
    "al habla",
    "al aparato",
    "hablando",
    "mucho gusto",
    "encantado",
    "encantada",
    "es mi nombre",
    "con zeta",
    "con ce",
    "con ese",
    "con be",
    "con ve",
    "con uve",
    "con hache",
    "con jota",
    "con ge",
    "con i griega",
    "con y griega",
    "con doble",
    "con tilde",
    "con acento",
    "con ka",
    "sin hache",
    "sin acento",
    "sin tilde",
    "todo junto",
    "a secas",
    "es mi nombre completo",
];
