//! What stands around the names of places and things.

use crate::language::{List, Topics};

pub(super) const TOPICS: Topics = Topics {
    fillers: List(
        "a, acerca, adios, agradeceria, agradezco, ah, ahi, ahora, ahorita, al, algo, alguien, \
         algun, alguna, alguno, alli, amable, antes, aqui, area, asi, asunto, atencion, aun, ay, \
         ayuda, ayudar, ayudarme, ayude, ayudeme, bien, bueno, buenas, buenos, buscando, busco, \
         cada, caso, chao, chau, claro, como, comunica, comunicame, comunicar, comunicarme, \
         comunico, comunique, comuniqueme, con, conecta, conectar, conectarme, conecte, \
         conecteme, conmigo, consulta, consultar, contactar, contacto, cosa, creo, cual, cuando, \
         da, dar, de, debe, deberia, debo, decir, decirme, del, dele, deme, departamento, \
         departamentos, desde, deseaba, deseamos, desearia, deseo, dia, diga, digame, digo, dijo, \
         disculpa, disculpe, donde, e, eh, ehm, el, ella, em, en, encantaria, entonces, era, es, \
         esa, ese, eso, espere, esta, estaba, estamos, este, esto, estoy, favor, gracias, \
         gustaria, ha, haber, habla, hablar, hable, hace, hacer, haga, hago, hasta, hay, he, hm, \
         hola, hoy, ir, joven, la, las, le, lo, los, llama, llamaba, llamada, llamando, llamar, \
         llamo, manana, mande, mandeme, mas, me, mejor, mi, mire, mis, mm, muchas, mucho, muy, \
         necesitaba, necesitamos, necesitaria, necesito, ni, no, noches, nos, nosotros, nuestra, \
         nuestro, o, oficina, oh, oiga, oye, ok, otra, otro, para, pasa, pasame, pasar, pasarme, \
         pase, paseme, pedir, perdon, perdone, permite, permiso, pero, pide, podamos, podemos, \
         podria, podrian, podrias, poner, ponerme, ponga, pongame, por, porque, preferiria, \
         prefiero, pregunta, preguntar, preguntas, pues, pueda, puede, pueden, puedes, puedo, \
         que, quede, queria, queriamos, quien, quiere, quiero, quisiera, quisieramos, quiza, \
         quizas, realmente, referente, respecto, saber, se, sea, seccion, senor, senora, \
         senorita, ser, seria, servicio, si, sido, sobre, solo, son, soy, su, sus, supuesto, tal, \
         tambien, tarde, tardes, te, tema, tendria, tener, tengo, tenia, tiene, tienen, toda, \
         todo, todos, tramite, transfiera, transfierame, transferir, trata, tratar, tratando, tu, \
         u, uh, um, un, una, unas, uno, unos, usted, ustedes, vale, vamos, ver, vera, vez, vos, \
         voy, y, ya, yo, vaya, ves, hacerle, hacerles, hacerte, llamarle, molesto, molestia, \
         motivo, tengan, linea, gente, encargado, encargada, encarga, encargue, encuentra, \
         estare, estan, parte, dirija, dirijame, dirigir, enlace, enlaceme, comunicado",
    ),
    times: List(
        "lunes, martes, miercoles, jueves, viernes, sabado, sabados, domingo, domingos, manana, \
         tarde, tardes, noche, hoy, ayer, pasado, semana, semanas, mes, meses, proximo, proxima, \
         siguiente, dia, dias, medio, mediodia, media, cuarto, hora, horas, minuto, minutos, una, \
         uno, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce, quince, \
         veinte, treinta, primero, primera, segundo, segunda, tercero, tercera, enero, febrero, \
         marzo, abril, mayo, junio, julio, agosto, septiembre, setiembre, octubre, noviembre, \
         diciembre, am, pm, punto, madrugada, fin",
    ),
    between: List(
        "a, al, algo, alguien, busco, buscando, comunique, comunicar, con, conecte, conectar, \
         cosa, de, del, departamento, deseo, el, en, era, es, eso, esta, estoy, gustaria, hablar, \
         hable, interesa, interesan, interesado, interesada, ir, la, las, le, lo, los, llamo, \
         llamaba, llamando, llamar, mande, me, mi, mis, necesito, nada, ni, otra, otro, para, \
         pasar, pase, pasen, paseme, por, preguntar, puede, quiera, queria, quiero, quise, \
         quisiera, refiero, saber, se, sobre, su, sus, te, tengo, trata, transfiera, transfieran, \
         tema, un, una, usted, vez, vuelva, voy, que, ver, nadie, ningun, ninguna, asunto, \
         seccion, area, servicio, fue, dije, he, dicho, pongas, ponga, pases, mandes, lleve, \
         envie, comunicarme, pasarme, conectarme, ponerme",
    ),
    negations: List("no, nunca, jamas, ni, sin, tampoco, excepto, salvo, evitar, evite, deje, lugar"),
    corrections: List(
        "no espere, no espera, no perdon, perdon no, no disculpe, disculpe no, quiero decir, \
         queria decir, quise decir, mejor dicho, perdon, perdone, disculpe, digo, corrijo, \
         rectifico, me equivoque, me he equivocado, mas bien, mejor, miento, no no, no",
    ),
    human: List(
        "persona, una persona, persona real, humano, humana, ser humano, operador, operadora, \
         teleoperador, teleoperadora, telefonista, agente, representante, alguien, asesor, \
         asesora, recepcionista, recepcion, supervisor, supervisora, gerente, encargado, \
         encargada, companero, companera, ejecutivo, ejecutiva, empleado, empleada, atencion \
         humana, centralita, conmutador, una voz real",
    ),
    joining: List("o, u, ni, y"),
    preferred: ("antes", "que"),
    excepted: ("cualquier", "menos"),
    instead: ("vez", "de"),
    introductions: &[["me", "llamo"], ["nombre", "es"], ["le", "habla"], ["parte", "de"], ["nombre", "de"]],
    titles: List(
        "senor, senora, senorita, don, dona, doctor, doctora, licenciado, licenciada, ingeniero, \
         ingeniera, profesor, profesora, arquitecto",
    ),
};
