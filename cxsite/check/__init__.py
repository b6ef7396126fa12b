"""Editorial rules for well-formed values: one file per rule, whose docstring is its page in the manual.

A rule is a module with `problems(publication)`. To add one: write the file, add it to `RULES`, add a broken site as a case.
"""

from collections.abc import Mapping
from datetime import datetime
from types import ModuleType

from cxsite.check import (
    address_clash,
    alias_clash,
    bare_address,
    benchmark_without_source,
    broken_anchor,
    broken_image,
    broken_link,
    cells_lost,
    checked_number,
    claims_out_of_date,
    counts_out_of_date,
    description_length,
    description_missing,
    duplicate_id,
    expires_before_date,
    feedback_without_post,
    few_answers,
    firm_rule,
    future_period,
    heading_level_one,
    heading_skipped,
    image_without_alt,
    label_without_address,
    left_as_typed,
    letter_personal_data,
    limits_lowered,
    link_text,
    link_to_held,
    lonely_tags,
    mark_wording,
    measure_without_source,
    milestone_judged,
    near_duplicate_tags,
    not_counted_yet,
    own_address,
    picture_elsewhere,
    promise_without_owner,
    quote_without_consent,
    reserved_address,
    review_overdue,
    same_answers_twice,
    security_expired,
    so_far_ended,
    tag_clash,
    tag_variants,
    translation_clash,
    unbound_number,
    unexplained_jargon,
    unknown_author,
    unknown_binding,
    unknown_letter_to,
    unknown_measure,
    unknown_rule,
    unknown_scorecard,
    unknown_tag,
    unpinned_period,
    unportable_name,
    unusable_picture,
    unused_scorecard,
    updated_before_date,
    waiver_without_reason,
    withheld_binding,
)
from cxsite.check.publication import publication
from cxsite.check.settled import Settled, settled
from cxsite.model.corpus import Corpus
from cxsite.model.library import Library
from cxsite.model.problem import Problem
from cxsite.model.result import Results

#: What improves a text without being an error: always a warning or a note, which a text may waive with a reason.
EDITORIAL: tuple[ModuleType, ...] = (
    unbound_number,
    mark_wording,
    heading_level_one,
    heading_skipped,
    image_without_alt,
    link_text,
    description_length,
    description_missing,
    near_duplicate_tags,
    lonely_tags,
    unexplained_jargon,
    promise_without_owner,
    quote_without_consent,
    letter_personal_data,
    benchmark_without_source,
    own_address,
    left_as_typed,
    cells_lost,
    bare_address,
)
RULES: tuple[ModuleType, ...] = (
    address_clash,
    alias_clash,
    reserved_address,
    unportable_name,
    duplicate_id,
    translation_clash,
    broken_link,
    broken_anchor,
    broken_image,
    picture_elsewhere,
    unusable_picture,
    link_to_held,
    unknown_author,
    unknown_letter_to,
    unknown_scorecard,
    unknown_measure,
    unknown_tag,
    unknown_binding,
    unpinned_period,
    withheld_binding,
    checked_number,
    tag_variants,
    tag_clash,
    label_without_address,
    updated_before_date,
    expires_before_date,
    feedback_without_post,
    review_overdue,
    security_expired,
    measure_without_source,
    future_period,
    so_far_ended,
    few_answers,
    not_counted_yet,
    milestone_judged,
    limits_lowered,
    same_answers_twice,
    counts_out_of_date,
    unused_scorecard,
    *EDITORIAL,
)
#: Checked only if a build must not write claims.lock.
LOCKED: tuple[ModuleType, ...] = (claims_out_of_date,)
#: Rules about rules: their problems are found by `settled`.
AGREED: tuple[ModuleType, ...] = (unknown_rule, firm_rule, waiver_without_reason)

__all__ = ["EDITORIAL", "MANUAL", "RULES", "Settled", "corpus", "name", "settled"]


def name(rule: ModuleType) -> str:
    """The rule's name in problems: `broken_link` is "broken-link"."""
    return rule.__name__.rpartition(".")[2].replace("_", "-")


MANUAL: Mapping[str, str] = {name(rule): (rule.__doc__ or "").strip() for rule in (*RULES, *LOCKED, *AGREED)}


def corpus(
    corpus: Corpus, library: Library, results: Results, now: datetime, *, locked: bool = False
) -> tuple[Problem, ...]:
    """All rules' problems, in the order of the rules and then of the files. `results` are in English.

    `locked` means that `claims.lock` must not be written, so it must be up to date.
    """
    seen = publication(corpus, library, results, now)
    rules = (*RULES, *LOCKED) if locked else RULES
    return tuple(problem for rule in rules for problem in rule.problems(seen))
