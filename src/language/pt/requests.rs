//! What callers say to the dialog itself, and what tells their mood.

use super::waiting::WAIT;
use crate::language::{List, Moods, Requests};

pub(super) const REQUESTS: Requests = Requests {
    whole_repeat: List(
        "repete, repita, repete la, repita isso, repetir, pode repetir, podia repetir, poderia repetir, \
         importa se de repetir, outra vez, de novo, mais uma vez, novamente, como, como e, como assim, como \
         disse, como e que disse, o que, o que e, o que foi, o que disse, o que e que disse, o que voce \
         disse, que disse, que foi que disse, perdao, desculpe, desculpa, com licenca, diga, diga la, diga \
         outra vez, diga de novo, fala de novo, fale de novo, pode falar de novo, pode dizer de novo, pode \
         dizer outra vez, nao ouvi, nao ouvi bem, nao ouvi nada, nao entendi, nao entendi nada, nao percebi, \
         nao percebi bem, nao compreendi, nao escutei, nao estou a ouvir, nao estou ouvindo, nao consigo \
         ouvir, nao te ouvi, nao o ouvi, nao a ouvi, ola, oi, alo, alo alo, esta la, estou, estou sim, estou \
         la, esta sim, esta ai, esta ai alguem, tem alguem ai, alo tem alguem ai, ola tem alguem ai, alo \
         esta ai alguem, ola esta ai alguem, ha alguem ai, voce esta ai, ainda esta ai, esta me ouvindo, \
         esta ouvindo, esta a ouvir, esta a ouvir me, consegue me ouvir, consegue ouvir me, ouve me, me \
         ouve, bom dia, boa tarde, boa noite, boas, hein, ha, viva",
    ),
    whole_options: List(
        "ajuda, socorro, me ajuda, me ajude, ajude me, ajuda me, menu, menu principal, o menu principal, \
         opcoes, as opcoes, quais opcoes, quais as opcoes, quais sao as opcoes, quais sao as minhas opcoes, \
         que opcoes ha, que opcoes tem, que opcoes tenho, quais opcoes tem, o que posso dizer, o que e que \
         posso dizer, que posso dizer, o que voce faz, o que voce pode fazer, o que pode fazer, o que e que \
         pode fazer, o que tem, o que ha, lista, a lista, nao sei, eu nao sei, nao sei bem, sei la, nao \
         tenho certeza, nao tenho a certeza, voltar, voltar atras, volta, voltar ao menu, voltar ao inicio, \
         voltar para o menu, voltar ao menu principal, voltar para o menu principal, voltar ao comeco, \
         inicio, comecar de novo, recomecar, ouvir as opcoes, ouvir o menu, ouvir o menu de novo, ouvir o \
         menu outra vez, repetir o menu, diga as opcoes, quais departamentos tem, que departamentos ha, \
         quais sao os departamentos, quais setores tem",
    ),
    whole_goodbye: List(
        "adeus, tchau, tchau tchau, xau, chau, ate logo, ate mais, ate breve, ate a proxima, ate amanha, ate \
         ja, desligar, desliga, desligue, pode desligar, quero desligar, vou desligar, encerrar, encerra, \
         encerre, encerrar chamada, encerrar a chamada, encerrar ligacao, encerrar a ligacao, terminar \
         chamada, terminar a chamada, terminar, esquece, esqueca, esquece isso, esqueca isso, deixa, deixa \
         estar, deixe estar, deixe, deixe la, deixa la, deixa para la, deixe para la, nao interessa, nao \
         importa, mais nada, nada mais, desculpe foi engano, desculpa foi engano, peco desculpa foi engano, \
         desculpe engano, desculpe numero errado, nao preciso adeus, nao e nada, nao era nada, engano, foi \
         engano, e engano, numero errado, liguei errado, liguei o numero errado, liguei para o numero \
         errado, enganei me, me enganei, enganei me no numero, obrigado adeus, obrigada adeus, obrigado \
         tchau, obrigada tchau, muito obrigado tchau, muito obrigada tchau, nao obrigado tchau, nao obrigada \
         tchau, nao obrigado adeus, ligo depois, ligo mais tarde, eu ligo depois, eu ligo mais tarde, volto \
         a ligar, volto a ligar depois, volto a ligar mais tarde, ligo outra hora, ligo outro dia, era \
         engano, obrigado ate logo, obrigada ate logo, cancelar chamada, fica para outra vez",
    ),
    polite: List("por, favor, se, faz, ah, eh, oh, hum, bem, bom, entao, ok, obrigado, obrigada, olha, olhe"),
    repeat: &[
        "repete",
        "repita",
        "repetir",
        "repetia",
        "repetisse",
        "diga outra vez",
        "diga de novo",
        "diz outra vez",
        "dizer outra vez",
        "dizer de novo",
        "dizer novamente",
        "diz de novo",
        "fala de novo",
        "fale de novo",
        "falar de novo",
        "falar outra vez",
        "como disse",
        "como e que disse",
        "o que disse",
        "o que e que disse",
        "o que voce disse",
        "o que foi que disse",
        "o que voce falou",
        "o que falou",
        "que foi que disse",
        "qual era a pergunta",
        "qual foi a pergunta",
        "qual e a pergunta",
        "qual a pergunta",
        "o que perguntou",
        "o que voce perguntou",
        "o que e que perguntou",
        "o que me perguntou",
        "o que estava a perguntar",
        "nao ouvi",
        "nao escutei",
        "nao entendi",
        "nao percebi",
        "nao compreendi",
        "nao estou a ouvir",
        "nao estou ouvindo",
        "nao estou escutando",
        "nao estou a perceber",
        "nao estou entendendo",
        "nao consigo ouvir",
        "nao consegui ouvir",
        "nao consegui entender",
        "nao consegui perceber",
        "nao deu para ouvir",
        "nao deu para entender",
        "nao peguei",
        "nao apanhei",
        "mais uma vez",
        "esta ai",
        "esta me ouvindo",
        "esta a ouvir me",
        "esta me a ouvir",
        "consegue me ouvir",
        "consegue ouvir me",
        "me ouve",
        "o que quer dizer",
        "o que significa isso",
        "como assim",
        "perdao",
        "a chamada esta a cair",
        "esta a falhar",
        "a ligacao esta falhando",
        "esta falhando",
        "esta cortando",
        "esta picotando",
        "cortou",
        "falhou a chamada",
        "pergunte de novo",
        "pergunte outra vez",
        "ler outra vez",
        "ler de novo",
        "ouvir outra vez",
        "ouvir de novo",
        "escapou me",
        "perdi me",
        "me perdi",
        "mais devagar",
        "mais alto",
    ],
    wait: WAIT,
    wait_alone: "espera",
    searching: List(
        "procurar, procurando, procura, buscar, buscando, busca, pegar, pegando, pego, ver, vendo, \
         verificar, verificando, olhar, olhando, conferir, conferindo, achar, achando, encontrar, \
         encontrando, pagina, cartao, agenda, calendario, oculos, papel, papeis, carta, carteira, bolsa, \
         mala, gaveta, documento, documentos, fatura, factura, conta, onde, caneta, lapis, buscalo, \
         telemovel, celular, procuro",
    ),
    changes: &[
        "mudar",
        "muda",
        "mude",
        "altera",
        "altere",
        "alterar",
        "trocar",
        "troca",
        "troque",
        "corrigir",
        "corrige",
        "corrija",
        "em vez",
        "em vez de",
        "ao inves",
        "no lugar de",
        "antes",
        "melhor",
        "prefiro",
        "preferia",
        "devia ser",
        "deveria ser",
        "devia ter sido",
        "errado",
        "errada",
        "nao",
        "queria dizer",
        "quis dizer",
        "afinal",
        "passar para",
        "passe para",
    ],
    people: List(
        "pessoa, pessoas, humano, humana, humanos, gente, operador, operadora, operadores, atendente, \
         atendentes, agente, assistente, telefonista, recepcionista, recepcao, alguem, colega, funcionario, \
         funcionaria, colaborador, colaboradora, supervisor, supervisora, gerente, chefe, responsavel, \
         consultor, consultora, secretaria, secretario, representante, empregado, empregada, tecnico, \
         encarregado, encarregada, moca, moco, rapariga, rapaz",
    ),
    machines: List(
        "robo, robos, robot, robots, maquina, maquinas, computador, computadores, bot, gravacao, gravacoes, \
         automato, automatico, automatica, sistema, ia, inteligencia, maquininha",
    ),
    around_people: List(
        "empresa, firma, loja, dai, equipe, equipa, atendido, atendida, real, reais, viva, vivo, verdade, \
         verdadeiro, verdadeira, ser, carne, osso, outra, outro, diferente, normal, ja, imediatamente, \
         urgente, urgentemente, rapido, rapida, cliente, clientes, apoio, frente, prefiro, preferia, \
         preferivel, odeio, detesto, farto, farta, cansado, cansada, cheio, cheia, saco, raio, maldita, \
         maldito, porra, merda, caramba, para, pare, chega, mais, aqui, direto, directo, diretamente, \
         directamente, exijo, exigo, necessito, deus, amor, simpatico, simpatica, voz, primeiro, disponivel, \
         portugues, entenda, entende, perceba, percebe, ouca, responda, responder, consiga, resolva, \
         resolver, mesmo, logo, cargo, balcao, geral, artificial, atendedor, contra, qualquer, seja, for, \
         competente, serio, fisica, fisico, a serio, sua, central, telefonica, antes, humano, humana, falar, \
         conversar, converse, fale, aguento, suporto, gosto, discutir, responde, coisa",
    ),
    weary: List(
        "odeio, detesto, farto, farta, cansado, cansada, cheio, cheia, chega, pare, aguento, suporto",
    ),
    no: "nao",
};

pub(super) const MOODS: Moods = Moods {
    angry: List(
        "furioso, furiosa, absurdo, absurda, ridiculo, ridicula, vergonha, vergonhoso, vergonhosa, \
         inadmissivel, inaceitavel, palhacada, incompetente, incompetentes, incompetencia, idiota, idiotas, \
         burro, burros, estupido, estupida, golpe, fraude, burla, roubo, ladroes, vigaristas, advogado, \
         processar, procon, deco, porra, merda, caralho, foda, raios, inferno, desrespeito, descaso, \
         zangado, zangada, indignado, indignada, revoltado, revoltada, irritado, irritada",
    ),
    angry_phrases: &[
        "estou farto",
        "estou farta",
        "saco cheio",
        "de saco cheio",
        "falta de respeito",
        "perda de tempo",
        "perder tempo",
        "terceira vez",
        "quarta vez",
        "nao aguento mais",
        "livro de reclamacoes",
        "uma pouca vergonha",
        "isto e uma",
        "cansei",
        "passou dos limites",
    ],
    annoyed: List(
        "chateado, chateada, aborrecido, aborrecida, frustrado, frustrada, frustrante, insatisfeito, \
         insatisfeita, descontente, desapontado, desapontada, decepcionado, decepcionada, desiludido, \
         desiludida, pessimo, pessima, horrivel, terrivel, reclamacao, reclamar, queixa, lamentavel, chato, \
         chatice",
    ),
    annoyed_phrases: &[
        "nao nao",
        "nao foi isso",
        "nao e isso",
        "ja disse",
        "ja falei",
        "de novo",
        "outra vez",
        "ha horas",
        "ha muito tempo",
        "faz tempo",
        "que chatice",
    ],
    pleased: List(
        "otimo, optimo, maravilha, maravilhoso, perfeito, excelente, fantastico, espetacular, espectacular, \
         impecavel, obrigado, obrigada, grato, grata, adorei, fixe, legal, bacana",
    ),
};
