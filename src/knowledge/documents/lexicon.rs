//! English of everyday business: words without a topic, phrases that mean one word, and words that mean the same.

/// They neither name what is asked about nor what a passage is about.
pub(super) const STOP_WORDS: &str = "a about after again all also am an and any anybody anyone anything are as ask at \
    away back be because been before being but by bye call called calling can could day did do does doing done else er \
    ever every everything for from get gets getting give go goes going gonna good got had happen happens has have \
    having he hello help her here hey hi him his how i if in into is it its just know let like ll look looking make \
    makes making may maybe me mean might mine more much must my myself need needs no not now of off often oh ok okay on \
    once one only or our out over own per please possible put question re really right s said say see shall she should \
    show so some somebody somehow someone something somewhere soon still sure t tell than thank thanks that the their \
    them then there these they thing things think this those through time to today tomorrow too try uh um until up us \
    use used ve very want wanted wants was way we well were what when where whether which while who whom whose why will \
    wish with within without wonder wondering would yes yet you your yours d m don doesn didn isn aren won couldn \
    shouldn wouldn many long far until already actually happening able take takes taken taking come comes coming bring \
    brings keep kept work works working find found quick quickly fast ready number";

/// Read as one word, wherever they stand next to each other.
pub(super) const PHRASES: [(&str, &str); 26] = [
    ("pick up", "collect"),
    ("picked up", "collected"),
    ("send back", "return"),
    ("sent back", "returned"),
    ("bring back", "return"),
    ("give back", "return"),
    ("money back", "refund"),
    ("take out", "withdraw"),
    ("taking out", "withdraw"),
    ("get out", "withdraw"),
    ("turn off", "disable"),
    ("switch off", "disable"),
    ("call off", "cancel"),
    ("e mail", "email"),
    ("e mails", "email"),
    ("wi fi", "wifi"),
    ("get to", "directions"),
    ("get there", "directions"),
    ("getting here", "directions"),
    ("come alone", "alone"),
    ("year old", "child"),
    ("at night", "night"),
    ("cash machine", "cashpoint"),
    ("cash machines", "cashpoint"),
    ("show up", "miss"),
    ("do not come", "miss"),
];

/// One line of words that may stand for one another.
pub(super) const SYNONYMS: &str = "\
open opening opens close closes closed closing shut
hours opening
address located location directions situated
cost price fee fees charge charges pay tariff
free charge
park parking
doctor doctors gp physician
medicine medication tablet pill drug
vaccination vaccine shot jab immunisation
book booking reserve schedule arrange order
cancel cancelling undo
move reschedule change postpone
miss missed absent
wheelchair disabled accessible access ramp lift elevator
husband wife friend partner mother father person company
child children kid teenager son daughter under
urgent urgently emergency immediately
lost lose losing mislaid missing wallet
stolen steal stole theft robbed thief
block blocked stop
replacement replace new
refund refunded reimburse
deliver delivery ship shipping arrive
send post mail
parcel package packet
goods item product
collect fetch
guarantee warranty
repair repaired fix mend broken faulty damaged defective
job jobs vacancy position employment career
apply application applications
complain complaint complaints
branch branches office
adviser advisor agent representative
cash money withdraw cashpoint atm
abroad foreign overseas holiday travel currencies european
sign signature
annual year yearly month monthly
appointment visit consultation
bill invoice
identity identification identify id prove proving
telephone phone call
dog pet
bicycle bike
eat food breakfast lunch dinner
drink water coffee
night late
christmas december
unauthorised fraud fraudulent
recognise recognize
activate active activation
raise increase higher
lower reduce decrease
password code
limit maximum
results result
interpreter translator translate
answer reply hear
patient patients
visitor visitors guest
trainee trainees apprentice internship
electric charging
somebody stranger";

/// Words of a question and what their answer then shows.
pub(super) const AMOUNT_MARKS: &str =
    "pound pounds pence euro euros dollar dollars free cost costs charge fee percent";
pub(super) const TIME_MARKS: &str = "am pm oclock noon midnight monday tuesday wednesday thursday friday saturday sunday \
    mondays tuesdays wednesdays thursdays fridays saturdays sundays weekday weekdays weekend weekends january february \
    march april may june july august september october november december day days week weeks month months hour hours \
    minute minutes night always";
pub(super) const DURATION_MARKS: &str =
    "minute minutes hour hours day days week weeks month months year years";
