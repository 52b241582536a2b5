"""The catalogue of findings: every code there is, and the facts its sentences may use."""

from collections.abc import Mapping

__all__ = ["FACTS"]

FACTS: Mapping[str, frozenset[str]] = {
    code: frozenset(facts.split())
    for code, facts in {
        "stage.not_assessed": "deal",
        "stage.without_evidence": "deal stages n",
        "stage.skipped": "deal holes stages",
        "stage.stale": "deal days assessed_on limit",
        "stage.fell_back": "deal index before now",
        "stage.rep_coach_gap": "deal rep coach gap",
        "stage.agreement_lags": "deal rated agreed gap",
        "early.rfp_surprise": "deal how first_heard_on formal_request_on",
        "early.lead_time_short": "deal days limit",
        "early.price_blamed": "deal",
        "early.budget_window": "deal by_on days level",
        "people.no_decision_maker": "",
        "people.decision_maker_unmet": "names n days",
        "people.single_thread": "theirs ours",
        "people.sales_only": "n",
        "people.no_opponent_listed": "n",
        "people.outnumbered": "opponents supporters",
        "people.friends_without_power": "names n",
        "people.dislike_unexplained": "names n",
        "people.newcomer_unknown": "names n",
        "people.key_person_moved": "names n deals",
        "people.opinion_unknown": "names n",
        "people.trust_contradicted": "names n deals",
        "people.coverage_below_wish": "names n",
        "people.stale": "names n days",
        "dependence.one_sided": "names n direction",
        "dependence.weak": "names n",
        "dependence.unknown": "names n",
        "contact.silence": "names limit last_on",
        "contact.reply_only": "days n part percent unknown",
        "contact.mail_only": "days n part percent unknown",
        "contact.initiator_unknown": "days n part percent",
        "contact.routine_only": "days n",
        "contact.no_suggestion": "days unknown",
        "balance.eroding": "days n raised lowered unknown pairs",
        "information.blank": "questions n total",
        "information.stale": "questions n limit",
        "information.by_mail": "questions n",
        "information.single_source": "questions n names",
        "understanding.blank": "areas n total",
        "understanding.stale": "areas n situation scenario",
        "understanding.deal_only": "deals n total",
        "understanding.warm_but_no_issue": "names deals stage",
    }.items()
}
