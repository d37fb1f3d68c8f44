"""Catalogue marks in plain words: components, payment statuses, edit indicators."""

from radcoder.domain.codes import Component
from radcoder.domain.facts import Setting
from radcoder.domain.pricing import UNPAID_STATUS

COMPONENTS = {
    Component.SPLITTABLE: "physician's part (26) and technical part (TC), or both as a whole",
    Component.PHYSICIAN_ONLY: "physician's work alone; takes neither 26 nor TC",
    Component.TECHNICAL_ONLY: "technical work alone; takes neither 26 nor TC",
    Component.WHOLE: "one whole; takes neither 26 nor TC",
    Component.NO_CONCEPT: "parts do not apply; takes neither 26 nor TC",
    Component.HOSPITAL_ONLY: "hospital claims only",
    Component.SUPPLY: "a supply, not a service",
}
PARTS = {"": "whole service", "26": "physician's part (26)", "TC": "technical part (TC)", "53": "discontinued (53)"}

GLOBAL_DAYS = {
    "000": "the day itself (000)",
    "010": "10 days (010)",
    "090": "90 days (090)",
    "XXX": "none: the concept does not apply (XXX)",
    "YYY": "set by the contractor (YYY)",
    "ZZZ": "that of the service it is added to (ZZZ)",
    "MMM": "maternity (MMM)",
}
SUPERVISION = {
    "01": "general (01)",
    "02": "direct (02)",
    "03": "personal (03)",
    "09": "concept does not apply (09)",
}
PACKAGING = {
    "N": "Nothing is paid for the line: its cost is part of what the services of the same claim are paid. It still has "
    "to be reported, because next year's rates are made from reported costs.",
    "J1": "One comprehensive payment covers the whole claim: beside it almost every other line is paid nothing. Brachy"
    "therapy sources and a few other lines are the exceptions.",
    "J2": "Becomes a comprehensive payment when certain services stand on the claim, else it is paid by its own group.",
    "Q1": "Paid only when no service with status S, T or V stands on the same date; otherwise packaged into that.",
    "Q2": "Paid only when no procedure with status T stands on the claim; otherwise it is packaged.",
    "Q3": "Paid as part of a composite when its conditions are met, else by its own group.",
    "S": "Paid by its own group in full, whatever else stands on the claim.",
    "T": "Paid by its own group; beside a dearer procedure with status T only half is paid.",
    "B": "Not recognised on this kind of claim: use the code that hospitals report in its place.",
    "U": "A brachytherapy source, paid for each at the rate of its own group, also beside a comprehensive payment.",
    "C": "Medicare pays the service only for an inpatient.",
}

PAID_STATUS = {
    "A": "paid when medically necessary and covered",
    "R": "paid with restrictions: coverage is decided case by case",
    "T": "paid only when nothing else is paid to the same physician that day",
}
HOSPITAL_STATUS = {
    "S": "paid separately, in full beside other procedures",
    "T": "paid separately, reduced beside a dearer procedure",
    "V": "a visit, paid separately",
    "J1": "comprehensive: one payment covers almost the whole claim",
    "J2": "comprehensive under conditions",
    "Q1": "packaged beside other paid services of the day, else paid",
    "Q2": "packaged beside a status T procedure, else paid",
    "Q3": "paid within a composite where one applies",
    "Q4": "packaged beside other paid services, else paid under the laboratory schedule",
    "U": "a brachytherapy source, paid separately",
    "K": "a drug or source, paid separately",
    "G": "pass-through drug, paid separately",
    "H": "pass-through device, paid separately",
    "R": "blood product, paid separately",
    "P": "partial hospitalisation",
    "N": "packaged into the payment of another service",
    "A": "paid under another fee schedule",
    "B": "not recognised on an outpatient hospital claim",
    "C": "paid only for an inpatient",
    "D": "ended",
    "E1": "not covered by Medicare",
    "E2": "no price is available",
    "M": "not billable to the contractor",
    "Y": "billed to the equipment contractor",
}
ADJUDICATION = {
    1: "judged line by line: more units can stand on another line with a modifier the record justifies",
    2: "absolute for the day: no modifier and no appeal pays more",
    3: "judged for the day from clinical benchmarks: more needs records that show the necessity",
}
INDICATORS = {
    0: "never both, whatever the modifier",
    1: "both only with a modifier that the record justifies, such as 59, XE, XP, XS or XU",
}
ADDON_TYPES = {
    1: "Paid only beside one of these primaries on the same date.",
    2: "The contractor decides which primaries carry it.",
    3: "Paid beside one of these primaries, or others that the contractor accepts.",
}
NO_LIST = "CCCCC"  # stands in the published add-on list where the contractor names the primaries
SETTINGS = {Setting.PRACTITIONER: "practitioner", Setting.HOSPITAL: "hospital outpatient"}


def fee_status(status: str) -> str:
    """What a fee-schedule status means for payment."""
    return PAID_STATUS.get(status) or UNPAID_STATUS.get(status, "no payment in the fee schedule")


def hospital_status(status: str) -> str:
    """What a hospital status indicator means for payment."""
    return HOSPITAL_STATUS.get(status, "a status that RadCoder does not describe")


def family_name(family: str) -> str:
    """A family in words: `adjacent-surgery` is adjacent surgery."""
    return family.replace("-", " ")
