"""The tables of the catalogue: one for each dataset of db/, with the same columns as its CSV file."""

import hashlib
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Dialect, Index, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

metadata = MetaData()


class IsoDate(TypeDecorator[date]):
    """A day, stored as ISO text; NULL in `valid_from` means unknown, in `valid_to` open."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        """ISO text as a day."""
        return None if value is None else date.fromisoformat(value)


class Exact(TypeDecorator[Decimal]):
    """A decimal number, stored as the text of its source: never a float."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """Text as a number."""
        return None if value is None else Decimal(value)


class Flag(TypeDecorator[bool]):
    """Yes or no, stored as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:  # noqa: ARG002
        """1 or 0 as true or false."""
        return None if value is None else bool(value)


KINDS: dict[str, type[TypeEngine[Any]]] = {"text": Text, "int": Integer, "exact": Exact, "flag": Flag, "day": IsoDate}


def _column(notation: str) -> Column[Any]:
    name, _, kind = notation.partition(":")
    kind = kind or ("day" if name.startswith("valid_") else "text")
    return Column(name, KINDS[kind], nullable=kind == "day")


def _dataset(name: str, dataset: str, columns: str, key: str) -> Table:
    """Declare the table of a dataset from the columns of its CSV, written `name` or `name:kind`.

    `release` ends every row. `key` names the columns that tell apart the rows of one day.
    """
    made = [_column(notation) for notation in (*columns.split(), "release")]
    return Table(name, metadata, *made, info={"dataset": dataset, "key": tuple(key.split())}, sqlite_strict=True)


code = _dataset(
    "code",
    "codes",
    "code family short_name description valid_from valid_to successors predecessors unit_basis component service_type"
    " typical_sites keywords source confidence",
    "code",
)
external_code = _dataset("external_code", "external-codes", "code family area valid_from valid_to", "code")
retired_code = _dataset(
    "retired_code", "retired-codes", "code valid_from valid_to successors what_it_was source", "code"
)
fee = _dataset(
    "fee",
    "rvu",
    "code modifier status work:exact practice_office:exact office_na:flag practice_facility:exact facility_na:flag"
    " malpractice:exact total_office:exact total_facility:exact component_indicator global_days preoperative:exact"
    " intraoperative:exact postoperative:exact multiple_procedure bilateral assistant co_surgeon team_surgeon"
    " endoscopic_base supervision imaging_family not_used:flag valid_from valid_to",
    "code modifier",
)
locality_index = _dataset(
    "locality_index",
    "gpci",
    "locality state name work:exact practice:exact malpractice:exact note valid_from valid_to",
    "locality",
)
locality = _dataset(
    "locality", "localities", "locality mac number state state_name name counties valid_from valid_to", "locality"
)
zip_locality = _dataset("zip_locality", "zip-localities", "zip_from zip_to locality valid_from valid_to", "zip_from")
conversion_factor = _dataset(
    "conversion_factor",
    "conversion-factors",
    "applies_to valid_from valid_to factor:exact source confidence",
    "applies_to",
)
hospital_factor = _dataset(
    "hospital_factor", "opps-conversion-factors", "valid_from valid_to factor:exact source confidence", ""
)
PAIR_COLUMNS = "column1 column2 indicator:int valid_from valid_to start_basis rationale"
pair_practitioner = _dataset("pair_practitioner", "ncci-ptp-practitioner", PAIR_COLUMNS, "column1 column2")
pair_hospital = _dataset("pair_hospital", "ncci-ptp-hospital", PAIR_COLUMNS, "column1 column2")
LIMIT_COLUMNS = "code setting value:int mai:int rationale valid_from valid_to editions note"
unit_limit = _dataset("unit_limit", "mue", LIMIT_COLUMNS, "code setting")
unit_limit_hospital = _dataset("unit_limit_hospital", "mue-hospital", LIMIT_COLUMNS, "code setting")
addon = _dataset("addon", "addon", "addon primary_code type:int valid_from valid_to source", "addon primary_code")
claim_companion = _dataset(
    "claim_companion",
    "edit125",
    "trigger_code component_code setting valid_from valid_to source",
    "trigger_code component_code",
)
hospital_status = _dataset(
    "hospital_status",
    "opps",
    "code status apc apc_with_pn radiosurgery_planning:flag valid_from valid_to start_truncated:flag",
    "code",
)
apc_rate = _dataset("apc_rate", "apc-rates", "apc status rate:exact valid_from valid_to start_truncated:flag", "apc")
modifier = _dataset(
    "modifier",
    "modifiers",
    "modifier meaning when_to_use wrong_use opens_pairs:flag splits_unit_limit:flag claim source valid_from valid_to",
    "modifier",
)
place = _dataset("place", "places-of-service", "pos setting meaning note valid_from valid_to", "pos")
synonym = _dataset("synonym", "synonyms", "term meaning codes titles source", "term")
payer = _dataset("payer", "payers", "payer name kind base_rules note valid_from valid_to", "payer")
payer_policy = _dataset(
    "payer_policy",
    "payer-policies",
    "payer topic codes policy parameter effect valid_from valid_to rules source confidence",
    "payer topic codes policy",
)
diagnosis = _dataset(
    "diagnosis",
    "icd10",
    "code title billable:flag family laterality needs_seventh:flag excludes1 code_first use_additional valid_from"
    " valid_to",
    "code",
)
parameter = _dataset(
    "parameter", "parameters", "name value:exact unit valid_from valid_to source section confidence", "name"
)
usual_diagnoses = _dataset(
    "usual_diagnoses",
    "usual-diagnoses",
    "technique words accepted limited private beside codes valid_from valid_to source confidence",
    "technique",
)
fraction_limit = _dataset(
    "fraction_limit",
    "fraction-limits",
    "payer condition technique words diagnoses beside site_word per usual:int most:int valid_from valid_to source"
    " confidence",
    "payer condition technique",
)
statement = _dataset(
    "statement",
    "statements",
    "codes section subject topic side text impact valid_from valid_to source locator confidence followed:flag basis",
    "codes section subject topic side",
)
denial_reason = _dataset("denial_reason", "denials", "number kind label cause rules valid_from valid_to", "number")
document = _dataset("document", "documents", "slug title publisher edition date:day locator note", "slug")

# The whole service has no modifier, and a limit for all techniques names none.
# Most sections of a code page are about one thing and have one side.
MAY_BE_EMPTY = frozenset({"modifier", "subject", "topic", "side", "technique"})
DATASETS: dict[str, Table] = {table.info["dataset"]: table for table in metadata.sorted_tables}

# Every chapter, block and code of the CDC's tabular list; `seventh` names the row whose seventh characters apply.
icd10cm = Table(
    "icd10cm",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("kind", "code", "plain", "title")),
    Column("parent", Integer),
    Column("billable", Flag, nullable=False),
    Column("seventh", Integer),
    Column("notes", Text, nullable=False),
    sqlite_strict=True,
)

dataset = Table(
    "dataset",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    *(
        Column(name, Text, nullable=False)
        for name in ("title", "publisher", "edition", "licence", "source", "obtained")
    ),
    *(Column(name, IsoDate) for name in ("released", "covers_from", "covers_to")),
    *(Column(name, Text, nullable=False) for name in ("checks", "gaps", "sha256")),
    sqlite_strict=True,
)
release = Table(
    "release",
    metadata,
    Column("dataset", Text, nullable=False),
    Column("name", Text, nullable=False),
    *(Column(name, IsoDate) for name in ("released", "covers_from", "covers_to")),
    sqlite_strict=True,
)
about = Table(
    "about",
    metadata,
    Column("name", Text, primary_key=True, nullable=False),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)

for _table, _columns in (
    (code, "code"), (external_code, "code"), (fee, "code"), (locality_index, "locality"), (unit_limit, "code"),
    (unit_limit_hospital, "code"),
    (addon, "addon"), (addon, "primary_code"), (hospital_status, "code"), (apc_rate, "apc"), (diagnosis, "code"),
    (pair_practitioner, "column1 column2"), (pair_practitioner, "column2"),
    (pair_hospital, "column1 column2"), (pair_hospital, "column2"), (icd10cm, "plain"), (icd10cm, "parent"),
):  # fmt: skip
    Index(f"{_table.name}_by_{_columns.replace(' ', '_')}", *(_table.c[name] for name in _columns.split()))

# Words of each code for people who do not know its number; `unindexed` columns come back with a hit.
SEARCH_TABLE = """CREATE VIRTUAL TABLE code_words USING fts5(
    kind UNINDEXED, code, name, keywords, description, family, service_type, ended UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3')"""
SEARCH_ROWS = """INSERT INTO code_words
    SELECT 'code', code, short_name, keywords, description, family, service_type, coalesce(valid_to, '') FROM code
    UNION ALL SELECT 'code', code, what_it_was, '', '', 'retired', '', valid_to FROM retired_code
    UNION ALL SELECT 'modifier', modifier, meaning, '', when_to_use, 'modifier', claim, coalesce(valid_to, '')
    FROM modifier"""
# A word in the number, the name or the keywords says more than one in the description or the family.
SEARCH_WEIGHTS = "INSERT INTO code_words (code_words, rank) VALUES ('rank', 'bm25(0, 8, 8, 6, 2, 1, 1)')"

# The order of the answers of a search for diagnoses: primary cancers, secondary ones, other neoplasms, the rest; in
# each the categories first, then those whose titles say least beside what was asked for.
ANSWERS_TABLE = "CREATE TABLE icd10cm_answer (place INTEGER PRIMARY KEY, id INTEGER NOT NULL)"
ANSWERS_ROWS = """INSERT INTO icd10cm_answer (id) SELECT id FROM icd10cm WHERE kind = 'code' ORDER BY
    CASE WHEN code < 'C' OR code >= 'D5' THEN 3 WHEN code >= 'D' THEN 2 ELSE code BETWEEN 'C77' AND 'C79.99' END,
    length(code) > 3, length(title) - length(replace(title, ' ', '')), code"""
# Titles and the terms listed under them; the order of the rows is the order of the answers.
DIAGNOSIS_TABLE = """CREATE VIRTUAL TABLE icd10cm_words USING fts5(
    title, terms, content = '', detail = column, tokenize = "unicode61 remove_diacritics 2", prefix = '3')"""
DIAGNOSIS_ROWS = """INSERT INTO icd10cm_words (rowid, title, terms)
    SELECT place, title, coalesce(json_extract(nullif(notes, ''), '$.inclusionTerm'), '')
    FROM icd10cm_answer JOIN icd10cm ON icd10cm.id = icd10cm_answer.id ORDER BY place"""
INDEXES = (
    *(SEARCH_TABLE, SEARCH_ROWS, SEARCH_WEIGHTS),
    *(ANSWERS_TABLE, ANSWERS_ROWS, DIAGNOSIS_TABLE, DIAGNOSIS_ROWS),
)


def signature() -> str:
    """Name this layout: a catalogue built with another one has to be built again."""
    lines = [f"{t.name}: {[(c.name, repr(c.type)) for c in t.columns]} {sorted(i.name or '' for i in t.indexes)}"
             for t in metadata.sorted_tables]  # fmt: skip
    return hashlib.sha256("\n".join([*lines, *INDEXES]).encode()).hexdigest()
