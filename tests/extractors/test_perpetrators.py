"""Who did it and whose people: one sentence, one party; as many sentences that name none."""
from __future__ import annotations

import pytest

from extractors import extract

AGENT = [
    # behind "by", at any distance, also of a second harm verb, of a toll, of a weapon
    ("Forty-three people were killed in three villages of Kaduna state by gunmen.", "gunmen"),
    ("Five people were killed and nine injured by bandits.", "bandits"),
    ("Six people were killed by a Russian missile in Kryvyi Rih.", "Russian"),
    ("The number of people killed by Israeli fire in the strip has passed 40,000.", "Israeli"),
    ("Nineteen villagers died in a raid by some 80 armed Fulani herdsmen.", "Fulani herdsmen"),
    ("A mine laid by the Pakistani Taliban killed five shepherds.", "Taliban"),
    ("Twelve civilians were killed when a shell fired by rebels landed on a school.", "rebels"),
    ("Seven people were abducted by a group of armed men.", "armed men"),
    ("An airstrike by the Sudanese army killed 40 people.", "Sudanese army"),
    ("The offensive by M23 has displaced 400,000 people.", "M23"),
    # the subject, also of a verb before, of a participle, of a clause in between, a pronoun
    ("Police in Nairobi shot dead 23 protesters.", "Police"),
    ("Honduran police report that armed men murdered nine dancers.", "armed men"),
    ("Militants stormed the village and killed 12 people.", "Militants"),
    ("Gunmen stormed the village, where they opened fire on worshippers, killing 12.", "Gunmen"),
    ("Militants of Boko Haram, a sect from the north-east, shelled the town, wounding 17.", "Boko Haram"),
    ("The Syrian army said it had killed 30 militants near Palmyra.", "Syrian army"),
    ("Masked gunmen led three nurses out of a clinic and killed them.", "Masked gunmen"),
    ("Coalition jets struck Islamic State positions and killed 25 fighters.", "Coalition"),
    ("A Palestinian rammed his car into a queue, killing one person.", "Palestinian"),
    ("Codeco fighters killed 41 people.", "CODECO"),
    # the owner of a weapon or a deed
    ("Nine people were killed in suspected Russian raids on Idlib.", "Russian"),
    ("Two people died when regime warplanes struck a bakery.", "regime"),
    ("A Russian drone hit a minibus, wounding eleven.", "Russian"),
    ("At least 70 people were killed by Israeli strikes and gunfire.", "Israel Defense Forces"),
    ("More than 200 students were killed in a crackdown by security forces.", "security forces"),
    # blame and claims, in the sentence or the next
    ("The Observatory said 20 civilians were killed in strikes it blamed on Russia.", "Russia"),
    ("Eleven villagers died in shelling near Luhansk, the governor said, blaming pro-Russian rebels.", "pro-Russian"),
    ("Kyiv accused Moscow of an attack which it estimates killed 140 people.", "Moscow"),
    ("An attack in Sinai, for which Islamic State claimed responsibility, left 10 soldiers dead.", "ISIS"),
    ("A blast killed 33 shoppers in Kabul. The bombing was claimed by Islamic State.", "ISIS"),
    ("Nine people were killed when a car bomb went off. ISIS claimed responsibility for the bombing.", "ISIS"),
    # an act told before
    ("Boko Haram raided a market in Konduga on Sunday. The attack left 30 people dead.", "Boko Haram"),
    ("The rebels attacked an army base on Monday. They killed 12 soldiers.", "rebels"),
    # who meant to do it
    ("Troops foiled an attempt by the FMLN to kidnap two ministers.", "FMLN"),
]

NOBODY = [
    "Another five people died in clashes between rebels and the army.",
    "Fighting between the M23 and the army has displaced 400,000 people.",
    "The war, which began with a government crackdown on protests in 2011, has killed 470,000 people.",
    "Firefights in the north between Sunnis and Alawites, the sect to which the president belongs, killed 30 people.",
    "Seventeen shoppers died in a lorry bombing in the Kurdish-held town.",
    "Five people died when a military helicopter crashed.",
    "Cholera has killed 61 people in areas held by al-Shabaab.",
    "Eleven children drowned while fleeing the advance of the army.",
    "The town, captured by rebels last year, has seen 200 people killed by landmines.",
    "A parcel bomb killed seven clerks in Quetta. Nobody has yet claimed responsibility.",
    "A bus crash killed nine people. Boko Haram claimed responsibility for an attack in Borno.",
    "A bus plunged into a ravine after the army closed the road, killing 12 people.",
    "Floods destroyed homes in an area bombed by Russia last year, killing 12.",
    "Camps set up by local authorities are hosting 3,180 displaced people.",
    "Some 378 people fled the north and were granted refugee status by the government.",
    "Jordan hosts 600,000 refugees.",
    "Mudslides in Peru and Ecuador leave nearly 90 dead.",
    "Twelve people were killed, according to a report by the army.",
    "If it goes on, there will be 12,000 murders by the time the president leaves.",
    "Rebels shelled the town, while a lorry crash elsewhere killed nine people.",
    "A rebel counterattack on the town left 28 militants dead.",
    "Nine people died in a crash days after an army raid on the village.",
    "Nobody knows who killed the two priests.",
    "A bomb exploded in the market, killing eight people.",
    "A raid on a market in the Houthi-held port of Hodeida killed 38 people.",
    "Two lorry bombs blew up beside a mill, killing 31 workers and wounding 64.",
    "The government is ready to carry out an investigation into the murder of eight people.",
]

PEOPLE = [
    ("Three members of Hezbollah were killed.", "Hezbollah", "combatants"),
    ("Five UN staff were taken hostage.", "United Nations", "aid_workers"),
    ("Two Al Jazeera journalists were wounded.", "Al Jazeera", "journalists"),
    ("Three drivers working for the World Food Programme were killed.", "WFP", "aid_workers"),
    ("At least 37 government fighters were killed.", "government fighters", "security_forces"),
    ("Some 20 Kurdish militia fighters were killed.", "Kurdish militia fighters", "combatants"),
    ("The Greek navy said two of its sailors were killed.", "Greek navy", "security_forces"),
    ("Jaysh al-Islam came under fire. Twenty of its fighters were killed.", "Jaysh al-Islam", "combatants"),
    ("Al-Shabaab lost ground; some 15 members of the extremist group were killed.", "al-Shabaab", "combatants"),
    ("The rebels suffered more than 400 casualties.", "rebels", "combatants"),
    ("The guerrillas inflicted 10 casualties on the National Police.", "National Police", "police"),
    ("Thirty-one militiamen loyal to Gen Haftar were killed.", "Gen Haftar", "combatants"),
    ("Three Colombian Marines were killed in Tumaco.", "Colombian Armed Forces", "security_forces"),
    ("Six Isis fighters were killed.", "ISIS", "combatants"),
    ("Eleven members of the coast guard died.", "coast guard", "security_forces"),
    ("Three army officers were killed.", "army", "security_forces"),
    ("Six officers of the Mexican Federal Police were hurt.", "Federal Police", "police"),
    ("The Red Crescent said that two of its paramedics were killed.", "Red Crescent", "medical_workers"),
    ("Two Muslim Brotherhood members were killed.", "Muslim Brotherhood", "combatants"),
    ("An Iranian general was killed in the strike.", "Iran", "security_forces"),
    ("Ten Hezbollah men died.", "Hezbollah", "combatants"),
    ("Three soldiers of the Belloso Battalion died.", "Belloso Battalion", "security_forces"),
]

GROUPS = [
    ("Two soldiers were killed and three others wounded.", "three", "security_forces"),
    ("Two women were killed and three others injured.", "three", "people"),
    ("Twelve people, all of them soldiers, were killed.", "Twelve", "security_forces"),
    ("Four fighters from Hamas and two from Fatah died.", "two", "combatants"),
    ("A 41-year old woman was stabbed to death.", "A", "women"),
    ("Ten bandits were killed.", "Ten", "combatants"),
    ("A truck rammed a bus carrying navy sailors, killing 98 of them.", "98", "security_forces"),
]

NO_ACTOR = [
    "Some 600 relatives of ISIS fighters were killed.",
    "Two Kenyan teachers were killed.",
    "Twelve ISIS hostages were killed.",
    "Nine guests died and dozens of others were hurt, the fire chief said.",
    "Seven children were killed near the army base.",
    "Two fans of the Rebels were killed.",
    "Rebels shot down a jet and captured its two pilots.",
    "A Pakistani writer survived an attack that killed his driver.",
]


def of_first(text: str, field: str) -> list[str]:
    figure = extract(text)[0]
    return [getattr(figure, field), getattr(figure, f"{field}_text")]


@pytest.mark.parametrize(("text", "party"), AGENT)
def test_the_agent_of_the_act_is_the_perpetrator(text: str, party: str) -> None:
    assert any(party.casefold() in one.casefold() for one in of_first(text, "perpetrator"))


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_named_who_did_not_do_it(text: str) -> None:
    assert {figure.perpetrator for figure in extract(text)} <= {""}


@pytest.mark.parametrize(("text", "party", "group"), PEOPLE)
def test_people_of_a_party_have_it_as_actor_and_its_group(text: str, party: str, group: str) -> None:
    assert any(party.casefold() in one.casefold() for one in of_first(text, "actor"))
    assert extract(text)[0].group == group


@pytest.mark.parametrize("text", NO_ACTOR)
def test_people_beside_a_party_are_not_its_people(text: str) -> None:
    assert {figure.actor for figure in extract(text)} <= {""}


@pytest.mark.parametrize(("text", "words", "group"), GROUPS)
def test_the_group_follows_from_what_is_said_of_the_people(text: str, words: str, group: str) -> None:
    assert [figure.group for figure in extract(text) if figure.text == words] == [group]


def test_a_suspicion_stays_in_the_words() -> None:
    (figure,) = extract("Suspected Boko Haram fighters killed 13 loggers.")
    assert (figure.perpetrator, figure.perpetrator_text) == ("Boko Haram", "Suspected Boko Haram")


def test_a_part_has_the_perpetrator_of_its_whole() -> None:
    assert [figure.perpetrator for figure in extract("RSF fighters killed 200 people, including 30 patients.")] == [
        "RSF", "RSF"]
