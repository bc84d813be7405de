"""Forms that are filled in anew each time: the same sentences around other names and numbers. Never copies."""

from itertools import combinations

QUAKE = """Magnitude {} earthquake strikes near {}

An earthquake of magnitude {} struck {} kilometres {} of the town of {} on {}, the geological service said. The quake \
hit at a depth of {} kilometres at {} local time.

There were no immediate reports of damage or casualties, and no tsunami warning was issued. People felt the tremor in \
{} and in {}, where some left their houses.

The region lies on a fault and is often shaken by earthquakes. The service asked residents who felt the tremor to fill \
in a form on its website, and said that weaker aftershocks were to be expected in the coming hours."""

WEATHER = """Weather for {}: {}

{} will begin with {} in the north and {} in the south. Highs between {} and {} degrees are expected, lows will be \
around {} degrees. The wind will be {} from the {}, with gusts of up to {} kilometres an hour on the coast.

In the mountains above {} metres snow is possible. The meteorological office advises drivers to leave early and to \
keep their distance on wet roads.

The outlook for {}: {}, with temperatures about {} degrees {} than on the day before. The sun rises at {} and sets at {}."""

MARKET = """Shares close {} as {} {}

The main index of the stock exchange closed {} on {}, at {} points, {} percent {} than at the end of the session \
before. Turnover came to {} million, brokers said.

Shares of {} were the biggest winners with a gain of {} percent, followed by {}. At the other end of the table {} lost \
{} percent after the company published its figures for the third quarter.

The crown was traded at {} to the dollar in the late afternoon. The yield of the ten-year government bond stood at {} \
percent. A barrel of crude oil cost {} dollars."""

BLOTTER = """Police report: {}

A man of {} was arrested on {} night in {} Street after officers found {} in his car, police said. He was driving \
without lights and did not stop when a patrol signalled him to do so.

A test showed that he had {} per mille of alcohol in his blood. His licence was taken away and he will have to answer \
for it in court. The car, a {}, was towed to the station yard.

Anyone who saw the {} between {} and {} o'clock is asked to call the station at {} under {}. All information will be \
treated in confidence."""

MATCH = """{} {} {}

{} beat {} {} on {} in front of {} spectators and moved up to place {} in the table. {} scored the first goal after {} \
minutes with a header from close range, and {} added a second shortly before the break.

After the interval the visitors had more of the ball but few chances to score. The best of them fell to {}, who hit \
the post from twenty metres in minute {}.

{} will play {} away next {}, while {} are at home to {}. The coach said after the final whistle that he was pleased \
with the way in which his team had defended as a unit."""

FILLED = {
    QUAKE: (
        ("5.1", "Zirn", "5.1", "35", "north", "Zirn", "Monday", "12", "4:15 a.m.", "Tesh", "Ould"),
        ("4.7", "Dorn", "4.7", "8", "west", "Dorn", "Friday", "31", "11:40 p.m.", "Renn", "Port Ellis"),
        ("6.0", "Talmin", "6.0", "112", "east", "Talmin", "Sunday", "70", "2:05 p.m.", "Hadran", "Suram"),
        ("5.5", "Belmar", "5.5", "54", "south", "Belmar", "Thursday", "9", "6:32 a.m.", "Orvo", "Karsk"),
        ("4.9", "Lutto", "4.9", "27", "east", "Lutto", "Tuesday", "18", "8:51 p.m.", "Tamur", "Banda"),
    ),
    WEATHER: (
        ("Monday", "Rain", "Monday", "showers", "sunshine", "14", "19", "6", "light", "west", "55", "1,800", "Tuesday",
         "dry", "3", "warmer", "6:41", "18:22"),
        ("Thursday", "Fog", "Thursday", "fog", "clouds", "9", "12", "2", "weak", "north", "40", "1,200", "Friday",
         "drizzle", "2", "colder", "7:10", "17:05"),
        ("Saturday", "Heat", "Saturday", "sun", "haze", "29", "35", "21", "moderate", "south-east", "30", "3,400",
         "Sunday", "thunder", "5", "cooler", "5:02", "21:14"),
        ("Wednesday", "Storm", "Wednesday", "gales", "rain", "7", "11", "4", "strong", "north-west", "110", "900",
         "Thursday", "calmer", "1", "milder", "7:48", "16:30"),
        ("Sunday", "Frost", "Sunday", "snow", "sleet", "-2", "3", "-9", "fresh", "east", "65", "300", "Monday",
         "frost", "4", "lower", "8:01", "16:02"),
    ),
    MARKET: (
        ("higher", "banks", "gain", "higher", "Monday", "4,312", "0.8", "higher", "310", "Tarn Lines", "4.1",
         "Northbank", "Ferrol Steel", "3.7", "21.4", "3.2", "71"),
        ("lower", "exports", "fall", "lower", "Tuesday", "4,270", "1.0", "lower", "288", "Orvo Foods", "2.2",
         "Gadir Oil", "Northbank", "5.9", "21.9", "3.4", "74"),
        ("flat", "traders", "wait", "flat", "Wednesday", "4,271", "0.1", "higher", "190", "Belmar Freight", "1.3",
         "Lonpur Mills", "Orvo Foods", "0.9", "21.7", "3.3", "73"),
        ("higher", "oil", "rises", "higher", "Thursday", "4,355", "2.0", "higher", "402", "Gadir Oil", "8.8",
         "Suram Port", "Belmar Freight", "2.6", "21.1", "3.1", "79"),
        ("lower", "rates", "climb", "lower", "Friday", "4,233", "2.8", "lower", "455", "Karsk Coal", "0.4",
         "Tarn Lines", "Lonpur Mills", "7.5", "22.3", "3.9", "77"),
    ),
    BLOTTER: (
        ("Drugs in car", "31", "Friday", "Harbour", "two bags of cannabis", "1.4", "red estate", "estate", "ten",
         "eleven", "Renn", "440 12"),
        ("Stolen goods", "54", "Monday", "Mill", "eleven stolen bicycles", "0.9", "white van", "van", "two", "three",
         "Dorn", "210 77"),
        ("Weapon found", "22", "Sunday", "Church", "a loaded pistol", "2.1", "black coupé", "coupé", "midnight",
         "one", "Wellbrook", "555 01"),
        ("False plates", "47", "Tuesday", "Canal", "four sets of number plates", "1.1", "green pickup", "pickup",
         "six", "seven", "Lindhaven", "318 45"),
        ("Cash in tyres", "39", "Saturday", "Station", "90,000 in cash", "1.8", "silver saloon", "saloon", "four",
         "five", "Anvers", "727 60"),
    ),
    MATCH: (
        ("Renn", "beat", "Dorn", "Renn", "Dorn", "2-0", "Saturday", "11,200", "4", "Basri", "12", "Olen", "Varga",
         "71", "Renn", "Karsk", "Friday", "Dorn", "Zirn"),
        ("Ferrol", "down", "Banda", "Ferrol", "Banda", "2-1", "Sunday", "23,450", "2", "Tamm", "33", "Iwu", "Sall",
         "58", "Ferrol", "Orvo", "Wednesday", "Banda", "Tarn"),
        ("Tamur", "win at", "Ould", "Tamur", "Ould", "3-0", "Friday", "6,010", "9", "Pell", "7", "Holm", "Dima",
         "83", "Tamur", "Suram", "Sunday", "Ould", "Velja"),
        ("Anvers", "shock", "Mokolo", "Anvers", "Mokolo", "2-0", "Monday", "17,890", "11", "Rook", "26", "Lenz",
         "Abara", "64", "Anvers", "Belmar", "Saturday", "Mokolo", "Lonpur"),
        ("Hadran", "past", "Talmin", "Hadran", "Talmin", "4-1", "Tuesday", "3,300", "6", "Sorel", "41", "Nagy",
         "Quist", "49", "Hadran", "Corley", "Thursday", "Talmin", "Gadir"),
    ),
}  # fmt: skip


def look_alikes() -> list[tuple[str, str]]:
    """Each pair of texts that fill the same form."""
    texts = [[form.format(*filled) for filled in several] for form, several in FILLED.items()]
    return [pair for same in texts for pair in combinations(same, 2)]
