//! What is said around a value, and what is wanted of a sentence.

use crate::language::{Asides, List, Scope};

pub(super) const ASIDES: Asides = Asides {
    around: List(
        "grupo, casal, contando, cadeiras, cadeira, turma, matinal, vespertino, noturno, madrugador, \
         emponto, emeia, h, feriado, almoco, consulta, consultas, marcar, marca, marque, marcado, marcada, \
         marcacao, agendar, agenda, agende, agendado, agendamento, reserva, reservar, reserve, nascimento, \
         nasci, nascido, nascida, aniversario, data, datas, dia, dias, hora, horas, horario, horarios, \
         pessoa, pessoas, ano, anos, idade, de, por, volta, perto, cerca, mais, menos, umas, uns, \
         preferencia, idealmente, numero, melhor, serve, servia, funciona, primeiro, ultimo, ultima, livre, \
         livres, disponivel, disponiveis, vago, vaga, acho, creio, penso, julgo, acredito, exatamente, \
         exactamente, precisamente, aproximadamente, mesmo, so, somente, apenas, cedo, tarde, total, \
         quantidade, valor, mesa, itens, barra, doispontos, ponto, traco, virgula, senhor, senhora, dona, \
         doutor, doutora, ah, eh, hum, hm, ahn, fica, ficava, ficaria, fico, ficar, bem, bom, otimo, optimo, \
         perfeito, excelente, legal, fixe, beleza, escolho, escolher, escolhi, escolheria, prefiro, \
         preferia, preferir, pensei, pensando, pensar, digo, disse, dizer, diria, digamos, falei, quero, \
         queria, queremos, quer, gostaria, gostava, feliz, ok, certinho, ainda, inteiro, inteira, \
         conveniente, jeito, da, dava, daria, dar, visita, visitas, reuniao, reunioes, chegar, chego, \
         chegamos, chegada, sair, saio, saida, partida, comecar, comeco, inicio, terminar, fim, buscar, \
         entrega, entregar, levantar, recolher, passar, passo, ver, marido, mulher, esposa, esposo, \
         companheiro, companheira, filho, filha, filhos, crianca, criancas, mae, pai, familia, amigo, amiga, \
         amigos, chefe, ele, ela, eles, elas, me, mim, nos, comigo, conosco, connosco, somos, seremos, \
         vamos, vao, vai, ser, sera, serao, sao, seria, estamos, junto, juntos, cada, todos, tudo, ao, todo, \
         convidados, convidado, adultos, adulto, hospedes, bilhetes, bilhete, ingressos, ingresso, \
         passagens, passagem, lugares, lugar, quartos, noites, noite, unidades, unidade, pecas, peca, \
         caixas, caixa, garrafas, copias, valeu, obrigado, obrigada, tchau, adeus, querida, querido, meu, \
         minha, meus, minhas, nosso, nossa, atualmente, actualmente, logo, entao, pois, claro, certamente, \
         certeza, absolutamente, geralmente, normalmente, costume, habitual, proximo, proxima, que, vem, \
         seguinte, outro, outra, mesma, ambos, espero, basicamente, literalmente, voce, voces, lhe, te, sim, \
         aqui, ca, la, pelas, pela, pelos, pelo, repito, vez, cento, porcento, reais, real, euros, euro, \
         dolares, dolar, centavos, centimos, quilos, quilometros, minutos, minuto, meses, semanas, semana, \
         mes, desculpe, desculpa, era, eram, foi, pouco, pouquinho, bocadinho, tecla, teclas, possivel, \
         urgente, rapido, antecipadamente, deve, devia, deveria, podia, poderia, pode, podem, posso, \
         podemos, tem, tenho, temos, tinha, tendo, sendo, estar, esta, estou, for, favor, se, faz, \
         gentileza, anota, anote, anotar, aponte, aponta, escreva, escreve, ponha, poe, coloca, coloque, \
         bota, e, a, o, as, os, um, uma, no, na, em, com, para, dela, dele, tal, agradecia, agradeco, olha, \
         olhe, boa, ora, alo, oi, ola, ne, viu, feira, conta, casa, gente, voltar, nome, hoje, meia, manha, \
         madrugada, final, tipo, assim, coisa, deixe, deixa, deixar, eu, faca, fazer, feito, puder, puderem, \
         der, quiser, houver, tiver, vier, quando, onde, seja, daqui, nascer, agora, entrada, jantar, \
         lanche, vir, venho, vimos, ir, irei, iria, vou",
    ),
    declined: List(
        "nao sei, eu nao sei, nao sei de cor, nao sei dizer, nao sei bem, nao sei ao certo, ainda nao sei, \
         nao tenho, eu nao tenho, nao tenho nenhum, nao tenho nenhuma, nao tenho isso, nao o tenho, nao a \
         tenho, nao tenho comigo, nao tenho aqui, nao tenho aqui comigo, nao tenho agora, nao tenho o, nao \
         tenho a, nao tenho um, nao tenho uma, nao tenho meu, nao tenho minha, nao estou com ele, nao estou \
         com ela, nao esta comigo, nao faco ideia, nao faco a minima ideia, nao faco a menor ideia, nao \
         tenho ideia, nao tenho a minima ideia, sem ideia, nao me lembro, nao lembro, nao me recordo, nao \
         recordo, nao estou lembrado, nao estou lembrada, ja nao me lembro, esqueci, esqueci me, me esqueci, \
         eu esqueci, nao tenho certeza, nao tenho a certeza, prefiro nao dizer, prefiro nao informar, \
         prefiro nao dar, prefiro nao responder, preferia nao dizer, nao quero dizer, nao quero dar, nao \
         quero informar, nao vou dizer, nao quero responder, nao digo, perdi, perdi o, perdi a, eu perdi, \
         perdi o cartao, nao encontro, nao acho, nao consigo encontrar, nao estou encontrando, nao estou \
         achando, nao o encontro, nao a encontro, salta, salte, passar a frente, passe a frente, pula, \
         pular, pule, pula essa, nenhum, nenhuma, nao tenho a mao, nao tenho em maos, nao sei o, nao sei a, \
         sei la, sei la eu, nao sou cliente, ainda nao sou cliente, nao sei nao, nao tenho nao, nao lembro \
         nao",
    ),
    declined_alone: &[
        "nenhum",
        "nenhuma",
        "salta",
        "salte",
        "pula",
        "pule",
        "pular",
        "nao tenho certeza",
        "nao tenho a certeza",
        "sem ideia",
        "sei la",
        "ainda nao sei",
        "nao sei",
        "eu nao sei",
        "nao sei bem",
        "perdi",
        "esqueci",
        "nao tenho",
        "nao acho",
    ],
    passed: "coisa",
};

pub(super) const SCOPE: Scope = Scope {
    corrections: List(
        "porem, nao espera, nao espere, nao espera ai, nao espere ai, espera nao, espere nao, espera, \
         espere, espera ai, espere ai, nao desculpe, nao desculpa, desculpe nao, desculpa nao, desculpe, \
         desculpa, me desculpe, desculpe me, perdao, nao perdao, perdao nao, quer dizer, quero dizer, queria \
         dizer, quis dizer, nao quer dizer, nao quero dizer, ou melhor, nao melhor, ou antes, digo, nao \
         digo, minto, alias, alias nao, nao alias, corrigindo, correcao, correccao, retifico, rectifico, me \
         enganei, enganei me, nao me enganei, eu me enganei, engano meu, erro meu, melhor dizendo, muda \
         para, mude para, altere para, troca para, troque para, passa para, passe para, nao nao, ou nao, nao \
         nao nao, pensando bem, afinal, na verdade, nao na verdade, pera, perai, pera ai, nao e, nao sao, \
         nao era, nao foi, nao as, nao nas, nao na, nao no, nao dia, nao para, nao pra, nao a, nao o, nao",
    ),
    no: "nao",
    no_words: List(
        "posso, podemos, pode, podia, podem, poderia, da, dava, daria, vai, vou, vamos, serve, funciona, \
         consigo, conseguimos, quero, queria, queremos, quer, tenho, temos, tem, tenha, ha, havia, estou, \
         estamos, esta, estava, sei, sabemos, me, te, lhe, sou, somos, gosto, aceito, fica, calha, convem, \
         preciso, precisamos, precisa, importa, faz, mais, antes, depois, ate, muito, tanto, so, apenas, \
         problema, obrigado, obrigada, lembro, recordo, acho, encontro, venho, vinha, trabalho, chego, saio, \
         marque, marca, marcar, podendo, podera, cedo, tarde, trabalhamos, preferimos, prefiro, costumo, \
         quis, pude, consegui, vejo, entendi, percebi, ouvi, nasci, passa, passe, coloque, ponha, trabalha, \
         abre, adianta, compensa, demais, tive, estarei, estaremos, terei, teremos, poderei, poderemos, \
         irei, cabe, bate",
    ),
    before_no: List(
        "tambem, e, diz, disse, dizer, digo, que, absolutamente, definitivamente, acho, ou, claro, se, mas, \
         porque, eu",
    ),
    negations: &[
        "naoserve",
        "do que",
        "tambem nao",
        "nao",
        "nunca",
        "jamais",
        "exceto",
        "excepto",
        "salvo",
        "sem",
        "nem",
        "sem ser",
        "a nao ser",
        "tirando",
        "fora",
        "alem de",
        "alem da",
        "alem do",
        "evitar",
        "evite",
        "evito",
        "odeio",
        "detesto",
        "em vez de",
        "em vez da",
        "em vez do",
        "em vez das",
        "em vez dos",
        "ao inves de",
        "ao inves da",
        "ao inves do",
        "ao inves das",
        "no lugar de",
        "no lugar da",
        "no lugar do",
        "em lugar de",
        "em lugar da",
        "em lugar do",
        "qualquer dia menos",
        "qualquer um menos",
        "qualquer hora menos",
        "qualquer coisa menos",
        "todos os dias menos",
        "todos menos",
        "tudo menos",
        "menos a",
        "menos na",
        "menos no",
        "menos o",
        "menos as",
        "menos aos",
        "menos ao",
        "ocupado",
        "ocupada",
        "indisponivel",
        "fechado",
        "fechada",
        "esquece",
        "esqueca",
        "tira",
        "tire",
        "exclui",
        "excluindo",
        "a excecao de",
        "a excecao da",
        "a excecao do",
        "com excecao de",
        "com excecao da",
        "com excecao do",
    ],
    not: "",
    not_last: false,
    denying: &[
        "nao da",
        "nao da jeito",
        "nao me da jeito",
        "nao da para mim",
        "nao posso",
        "eu nao posso",
        "nao podemos",
        "nao pode ser",
        "nao me serve",
        "nao serve",
        "nao consigo",
        "eu nao consigo",
        "nao e possivel",
        "nao me convem",
        "nao convem",
        "nao quero",
        "nao trabalho",
        "nao estou",
        "nao vou poder",
        "nao vai dar",
        "nao vou estar",
        "ai nao da",
        "esse nao",
        "essa nao",
        "esse dia nao",
        "nesse dia nao",
    ],
    not_against: List(
        "sei, tenho certeza, me, te, lhe, se, so, apenas, antes, depois, ate, mais, menos, tarde, cedo, \
         muito, tanto, importa, importo, lembro, recordo, problema, ha, acho, exatamente, exactamente, faz",
    ),
    not_asked: List("porque, se, ou, senao, caso, entao porque"),
    auxiliaries: List(
        "e, sao, era, esta, estao, estou, estamos, estava, fica, ficam, ta, seria, sera, parece, vai, da, \
         tem, tenho, ja, fui",
    ),
    bad: &[
        "mau",
        "ma",
        "mal",
        "ruim",
        "impossivel",
        "cheio",
        "cheia",
        "ocupado",
        "ocupada",
        "tomado",
        "tomada",
        "reservado",
        "reservada",
        "lotado",
        "lotada",
        "esgotado",
        "esgotada",
        "dificil",
        "complicado",
        "complicada",
        "inconveniente",
        "indisponivel",
        "fechado",
        "fechada",
        "encerrado",
        "encerrada",
        "cedo demais",
        "tarde demais",
        "muito cedo",
        "muito tarde",
        "muito em cima",
        "em cima da hora",
        "demasiado cedo",
        "demasiado tarde",
        "cedo",
        "tarde",
        "longe demais",
        "muito longe",
        "muito",
        "demais",
        "demasiado",
        "pouco",
        "pouca",
        "muitos",
        "muitas",
        "feriado",
        "um feriado",
        "um problema",
        "problema",
        "pessimo",
        "pessima",
        "horrivel",
        "terrivel",
        "errado",
        "errada",
        "fora de questao",
        "fora de hipotese",
        "fora",
        "pior",
        "mau dia",
        "um mau dia",
        "chato",
        "apertado",
        "apertada",
        "de ferias",
        "de folga",
        "um pesadelo",
        "excluido",
        "excluida",
        "inviavel",
        "compromisso",
        "um compromisso",
        "viagem",
        "uma viagem",
        "trabalho",
        "folga",
    ],
    bad_alone: List("fora, impossivel, nem, conflita"),
    degrees: List(
        "muito, mesmo, um, uma, bocado, bocadinho, pouco, tao, bem, so, demasiado, bastante, sempre, tambem, \
         ja, provavelmente, simplesmente, completamente, totalmente, meio, um pouco, geralmente, \
         normalmente, realmente",
    ),
    any: List("qualquer, todos, todas, tudo, todo, toda, quaisquer, nenhum, nada"),
    but: List("mas"),
    so: "entao",
    preferring: List(
        "antes, melhor, prefiro, preferia, preferivel, preferencialmente, preferimos, preferiria, mais",
    ),
    than: "",
    named: List(
        "matinal, vespertino, noturno, madrugador, meiodia, meianoite, emeia, fimdesemana, manha, tarde, \
         noite, madrugada, hoje, amanha, ontem, natal, pascoa, carnaval, fim, duplo, triplo, cem, cento, \
         mil, milhao, milhoes, duzia, meia, quarto, par, semana, mes, ano, segunda, terca, quarta, quinta, \
         sexta, sabado, domingo",
    ),
    open_before: List(
        "pelomenos, antes, depois, ate, entre, desde, apos, cada, todo, toda, todos, todas, acima, abaixo, \
         sob, exceto, excepto, passado, passada, partir, qualquer, quaisquer, dentro, superior, inferior, \
         minimo, maximo, mais, menos, alem, fora, toda a, todos os, sempre",
    ),
    open_before_two: ("mais", "de"),
    open_between: List(
        "a, o, as, os, um, uma, de, da, do, das, dos, em, na, no, nas, nos, cerca, volta, la, pelas, por, \
         tipo, digamos, talvez, ao, aos, que, e, uns, umas, dia, proxima, proximo, essa, esse, esta, este, \
         meio, sua, minha",
    ),
    open_after: &[
        "ou mais",
        "ou mais tarde",
        "ou mais cedo",
        "ou depois",
        "ou antes",
        "em diante",
        "para a frente",
        "para frente",
        "para cima",
        "para baixo",
        "no minimo",
        "no maximo",
        "pelo menos",
        "ao menos",
        "o mais tardar",
        "no mais tardar",
        "ou menos",
        "ou assim",
        "ou outro",
        "ou outra",
        "ou qualquer",
        "ou qualquer outro",
        "ou qualquer outra",
        "e depois",
        "ou por ai",
        "ou coisa assim",
        "e tal",
        "e pouco",
        "e picos",
        "e poucos",
        "e poucas",
        "e tantos",
        "e tantas",
        "ou algo assim",
        "e qualquer coisa",
    ],
};
