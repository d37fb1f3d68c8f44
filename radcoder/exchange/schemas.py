"""The published JSON Schemas, generated from the shapes that parsing and writing use."""

import json
from pathlib import Path

import msgspec

from radcoder.exchange.documents import CourseDocument
from radcoder.exchange.practice_json import PracticeDocument
from radcoder.exchange.review_documents import ReviewDocument

DOCUMENTS = {
    "radcoder-course-1": CourseDocument,
    "radcoder-practice-1": PracticeDocument,
    "radcoder-review-1": ReviewDocument,
}


def schema_text(name: str) -> str:
    """The JSON Schema of one format, as text. `name` is a key of `DOCUMENTS`."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(DOCUMENTS[name])}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def publish(folder: Path) -> None:
    """Write all schemas into a folder: `python -m radcoder.exchange.schemas` puts them under resources/schemas."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in DOCUMENTS:
        (folder / f"{name}.schema.json").write_text(schema_text(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    publish(Path(__file__).parents[2] / "resources" / "schemas")
