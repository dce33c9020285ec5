//! What stands around the names of places and things.

use crate::language::{List, Topics};

pub(super) const TOPICS: Topics = Topics {
    fillers: List(
        "a, ah, ai, ainda, ajuda, ajudar, ajudas, ajude, alem, algo, alguem, algum, alguma, alguns, algumas, \
         ali, alo, amigo, amiga, ao, aos, aonde, apenas, aquela, aquele, aqui, aquilo, area, as, assim, \
         assunto, ate, atende, atender, atendimento, agora, agradeco, agradecia, bem, boa, bom, boas, ca, \
         caso, certo, chama, chamada, chamar, chamo, claro, coisa, coisas, com, comigo, como, conseguir, \
         consegue, consigo, contacto, contato, contactar, contatar, cumprimentos, da, dai, dar, das, de, \
         dele, dela, deles, delas, deixa, deixe, departamento, departamentos, depois, desculpa, desculpe, \
         desculpas, deseja, desejava, desejo, dessa, desse, desta, deste, dia, dias, diga, digo, diz, dizer, \
         do, dois, doutor, doutora, dos, e, eh, ela, elas, ele, eles, em, entao, entrar, era, eram, essa, \
         essas, esse, esses, esta, estao, estar, estas, estava, estavam, este, estes, estive, estou, eu, \
         exatamente, exactamente, exemplo, fala, falar, falando, falo, fale, faca, faco, favor, faz, fazer, \
         fico, ficar, foi, gentil, gentileza, gostaria, gostava, ha, haver, hoje, hum, humm, ia, informar, \
         informacao, informacoes, ir, isso, isto, ja, la, lhe, liga, ligado, ligacao, ligando, ligar, ligo, \
         ligue, linha, mais, manda, mandar, mas, me, menina, mesma, mesmo, meu, meus, mim, minha, minhas, \
         moca, moco, muito, muita, na, nada, nao, nas, necessito, necessitava, nem, nenhum, nenhuma, ne, \
         nesse, nessa, no, nos, nossa, nosso, nossas, nossos, num, numa, o, obrigada, obrigado, oh, oi, ok, \
         ola, olha, olhe, onde, ora, os, ou, outra, outro, outras, outros, ouvir, para, parte, passa, \
         passar, passava, passe, passem, pelo, pela, pelos, pelas, pena, perceber, pergunta, perguntar, \
         perguntas, pessoa, pessoas, pode, podem, poder, poderia, poderiam, podia, podiam, pois, pois e, \
         por, porque, portanto, porem, posso, possivel, pouco, pouquinho, precisa, precisar, precisava, \
         preciso, precisando, precisamos, preferencia, preferia, prefiro, pretendo, pretendia, primeiro, \
         pronto, qual, qualquer, quais, quando, quanto, quantos, que, queira, quem, quer, querem, queria, \
         queriamos, querendo, quero, queremos, questao, questoes, relacao, respeito, resolver, sabe, saber, \
         se, secao, seccao, seja, sem, senhor, senhora, senhores, senhorita, senhoras, sendo, ser, sera, \
         seria, servico, servicos, setor, sector, seu, sua, seus, suas, si, sim, sobre, so, somente, sou, \
         tarde, talvez, tal, tambem, te, tem, temos, tempo, tenha, tenho, tens, ter, tinha, tipo, toda, \
         todas, todo, todos, transferir, transfere, transfira, transfiram, transferencia, trata, tratar, tu, \
         tudo, uh, um, uma, umas, uns, uau, vai, vamos, vez, ver, vezes, vir, viva, voce, voces, vou, vosso, \
         vossa, bocadinho, cumprimento, dona, encaminha, encaminhar, encaminhe, encaminhado, gente, melhor, \
         momento, mete, noite, opa, ora bem, passado, poe, por gentileza, rapidinho, sei, tentar, tentando, \
         tento, tio, trocar, vosses, estamos, estivesse, pudesse, quisesse, soubesse, houver, houvesse, for, \
         fosse, falarem, tiver, tivesse, senao, exceto, excepto, menos, nunca, jamais, evitar, lugar, jeito, \
         tirar, duvida, duvidas, agradecido, agradecida, ei, hein, eita, puxa, digam, alias, quer dizer, \
         minutinho, favorzinho, acho, penso, creio, parece, segundo, segundos, cerca, quanta, quantas, \
         junto, junta, julgo, abrir, abre, abrem, gosto, carta, marca, maior, sesta",
    ),
    times: List(
        "segunda, terca, quarta, quinta, sexta, sabado, domingo, feira, segundas, tercas, quartas, quintas, \
         sextas, sabados, domingos, amanha, hoje, noite, tarde, manha, madrugada, fim, final, semana, \
         semanas, mes, meses, proximo, proxima, que vem, dia, dias, meio, meia, quarto, hora, horas, minuto, \
         minutos, um, uma, dois, duas, tres, quatro, cinco, seis, sete, oito, nove, dez, onze, doze, treze, \
         catorze, quatorze, quinze, dezesseis, dezasseis, dezessete, dezassete, dezoito, dezenove, dezanove, \
         vinte, trinta, quarenta, cinquenta, primeiro, primeira, segundo, terceiro, terceira, janeiro, \
         fevereiro, marco, abril, maio, junho, julho, agosto, setembro, outubro, novembro, dezembro",
    ),
    between: List(
        "a, ao, aos, as, o, os, um, uma, algum, alguma, alguem, com, da, das, de, do, dos, e, em, estou, \
         esta, era, foi, falar, fala, fale, falando, ir, ligar, liga, ligue, ligacao, ligando, interessa, \
         interessado, interessada, interessam, me, mim, meu, minha, na, nas, no, nos, nada, nenhum, nenhuma, \
         para, passar, passe, passa, pela, pelo, por, preciso, precisa, precisava, quer, queria, quero, \
         querendo, gostaria, gostava, que, nem, isso, ser, seria, seja, so, setor, sector, departamento, \
         servico, secao, seccao, area, parte, sobre, saber, tem, tenho, transferir, transfere, transfira, \
         transferindo, mandar, mande, manda, mandando, encaminhar, encaminhe, vai, ver, vou, voce, te, \
         pretendo, contatar, contactar, resolver, tratar, trata",
    ),
    negations: List("nao, nunca, jamais, nem, sem, exceto, excepto, salvo, senao, tirando, evitar, inves"),
    corrections: List(
        "nao espera, nao espere, espera, espere, espere ai, espera ai, nao desculpa, nao desculpe, desculpa \
         nao, desculpe nao, desculpe, desculpa, quer dizer, quero dizer, queria dizer, ou melhor, ou antes, \
         ou seja nao, alias, digo, melhor dizendo, me enganei, enganei me, eu me enganei, corrigindo, \
         corrijo, perdao, minto, nao nao, mas sim, nao",
    ),
    human: List(
        "pessoa, uma pessoa, pessoa real, pessoa de verdade, pessoa de carne e osso, humano, humana, ser \
         humano, operador, operadora, atendente, agente, assistente, telefonista, recepcionista, recepcao, \
         alguem, colega, funcionario, funcionaria, colaborador, colaboradora, supervisor, supervisora, \
         gerente, responsavel, consultor, consultora, secretaria, secretario, representante, central \
         telefonica",
    ),
    joining: List("ou, nem, e nem"),
    preferred: ("prefiro", "que"),
    excepted: ("qualquer", "menos"),
    instead: ("vez", "de"),
    introductions: &[
        ["fala", "o"],
        ["fala", "a"],
        ["aqui", "e"],
        ["nome", "e"],
        ["chamo", "me"],
        ["me", "chamo"],
    ],
    titles: List(
        "senhor, senhora, senhorita, dona, doutor, doutora, engenheiro, engenheira, professor, professora",
    ),
};
