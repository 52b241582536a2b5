"""A workbook folder with a small whole pack in it, and room for a test's own packs."""

import pytest

from kit.pack import FACTS, ContentKind, PlanParts, check_pack, load_pack
from kit.settings import Settings

HEAD = "extends: small\nname: {ja: 自社, en: Ours}\n"

# Whole, but quick to read: every stage, rating, pair and finding is the first one said again.
SMALL = f"""\
name: &text {{ja: あ, en: a}}
about: *text
terms:
  formal_request: {{ja: 依頼, en: request}}
  deciding_body: *text
  customer: *text
  your_company_written: *text
  map: *text
beliefs: {{{", ".join(f"B{n}: *text" for n in range(1, 13))}}}
ratings:
  trust: &rating {{name: *text, anchors: {{1: *text, 3: *text, 5: *text}}}}
  they_on_us: *rating
  we_on_them: *rating
  influence: *rating
  expectation: *rating
stages:
  0: &stage
    name: *text
    met: *text
    mind: *text
    agreement: *text
    reassess_after_days: 30
    evidence_days: 180
    criteria:
      first: &criterion {{text: *text, evidence: *text}}
      second: *criterion
      third: *criterion
    questions: {{what-next: *text}}
{"".join(f"  {n}: *stage{chr(10)}" for n in range(1, 10))}
pairs_source: *text
pairs:
  R1: &pair {{name: *text, raises: *text, lowers: *text, why: *text}}
{"".join(f"  R{n}: *pair{chr(10)}" for n in range(2, 15))}
channels:
{
    "".join(
        f"  {kind}: {{content: {kind}, channel: phone, why: *text, add: *text}}{chr(10)}"
        for kind in ContentKind
    )
}
information:
  plan: {{name: *text, question: *text, why: *text, how: *text}}
understanding:
  business: {{name: *text, freshness: situation, questions: {{first: *text}}}}
self_check:
  asked: {{text: *text, belief: B1, anchors: {{"yes": *text, partly: *text, "no": *text}}}}
milestones:
  order: {{position: 10, name: *text, presence: *text, confirms: *text}}
  live: {{position: 20, name: *text, presence: *text, confirms: *text, go_live: true}}
causes:
  absent: {{name: *text, lies_with: sales, ask: *text}}
follow_through:
  did: {{side: ours, text: *text}}
  saw: {{side: theirs, text: *text}}
coaching:
  grow:
    goal: &grow {{why: *text, questions: {{first: *text}}}}
    reality: *grow
    options: *grow
    will: *grow
  root_causes:
    knowledge: &cause {{ask: {{first: *text}}, helps: *text}}
    skill: *cause
    will: *cause
    system: *cause
  follow_up: *text
handover:
  first:
    first_day: 1
    last_day: 10
    name: *text
    why: *text
    questions: {{first: *text}}
domains:
  parts: {{name: *text, about: *text}}
plan:
  goal: *text
  parts:
    outline: &part {{name: *text, question: *text}}
{
    "".join(f"    {name}: *part{chr(10)}" for name in PlanParts.model_fields if name != "outline")
}  session: {{beats_rivals: *text, feasible: *text, risk: *text}}
letters:
  apology:
    name: *text
    about: *text
    tags: [apology]
    frame: plain
    template: {{ja: "あ{{{{ cause }}}}", en: "a {{{{ cause }}}}"}}
letter_facts:
  cause: {{name: *text, hint: *text}}
letter_rules:
  excuse: {{test: forbid, severity: note, phrases: [忙しく], sentence: *text, advice: *text}}
letter_words:
  frames: {{plain: {{ja: "{{{{ body }}}}", en: "{{{{ body }}}}"}}}}
  seasons: {{{", ".join(f"{n}: 候" for n in range(1, 13))}}}
  pairs: {{拝啓: {{lang: ja, closings: [敬具]}}}}
  lists: {{title: [部長]}}
  variants: [高髙]
findings:
  stage.not_assessed: &words
    {{severity: note, belief: B1, title: *text, sentence: *text, question: *text}}
{"".join(f"  {code}: *words{chr(10)}" for code in FACTS if code != "stage.not_assessed")}
thresholds:
  rater_gap_levels: 2
  agreement_lag_levels: 2
  decision_maker_unmet_days: 60
  single_thread_people: 2
  no_opponent_known_attitudes: 5
  strong_influence: 4
  high_trust: 4
  newcomer_months: 6
  people_stale_days: 90
  dependence_gap: 3
  dependence_weak: 2
  lead_time_days: 60
  budget_window_days: 45
  budget_stage: 6
  lead_few: 5
  contact_window_days: 90
  contact_few: 5
  account_silence_days: 30
  decision_maker_silence_days: 60
  started_by_us_percent: 40
  mail_percent: 70
  initiator_unknown_percent: 30
  routine_only_contacts: 3
  no_suggestion_days: 90
  balance_half_life_days: 90
  balance_window_days: 90
  balance_few: 5
  information_stale_days: 180
  situation_stale_days: 120
  scenario_stale_days: 30
  deal_only_areas: 3
  issue_stage: 5
  promise_unconfirmed_days: 14
  after_order_silence_days: 14
  question_open_days: 14
  letter_days: 3
  complaint_window_days: 180
  finding_unanswered_days: 14
  map_stale_days: 180
"""


@pytest.fixture
def workbook(tmp_path):
    folder = tmp_path / "data" / "packs" / "small"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(SMALL, encoding="utf-8")
    return Settings(home=tmp_path, store="sqlite://")


@pytest.fixture
def write(workbook):
    """Write a pack's files; a pack without a head of its own extends the small one."""

    def write_files(pack_id, **files):
        folder = workbook.home / "data" / "packs" / pack_id
        folder.mkdir(parents=True)
        for name, content in {"pack": HEAD, **files}.items():
            raw = content if isinstance(content, bytes) else content.encode("utf-8")
            (folder / f"{name}.yaml").write_bytes(raw)

    return write_files


@pytest.fixture
def load(workbook):
    return lambda pack_id: load_pack(pack_id, workbook)


@pytest.fixture
def check(workbook):
    return lambda pack_id: check_pack(pack_id, workbook)
