//! By which words a claim is judged.

use rust_stemmers::Algorithm;

use crate::language::{Claims, List};

pub(super) const CLAIMS: Claims = Claims {
    stemming: Algorithm::Portuguese,
    free: "a o as os ao aos um uma uns umas este esta estes estas esse essa esses essas aquele aquela isto isso \
    aquilo de do da dos das em no na nos nas num numa por pelo pela pelos pelas para pra com sobre acerca respeito \
    e ou se que qual quais quem onde como quando porque pois entao assim tambem so ja ainda mesmo mesma aqui ali la \
    ca eu tu ele ela eles elas nos voce voces me te se lhe lhes mim si meu minha meus minhas teu tua seu sua seus \
    suas nosso nossa nossos nossas dele dela deles delas sou somos es e sao era eram foi foram ser sendo sido seja \
    seria estou estamos esta estao estava estar estando tenho temos tem ter tinha tendo tido haver ha havia houve \
    vou vamos vai vao ir indo ia faco faz fazem fazer fazendo feito fez fiz pode podem posso podemos poder podia \
    poderia deve devem dever devia deveria quero queremos quer querem querer queria queriam quis gostaria gostava \
    gostar gosta deseja desejo desejava desejar precisa preciso precisamos precisam precisava precisar necessita \
    necessito necessitar pede pedir pediu pedido pedindo solicita solicitar solicitou solicitando procura procurar \
    sabe saber sei chama chamar chamada chamadas liga ligar ligou ligo ligacao ligando telefona telefonou cliente \
    utente pessoa diz dizer disse digo dizendo fala falar falou falando refere referiu menciona mencionou conta \
    contou informa informar informou informando relata relatou explica explicar explicou favor obrigado obrigada \
    ola oi alo bom boa bem ah eh hum ok muito muita bastante algum alguma alguns algumas tal proprio ajuda ajudar \
    ajude assistencia passar passe passa dar da deu dou fica ficar ficou senhor senhora d",
    denials: List("nao, nunca, jamais, sem, nem, exceto, excepto, salvo, menos, vez, senao"),
    not: "nao",
    no: "nao",
    denials_before: &[("vez", "de")],
    turns: List("mas, porem, e, porque, entao, por, como, embora, se, pois"),
    corrections: &[
        "nao espera",
        "nao espere",
        "nao desculpe",
        "nao desculpa",
        "desculpe nao",
        "quer dizer",
        "quero dizer",
        "queria dizer",
        "ou melhor",
        "ou antes",
        "alias",
        "digo",
        "minto",
    ],
    days: &[
        ("segunda", &["segundas", "seg"]),
        ("terca", &["tercas", "ter"]),
        ("quarta", &["quartas", "qua"]),
        ("quinta", &["quintas", "qui"]),
        ("sexta", &["sextas", "sex"]),
        ("sabado", &["sabados", "sab"]),
        ("domingo", &["domingos", "dom"]),
        ("janeiro", &["jan"]),
        ("fevereiro", &["fev"]),
        ("marco", &["mar"]),
        ("abril", &["abr"]),
        ("maio", &["mai"]),
        ("junho", &["jun"]),
        ("julho", &["jul"]),
        ("agosto", &["ago"]),
        ("setembro", &["set"]),
        ("outubro", &["out"]),
        ("novembro", &["nov"]),
        ("dezembro", &["dez"]),
    ],
    // No month's name is a word of every day.
    may: "",
    before_may: List(""),
    same: "\
fatura factura boleto recibo
comprar compra adquirir aquisicao
consertar conserto reparar reparacao arranjar arranjo
remarcar reagendar adiar
marcar agendar reservar marcacao agendamento reserva
consulta consultas
remedio medicamento medicacao
vacina vacinacao
problema avaria defeito
pergunta duvida questao
preco custo valor
doutor doutora medico medica
humano alguem atendente operador operadora
mae mamae
pai papai
televisao tv televisor
bicicleta bici
telefone telemovel celular
computador pc portatil
foto fotografia
pagar pagamento
reclamar reclamacao queixa
entregar entrega
chegar chegada
renovar renovacao
cancelar cancelamento anular anulacao desmarcar
receita prescricao
acesso entrar login
email correio
comecar iniciar inicio comeco
reembolso devolucao estorno
autocarro onibus
comboio trem
casa morada residencia
morada endereco
",
    told_by: &[("marido", &["marido", "esposo"]), ("esposa", &["esposa", "mulher"])],
    past: "paguei pagar pagou pagar comprei comprar comprou comprar perdi perder perdeu perder quebrou quebrar \
    quebrei quebrar partiu partir enviei enviar enviou enviar mandei mandar mandou mandar levei levar levou levar \
    veio vir vim vir encontrei encontrar encontrou encontrar senti sentir sentiu sentir cai cair caiu cair roubaram \
    roubar roubou roubar esqueci esquecer esqueceu esquecer escrevi escrever escreveu escrever vi ver viu ver \
    recebi receber recebeu receber entendi entender entendeu entender trouxe trazer comi comer comeu comer dormi \
    dormir dormiu dormir escolhi escolher escolheu escolher vendi vender vendeu vender gastei gastar gastou gastar \
    ganhei ganhar ganhou ganhar marquei marcar marcou marcar cancelei cancelar cancelou cancelar mudei mudar mudou \
    mudar chegou chegar cheguei chegar pus por pos por soube saber trabalhei trabalhar trabalhou trabalhar avariou \
    avariar",
    past_ending: "aram",
    before_a_wish: List("para, quer, quero, queria, vai, vou, deve, pode, poderia, gostaria, precisa, a"),
    phrases: &[
        (&["correio", "eletronico"], "email"),
        (&["correio", "electronico"], "email"),
        (&["e", "mail"], "email"),
        (&["check", "up"], "checkup"),
        (&["segunda", "via"], "copia"),
        (&["meio", "dia"], "meiodia"),
        (&["meia", "noite"], "meianoite"),
    ],
    contractions: &[
        ("duas", &["dois"]),
        ("feira", &[]),
        ("dezasseis", &["dezesseis"]),
        ("dezassete", &["dezessete"]),
        ("dezanove", &["dezenove"]),
        ("quatorze", &["catorze"]),
        ("neste", &[]),
        ("nesta", &[]),
        ("nesse", &[]),
        ("nessa", &[]),
        ("deste", &[]),
        ("desta", &[]),
        ("desse", &[]),
        ("dessa", &[]),
    ],
    // Nothing is denied by an ending.
    negative_ending: ("nao", '\''),
    endings: List(""),
    times: "vezes",
    ordinals: [
        "zero",
        "primeiro",
        "segundo",
        "terceiro",
        "quarto",
        "quinto",
        "sexto",
        "setimo",
        "oitavo",
        "nono",
        "decimo",
        "undecimo",
        "duodecimo",
        "tredecimo",
        "quatorzeavo",
        "quinzeavo",
        "dezesseisavo",
        "dezesseteavo",
        "dezoitoavo",
        "dezenoveavo",
    ],
    tenth_ending: ("avo", ""),
    counts: &[("par", 2), ("duzia", 12), ("cem", 100), ("cento", 100), ("duzentos", 200), ("trezentos", 300)],
    past_the_hour: &[],
    zeros: List("zeros"),
    article: "um",
    and: "e",
    scales: &[("mil", 1_000, "000")],
    repeats: &[("duplo", 2), ("triplo", 3)],
    between: List(
        "e, depois, traco, hifen, ponto, mais, menos, barra, espaco, asterisco, cardinal, virgula, pausa",
    ),
    no_number: &[],
    orders: &[
        "system:",
        "sistema:",
        "assistente",
        "modelo de linguagem",
        "todos os clientes",
        "cada cliente",
        "a quem ligar",
        "diga ao cliente",
        "diga aos clientes",
        "diz ao cliente",
        "informe o cliente",
        "informe aos clientes",
        "peca ao cliente",
        "peca aos clientes",
        "diga a quem liga",
        "/passage",
        "/last",
        "ignore tod",
        "ignore as",
        "ignora as",
        "ignora tod",
    ],
    dot: "ponto",
};
