"""Every vector of vectors.json, number by number. Those of other methods (wald, score_, wrong_) are skipped."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from cxsite.model.result import marked
from cxsite.model.scorecard import GoalCounts, Measure
from cxsite.relate import wording
from cxsite.relate.kinds.goals import GOALS
from cxsite.stats import (
    change,
    levers,
    means,
    nps,
    pooling,
    response,
    rounding,
    sample_size,
    shares,
    suppression,
    target,
)
from tests.speaking import WORDS

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text())["vectors"]
NOT_OURS = ("wald", "score_", "wrong_", "published_", "why")


def groups(inputs):
    return nps.Groups(inputs["promoters"], inputs["passives"], inputs["detractors"])


def by_score(inputs):
    return {int(score): n for score, n in inputs["counts_by_score"].items()}


def ends(interval, factor=1):
    return [interval.low * factor, interval.high * factor]


def shown(display, n):
    """As readers see it."""
    found = suppression.standing(n)
    words = {"no responses": WORDS.say("no_responses"), "withheld": WORDS.say("withheld", suppression.WITHHOLD_BELOW)}
    return words.get(found) or marked(display, n, WORDS, small=found == "small sample")


def of_groups(people, confidence=0.95):
    if not people.n:
        return {"n": 0, "nps": nps.score(people), "display": shown("", 0)}
    interval = ends(nps.adjusted_interval(people, confidence))
    return {
        "n": people.n,
        "promoters": people.promoters,
        "passives": people.passives,
        "detractors": people.detractors,
        "nps": nps.score(people),
        "display": rounding.signed(nps.score(people)),
        "variance": nps.variance(people),
        "se_points": nps.standard_error(people),
        "adjusted_centre": nps.adjusted_centre(people),
        "adjusted_se_points": nps.standard_error(nps.adjusted(people)),
        f"adjusted_wald_{confidence * 100:.0f}": interval,
    }


def of_nps(inputs):
    return of_groups(groups(inputs), inputs.get("confidence", 0.95))


def of_scores(inputs):
    return of_groups(nps.groups_of_scores(inputs["scores"]))


def of_histogram(inputs):
    counts = by_score(inputs)
    mean, deviation = means.mean(counts), means.deviation(counts)
    return of_groups(nps.groups_of_histogram(counts)) | {"mean_score": mean, "sd_score_n_minus_1": deviation}


def of_published_shares(inputs):
    p, d = inputs["p"], inputs["d"]
    error = nps.standard_error_of_shares(p, d, inputs["n"])
    sd = error / 100 * inputs["n"] ** 0.5
    return {"nps": 100 * (p - d), "variance": sd**2, "sd": sd, "se_points": error}


def of_display(inputs):
    people = groups(inputs)
    names = ("promoters", "passives", "detractors")
    shown = {name: rounding.percent(Fraction(getattr(people, name), people.n)) for name in names}
    return of_groups(people) | {"shares_display": shown}


def of_difference(inputs):
    confidence = inputs.get("confidence", 0.95)
    found = change.of_nps(groups(inputs["earlier"]), groups(inputs["later"]), confidence)
    adjusted = {
        "difference_points": found.centre,
        "se_points": found.standard_error,
        "z": found.z,
        "p": found.p,
        f"ci_{confidence * 100:.0f}": ends(found.interval),
    }
    return {"difference_points_raw": found.raw, "adjusted": adjusted}


def of_pool(inputs):
    return {"pooled": of_groups(pooling.pooled(map(groups, inputs["segments"])))}


def of_strata(inputs):
    found = pooling.stratified([(s["population_share"], groups(s)) for s in inputs["segments"]])
    scores = [nps.score(groups(s)) for s in inputs["segments"]]
    return {
        "weighted_nps": found.score,
        "se_points": found.standard_error,
        "ci_95_wald": ends(found.interval),
        "adjusted_centre": found.adjusted_centre,
        "ci_95_adjusted": ends(found.adjusted_interval),
        "unweighted_pooled_nps": nps.score(pooling.pooled(map(groups, inputs["segments"]))),
        "mean_of_scores": sum(scores) / len(scores),
    }


def of_weights(inputs):
    found = pooling.weighted([(g["weight"], groups(g)) for g in inputs["groups"]])
    return {
        "n": found.n,
        "sum_weights": found.sum_of_weights,
        "weighted_nps": found.score,
        "n_effective": found.effective_n,
        "design_effect": found.design_effect,
        "weighted_variance": found.variance,
        "se_points": found.standard_error,
        "ci_95": ends(found.interval),
    }


def of_finite_list(inputs):
    people, population = groups(inputs), inputs["population"]
    return {
        "nps": nps.score(people),
        "fpc": pooling.finite_factor(people.n, population),
        "adjusted_ci_95_no_fpc": ends(nps.adjusted_interval(people)),
        "adjusted_ci_95_with_fpc": ends(pooling.finite_interval(people, population)),
    }


def of_wilson(inputs):
    count, n = inputs["satisfied"], inputs["n"]
    return {"share": shares.share(count, n), "wilson_95": ends(shares.wilson(count, n))}


def of_csat(inputs):
    counts, (least, most) = by_score(inputs), inputs["top_box"]
    n, satisfied = means.people(counts), means.people_between(counts, least, most)
    share = shares.share(satisfied, n)
    return {
        "n": n,
        "satisfied": satisfied,
        "csat_percent": 100 * share,
        "display": rounding.percent(share),
        "wilson_95_percent": ends(shares.wilson(satisfied, n), 100),
        "mean": means.mean(counts),
        "bottom_2_percent": 100 * shares.share(means.people_between(counts, 1, 2), n),
    }


def of_csat_difference(inputs):
    later, earlier = ((inputs[k]["satisfied"], inputs[k]["n"]) for k in ("later", "earlier"))
    found = change.of_shares(earlier, later)
    return {"difference": found.raw, "newcombe_95": ends(found.interval)}


def of_effort(inputs):
    counts = by_score(inputs)
    n, easy = means.people(counts), means.people_between(counts, 5, 7)
    return {
        "n": n,
        "mean": means.mean(counts),
        "display_mean": rounding.plain(means.mean(counts), 1),
        "sd_n_minus_1": means.deviation(counts),
        "mean_ci_95_t": ends(means.mean_interval(counts, (1, 7))),
        "easy_5_to_7": easy,
        "easy_percent": 100 * shares.share(easy, n),
        "easy_wilson_95_percent": ends(shares.wilson(easy, n), 100),
    }


def of_two_questions(inputs):
    found = {}
    for name in ("happy", "recommend"):
        yes, n = inputs[f"{name}_yes"], inputs[f"{name}_n"]
        found[f"{name}_percent"] = 100 * shares.share(yes, n)
        found[f"{name}_wilson"] = ends(shares.wilson(yes, n), 100)
    return found


def of_sample_size(inputs):
    cases = {"typical": inputs["variance_typical"], "worst": inputs["variance_worst"]}
    return {f"n_{w}_{name}": sample_size.needed(w, v) for w in (5, 10) for name, v in cases.items()}


def of_response(inputs):
    rate = response.response_rate(inputs["complete"], inputs["invited"], inputs["bounced"])
    return {
        "response_rate": rate,
        "response_percent_display": rounding.percent(rate),
        "completion_of_started": response.completion(inputs["complete"], inputs["partial"]),
    }


def of_suppression(inputs):
    found = of_groups(groups(inputs))
    status = suppression.standing(found["n"])
    hidden = {"nps": None} if status == "withheld" else {}
    return found | hidden | {"status": status, "display": shown(found["display"], found["n"])}


def of_complement(inputs):
    return {"withheld": list(suppression.withheld_parts({s["name"]: groups(s).n for s in inputs["segments"]}))}


def of_number(inputs):
    value, goal = inputs["value"], inputs["target"]
    status = target.status(value, goal, inputs.get("at_risk_from", inputs.get("at_risk_to")), inputs["better"])
    if value is None:
        return {"status": status}
    distance, percent = target.distance(value, goal), target.percent_of_target(value, goal)
    return {"status": status, "variance_from_target": distance, "percent_of_target": percent}


def of_survey(inputs):
    people = groups(inputs)
    status = target.status(nps.score(people), inputs["target"], inputs["at_risk_from"])
    certainty = wording.certainty(nps.adjusted_interval(people), inputs["target"], "higher", WORDS)
    return of_groups(people) | {"status": status, "certainty": certainty}


def of_goals(inputs):
    count, n = inputs["goals_customer"], inputs["goals_total"]
    told = GOALS.figures(Measure("g", "goals", "G"), GoalCounts(n, 0, count), WORDS).second
    return {
        "customer_share_percent": 100 * shares.share(count, n),
        "display": told.removesuffix(" of all goals were met"),
    }


def of_levers(inputs):
    found = levers.levers({r["name"]: {k: v for k, v in r.items() if k != "name"} for r in inputs["raters"]})
    return {
        "medians": dict(found.medians),
        "weakest": list(found.weakest),
        "largest_disagreement": found.largest_disagreement,
    }


KINDS = {
    "nps": of_nps,
    "nps_from_scores": of_scores,
    "nps_se_from_shares": of_published_shares,
    "nps_ci_90": of_nps,
    "nps_from_histogram": of_histogram,
    "display": of_display,
    "nps_difference": of_difference,
    "nps_difference_90": of_difference,
    "nps_pool": of_pool,
    "nps_stratified": of_strata,
    "nps_weighted_respondents": of_weights,
    "nps_finite_population": of_finite_list,
    "wilson": of_wilson,
    "csat": of_csat,
    "csat_difference": of_csat_difference,
    "ces": of_effort,
    "two_questions": of_two_questions,
    "sample_size": of_sample_size,
    "response_rate": of_response,
    "suppression": of_suppression,
    "suppression_complementary": of_complement,
    "kpi_status": of_number,
    "survey_status": of_survey,
    "goal_share": of_goals,
    "levers": of_levers,
}


def differences(expected, found, tolerance, where=""):
    """The places where `found` differs from what is expected, including keys that were not computed."""
    if isinstance(expected, dict):
        keys = [key for key in expected if not key.startswith(NOT_OURS)]
        return [d for k in keys for d in differences(expected[k], found.get(k, "nothing"), tolerance, f"{where}/{k}")]
    if isinstance(expected, list):
        found = list(found.values()) if isinstance(found, dict) else found
        pairs = zip(expected, found, strict=True)
        return [d for i, (e, f) in enumerate(pairs) for d in differences(e, f, tolerance, f"{where}/{i}")]
    if isinstance(expected, str) or expected is None or isinstance(found, str) or found is None:
        same = expected == found
    else:
        same = abs(float(found) - expected) <= tolerance
    return [] if same else [f"{where}: expected {expected}, found {found}"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v["id"])
def test_vector(vector):
    found = KINDS[vector["kind"]](vector["inputs"])
    assert differences(vector["expected"], found, vector["tolerance"]) == []


def test_all_vectors_are_here():
    assert len(VECTORS) == len({v["id"] for v in VECTORS}) == 48


@pytest.mark.parametrize("vector", [v for v in VECTORS if "published_4dp" in v["expected"]], ids=lambda v: v["id"])
def test_published_digits(vector):
    found = KINDS[vector["kind"]](vector["inputs"])
    interval = found.get("wilson_95") or found["newcombe_95"]
    assert [round(end, 4) for end in interval] == vector["expected"]["published_4dp"]
