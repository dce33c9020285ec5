"""What callers say to a reception: a grammar that sentences are drawn from.

Notation: <rule>, (this|or that), [said in half the cases], [said in so many per cent:35]. A rule's lines are equally
likely unless they begin with a weight in per cent.
"""

import random
import re

GRAMMAR = """
sentence
  30% <hello><filler><me><route><please>
  14% <hello><filler><me><appointment><please>
  19% <hello><filler><information><please>
  13% <filler><short>
  14% <digits_said>
  10% <spelling>

hello
  [(hello|hi|good morning|good afternoon|good evening|hey|yes hello|hi there) :25]
filler
  [(um|uh|well|okay|so|oh|hm) :12]
me
  [(this is|my name is) <name> :6]
please
  [ (please|thank you|thanks):35]
want
  (i'd like to|i would like to|i want to|i need to|can i|could i|may i|can you help me to|i am calling to)
  (i'm calling to|i have to|please let me|i was hoping to|is it possible to|could i please)

route
  <want> (speak to|speak with|talk to|talk with|be connected to|be transferred to|reach|call) <department>
  (connect me to|connect me with|transfer me to|put me through to|give me|get me|send me to|forward me to) <department>
  <department>
  (i am looking for|i need|i want|can i have|can i get|could you give me) <department>
  (is|is this) <department>[ there:30][ open:30]
  <want> (speak to|talk to|speak with) <person>
  (operator|agent|representative|speak to an agent|talk to a person|human|real person|customer service|help)
  (connect me to|put me through to|transfer me to) <person>
  (is|can i speak to|could i talk to) (<name>|(mister|mrs|doctor|miss) <surname>)[ available:30][ in <department>:25]
  (extension|extension number) (<digit> <digit> <digit>|<digit> <digit> <digit> <digit>)
department
  75% <office>
  25% <office> department
office
  (billing|sales|support|technical support|customer service|accounting|accounts|human resources|reception)
  (the front desk|shipping|returns|marketing|reservations|the pharmacy|cardiology|radiology|the emergency room)
  (the warehouse|the service desk|the help desk|legal|purchasing|payroll|the manager|the operator|the workshop)
  (the kitchen|repairs|complaints|security|maintenance|finance|the claims department|insurance|loans|credit cards)
  (the mortgage department|the fraud department|dispatch|delivery|the school office|the nurse|the doctor|the dentist)
person
  (a person|an agent|a human|an operator|the operator|someone|somebody|a representative|a real person|an advisor)
  (a manager|the manager|a supervisor|a technician)

appointment
  <want> <appointment_verb> <appointment_noun>[ (for|on) (<day>|<date>):60][ at <time>:40]
  <is_there> <free_thing> [(available|free|open) :75](on|for) (<day>|<date>)[ at <time>:40]
  (<day>|<date>)[ at <time>:60]
  <time>[ on (<day>|<date>):30]
  (for|on|at|before|after|around) (<day>|<date>|<time>|<time>)
  (does|would|how about) (<day>|<date>) (work|be okay|at <time>)
  (a table for|a room for) <digit> (people|persons|nights|adults)[ <day>]
appointment_verb
  (make|schedule|book|cancel|change|confirm|reschedule|move)
appointment_noun
  (an appointment|my appointment|the appointment|a reservation|my reservation|a meeting|a table|a room)
is_there
  (do you have|is there|are there)
free_thing
  (anything|something|any appointments|an appointment|a table|a room)

information
  (what are your|what are the|tell me your|can you tell me the) (opening hours|office hours|business hours|hours)
  (when do you|what time do you) (open|close)[ (on <weekday>|today|tomorrow):60]
  are you open (today|tomorrow|now|on <weekday>|on the weekend|this weekend|on holidays)
  <plain_question>
  (what is|what's|check|tell me|i want to know|i would like to check) <state>
  <lost> my (password|pin|pin code|card|key|account number|user name|login)
  (my|the) <device> <broken>
  <about> <topic>
  <want> (pay|cancel|change|check|return|update|track|renew|report|stop|open|close|dispute) <topic>
  <want> <errand>
  <hold>
  (pay|send|transfer|deposit|the amount is) <number> (dollars|euros|pounds)[ and <number_100> cents:30]
plain_question
  (where are you located|what is your address|what's your address|how do i get there|where is your office)
  (where can i park|what is your phone number|what is your email address|what is your website|how can i pay)
  (do you accept credit cards|how long is the wait|how much does it cost|how much is it|what is the price)
state
  (my balance|my account balance|the balance|the balance of my account|the status of my order|my order status)
  (my bill|the amount due)
lost
  (i forgot|i lost|i have lost|i cannot remember|please reset|i need to reset|i want to change|i can't remember)
device
  (internet|phone|computer|printer|order|website|line|connection|service|network|screen|email|card)
broken
  (is not working|isn't working|is broken|does not work|doesn't work|has not arrived|hasn't arrived|is down)
  (is too slow|is slow|has a problem)
about
  (i have a question about|i'm calling about|i am calling about|it's about|it is about|i have a problem with)
  (there is a problem with|i need help with|can you help me with|i want to ask about|question about)
topic
  (my bill|my invoice|my order|my account|my appointment|a refund|a delivery|my contract|my password|my phone)
  (my internet connection|my card|a payment|my reservation|my subscription|my insurance|my prescription)
  (a complaint|my claim|a new account|my address|an invoice|the last invoice|my package|my voicemail|my loan)
  my test results
errand
  (leave a message|leave a voicemail|get a call back|hear the menu again|make a payment|pay my bill|place an order)
  (update my address|change my address|order a new card|block my card|activate my card|report an outage)
  (file a complaint|get directions|listen to my messages|transfer money|send money to <name>|buy a ticket)
  (order a pizza|order a taxi)
hold
  (please call me back|call me back|please hold|one moment|just a moment|hold on|wait a minute|wait a moment)
  (give me a second|i will call again later|i will call back later)

short
  (yes|no|yes please|no thank you|no thanks|yeah|yep|nope|sure|okay|correct|that's correct|that is correct)
  (that is right|that's right|that is wrong|that's wrong|right|wrong|of course|absolutely|exactly|repeat)
  (repeat please|please repeat|please repeat that|could you repeat that|can you repeat that please|say that again)
  (say again|again|operator|help|help me|cancel|stop|start|continue|next|back|go back|previous|main menu|menu)
  (the main menu|return to the main menu|exit|quit|goodbye|good bye|bye|bye bye|hello|hi|thanks|thank you)
  (thank you very much|thank you goodbye|good morning|good afternoon|good evening|excuse me|sorry|pardon|what)
  (i do not know|i don't know|not sure|i'm not sure|i do not understand|i don't understand|none of these)
  (something else|speak slower please|louder please|english|english please|german|french|spanish|new customer)
  (existing customer|both|neither|skip|done|that's all|that is all|nothing else|confirm|enter|erase|delete|save)
  (send|record|listen|play|pause|resume|pound|star|hash|left|right|up|down|on|off|open|close|maybe|perhaps)
  (one|two|three|four|five|six|seven|eight|nine|zero|hold on|wait|never mind|forget it|how are you|are you there)
  (can you hear me|i cannot hear you|who is this|who am i speaking to|is this a machine|are you a robot|press one)
  (option one|option two|option three|the first one|the second one|the last one|male|female|mobile|landline)
  (residential|business|urgent|it's urgent|it is an emergency|emergency|fire|police|ambulance|all|some|many|more|less)

digits_said
  <digits>
  <number_of> <digits>
  <number>
  (press|option|choose|select|dial|number) <digit>
  <number_100> <number_100>
  double <digit> <digit> <digit>[ <digit>]
number_of
  (my number is|my account number is|the number is|my phone number is|my pin is|it's|it is|my order number is)
  (my customer number is|my code is|the code is|account number|order number|i am at)
digits
  <digit>[ <digit>:80][ <digit>:70][ <digit>:60][ <digit>:40][ <digit>:30][ <digit>:30][ <digit>:20]
number
  60% <number_100>
  30% <digit_1_9> hundred[ [and ]<number_100>:60]
  10% <digit_1_9> thousand[ <digit_1_9> hundred:40]
number_100
  25% <digit>
  25% (ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)
  15% <tens>
  35% <tens> <digit_1_9>
tens
  (twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)
digit
  90% <digit_1_9>
  10% (zero|zero|zero|zero|zero|oh)
digit_1_9
  (one|two|three|four|five|six|seven|eight|nine)

spelling
  <letter>[ <letter>:80][ <letter>:70][ <letter>:70][ <letter>:50][ <letter>:50]
  (<name>|craig|forbes|pittsburgh)
  <letter> as in <code_word>
  <letter>[ <letter>:60] <digit> <digit>[ <digit>][ <digit>]
  <code_word>[ <code_word>:75][ <code_word>:60][ <code_word>]
  (my name is|this is|the name is|it is) <name>[ <surname>:40]
  (my postal code is|my zip code is|the postcode is) (<digit> <digit> <digit> <digit> <digit>|<letters_and_digits>)
  <letter>
letters_and_digits
  <letter> <letter> <digit> <digit>
letter
  (A|B|C|D|E|F|G|H|I|J|K|L|M|N|O|P|Q|R|S|T|U|V|W|X|Y|Z)
code_word
  (alpha|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliet|kilo|lima|mike|november|oscar|papa|quebec|romeo)
  (sierra|tango|uniform|victor|whiskey|xray|yankee|zulu)
name
  (john|mary|peter|susan|david|anna|michael|sarah|robert|linda|thomas|emma|james|lisa|daniel|julia|mark|laura|paul)
  (karen|<surname>)
surname
  (smith|jones|brown|miller|johnson|williams|taylor|wilson)

day
  (<weekday>|<weekday>|today|tomorrow|next week|next <weekday>|this <weekday>|<weekday> <day_part>)
  (tomorrow <day_part>|the day after tomorrow|this week|next month)
day_part
  (morning|afternoon|evening)
weekday
  (monday|tuesday|wednesday|thursday|friday|saturday|sunday)
date
  (<month> [the :40]<ordinal>|the <ordinal> of <month>|<weekday> the <ordinal>|<weekday> <month> <ordinal>|<month>)
month
  (january|february|march|april|may|june|july|august|september|october|november|december)
ordinal
  <ordinal_1_9>
  (tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth)
  (thirtieth|thirty first|twenty <ordinal_1_9>)
ordinal_1_9
  (first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)
time
  <hour> (A M|P M|o clock|o'clock|thirty|fifteen|forty five)
  (half past|quarter past|quarter to) <hour>
  <hour> in the <day_part>
  (noon|midnight)
  <hour> thirty (A M|P M)
  (ten|twenty|five) (past|to) <hour>
hour
  (<digit_1_9>|<digit_1_9>|<digit_1_9>|ten|eleven|twelve)
"""

TOKEN = re.compile(r"<(\w+)>|([(\[|)\]])|([^<>()\[\]|]+)")


def rules(text):
    """name -> list of (weight, line)"""
    found, name = {}, None
    for line in text.splitlines():
        if line and not line.startswith(" "):
            name = line.strip()
            found[name] = []
        elif line.strip():
            weight = re.match(r"(\d+)% ?(.*)", line[2:])
            # A line that is one list of words counts once for each word, so that long lists may be broken anywhere.
            found[name].append((float(weight[1]), weight[2]) if weight else (line.count("|") + 1, line[2:]))
    return found


RULES = rules(GRAMMAR)
# Whole sentences: there a line is a kind of thing to say, however many words it names.
EVEN = {"route", "appointment", "information", "digits_said", "spelling", "time"}


class Sentences:
    """An endless row of sentences; letters that are spelled are upper-case, so that a synthesiser spells them."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def sentence(self):
        return " ".join(self.rule("sentence").split())

    def rule(self, name):
        lines = RULES[name]
        weights = [1 if name in EVEN else weight for weight, _ in lines]
        return self.expand(self.random.choices([line for _, line in lines], weights)[0])

    def expand(self, text):
        tokens = [match.groups() for match in TOKEN.finditer(text)]
        said, rest = self.sequence(tokens, 0, None)
        assert rest == len(tokens), text
        return said

    def sequence(self, tokens, at, closing):
        """Expands up to the closing bracket; gives the choice made among the alternatives and where it ended."""
        alternatives, said = [], ""
        while at < len(tokens):
            rule, bracket, words = tokens[at]
            at += 1
            if rule:
                said += self.rule(rule)
            elif words:
                said += words
            elif bracket == "(":
                inner, at = self.sequence(tokens, at, ")")
                said += inner
            elif bracket == "[":
                inner, at = self.sequence(tokens, at, "]")
                inner, _, per_cent = inner.rpartition(":") if re.search(r":\d+$", inner) else (inner, "", "50")
                said += inner if self.random.random() * 100 < float(per_cent) else ""
            elif bracket == "|":
                alternatives.append(said)
                said = ""
            elif bracket == closing:
                break
        alternatives.append(said)
        return self.random.choice(alternatives), at


def vocabulary(sentences=60_000):
    """Every word that the grammar says, in lower case."""
    drawn = Sentences(5)
    return sorted({word for _ in range(sentences) for word in drawn.sentence().lower().split()})


if __name__ == "__main__":
    examples = Sentences(1)
    for _ in range(30):
        print(examples.sentence())
