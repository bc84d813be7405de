"""What words for people say of them: sex, age and side; and which words say only that they were there.

Two descriptions of the same people may differ in words ("a boy", "a teenager", "a person"), but not in these: men are
no women, babies no adults, civilians no soldiers.
"""

from __future__ import annotations

from factbase.extract.lexicon import words

# Says no more than that they are people, or what befell them.
GENERAL = words(
    "person victim dead body casualty individual death fatality life injury wounded injured martyr toll human being soul"
    " other corpse killing homicide murder head one remains patient survivor suspect shot shooting gunshot"
)
# Whoever was there when it happened: passengers of a boat, workers of a mine. Beside "people" they are the same people.
PRESENT = words(
    "resident local villager passenger migrant refugee asylum-seeker worshipper pilgrim tourist traveller traveler"
    " customer patron shopper guest bystander pedestrian worker miner employee occupant inhabitant citizen demonstrator"
    " protester fan spectator commuter partygoer fisherman friend neighbor neighbour relative relation member driver rider"
    " motorist cyclist student adult civilian devotee holidaymaker farmer herder trader vendor reveller mourner labourer"
)
MEN = words(
    "man boy male father son brother husband grandfather uncle nephew dad grandson stepson stepfather boyfriend gentleman"
)
WOMEN = words(
    "woman girl female mother daughter sister wife grandmother aunt niece mom mum granddaughter stepdaughter stepmother"
    " girlfriend lady"
)
CHILDREN = words("child boy girl baby infant toddler newborn schoolchild pupil schoolgirl schoolboy minor juvenile")
TEENAGERS = words("teen teenager youth teenage")
ADULTS = words("adult man woman father mother husband wife grandfather grandmother elderly pensioner")
CIVILIANS = words("civilian")
FORCES = words("soldier police deputy guard serviceman trooper marine security sailor airman conscript recruit")
FIGHTERS = words(
    "fighter militant militiaman gunman operative combatant insurgent terrorist militia rebel jihadist attacker assailant"
    " guerrilla extremist"
)
# Several people counted as one: so many families are not so many people.
TOGETHER = words("family household couple")
# Says how old or of which sex, and nothing that makes another question of the same event's people.
DESCRIBING = MEN | WOMEN | CHILDREN | TEENAGERS | ADULTS | words("young old black white year-old yearold local")
