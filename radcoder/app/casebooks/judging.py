"""What a casebook keeps of judging: reviews as they stood, and rules set for a payer."""

from radcoder.app.casebooks.access import Access
from radcoder.app.casebooks.views import SavedReviewView
from radcoder.casebook import reviews, rule_settings
from radcoder.domain.findings import Review, Severity
from radcoder.domain.people import Right
from radcoder.domain.rule_settings import RuleSetting


class Reviews:
    """Reviews that are kept, with the releases that each rests on."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def save(self, course: str, review: Review) -> SavedReviewView:
        """Keep a review of a course as it stands. Raises `UnknownCourseError`."""
        from radcoder.exchange.review_json import review_to_json

        document = review_to_json(review).decode()
        with self._access.changing(Right.REVIEWS) as change:
            return reviews.save(change, course, review, document)

    def list(self, course: str | None = None) -> tuple[SavedReviewView, ...]:
        """The reviews kept of a course, or of all, newest first."""
        with self._access.reading() as session:
            return reviews.listed(session, course)


class RuleSettings:
    """Rules that are switched off or judged with another severity, for one payer or, where it is empty, for all."""

    def __init__(self, access: Access) -> None:
        self._access = access

    @property
    def refusal(self) -> str:
        """Why the person signed in may change none of it here and now; empty where they may."""
        return self._access.refusal(Right.RULES)

    def list(self) -> tuple[RuleSetting, ...]:
        """Every setting, by payer and rule."""
        with self._access.reading() as session:
            return rule_settings.listed(session)

    def set(self, payer: str, rule: str, severity: Severity | None) -> None:
        """Judge a rule with this severity; None switches it off."""
        with self._access.changing(Right.RULES) as change:
            rule_settings.put(change, RuleSetting(rule, payer, severity))

    def clear(self, payer: str, rule: str) -> None:
        """Judge a rule as it is published again."""
        with self._access.changing(Right.RULES) as change:
            rule_settings.clear(change, payer, rule)
