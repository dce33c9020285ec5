//! By which words a claim is judged.

use rust_stemmers::Algorithm;

use crate::language::{Claims, List};

pub(super) const CLAIMS: Claims = Claims {
    stemming: Algorithm::Spanish,
    free: "el la lo los las un una unos unas al del de a en con por para sobre desde hacia segun durante e \
    y o u que quien quienes cual cuales cuyo cuya como si porque pues este esta esto estos estas ese \
    esa eso esos esas aquel aquella aqui ahi alli me mi mis mio mia te tu tus usted ustedes le les \
    se su sus suyo suya nos nuestro nuestra nuestros nuestras yo ella ello ellos ellas nosotros \
    vosotros os vuestro vuestra soy es son era eran fue fueron ser sido siendo estar esta estan \
    estaba estoy estado estamos sera seria hay haya haber ha han he hemos habia ido va van voy vamos \
    ir hacer hace hago hecho haga hizo tener tiene tengo tienen tenia tenga tenido poder puede puedo \
    pueden podria pueda podido querer quiere quiero quieren queria quisiera querido quisieron deber \
    debe deberia desea deseo deseaba gustaria necesita necesito necesitan necesitaba necesitar pide \
    pido pedir pidio pedido solicita solicito solicitar solicitado busca busco buscar buscaba sabe \
    saber sabia conocer llama llamo llamar llamaba llamado llamada llamante cliente persona dice \
    digo decir dijo dicho diga indica indico indicar indicado menciona menciono mencionar mencionado \
    explica explico explicar explicado comenta comento comentar comentado cuenta contar refiere \
    refirio informa informo informar pregunta pregunto preguntar preguntado consulta consultar \
    consulto habla hablar hablo hablado gracias favor hola buenas buenos dias tardes noches bueno \
    bien vale ok eh em mm ah oh muy tan tambien asi ya algun alguna algo mismo misma propio propia \
    ayuda ayudar ayude atencion respecto relacion cuanto acerca",
    denials: List(
        "no, ni, nunca, jamas, sin, tampoco, ningun, ninguno, ninguna, nada, nadie, excepto, \
         salvo, lugar, vez",
    ),
    not: "no",
    no: "no",
    denials_before: &[("lugar", "de"), ("vez", "de")],
    turns: List("pero, sino, y, porque, aunque, asi, favor, si, pues"),
    corrections: &[
        "no espere",
        "no perdon",
        "perdon no",
        "quiero decir",
        "queria decir",
        "quise decir",
        "mejor dicho",
        "digo",
        "me equivoque",
        "corrijo",
    ],
    days: &[
        ("lunes", &["lun"]),
        ("martes", &["mar"]),
        ("miercoles", &["mie", "mier"]),
        ("jueves", &["jue"]),
        ("viernes", &["vie"]),
        ("sabado", &["sab", "sabados"]),
        ("domingo", &["dom", "domingos"]),
        ("enero", &["ene"]),
        ("febrero", &["feb"]),
        ("marzo", &[]),
        ("abril", &["abr"]),
        ("mayo", &[]),
        ("junio", &["jun"]),
        ("julio", &["jul"]),
        ("agosto", &["ago"]),
        ("septiembre", &["sep", "sept", "setiembre"]),
        ("octubre", &["oct"]),
        ("noviembre", &["nov"]),
        ("diciembre", &["dic"]),
    ],
    // None of the months is another word but for names: "don Julio", "la calle Mayo".
    may: "",
    before_may: List("de, en, desde, hasta"),
    same: SAME,
    told_by: &[
        (
            "el",
            &[
                "el", "marido", "esposo", "padre", "papa", "hijo", "hermano", "tio", "abuelo", "hombre",
                "senor",
            ],
        ),
        ("ella", &["ella", "mujer", "esposa", "madre", "mama", "hija", "hermana", "tia", "abuela", "senora"]),
    ],
    past: PAST,
    past_ending: "aron",
    before_a_wish: List(
        "quiere, quisiera, queria, desea, deseaba, necesita, para, va, van, podria, puede, a, que",
    ),
    phrases: &[
        (&["iniciar", "sesion"], "acceder"),
        (&["inicio", "de", "sesion"], "acceso"),
        (&["correo", "electronico"], "correo"),
        (&["a", "m"], "am"),
        (&["p", "m"], "pm"),
    ],
    contractions: &[
        ("dr", &["doctor"]),
        ("dra", &["doctora"]),
        ("sr", &["senor"]),
        ("sra", &["senora"]),
        ("ud", &["usted"]),
        ("uds", &["ustedes"]),
    ],
    // No word is denied by its ending.
    negative_ending: ("t", '\0'),
    endings: List(""),
    times: "veces",
    ordinals: [
        "ceroesimo",
        "primero",
        "segundo",
        "tercero",
        "cuarto",
        "quinto",
        "sexto",
        "septimo",
        "octavo",
        "noveno",
        "decimo",
        "undecimo",
        "duodecimo",
        "decimotercero",
        "decimocuarto",
        "decimoquinto",
        "decimosexto",
        "decimoseptimo",
        "decimoctavo",
        "decimonoveno",
    ],
    tenth_ending: ("esimo", ""),
    counts: &[("par", 2), ("pareja", 2), ("docena", 12), ("decena", 10), ("quincena", 15)],
    past_the_hour: &[("media", "pasadas", 30, 0), ("cuarto", "para", 45, 1)],
    zeros: List("cero"),
    article: "un",
    and: "y",
    scales: &[("cien", 100, "00"), ("mil", 1_000, "000")],
    repeats: &[("doble", 2), ("triple", 3)],
    between: List(
        "y, luego, despues, guion, punto, mas, menos, barra, espacio, asterisco, almohadilla, \
         numeral, coma, pausa",
    ),
    no_number: &[],
    orders: &[
        "system:",
        "sistema:",
        "assistant",
        "asistente",
        "modelo de lenguaje",
        "a cada llamante",
        "a todos los llamantes",
        "a quien llame",
        "diga al cliente",
        "diga a los clientes",
        "pida al cliente",
        "pida a los clientes",
        "/passage",
        "/last",
        "ignora todo",
        "ignore todo",
        "ignora tus",
        "ignore sus",
    ],
    dot: "punto",
};

/// One line of words that mean the same; the ends of verbs and the plural are taken off before.
const SAME: &str = "\
factura recibo boleta
comprar adquirir compra
reparar arreglar reparacion arreglo
cambiar mover aplazar reprogramar
reservar agendar apuntar programar reserva reservacion
cita turno
medicina medicamento medicacion
vacuna vacunacion inyeccion
problema incidencia averia fallo falla
duda pregunta consulta
precio coste costo tarifa
doctor doctora medico medica
persona humano alguien agente operador operadora asesor asesora
madre mama
padre papa
esposo marido
esposa mujer
hijo nino
hija nina
television tele televisor tv
bicicleta bici
coche carro auto automovil
telefono celular movil
ordenador computadora computador pc
foto fotografia imagen
pagar pago abonar
queja reclamo reclamacion quejarse reclamar
entregar entrega envio enviar
llegar llegada
renovar renovacion
cancelar cancelacion anular anulacion baja
receta prescripcion
acceso acceder entrar
correo email mail
empezar comenzar inicio
devolver devolucion reembolso
direccion domicilio
piso apartamento
billete boleto pasaje
contrasena clave password
senor don
senora dona
";

/// Past forms that the ends of words do not tell, each with its verb.
const PAST: &str = "compre comprar compro comprar pague pagar pago pagar perdi perder perdio perder rompi romper \
    rompio romper roto romper envie enviar envio enviar mande mandar mando mandar traje traer trajo \
    traer vine venir vino venir encontre encontrar encontro encontrar senti sentir sintio sentir cai \
    caer cayo caer robaron robar robo robar olvide olvidar olvido olvidar escribi escribir escribio \
    escribir escrito escribir vi ver vio ver visto ver tuve tener tuvo tener estuve estar estuvo \
    estar puse poner puso poner puesto poner recibi recibir recibio recibir llego llegar llegue \
    llegar lleve llevar llevo llevar entendi entender entendio entender dormi dormir durmio dormir \
    elegi elegir eligio elegir vendi vender vendio vender gane ganar gano ganar supe saber supo \
    saber conduje conducir condujo conducir abri abrir abrio abrir abierto abrir murio morir muerto \
    morir volvi volver volvio volver vuelto volver devolvi devolver devolvio devolver devuelto \
    devolver cancele cancelar cancelo cancelar";
