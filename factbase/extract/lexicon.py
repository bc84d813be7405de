"""The closed classes of English that the rules lean on: function words, number words, abbreviations, speech.

Open classes (nouns, most verbs) are told by form and place instead, so that unknown words read as well as known ones.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(text.split())


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES: dict[str, int] = {word: number for number, word in enumerate(_ONES.split())} | {"nought": 0, "naught": 0}
TENS: dict[str, int] = {word: 10 * number for number, word in enumerate(_TENS.split(), start=2)}
SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
NUMBER_WORDS: frozenset[str] = frozenset(ONES) | frozenset(TENS) | frozenset(SCALES) | {"half", "mid"}

ABBREVIATIONS = words(
    "mr mrs ms dr prof st sgt gen lt col capt maj cmdr adm sen rep gov pres det insp supt rev hon jr sr vs etc no nos"
    " jan feb mar apr jun jul aug sept sep oct nov dec inc corp co ltd ave blvd rd approx fig art vol min max dept"
)
ARTICLES = words("a an the")
POSSESSIVES = words("his her its their our my your whose")
DETERMINERS = ARTICLES | POSSESSIVES | words("this that these those each every some any no all both another")
PREPOSITIONS = words(
    "in on at by for from with without within into onto upon over under above below between among amongst during after"
    " before since until till near around against across through throughout toward towards along alongside behind"
    " beside besides despite except outside inside off per via amid to about as like than following including"
    " because due versus"
)
CONJUNCTIONS = words("and or but nor while whereas although though because when where if unless as so yet than once")
SUBORDINATORS = words("when while whereas although though because if unless after before since until as where that")
RELATIVES = words("who whom whose which that where")
PRONOUNS = words("i you he she it we they me him us them himself herself itself themselves someone anyone everyone")
BE = words("is are was were be been being am 's 're isn't aren't wasn't weren't")
HAVE = words("has have had having 've hasn't haven't hadn't")
MODALS = words("will would can could may might shall should must cannot won't can't couldn't wouldn't shouldn't")
DO = words("do does did don't doesn't didn't")
GET = words("get gets got gotten getting")
AUXILIARIES = BE | HAVE | MODALS | DO | GET
COPULAS = BE | words("remain remains remained seem seems seemed appear appears appeared become became")
ADVERBS = words(
    "also then now still already later earlier soon never ever again even only just not yet too once twice here there"
    " ago away together overnight alone abroad almost nearly very so far well almost today yesterday tonight tomorrow"
    " worldwide nationwide countrywide aboard onboard elsewhere apiece"
    " n't else instead more most less least up down out back"
)
# Finite forms that no ending gives away; a noun phrase stops before them.
IRREGULAR_VERBS = words(
    "said says say told tells tell took takes take taken went goes go gone came comes come left leave leaves leaving"
    " made makes make gave gives give given got fell falls fall fallen rose rises rise risen found finds find held"
    " holds kept keeps brought brings bring ran runs run saw seen sees see knew known know thought think thinks began"
    " begun begin begins became fled flee flees fought fight sent sends send lost lose loses shot died die dies dying"
    " put puts set sets hit hits hurt met paid pay pays spent spend spends sold bought built wrote written spoke spoken"
    " broke broken drove driven grew grown stood stands won win wins led leads live lived want wants need needs"
    " sought caught taught felt meant lent swore wore tore bore rode sat slept swept wept crept dealt dug drank drew ate"
    " flew forgot froze hid hung laid lit shook slid sang swam swung threw woke chose heard forbade lay overcame withdrew"
    " face faces faced work worked stay stays stayed survive survives survived escaped escape escapes arrive arrives receive receives say saying ended occur occurred happen"
)
# Adjectives that stand after the noun or the figure and are no part of the phrase counted.
EXTRA = words("other others more additional further another extra new")
PERSON_TITLES = words(
    "mr mrs ms dr prof sgt gen lt col capt maj sen rep gov president minister secretary general colonel captain major"
    " sergeant chief commander sheriff officer spokesman spokeswoman spokesperson director ambassador judge mayor"
    " detective inspector governor senator premier king queen prince sheikh ayatollah imam pope bishop deputy"
)

# Verbs of saying, by the hedge that their content takes from them.
_SAYING_BASES: dict[str, str] = {
    "stated": "say says said saying, tell tells told telling, add adds added adding, announce announces announced"
    " announcing, confirm confirms confirmed confirming, stated, note notes noted noting,"
    " warn warns warned warning, write writes wrote writing, insist insists insisted, explain explains explained"
    " explaining, acknowledge acknowledges acknowledged, indicate indicates indicated indicating, reveal reveals"
    " revealed, suggest suggests suggested suggesting, declare declares declared declaring, stress stresses stressed,"
    " maintain maintains maintained, argue argues argued, recall recalled, tweet tweeted, testify testified,"
    " disclose disclosed, find finds found, put puts, counted tallied, admit admits admitted, concede conceded, conclude concludes concluded, assert asserts"
    " asserted, document documented, record recorded, show shows showed, verify verified, deny denies denied denying,"
    " dispute disputes disputed, doubt doubts doubted, question questions questioned",
    "reported": "report reports reported reporting",
    "alleged": "claim claims claimed claiming, allege alleges alleged alleging",
    "estimated": "estimate estimates estimated estimating, believe believes believed, think thinks thought",
}
SAYING: dict[str, str] = {form: hedge for hedge, row in _SAYING_BASES.items() for form in row.replace(",", " ").split()}
