//! What each phrase does to an answer.

use crate::language::{List, Sense};

pub(super) const SENSES: &[(Sense, List)] = &[
    (
        Sense::Yes,
        List(
            "pode crer, tranquilo, suave, na boa, de boa, ya, yep, yap, autorizo, autorizado, tens razao, \
             voce tem razao, nao tenho nada contra, ta bem visto, esta bem visto, dou sim, autorizo sim, \
             sim, si, sim sim, sim senhor, sim senhora, e sim, aham, exato, exacto, exatamente, exactamente, \
             justamente, precisamente, correto, correcto, correta, correcta, correctissimo, certissimo, \
             certinho, corretissimo, afirmativo, positivo, confirmo, confirmado, confirma, isso mesmo, isso \
             ai, e isso, e isso mesmo, e isso ai, isso sim, isso isso, isso e, e mesmo isso, e mesmo, e \
             assim, assim mesmo, e assim mesmo, foi isso, foi isso mesmo, foi isso que eu disse, foi o que \
             eu disse, foi o que disse, foi o que eu falei, e o que eu quero, e o que quero, e o que eu \
             disse, e o que eu queria, era isso, era isso mesmo, e esse mesmo, e essa mesmo, e essa mesma, e \
             este mesmo, e esse, e essa, esse mesmo, essa mesma, este mesmo, e ele mesmo, e ela mesma, sou \
             eu, sou eu mesmo, sou eu mesma, o proprio, a propria, e o proprio, e a propria, e o meu nome, e \
             o meu numero, e o meu, e a minha, claro que sim, claro que e, claro que quero, claro que pode, \
             e claro, e claro que sim, com certeza que sim, pois sim, pois claro, pois e, ora nem mais, nem \
             mais, ora ai esta, tal e qual, tal qual, sem duvida, sem duvida nenhuma, sem duvida alguma, sem \
             sombra de duvida, nao ha duvida, nao tenho duvida, de acordo, estou de acordo, concordo, \
             concordo plenamente, aceito, aceitamos, combinado, fechado, feito, esta feito, negocio fechado, \
             ta feito, bora, bora la, vamos a isso, vamos nessa, vamos embora, vamos la, vamos em frente, \
             siga, pode seguir, pode avancar, pode continuar, pode prosseguir, pode confirmar, pode mandar, \
             pode marcar, pode fazer, pode fazer isso, pode mandar ver, manda ver, manda bala, avance, \
             avanca, prossiga, continue, continua, faca isso, faz isso, facamos isso, com prazer, com todo \
             prazer, com todo o prazer, com muito gosto, com todo o gosto, com gosto, por que nao, porque \
             nao, porque nao ha de ser, nao vejo porque nao, nao vejo por que nao, nao me importo, nao me \
             oponho, nao tenho objecoes, nao tenho objecao, nada contra, nada a opor, por mim sim, por mim \
             tudo bem, por mim esta bem, por mim pode ser, entendeu bem, percebeu bem, ouviu bem, entendeu \
             certo, entendeu corretamente, entendeu direito, voce entendeu certo, disse bem, tem razao, tem \
             toda a razao, tem toda razao, acertou, acertou em cheio, na mosca, em cheio, e verdade, \
             verdade, e verdade sim, e a verdade, cem por cento, 100 por cento, sim por favor, agradecia, \
             agradeceria, adoraria, adorava, gostaria muito, gostava muito, quero sim, queria sim, pode sim, \
             posso sim, tenho sim, foi sim, esta sim, vou sim, amem, topo, eu topo, seja feita, assim seja, \
             que sim, acho que e isso, acho que sim senhor, e a resposta certa, ta valendo, valendo, \
             demorou, partiu, to dentro, estou dentro, por mim serve, serve perfeitamente, esta tudo certo, \
             tudo certo, tudo correto, tudo correcto, tudo em ordem, esta tudo em ordem, tudo direito, esta \
             tudo correto, esta tudo bem, tudo bem, quero esse, quero essa, quero este, quero esta, quero \
             isso, eu quero, quero esse mesmo, queremos sim, gostaria sim, gostava sim, pode reservar, pode \
             agendar, pode cancelar, pode transferir, pode enviar, pode deixar, pode anotar, pode por, pode \
             colocar, pode ir em frente, confirmo sim, aceito sim, concordo sim, esse sim, essa sim, fica \
             assim, fica combinado, esta combinado, esta confirmado, esta fechado, isso e isso, certo isso, \
             tudo joia, esta otimo assim, esta bem assim, assim esta bem, assim esta bom",
        ),
    ),
    (
        Sense::Weak,
        List(
            "certo, certa, certos, certas, claro, ok, perfeito, perfeita, perfeitamente, otimo, otima, \
             optimo, optima, excelente, maravilha, maravilhoso, fantastico, magnifico, lindo, bacana, legal, \
             beleza, joia, show, show de bola, massa, fixe, porreiro, impecavel, cinco estrelas, \
             espetacular, espectacular, boa, bom, pois, esta bem, esta bom, muito bem, muito bom, tudo \
             otimo, tudo optimo, esta otimo, esta optimo, fica bem, fica bom, fica otimo, parece bem, parece \
             bom, parece certo, parece correto, parece me bem, me parece bem, me parece bom, parece me bom, \
             soa bem, pode ser, pode ser sim, serve, serve me, me serve, funciona, da certo, da sim, da \
             jeito, da me jeito, calha bem, convem, convem me, me convem, combina, valido, exata, exacta, \
             aceitavel, satisfatorio, ideal, adequado, valeu, acho que sim, penso que sim, creio que sim, \
             acredito que sim, julgo que sim, suponho que sim, imagino que sim, espero que sim, parece que \
             sim, parece me que sim, me parece que sim, diria que sim, eu diria que sim, deve ser, deve ser \
             isso, deve estar certo, acho que e, e bem, entendido, percebido, bate certo, bate, esta a bater \
             certo, confere, verifica se, correctamente, corretamente, direito, concordamos, naturalmente, \
             obviamente, evidentemente, logicamente, obvio, logico, evidente, alinhado, feliz, satisfeito, \
             satisfeita",
        ),
    ),
    (
        Sense::Stress,
        List(
            "absolutamente, definitivamente, com certeza, com certeza absoluta, de certeza, certamente, \
             seguramente, totalmente, completamente, provavelmente, muito provavelmente, plenamente, \
             inteiramente, sempre, realmente, de facto, de fato, claramente, certeza, tenho certeza, tenho a \
             certeza, tenho certeza absoluta",
        ),
    ),
    (
        Sense::No,
        List(
            "e outro, e outra, e outra coisa, e outro nome, e outro numero, nao e outro, nao e outra, nao, \
             nao senhor, nao senhora, nao e nao, nao obrigado, nao obrigada, nao muito obrigado, negativo, \
             nada, nada disso, nada a ver, que nada, nadinha, nada feito, de jeito nenhum, de jeito algum, \
             de maneira nenhuma, de maneira alguma, de forma nenhuma, de forma alguma, de modo nenhum, de \
             modo algum, em hipotese alguma, em hipotese nenhuma, nem pensar, nem pense nisso, nem em \
             sonhos, nem sonhar, nem morto, nem morta, nem a brincar, nem brincando, nem por sombras, nem \
             por isso, nem um pouco, nem de perto, nem de longe, nem mais nem menos nao, nem nada, nem \
             tanto, nunca, nunca na vida, jamais, claro que nao, e claro que nao, pois nao e, obvio que nao, \
             logico que nao, com certeza que nao, com certeza nao, certamente que nao, certamente nao, de \
             certeza que nao, absolutamente nao, absolutamente nada, definitivamente nao, acho que nao, eu \
             acho que nao, penso que nao, creio que nao, acredito que nao, julgo que nao, suponho que nao, \
             imagino que nao, espero que nao, parece que nao, parece me que nao, me parece que nao, diria \
             que nao, eu diria que nao, prefiro que nao, melhor nao, e melhor nao, antes nao, ainda nao, \
             agora nao, hoje nao, por enquanto nao, por agora nao, nao e isso, nao e bem isso, nao e isso \
             nao, nao foi isso, nao foi isso que eu disse, nao foi o que eu disse, nao foi o que disse, nao \
             era isso, nao e nada disso, nao disse isso, eu nao disse isso, longe disso, muito longe disso, \
             pelo contrario, ao contrario, antes pelo contrario, bem pelo contrario, nem vem, deixa para la, \
             deixe para la, deixa estar, deixe estar, deixe la, deixa la, esquece, esqueca, esqueca isso, \
             esquece isso, cancela, cancele, cancelar, cancela isso, dispenso, recuso, recuso me, discordo, \
             nao concordo, nao aceito, nao confirmo, passo, estou fora, to fora, era o que faltava, so que \
             nao, nenhum, nenhuma, nenhum deles, nenhuma delas, nenhum dos dois, nenhuma das duas, que nao, \
             nao precisa, nao precisa nao, nao e preciso, nao e necessario, nao vale a pena, isso nao, assim \
             nao, nao quero nao, nao sou nao, nao esta nao, nao foi nao, nao tenho nao, nao pode nao, nao \
             posso nao, nao vou nao",
        ),
    ),
    (
        Sense::Bad,
        List(
            "errou, enganou se, errado, errada, errados, erradas, incorreto, incorrecto, incorreta, \
             incorrecta, falso, falsa, mentira, engano, erro, erros, equivoco, equivocado, equivocada, \
             enganado, enganada, se enganou, esta enganado, esta enganada, esta errado, esta errada, esta \
             mal, enganou, problema, problemas, inconveniente, inconvenientes, impedimento, objecao, \
             objecoes, duvida, duvidas, confusao, mal, mau, ma, ruim, pessimo, horrivel, terrivel, \
             inaceitavel, impossivel, invalido, absurdo, disparate, percebeu mal, entendeu mal, ouviu mal, \
             entendeu errado, percebeu errado, ouviu errado, trocado, trocada, trocou, incerto, erradissimo, \
             nego, furada, bobagem, problema nenhum, problema algum, nenhum problema, duvida nenhuma, duvida \
             alguma, mal nenhum, problemas nenhuns, nada de errado, nada errado, inconveniente nenhum, \
             nenhum inconveniente",
        ),
    ),
    (
        Sense::Not,
        List(
            "dificilmente, nem, ja nao, nao mais, duvido que, duvido que seja, duvido, nao nao, nao nao nao, \
             nao nao nao nao",
        ),
    ),
    (Sense::Without, List("sem, sem nenhum, sem nenhuma, sem qualquer, sem mais, zero, nenhum, nenhuma")),
    (
        Sense::Unsure,
        List(
            "nao sei, nao sei nao, nao sei bem, nao sei ao certo, nao sei dizer, eu nao sei, sei la, sei la \
             eu, nao faco ideia, nao faco a minima ideia, nao faco a menor ideia, nao tenho ideia, nao tenho \
             a minima ideia, nao tenho certeza, nao tenho a certeza, nao estou certo, nao estou certa, nao \
             estou seguro, nao estou segura, nao me lembro, nao lembro, nao me recordo, nao recordo, nao \
             consigo dizer, nao saberia dizer, nao sei responder, nao percebi, nao percebo, nao entendi, nao \
             entendo, nao compreendi, nao compreendo, nao ouvi, nao ouvi bem, nao escutei, nao estou a \
             ouvir, nao estou ouvindo, nao estou a perceber, nao estou entendendo, boa pergunta, tanto faz, \
             tanto me faz, tanto se me da, e me indiferente, me e indiferente, indiferente, e indiferente, \
             da igual, da me igual, e igual, e me igual, nao importa, nao me importa, voce decide, voce que \
             sabe, voce e que sabe, o senhor decide, a senhora decide, como preferir, como quiser, como \
             achar melhor, o que achar melhor, decida voce, quem sabe, so um momento, um momento, um \
             momentinho, so um segundo, um segundo, so um minuto, um minuto, um minutinho, espere, espera, \
             espere um pouco, espera um pouco, aguarde, deixe me ver, deixa me ver, deixa eu ver, deixe eu \
             ver, deixe me pensar, deixa eu pensar, vou ver, tenho que ver, tenho de ver, preciso ver, \
             preciso de ver, nao esta claro, tenho duvidas, tenho uma duvida, fico na duvida, estou na \
             duvida, estou em duvida, na duvida, nao decidi, ainda nao sei, ainda nao decidi, nao tenho \
             preferencia, sem preferencia, nao faz diferenca",
        ),
    ),
    (
        Sense::Hedge,
        List(
            "pode ser que, pode ser que sim, pode ser que nao, tem certeza, tem a certeza, tens a certeza, \
             tudo bem com, tudo bem consigo, talvez esteja, se quiser, se voce quiser, talvez, quica, se \
             calhar, possivelmente, eventualmente, porventura, depende, isso depende, vai depender, logo se \
             ve, vamos ver, a ver vamos, veremos, mais ou menos, em parte, parcialmente, sim e nao, sim ou \
             nao, nao ou sim, ora sim ora nao, um pouco, as vezes, de vez em quando, ambos, ambas, os dois, \
             as duas, nem sim nem nao, meio a meio, quase, nao necessariamente, indeciso, indecisa, ou nao, \
             poderia ser, podia ser, e possivel, possivel, nao faz mal, mais menos, assim assim, nem sempre, \
             meio termo, qualquer um, qualquer uma, cinquenta por cento, sei que, falar, fala com, \
             transferir, transfira, transfere, me passa, me passe, passe me, passa me, outra, outro, outras, \
             outros, diferente, mudar, muda, mude, trocar, troca, alterar, altera, corrigir, ajudar, ajuda, \
             ajude, dizer, explicar, saber, pois nao, antes, depois, mais cedo, mais tarde, pode me",
        ),
    ),
    (
        Sense::Empty,
        List(
            "bom dia, boa tarde, boa noite, boas tardes, boas noites, muito bem dito, meu bem, meu amor, meu \
             amigo, minha amiga, minha senhora, meu senhor, cara, meu, minha, mano, velho, pa, gente, filha, \
             filho, oi, ola, alo, tchau, adeus, ate logo, eu disse, eu ja disse, ja disse, eu falei, ja \
             falei, como eu disse, como disse, como ja disse, como eu falei, digo, disse, falei, a resposta \
             e, a minha resposta e, minha resposta e, por mim, para mim, da minha parte, comigo, \
             infelizmente, lamentavelmente, desculpe, desculpa, perdao, lamento, sinto muito, honestamente, \
             sinceramente, para ser sincero, para ser sincera, para falar a verdade, na verdade, na \
             realidade, verdadeiramente, francamente, neste caso, nesse caso, este caso, esse caso, entao, \
             agora, hoje, ainda, ja, agora mesmo, neste momento, este momento, desta vez, esta vez, dessa \
             vez, essa vez, outra vez, de novo, novamente, obrigado, obrigada, muito obrigado, muito \
             obrigada, por favor, faz favor, se faz favor, por gentileza, fazendo favor, senhor, senhora, \
             doutor, doutora, acho, acho que, eu acho, penso, penso que, creio, creio que, acredito, julgo, \
             suponho, imagino, parece, parece me, me parece, considero, diria, que, isso, isto, aquilo, \
             esse, essa, este, esta, estes, esses, aquele, aquela, tudo, todo, toda, tambem, mesmo, mesma, \
             proprio, bem, la, ca, ai, aqui, ali, assim, mais, muito, muita, tao, tanto, pouco, e, o, a, os, \
             as, um, uma, de, do, da, dos, das, em, no, na, nos, nas, ao, aos, para, com, por, pelo, pela, \
             eu, tu, voce, voces, ele, ela, eles, elas, me, te, lhe, lo, mim, si, ser, estar, ter, sou, \
             somos, sao, era, foi, fui, sera, seria, seja, estou, estamos, estao, estava, estiver, tem, \
             tinha, havia, ha, houve, vou, vai, vamos, ir, fazer, fiz, fez, faz, faco, diz, quer, quer \
             dizer, precisa, precisar, consigo, consegue, recebi, quando, como, pronto, olha, olhe, ora, \
             alias, nome, numero, hora, data, dia, o dia, coisa, resposta, caso, vez, vida, deus, meu deus, \
             deus me livre, nossa, nossa senhora, credo, caramba, poxa, puxa, porra, caraca, caralho, bolas, \
             raios, prefiro, preferia, escolho, de nada, no fundo, pelo menos, por acaso, ate, enfim, logo, \
             entendi, percebi, ouvi, vi, sei, dito, feita, pode, posso, podes, podem, quero, queria, \
             queremos, gostaria, gostava, tenho, temos, preciso",
        ),
    ),
];
