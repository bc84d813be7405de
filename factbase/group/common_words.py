"""Words that say nothing of an event: those of every text, and those of nearly every report of an event."""

from __future__ import annotations

from factbase.extract.lexicon import words

FUNCTION_WORDS = words(
    "about above according after against also although among around because been before being below between both could"
    " does done down during each every from further have having here however into just later least less like made many"
    " more most much near nearly never next only other others over part said says since some such than that their them"
    " then there these they this those three through time told under until very well were what when where which while"
    " whom whose will with within without would year week month today"
)
COMMON_WORDS = words(
    "people person police victim suspect man woman child girl teen teenager male female adult family mother father"
    " brother sister friend resident neighbor neighbour witness official authority officer deputy detective investigator"
    " sheriff department county city town area neighborhood neighbourhood street road block scene home house apartment"
    " building vehicle car hospital condition critical serious stable injury wound gunshot shot shooting shoot gunman"
    " fire fired gunfire bullet weapon handgun killed kill died dead death fatal fatally injured wounded hurt attack"
    " attacked incident investigation investigating investigate investigate arrest arrested charge charged custody"
    " believe believed report reported reporting told tell call called found find taken took take arrive arrived respond"
    " responded happened occurred come came left leave went going know known identified identify released release name"
    " morning afternoon evening night early late overnight midnight noon hour minute time year month week weekend first"
    " second third last next several multiple number another information news story update photo image video live local"
    " anyone asked please contact page read watch share follow national public state government statement spokesman"
    " spokeswoman minister ministry country region province district near outside inside around nearby center people"
    " crime case court murder homicide medical emergency service center face back front open help need work"
)
