//! What tells a caller's mood.

use crate::language::{List, Moods};

pub(super) const MOODS: Moods = Moods {
    angry: List(
        "wutend, sauer, stinksauer, zornig, verargert, unverschamt, unverschamtheit, frech, frechheit, \
     unmoglich, unglaublich, skandal, sauerei, schweinerei, betrug, betruger, abzocke, idiot, idioten, \
     idiotisch, deppen, depp, trottel, unfahig, unfahige, anwalt, rechtsanwalt, anzeige, verklagen, \
     klage, verdammt, verdammte, verdammter, scheisse, scheiss, arsch, arschloch, verarsche, \
     verarschen, inakzeptabel, unzumutbar, saftladen, sauladen, gottverdammt, lachhaft, lacherlich, \
     katastrophe, zumutung",
    ),
    angry_phrases: &[
        "die nase voll",
        "die schnauze voll",
        "habe es satt",
        "jetzt reicht es",
        "mir reicht es",
        "es reicht mir",
        "reicht es mir",
        "das darf doch nicht wahr sein",
        "zum dritten mal",
        "zum vierten mal",
        "zum funften mal",
        "zum hundertsten mal",
        "das ist doch nicht",
        "platzt der kragen",
        "wollen sie mich",
        "was soll das",
        "so eine frechheit",
        "geht gar nicht",
    ],
    annoyed: List(
        "genervt, nervt, nervig, nerven, frustriert, frustrierend, enttauscht, enttauschend, \
     unzufrieden, argerlich, argert, arger, schrecklich, furchtbar, schlimm, beschwerde, beschweren, \
     reklamieren, reklamation, umstandlich, muhsam, blod, bloder, doof, mist, langsam",
    ),
    annoyed_phrases: &[
        "nein nein",
        "schon wieder",
        "immer noch nicht",
        "immer noch",
        "seit tagen",
        "seit wochen",
        "seit stunden",
        "seit ewigkeiten",
        "habe ich doch",
        "habe ich schon",
        "ich habe doch gesagt",
        "ich habe bereits",
        "zum zweiten mal",
        "nicht was ich",
        "dauert das denn noch",
        "was ist denn das",
        "was soll denn",
    ],
    pleased: List(
        "super, toll, prima, klasse, wunderbar, perfekt, ausgezeichnet, hervorragend, spitze, \
     fantastisch, grossartig, freut, nett, lieb, dankbar, danke, zufrieden, begeistert, genial, tiptop",
    ),
};
