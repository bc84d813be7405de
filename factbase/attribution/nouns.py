"""Nouns of speaking: who speaks, what states a figure, what is called after either. Closed tables of plain English."""

from __future__ import annotations

from functools import lru_cache

from factbase.extract.lexicon import words

# Documents, data and those who count: what can show, find or give a figure.
EVIDENCE = words(
    "poll polls polling survey surveys study studies report reports analysis analyses data figures statistics stats"
    " investigation inquiry estimate estimates census count counts tally tallies toll review audit assessment"
    " assessments records filings filing documents document research results index bulletin calculation calculations"
    " database registry ledger ledgers average averages projection projections forecast forecasts affidavit complaint"
    " indictment lawsuit autopsy tests accounts findings numbers researchers scientists auditors economists pollsters disclosures spreadsheet chart charts slide graph table returns inspection"
)
POLLS = words("poll polls polling survey surveys census study")
# What somebody said or counted, as a noun: "the ministry's claim that …", "a toll given by …".
STATEMENTS = words(
    "claim claims statement statements estimate estimates report reports assertion assertions allegation allegations"
    " announcement figure figures toll count tally number numbers data assessment accusation accusations account"
    " accounts calculation calculations projection forecast total list statistics findings"
)
# What has figures without telling them: "the country recorded 300 cases" is said by the article.
TERRITORIES = words(
    "country city state nation province district region county town village area territory economy island capital"
)
HEARSAY = words("report reports rumor rumors rumour rumours")
# By what somebody speaks: "issued a statement saying that", "in a post that said".
VEHICLES = words("statement tweet post letter message email speech release address interview memo broadcast")
# What things are done by, and nobody speaks in: "according to plan", "according to size".
RULES = words(
    "plan schedule law rules size age weight height need needs ability index custom tradition procedure logic"
)
# Who speaks for many or for nobody: they stand for no one who could be met again in another article.
NOBODY = words(
    "official officials report reports source sources witness witnesses resident residents media police authorities"
    " activists doctors medics analysts experts relatives locals rumors rumours accounts neighbors neighbours users"
    " investigators people reporters observers survivors spokesman spokeswoman he she they it we i who others him her"
    " them some many most several spokesperson eyewitness eyewitnesses"
)
PERSONS = words(
    "official spokesman spokeswoman spokesperson minister president commander doctor officer witness resident mayor"
    " governor director chief head leader judge lawyer professor general colonel captain senator coroner sheriff medic"
    " nurse analyst expert activist prosecutor attorney secretary chairman chairwoman king prince man woman farmer"
    " teacher neighbor neighbour survivor candidate lawmaker diplomat ambassador adviser advisor researcher author"
    " detective inspector sergeant lieutenant superintendent pastor priest imam sheikh mother father brother sister"
    " son daughter wife husband owner manager student reporter journalist worker member employee soldier fighter guard villager passenger volunteer paramedic rescuer commissioner"
    " trooper deputy congressman congresswoman"
)
INSTITUTIONS = words(
    "ministry army military government agency department office police hospital group organisation organization company"
    " council commission committee court authority authorities union service network channel newspaper paper"
    " broadcaster outlet website firm bank party movement militia front monitor observatory centre center embassy"
    " administration command force forces coalition society institute university fund team unit bureau board body"
    " association federation foundation directorate parliament cabinet state city nation country navy ministries"
)
SPEAKERS = (
    PERSONS
    | INSTITUTIONS
    | NOBODY
    | words("ministers commanders officers mayors un who unicef unhcr ocha nato eu idf irgc pmu")
)
OUTLETS = words(
    "reuters ap afp upi dpa efe ansa tass interfax ria xinhua cctv cgtn yonhap kyodo pti ani anadolu sana irna isna fars"
    " tasnim mehr wafa petra kuna spa cnn bbc npr abc cbs nbc msnbc fox sky itv rfi rt dw jazeera arabiya mayadeen manar"
    " monitor times post news newswire press agence france-presse television tv radio herald journal tribune guardian"
    " today telegraph observer gazette daily bloomberg politico axios newsweek magazine newspaper broadcaster outlet"
)
# Asked for what they think: what they "say" is the poll's finding.
RESPONDENTS = words("respondents voters people percent % cent half third quarter thirds quarters majority")


@lru_cache(maxsize=256)  # the same few sources are weighed against each other for every claim
def is_outlet(name: str) -> bool:
    """Whether a name is one of a newspaper, a broadcaster or an agency ("Al-Monitor", "Radio Basra")."""
    parts = name.lower().replace(".", "").split()
    return any(part in OUTLETS or part.rpartition("-")[2] in OUTLETS for part in parts)
