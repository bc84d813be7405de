"""Names that say little of an event: words of many names, and names of whole countries and of news agencies."""

from __future__ import annotations

from factbase.extract.lexicon import words

CALENDAR = words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri"
    " sat sun am pm est edt cst cdt mst mdt pst pdt gmt utc"
)
# Begin a sentence or a headline in capitals, and are no names.
_STARTERS = words(
    "the a an this that these those it he she they we i you his her their its our my one two three four five six seven"
    " eight nine ten eleven twelve dozens hundreds thousands several many some all both no not none at in on of for from"
    " with by to as and or but nor so yet if when while after before during since until although though because where"
    " who what which how why there here then now also however meanwhile according about over under more most least only"
    " just another other others officials police authorities witnesses residents sources people man woman men women boy"
    " girl teen child children student suspect suspects victim victims is are was were be been has have had will would"
    " can could may might must do does did say says said told killed kill kills dead death deaths die dies died injured"
    " injures injure hurt wounded wounds shot shoots shooting shootings attack attacks arrested arrest charged missing"
    " new update updated breaking watch video photo photos image images latest live read more related share story posted"
    " published copyright reserved rights reporter correspondent editor caption getty file click advertisement tags"
    " comments follow sign subscribe newsletter media website least up out near into up-to"
)
_TITLES = words(
    "mr mrs ms dr prof sgt lt capt col gen maj cpl det cmdr adm sen rep gov rev hon jr sr st chief sheriff officer deputy"
    " detective sergeant lieutenant captain colonel general major mayor president minister prime secretary governor"
    " senator judge attorney prosecutor spokesman spokeswoman spokesperson director commissioner coroner inspector"
    " superintendent trooper king queen prince pope"
)
_INSTITUTIONS = words(
    "department office ministry agency authority authorities bureau commission committee council court county city town"
    " village district province state states region federal national international public security safety emergency"
    " services service force forces army navy police fire rescue hospital medical center centre clinic health university"
    " college school high elementary middle church park airport station company corporation inc ltd llc group"
    " organization organisation association union party government parliament news channel radio tv television times"
    " post tribune daily journal press herald sun facebook twitter instagram youtube internet crime crimes stoppers"
    " homicide unit division bureau examiner examiners detectives investigators investigation"
    " north south east west northern southern eastern western central northeast northwest southeast southwest"
    " northeastern northwestern southeastern southwestern side upper lower"
    " street avenue road drive boulevard lane highway interstate route block apartments apartment square place"
    " ave blvd rd ln hwy"
)
_AGENCIES = words("reuters ap afp cnn bbc associated abc cbs nbc fox upi agence france-presse presse")
NO_NAMES = CALENDAR | _STARTERS | _TITLES | _INSTITUTIONS | _AGENCIES

ROADS = words("street avenue road drive boulevard lane court way circle parkway terrace st ave blvd rd dr ln ct pkwy")

# A name with one of these is of a body that many events of a region have to do with: "Lakeside General Hospital".
BODIES = words(
    "department office ministry agency bureau commission committee council county service force army hospital medical"
    " center centre clinic health university college district court police sheriff news channel radio tv television"
    " times post tribune daily journal press herald sun examiner unit division"
)

# Parts of many places' names: that two texts name some lake says nothing.
LANDFORMS = words(
    "lake mount mountain river cape island bay gulf sea ocean valley hill beach coast desert strait canal dam harbour harbor"
    " fort port camp saint san santa los las bridge tower market mosque temple cathedral stadium prison mine square"
    " upper lower old grand great little"
)
# Countries, their people, and states: many events are there on one day.
WIDE = LANDFORMS | words(
    "afghanistan afghan albania algeria america american us usa uk argentina armenia australia australian austria"
    " azerbaijan bahrain bangladesh belarus belgium bolivia bosnia brazil brazilian britain british bulgaria burma"
    " cambodia cameroon canada canadian chad chile china chinese colombia congo congolese croatia cuba cyprus denmark"
    " ecuador egypt egyptian england ethiopia europe european finland france french georgia german germany ghana greece"
    " greek guatemala guinea haiti honduras hungary india indian indonesia indonesian iran iranian iraq iraqi ireland"
    " irish israel israeli italy italian japan japanese jordan kazakhstan kenya kenyan korea korean kosovo kurdish"
    " kuwait kyrgyzstan lebanon lebanese libya libyan malawi malaysia mali mexico mexican moldova mongolia morocco"
    " mozambique myanmar nepal netherlands niger nigeria nigerian norway oman pakistan pakistani palestine palestinian"
    " panama paraguay peru philippines philippine poland polish portugal qatar romania russia russian rwanda saudi arabia"
    " scotland senegal serbia slovakia slovenia somalia somali spain spanish sudan sudanese sweden swedish switzerland"
    " syria syrian taiwan tajikistan tanzania thailand thai tunisia turkey turkish turkmenistan uganda ukraine ukrainian"
    " uruguay uzbekistan venezuela vietnam wales yemen yemeni zambia zimbabwe africa african asia asian arab islamic"
    " alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa"
    " kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska"
    " nevada hampshire jersey mexico york carolina dakota ohio oklahoma oregon pennsylvania rhode tennessee texas utah"
    " vermont virginia washington wisconsin wyoming calif ariz fla ill ind mich minn tenn tex va ga pa nc sc"
    " white black house united nations un eu nato republic kingdom federation emirates"
)
