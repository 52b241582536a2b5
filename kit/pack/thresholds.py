"""The numbers of a pack by which findings are judged."""

from kit.pack.part import Count, Days, Part, Percent, Points, StageNumber

__all__ = ["Thresholds"]


class Thresholds(Part):
    """The numbers the findings are judged by."""

    rater_gap_levels: Count
    agreement_lag_levels: Count
    decision_maker_unmet_days: Days
    single_thread_people: Count
    no_opponent_known_attitudes: Count
    strong_influence: Points
    high_trust: Points
    newcomer_months: Count
    people_stale_days: Days
    dependence_gap: Points
    dependence_weak: Points
    lead_time_days: Days
    budget_window_days: Days
    budget_stage: StageNumber
    lead_few: Count
    # contacts
    contact_window_days: Days
    contact_few: Count
    account_silence_days: Days
    decision_maker_silence_days: Days
    started_by_us_percent: Percent
    mail_percent: Percent
    initiator_unknown_percent: Percent
    routine_only_contacts: Count
    no_suggestion_days: Days
    balance_half_life_days: Days
    balance_window_days: Days
    balance_few: Count
    # knowledge
    information_stale_days: Days
    situation_stale_days: Days
    scenario_stale_days: Days
    deal_only_areas: Count
    issue_stage: StageNumber
    # after the order
    promise_unconfirmed_days: Days
    after_order_silence_days: Days
    question_open_days: Days
    letter_days: Days
    complaint_window_days: Days
    # plan
    finding_unanswered_days: Days
    map_stale_days: Days
