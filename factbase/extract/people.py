"""People: common nouns for one person, as general English has them; headlines use them without an article."""

from __future__ import annotations

from factbase.extract.document import Document
from factbase.extract.lexicon import words

AGE_NOUNS = frozenset({"year-old", "month-old", "week-old", "day-old", "old"})

PERSONS = words(
    # by age and sex
    "man woman boy girl teen teenager youth child kid toddler infant baby adult minor juvenile person individual male"
    " female senior pensioner newborn preschooler gentleman lady guy adolescent"
    # by family
    " mother father mom mum dad son daughter brother sister sibling grandmother grandfather grandson granddaughter"
    " grandchild grandparent stepfather stepmother stepson stepdaughter uncle aunt nephew niece cousin husband wife"
    " spouse fiance girlfriend boyfriend parent relative friend neighbor neighbour roommate widow twin great-grandmother"
    # by what befell them, or what they did
    " victim suspect gunman shooter attacker assailant bomber robber burglar thief intruder killer murderer hostage"
    " bystander passerby pedestrian survivor witness inmate prisoner detainee hijacker kidnapper fugitive felon"
    " hitchhiker patient refugee migrant evacuee trespasser carjacker arsonist"
    # by occupation and station
    " officer policeman policewoman cop deputy trooper sheriff detective constable sergeant lieutenant guard soldier"
    " marine airman sailor pilot veteran contractor peacekeeper fighter militant commander general colonel journalist"
    " reporter cameraman photographer editor activist protester demonstrator politician lawmaker mayor senator minister"
    " judge lawyer prosecutor diplomat ambassador envoy official student pupil teacher professor principal coach athlete"
    " player rapper singer musician actor actress doctor nurse medic paramedic firefighter worker laborer labourer farmer"
    " fisherman hunter miner driver trucker cabbie biker motorcyclist cyclist bicyclist motorist passenger rider jogger"
    " runner swimmer hiker climber diver surfer skier clerk cashier owner manager boss employee employer shopkeeper"
    " storekeeper customer shopper tourist visitor traveler traveller resident homeowner tenant landlord bartender"
    " bouncer waiter waitress cook chef priest pastor deacon bishop imam rabbi cleric monk nun preacher chaplain aide"
    " leader chief member citizen civilian native villager immigrant dancer model gardener electrician plumber mechanic"
    " carpenter roofer builder engineer scientist researcher executive banker businessman businesswoman entrepreneur"
    " vendor courier mailman janitor ranger lifeguard babysitter caregiver nanny recruit cadet passer-by"
)
# Animals are told of in the same way: "a dog was shot".
_ANIMALS = words(
    "dog puppy cat kitten horse pony cow bull calf sheep goat pig bear wolf deer elephant lion tiger shark whale"
)
_OF_PERSONS = (
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "woman",
    "boy",
    "girl",
    "child",
    "mate",
    "ee",
    "eer",
    "sman",
    "ent",
    "ant",
)
# What ends likewise and is no person.
_THINGS = words(
    "number order center paper letter door floor tower river water weather summer winter matter power corner quarter"
    " shelter helicopter trailer computer trigger disaster hamper drawer motor sector factor error tractor reactor"
    " corridor mirror harbor harbour tumor interior chapter charter computer container trawler tanker steamer cruiser"
    " incident accident event moment apartment department government parliament statement document payment agreement"
    " tournament movement settlement environment element basement comment argument treatment restaurant plant"
    " committee fee tree degree knee coffee jubilee tent rent cent percent continent content cement experiment warrant"
)


def is_person(document: Document, index: int) -> bool:
    """Whether a noun can be of a person: one of the list, an age, a name of origin ("a Kurd"), or by its ending."""
    word = document.lower(index)
    if word in PERSONS or word in AGE_NOUNS or word in _ANIMALS:
        return True
    if word in _THINGS:
        return False
    return word.endswith(_OF_PERSONS) or (
        document.tokens[index].capitalised and index > document.sentence_at(index).first
    )


# "A father of three": the three are his children, whatever befell him.
PARENTS = words("father mother dad mom mum parent grandfather grandmother widow widower")
_GROUPS = words("person family household troop crew staff personnel police casualty guest pilgrim monk other")


def names_people(noun: str) -> bool:
    """Whether a noun, lower-case and singular, is of people or of animals, of which the same is told."""
    return (
        noun in PERSONS or noun in _GROUPS or noun in _ANIMALS or (noun.endswith(_OF_PERSONS) and noun not in _THINGS)
    )


_ANYONE = words("victim person individual patient friend neighbor neighbour resident relative") | AGE_NOUNS
# What two nouns for one person may not differ in: sex and age.
_TRAITS: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (
        words("man boy male father dad son brother grandfather grandson uncle nephew husband boyfriend gentleman"),
        words(
            "woman girl female mother mom mum daughter sister grandmother granddaughter aunt niece wife girlfriend lady"
        ),
    ),
    (
        words("man woman adult father mother grandfather grandmother husband wife uncle aunt"),
        words("boy girl child kid toddler infant baby teen teenager youth minor juvenile newborn student"),
    ),
)
_PLAIN = frozenset(word for trait in _TRAITS for side in trait for word in side)


def may_be_one(noun: str, other: str) -> bool:
    """Whether two nouns, lower-case and singular, can be of one person: "boy" and "teen", not "man" and "girl"."""
    if noun == other or noun in _ANYONE or other in _ANYONE:
        return True
    if noun not in _PLAIN or other not in _PLAIN:  # "officer" and "suspect", "man" and "deputy"
        return False
    return not any((noun in one and other in two) or (noun in two and other in one) for one, two in _TRAITS)
