//! Numbers, and digits as they are said.

use crate::language::{Digits, List, Numbers};

pub(super) const NUMBERS: Numbers = Numbers {
    // "Um" is an article as well: where it counts, it is a figure by now.
    units: ["zero", "1", "dois", "tres", "quatro", "cinco", "seis", "sete", "oito", "nove"],
    teens: [
        "dez",
        "onze",
        "doze",
        "treze",
        "catorze",
        "quinze",
        "dezesseis",
        "dezessete",
        "dezoito",
        "dezenove",
    ],
    tens: ["vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"],
    other_units: &[("duas", 2), ("meia", 6)],
    only_digits: List(""),
    leading_zeros: List("zero"),
    zeros: List("zero"),
    zero: List("zero, 0"),
    ordinals: &[],
    ordinal_tens: &[],
    articles: List(""),
    and: "e",
    of: "de",
    one: "1",
    hundred: "centena",
    thousand: "mil",
    dozen: "duzia",
    score: "vintena",
    thousands: &[("mil", 1_000), ("milhao", 1_000_000), ("milhoes", 1_000_000)],
    scales: &[("duzia", 12), ("mil", 1_000), ("milhao", 1_000_000), ("milhoes", 1_000_000)],
    minus: List("menos, negativo"),
    noughts: List("nenhum, nenhuma, ninguem"),
    named: &[
        ("so eu", 1),
        ("apenas eu", 1),
        ("somente eu", 1),
        ("so para mim", 1),
        ("apenas para mim", 1),
        ("sozinho", 1),
        ("sozinha", 1),
    ],
    sounds_like: &[],
    counted: List("pessoas, pessoa, adultos, convidados, bilhetes, ingressos, noites, criancas, lugares"),
    parts: List("meio, meia, emeia, quartos, terco, tercos, decimos"),
    halves: List("meio, meia, emeia, metade"),
    halves_after_and: List("meia, meio, quarto, terco"),
    decimal_zero: "zero",
    and_a_half: &["e", "um", "meio"],
    money: List("reais, real, euros, euro, dolares"),
    repeated: &[],
    moments: List("segundo, segundos, segundinho, minuto, minutos, minutinho, momento, momentos, instante"),
    one_before: List("qualquer, algum, alguma, nenhum, nenhuma, cada, outro, outra, nem"),
    one_after: List(
        "deles, delas, desses, dessas, destes, destas, dos, das, qualquer, outro, pouco, bocado, dia",
    ),
    places: List("pagina, numero, linha, opcao, passo, capitulo, andar, rua, sala, piso"),
};

pub(super) const DIGITS: Digits = Digits {
    sounds_like: &[],
    times: &[("duplo", 2), ("triplo", 3)],
    plurals: &[
        ("zeros", 0),
        ("uns", 1),
        ("quatros", 4),
        ("cincos", 5),
        ("meias", 6),
        ("setes", 7),
        ("oitos", 8),
        ("noves", 9),
    ],
    within: List("e, virgula, traco, hifen, espaco, depois, ah, eh, hum"),
    around: List(
        "a, o, as, os, conta, e, ligar, telefone, telefones, cartao, codigo, cliente, traco, digitar, \
         digito, digitos, algarismo, algarismos, extensao, ramal, ola, oi, ah, eh, hum, eu, meu, minha, \
         nosso, nossa, numero, numeros, opcao, encomenda, pedido, pin, senha, por, favor, se, faz, \
         referencia, entao, espaco, obrigado, obrigada, isso, isto, esse, este, bem, bom, sim, ok, cep, \
         postal, nascimento, data, marque, selecione, escolha, tecla, hifen, barra, ponto, virgula, \
         doispontos, cardinal, asterisco, sinal, mais, menos, ligando, ligo, de, da, do, das, dos, no, na, \
         em, apolice, fatura, factura, reserva, socio, socia, bilhete, processo, contrato, protocolo, caso, \
         id, identificacao, telemovel, celular, fixo, contato, contacto, aqui, claro, certo, pronto, pois, \
         vai, vou, ser, seria, era, sou, sao, esta, estao, seu, sua, primeiro, ultimo, ultimos, final, \
         comeca, termina, acaba, com, seguido, indicativo, prefixo, ddd, pais, todos, tudo, tchau, adeus, \
         dia, boa, tarde, noite, senhor, senhora, me, nos, encontrar, pode, volta, deixe, deixa, ver, acho, \
         creio, digo, diz, disse, serie, paciente, utente, seguranca, social, nif, cpf, rg, cnpj, \
         contribuinte, cidadao, identidade, passaporte, carta, conducao, habilitacao, carteira, quarto, \
         sala, apartamento, casa, trabalho, escritorio, mesmo, so, tambem, como, ne, viu, tem, tenho, ler, \
         leio, lendo, outra, vez, repetir, grupo, grupos, linha, resposta, confirmacao, transacao, anota, \
         anote, anotar, ai, aponte, aponta, escreva, ponha, olha, olhe, agora, depois, para, que, fica, \
         assim, unico, ate, la, whatsapp, estou, falando, falar, matricula, registo, registro, cadastro, \
         rastreio, rastreamento, guia, nota, boleto, instalacao, medidor, contador, junto",
    ),
    again: &[
        "isto e",
        "ou seja",
        "repito",
        "vou repetir",
        "eu repito",
        "repetindo",
        "de novo",
        "outra vez",
        "mais uma vez",
        "quer dizer",
        "novamente",
        "volto a dizer",
    ],
    asking: &[
        "voce tem",
        "tem ai",
        "pode",
        "podia",
        "poderia",
        "esta certo",
        "e isso",
        "certo",
        "devo",
        "preciso de",
        "voce quer",
        "quer que",
        "o que",
        "qual",
        "entendeu",
        "percebeu",
        "anotou",
        "apontou",
        "pegou",
        "conseguiu",
        "ficou",
    ],
    extensions: List("ramal, extensao, ext"),
    letters_apart: List("a, e, o, h, x"),
    counted_after: List(
        "segundo, segundos, momento, minuto, minutos, minutinho, hora, horas, pergunta, perguntas, contas, \
         coisa, coisas, pessoa, pessoas, vez, vezes, problema, problemas, duvida, duvidas, dia, dias, \
         semana, semanas, mes, meses, ano, anos, cartoes, faturas, contratos, telefones, pedidos, filhos, \
         numeros",
    ),
    counts_or_sounds: "",
    polite: List("por, favor, ah, eh, hum, se, faz"),
    zero_letter: 'o',
    around_key: List(
        "tecla, tecle, teclo, opcao, numero, prima, primo, pressione, pressiono, aperte, aperto, disque, \
         digite, digito, marque, marco, carregue, carrego, botao, escolho, escolha, por, favor, ah, eh, hum, \
         a, o, em, na, no, eu, digo, ok, quero, queria, jogo, da, se, faz",
    ),
    star: List("asterisco, estrela, estrelinha"),
    hash: List("cardinal, velha, sustenido, hashtag, cerquilha, quadrado"),
};
