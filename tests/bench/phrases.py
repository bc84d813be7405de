"""What generated reports are worded with: kinds of events, leads, details and colour, in words of our own.

Braces stand for what differs from event to event: `tests.bench.newsroom` fills them.
"""

from dataclasses import dataclass


def words(listed: str) -> tuple[str, ...]:
    """Words of a list that is written as one text."""
    return tuple(listed.split())


SYLLABLES = words("Mar Tav Vel Lun Kir Ost Cal Bren Hol Nor Sab Dur Pel Wex Ilm")
MIDDLES = words("a e i o en ar or al")
ENDS_OF_TOWNS = words("low dast sten row grad mark vik pur wick una eth bad")
ENDS_OF_REGIONS = words("onia istan mere land shire ava ecia oria amo ibal usk antha")
ENDS_OF_PEOPLE = words("man ner by ski ez ov well ade ini quist")
ENDS_OF_FIRST_NAMES = words("a ina o ric etta ulf isa ander")
KINDS_OF_ROADS = words("Road Street Lane Avenue")
SPOTS = (
    "market",
    "bus station",
    "bakery",
    "barracks",
    "primary school",
    "fishing pier",
    "cattle fair",
    "power station",
    "law court",
    "hotel",
    "textile mill",
    "wedding hall",
    "football ground",
    "grain warehouse",
    "clinic",
    "brick works",
    "customs post",
    "post office",
    "swimming baths",
    "paint factory",
    "railway bridge",
    "cinema",
    "prison",
    "shoe workshop",
)


@dataclass(frozen=True)
class Kind:
    """A kind of event: as a headline, as a noun phrase and as a clause; how many it kills and injures at most,
    and how often there is one, against the others."""

    short: str
    what: str
    clause: str
    most_killed: int
    most_injured: int
    often: int


DEADLY = (
    Kind("bombing", "a bombing at the {spot}", "a bomb went off at the {spot}", 40, 120, 8),
    Kind("shooting", "a shooting at the {spot}", "gunmen opened fire at the {spot}", 9, 20, 20),
    Kind("stabbing", "a stabbing outside the {spot}", "a man with a knife ran through the {spot}", 4, 12, 12),
    Kind("fire", "a fire at the {spot}", "fire swept through the {spot}", 30, 70, 12),
    Kind("bus crash", "a bus crash on {road}", "a bus and a lorry collided on {road}", 25, 50, 12),
    Kind("landslide", "a landslide above the {spot}", "a hillside came down on the {spot}", 60, 40, 1),
    Kind("flood", "a flood that reached the {spot}", "the river burst its banks beside the {spot}", 50, 60, 1),
    Kind("collapse", "the collapse of a roof at the {spot}", "a roof gave way at the {spot}", 20, 60, 2),
    Kind("air strike", "an air strike on the {spot}", "jets bombed the {spot}", 30, 80, 6),
    Kind("clashes", "clashes near the {spot}", "two armed groups fought near the {spot}", 20, 60, 6),
    Kind("crush", "a crush at the {spot}", "a crowd panicked at the {spot}", 35, 90, 1),
    Kind("derailment", "a train derailment behind the {spot}", "a train left the rails behind the {spot}", 25, 110, 1),
)
HEADLINES = (
    "{Killed} killed in {town} {short}",
    "{town} {short} leaves {killed} dead",
    "{Short} in {town}: what we know so far",
    "{region} mourns after {short} in {town}",
    "{Injured} wounded as {clause} in {town}",
    "Questions after {short} near {road}",
)
LEADS = (
    "{What} killed {killed} people and injured {injured} in {town} on {weekday}, {source} said.",
    "At least {killed} people were killed and {injured} others injured when {clause} in {town}, {source} said on {weekday}.",
    "{Killed} people died and {injured} were hurt after {clause} in the {region} town of {town} on {weekday}.",
    "Rescuers in {town}, in the north of {region}, said on {weekday} that {killed} people had been killed and {injured}"
    " wounded after {clause}.",
    "The number of dead rose to {killed} on {later}, two days of searching after {clause} in {town}; {injured} people were"
    " injured.",
    "{Injured} people are wounded and {killed} are dead, according to {source}, after {clause} in {town} on {weekday}.",
    "Families in {town} were waiting for news on {weekday} night. {Killed} people were killed in {what} and {injured} were"
    " injured, {source} said.",
    "{What} in {town} has killed {killed} people, the governor of {region} told reporters. Another {injured} were injured.",
)
# Each with a figure that is not how many were killed or injured in all: of a part of them, of something else, of the past.
DETAILS = (
    "Police have arrested {arrested} people in connection with the {short}, {official} said.",
    "About {evacuated} people were evacuated from the streets behind {road}.",
    "Of those killed, {children} were children, a doctor at the hospital of {town} said.",
    "{Person}, {age}, who had come to {town} to look for work, was among the dead.",
    "{Homes} houses were damaged, and power was out along {road} until the evening.",
    "{Official} put the damage at ${damage} million and asked the capital for help.",
    "Some {rescuers} rescuers with dogs were at work by the afternoon.",
    "{Missing} people were still missing, {source} said.",
    "It was the deadliest {short} in {region} since {past_year}, when {past_killed} people were killed.",
    "In {past_year}, {past_killed} people died in another {short}, an hour's drive from {town}.",
    "The state will pay ${grant},000 to each family, the governor of {region} announced.",
    "The {spot} had been inspected {inspections} times in a year, according to papers seen by this newspaper.",
)
# Without figures: an event has some of these, which most of its reports tell, and each report some of its own.
COLOUR = (
    "A {trade} who lives opposite said that it had sounded like a {thing} falling on a {other}.",
    "{Witness} keeps a {adjective} {thing} in the house on {road} and {did} it at once.",
    "The {trade}s of {town} {did} a {thing} for those who had lost everything.",
    "“We {did} the {thing}, and then the lights went,” said {Witness}, a {trade}.",
    "Relatives stood in front of the hospital, where a {trade} read out names beside a {adjective} {other}.",
    "Nobody could say why the {adjective} {thing} had never been {did}.",
    "In the yard lay a {thing}, a {adjective} {other} and what a {trade} had left behind.",
    "{Mayor}, who was a {trade} before he became mayor of {town}, {did} a {thing} in the first hour.",
    "The governor of {region} left a meeting with {trade}s to see the {adjective} {thing}.",
    "Volunteers {did} bread and a {thing}, and a {trade} gave away {other}s.",
    "A {adjective} {thing} blocked {road}, so that a {trade} had to be called.",
    "{Witness} had gone to look for a {thing} only a moment earlier.",
    "Prosecutors took away a {thing}, {did} a {adjective} {other} and questioned a {trade}.",
    "Papers in the capital asked why a {trade} had {did} the {thing}.",
    "By the river a {trade} and a priest {did} the {adjective} {thing} together.",
    "Children drew a {thing} and a {other} on the wall, beside which a {adjective} candle burnt.",
    "“Nobody told us anything,” said {Witness}. “A {trade} {did} our {thing}.”",
    "{Town} is known for its {thing}s, its {adjective} {other}s and a quarrel with {region} over tolls.",
    "A guild of {trade}s called it a {adjective} scandal.",
    "The {spot} had once been a store for {thing}s, and a {trade} still {did} there.",
    "Rain fell on the {adjective} {thing}s, and the {trade}s worked on.",
    "An expert, once a {trade} in {region}, compared it with a {adjective} {thing}.",
    "Insurers photographed every {thing} and a {adjective} {other}.",
    "Buses went round by the hills, past a {adjective} {thing} and the house of a {trade}.",
    "The newspaper of {town} showed a {thing} and nothing else.",
    "It fell to a {trade} to tell the families, under a {adjective} {other}.",
    "Ministers spoke of {thing}s, the opposition of {other}s, and a {trade} of both.",
    "A fund that {Witness} set up {did} its first {thing} at the weekend.",
    "Soldiers {did} the {adjective} {thing} before dusk.",
    "No {trade} had {did} the {other} since the winter.",
)
# What the colour is filled with.
THINGS = words(
    "lantern piano ladder barrel kettle saddle violin basket bicycle blanket bucket cabinet candlestick"
    " carpet chimney compass cradle crate curtain drum fence fiddle furnace gate hammock harness hedge hinge jug"
    " kiosk kite lamp ledger loom mirror napkin paddle parcel pavement pillow plough portrait"
    " pulley quilt raft razor ribbon rope rudder sack scale scarf shovel sieve signpost sofa spade spindle"
    " staircase statue stove suitcase tablecloth tapestry teapot tent thimble tractor tray trumpet trunk turnstile"
    " typewriter vase wardrobe wheelbarrow whistle windmill wrench chandelier doorbell"
    " fountain gramophone greenhouse hatstand jacket keyhole lectern mandolin notebook pantry pendulum"
)
TRADES = words(
    "carpenter tailor cobbler gardener plumber surveyor librarian butcher beekeeper potter glazier printer"
    " blacksmith translator bookbinder brewer chemist clockmaker cook dentist drummer dyer florist grocer hatter joiner"
    " judge locksmith mason miller musician painter pastor pilot poet professor roofer saddler sculptor"
    " shepherd singer stoker teacher typist vet waiter weaver welder woodcutter notary baker porter"
)
ADJECTIVES = words(
    "rusty narrow yellow crooked hollow polished tilted dusty varnished patched wooden marble borrowed broken bronze"
    " carved cheap clumsy copper damp delicate faded foreign fragile freshly-washed glazed golden greasy heavy"
    " knitted leather lopsided muddy nameless painted pale plain purple ragged rented scarlet shabby shiny"
    " silver slender spotless square striped sturdy tangled tarnished tidy tiny velvet wicker worn"
)
DONE = words(
    "mended painted carried sold borrowed counted wrapped repaired lifted cleaned measured copied polished folded"
    " tied packed fetched guarded lent moved nailed ordered pawned pushed raised sawed sketched sorted stacked stitched"
    " stored swept tested traded unlocked washed weighed"
)
# News of other kinds: each a lead, then details; figures that no toll meets.
QUIET = (
    (
        "Workers walk out at {company}",
        "Some {many} workers at {company} in {town} went on strike on {weekday} over pay, {source} said.",
        "{Company}, which makes pumps and valves, offered {percent} percent more and was turned down.",
        "The strike costs the firm ${damage} million a day, the chamber of commerce of {region} estimates.",
    ),
    (
        "{company} reports a better year",
        "{Company} of {town} said on {weekday} that its profit rose by {percent} percent to ${damage} million.",
        "The firm employs {many} people in {region} and wants to open a plant near {road}.",
        "Its shares gained {rescuers} percent in early trading.",
    ),
    (
        "{town} votes",
        "Turnout in the {town} council election was {percent} percent, the election office of {region} said on {weekday}.",
        "The party of {Mayor} won {rescuers} of the seats, and {many} ballots were spoilt.",
        "Counting at the {spot} had to be stopped for an hour, {source} said.",
    ),
    (
        "Customs officers seize drugs in {town}",
        "Customs officers at {town} seized {percent} kilograms of heroin hidden in a lorry on {weekday}, {source} said.",
        "Police arrested {arrested} people on {road}, among them the owner of the {spot}.",
        "The find is worth ${damage} million on the street, {official} said.",
    ),
    (
        "Festival draws a crowd to {town}",
        "About {many} people attended the lantern festival in {town} on {weekday}, {official} said.",
        "Hotels in {region} sold {percent} percent of their rooms.",
        "Cleaners carried away {rescuers} tonnes of rubbish from {road}.",
    ),
)
SOURCES = (
    "police",
    "the police in {town}",
    "the interior ministry",
    "a hospital in {town}",
    "the fire brigade",
    "the governor of {region}",
    "officials",
    "{Mayor}, the mayor",
)
