//! What callers say to the dialog itself, and what tells their mood.

use super::waiting::WAIT;
use crate::language::{List, Moods, Requests};

pub(super) const REQUESTS: Requests = Requests {
    whole_repeat: List(
        "repita, repite, repitalo, repitelo, repitame, repitamelo, repetir, puede repetir, puede \
         repetirlo, puede repetirmelo, puede repetir eso, puedes repetir, puedes repetirlo, \
         podria repetir, podria repetirlo, podria repetirmelo, podrias repetir, me lo puede \
         repetir, me lo puedes repetir, me lo repite, me lo repites, me lo podria repetir, me \
         puede repetir, me puede repetir la pregunta, lo puede repetir, lo repite, otra vez, una \
         vez mas, de nuevo, nuevamente, digalo otra vez, dilo otra vez, digamelo otra vez, que, \
         que que, que dijo, que ha dicho, que dice, que dijiste, que me dijo, que me ha dicho, \
         que me pregunto, que era, que fue, como, como dice, como dijo, como ha dicho, como era, \
         como fue, como que, como asi, perdon, perdone, disculpe, disculpa, disculpe que, perdon \
         que, perdon como, mande, mandeme, mande usted, digame, diga, si digame, si diga, a ver \
         diga, no le oigo, no le escucho, no lo escucho, no te oigo, no te escucho, no oigo, no \
         oigo nada, no escucho, no escucho nada, no se oye, no se oye nada, no se escucha, no se \
         escucha nada, no le oi, no oi, no oi bien, no escuche, no escuche bien, no le escuche, \
         no he oido, no he oido nada, no le he oido, no he escuchado, no entendi, no entiendo, no \
         le entendi, no le entiendo, no te entiendo, no le he entendido, no he entendido, no \
         comprendi, no comprendo, hola, hola hola, hola hay alguien, hay alguien, hay alguien \
         ahi, alo, alo alo, bueno, bueno bueno, oiga, oigo, me oye, me oyes, me escucha, me \
         escuchas, esta ahi, sigue ahi, estas ahi, buenos dias, buenas tardes, buenas noches, \
         buen dia, buenas, hola buenas, hola buenos dias, hola buenas tardes, hola buenas noches",
    ),
    whole_options: List(
        "ayuda, ayudeme, ayudame, menu, menu principal, el menu, el menu principal, opciones, las \
         opciones, que opciones hay, que opciones tengo, que opciones tiene, cuales son las \
         opciones, cuales son mis opciones, que puedo decir, que puedo hacer, que puedes hacer, \
         que puede hacer, que hay, que departamentos hay, que departamentos tienen, cuales son \
         los departamentos, no se, no lo se, no se que decir, no estoy seguro, no estoy segura, \
         volver, volver al menu, volver al menu principal, volver atras, atras, regresar, \
         regresar al menu, regresar al menu principal, empezar de nuevo, volver a empezar, desde \
         el principio, digame las opciones, dime las opciones, repita las opciones, repita el \
         menu, lista",
    ),
    whole_goodbye: List(
        "adios, adios adios, adiosito, chao, chau, chao chao, chau chau, bye, bye bye, hasta \
         luego, hasta pronto, hasta otra, hasta manana, hasta la proxima, hasta la vista, hasta \
         siempre, nos vemos, venga adios, venga hasta luego, vale adios, vale hasta luego, bueno \
         adios, gracias adios, muchas gracias adios, gracias hasta luego, muchas gracias hasta \
         luego, gracias chao, gracias chau, nada gracias, no nada gracias, nada mas gracias, nada \
         mas, nada, dejelo, dejalo, no importa, olvidelo, olvidalo, me he equivocado, me \
         equivoque, me he equivocado de numero, me equivoque de numero, numero equivocado, perdon \
         numero equivocado, perdon me equivoque de numero, llamare mas tarde, llamo mas tarde, \
         llamare luego, llamo luego, llamare en otro momento, volvere a llamar, vuelvo a llamar, \
         vuelvo a llamar mas tarde, le llamo mas tarde, ya llamo despues, colgar, cuelgo, \
         cuelgue, voy a colgar, terminar, terminar llamada, terminar la llamada, finalizar la \
         llamada, finalizar, que tenga buen dia, que tenga un buen dia, que pase buen dia, buen \
         dia adios, igualmente adios, gracias igualmente, adios gracias, no gracias adios, adios \
         muchas gracias, no muchas gracias adios, nada gracias adios, no nada gracias adios, no \
         nada adios, pues adios, adios buen dia, adios buenas tardes, adios buenos dias, hasta \
         luego gracias, no gracias hasta luego, hasta luego muchas gracias, no muchas gracias \
         hasta luego, nada gracias hasta luego, no nada gracias hasta luego, no nada hasta luego, \
         bueno hasta luego, pues hasta luego, hasta luego buen dia, hasta luego buenas tardes, \
         hasta luego buenos dias, chao gracias, no gracias chao, chao muchas gracias, muchas \
         gracias chao, no muchas gracias chao, nada gracias chao, no nada gracias chao, no nada \
         chao, venga chao, bueno chao, pues chao, chao buen dia, chao buenas tardes, chao buenos \
         dias, chau gracias, no gracias chau, chau muchas gracias, muchas gracias chau, no muchas \
         gracias chau, nada gracias chau, no nada gracias chau, no nada chau, venga chau, bueno \
         chau, pues chau, chau buen dia, chau buenas tardes, chau buenos dias, hasta pronto \
         gracias, gracias hasta pronto, no gracias hasta pronto, hasta pronto muchas gracias, \
         muchas gracias hasta pronto, no muchas gracias hasta pronto, nada gracias hasta pronto, \
         no nada gracias hasta pronto, no nada hasta pronto, venga hasta pronto, bueno hasta \
         pronto, pues hasta pronto, hasta pronto buen dia, hasta pronto buenas tardes, hasta \
         pronto buenos dias, hasta otra gracias, gracias hasta otra, no gracias hasta otra, hasta \
         otra muchas gracias, muchas gracias hasta otra, no muchas gracias hasta otra, nada \
         gracias hasta otra, no nada gracias hasta otra, no nada hasta otra, venga hasta otra, \
         bueno hasta otra, pues hasta otra, hasta otra buen dia, hasta otra buenas tardes, hasta \
         otra buenos dias, perdon me equivoque, perdone me equivoque, disculpe me equivoque, \
         perdon me he equivocado, ya llamo mas tarde, luego llamo, llamo en otro momento, ya \
         llamare, mejor llamo luego, mejor llamo mas tarde, no era aqui, me equivoque de \
         telefono, perdone me he equivocado",
    ),
    polite: List(
        "por, favor, eh, em, ehm, ah, ay, oh, um, uh, mm, hm, pues, bueno, y, este, senor, \
         senora, senorita, joven",
    ),
    repeat: &[
        "repita",
        "repite",
        "repitalo",
        "repitame",
        "repitamelo",
        "repetir",
        "repetirme",
        "repetirlo",
        "repetirmelo",
        "repitiera",
        "repetirla",
        "otra vez",
        "una vez mas",
        "digalo de nuevo",
        "dilo de nuevo",
        "decirlo de nuevo",
        "decirmelo de nuevo",
        "que dijo",
        "que ha dicho",
        "que dijiste",
        "que has dicho",
        "que me dijo",
        "que me ha dicho",
        "que me pregunto",
        "que me ha preguntado",
        "que pregunto",
        "que preguntaba",
        "que ha preguntado",
        "que preguntas",
        "que me preguntaba",
        "cual era la pregunta",
        "cual es la pregunta",
        "como dice",
        "como dijo",
        "como ha dicho",
        "no le oi",
        "no oi",
        "no lo oi",
        "no te oi",
        "no he oido",
        "no le he oido",
        "no lo he oido",
        "no le oigo",
        "no lo oigo",
        "no te oigo",
        "no oigo",
        "no se oye",
        "no se le oye",
        "no se escucha",
        "no se le escucha",
        "no escucho",
        "no le escucho",
        "no lo escucho",
        "no la escucho",
        "no te escucho",
        "no escuche",
        "no le escuche",
        "no lo escuche",
        "no la escuche",
        "no te escuche",
        "no he escuchado",
        "no alcance a oir",
        "no alcance a escuchar",
        "no alcanzo a oir",
        "no alcanzo a escuchar",
        "no pude oir",
        "no pude escuchar",
        "no puedo oir",
        "no puedo oirle",
        "no puedo escuchar",
        "no entendi",
        "no le entendi",
        "no lo entendi",
        "no la entendi",
        "no te entendi",
        "no he entendido",
        "no le he entendido",
        "no lo he entendido",
        "no entiendo",
        "no le entiendo",
        "no lo entiendo",
        "no te entiendo",
        "no se entiende",
        "no se le entiende",
        "no comprendo",
        "no comprendi",
        "no capte",
        "no cache",
        "no pille",
        "no me entere",
        "no me he enterado",
        "no me quedo claro",
        "a que se refiere",
        "que quiere decir",
        "que significa",
        "me oye",
        "me oyes",
        "me escucha",
        "me escuchas",
        "sigue ahi",
        "esta ahi",
        "estas ahi",
        "hay alguien ahi",
        "se corto",
        "se ha cortado",
        "se entrecorta",
        "se corta",
        "se fue la voz",
        "se oye mal",
        "se oye muy mal",
        "se oye fatal",
        "se escucha muy mal",
        "se escucha fatal",
        "le oigo muy mal",
        "le escucho muy mal",
        "la oigo mal",
        "se escucha mal",
        "le oigo mal",
        "le escucho mal",
        "vuelva a decir",
        "vuelva a preguntar",
        "vuelve a decir",
        "volver a decir",
        "volver a decirlo",
        "volver a decirmelo",
        "pregunteme otra vez",
        "preguntar de nuevo",
        "hable mas alto",
        "hable mas fuerte",
        "hable mas despacio",
        "mas despacio",
        "mas alto",
        "mas lento",
        "mas fuerte",
    ],
    wait: WAIT,
    wait_alone: "espere",
    searching: List(
        "busco, buscar, buscando, buscarlo, buscarla, busque, mirar, miro, mirando, mirarlo, \
         mirarla, ver, viendo, veo, verlo, reviso, revisar, revisarlo, revisando, consulto, \
         consultar, consultarlo, consultando, checo, checar, checarlo, checando, fijarme, fijo, \
         encontrar, encuentro, encontrarlo, encontrarla, traer, traigo, cojo, coger, agarro, \
         agarrar, saco, sacar, anotar, apuntar, apunto, lapiz, boligrafo, pluma, papel, papeles, \
         pagina, tarjeta, carpeta, cartera, bolso, bolsa, bolsillo, gafas, lentes, anteojos, \
         agenda, calendario, factura, recibo, carta, donde, lado",
    ),
    changes: &[
        "cambiar",
        "cambie",
        "cambia",
        "cambielo",
        "cambialo",
        "en vez",
        "en lugar",
        "mejor",
        "mas bien",
        "deberia ser",
        "tendria que ser",
        "tiene que ser",
        "esta mal",
        "mal",
        "incorrecto",
        "equivocado",
        "no",
        "corregir",
        "corrija",
        "corrige",
        "corrijo",
        "quise decir",
        "quiero decir",
        "queria decir",
        "modificar",
        "modifique",
    ],
    people: List(
        "persona, personas, humano, humana, humanos, operador, operadora, operadores, operadoras, \
         teleoperador, teleoperadora, telefonista, agente, agentes, representante, alguien, \
         asesor, asesora, asesores, recepcionista, recepcion, supervisor, supervisora, encargado, \
         encargada, gerente, jefe, jefa, responsable, companero, companera, colega, personal, \
         empleado, empleada, ejecutivo, ejecutiva, centralita, centralista, conmutador, \
         secretaria, secretario, individuo, dependiente, dependienta, tecnico, director, \
         directora",
    ),
    machines: List(
        "robot, robots, maquina, maquinas, maquinita, contestadora, contestador, grabacion, \
         grabaciones, computadora, computadoras, computador, ordenador, ordenadores, bot, bots, \
         automatico, automatica, automata, automatizado, automatizada, ia, aparato, sistema, \
         asistente, voz, inteligencia, artificial, virtual",
    ),
    around_people: List(
        "real, reales, verdadero, verdadera, verdad, vivo, viva, carne, hueso, autentico, \
         autentica, fisica, fisico, disponible, ahora, inmediatamente, enseguida, urgente, \
         urgentemente, directamente, directo, cliente, clientes, odio, harto, harta, cansado, \
         cansada, aburrido, maldito, maldita, puta, puto, pinche, basta, quiero, exijo, exige, \
         humano, humana, nadie, distinto, distinta, diferente, respire, respira, cargo, \
         responsable, entienda, entiende, escuche, atienda, atiende, atender, atiendan, pueda, \
         ayude, resuelva, espanol, castellano, normal, persona, personal, dios, santo, santa, \
         amor, rapido, urge, ninguna, ningun, nada, seres, contra, favor, en lugar, lugar, vez, \
         preferiblemente, siguiente, hablando, contestar, conteste, contesta, responda, responde, \
         tonterias, tonteria, menos, otra, estupida, estupido, estas, cosas, primero, sola, solo, \
         unica, ser",
    ),
    weary: List("basta, odio, harto, harta, cansado, cansada, detesto, aborrezco, menos"),
    no: "no",
};

pub(super) const MOODS: Moods = Moods {
    angry: List(
        "furioso, furiosa, enojado, enojada, enojadisimo, enfadado, enfadada, encabronado, \
         indignado, indignada, indignante, vergonzoso, verguenza, ridiculo, inaceptable, \
         inadmisible, intolerable, incompetentes, incompetente, inutiles, inutil, idiota, \
         idiotas, imbecil, imbeciles, estupido, estupidos, estafa, estafadores, fraude, ladrones, \
         denuncia, denunciar, demanda, demandar, abogado, mierda, carajo, joder, cono, puta, \
         pinche, chingada, pelotudo, pelotudos, boludo, cabrones, maldita, maldito",
    ),
    angry_phrases: &[
        "estoy harto",
        "estoy harta",
        "hasta las narices",
        "hasta la coronilla",
        "hasta la madre",
        "hasta los huevos",
        "ya basta",
        "perdida de tiempo",
        "tomadura de pelo",
        "me toman el pelo",
        "tercera vez",
        "por tercera vez",
        "no puede ser posible",
    ],
    annoyed: List(
        "molesto, molesta, frustrado, frustrada, frustrante, decepcionado, decepcionada, \
         descontento, descontenta, insatisfecho, terrible, horrible, pesimo, pesima, fatal, \
         queja, quejarme, reclamo, reclamar, reclamacion, cansado, cansada",
    ),
    annoyed_phrases: &[
        "no no",
        "otra vez lo mismo",
        "ya se lo dije",
        "ya lo dije",
        "ya se lo he dicho",
        "ya le dije",
        "ya le he dicho",
        "llevo esperando",
        "llevo horas",
        "llevo dias",
        "llevo semanas",
        "hace semanas",
        "no es lo que",
        "no me escucha",
    ],
    pleased: List(
        "perfecto, genial, estupendo, maravilloso, maravilla, excelente, fantastico, buenisimo, \
         fenomenal, encantado, encantada, agradecido, agradecida, amable, chevere, barbaro, \
         gracias",
    ),
};
