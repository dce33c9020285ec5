#!/usr/bin/env python3
"""Fits a recogniser's calibration for models/hearing.toml on one half of recordings and judges it on the other.

usage: calibrate.py DETAILS.tsv...      (from `offhook-bench stt --details`; sets named fit_... are fitted on, judge_... are judged)

A confidence of 0.8 starts at the smallest likelihood above which 97 of 100 texts are right, 0.5 at the one above which every other text of
its neighbourhood is. Right means: not one word wrong after the bench's normalisation. Needs nothing but Python.
"""
import csv
import sys

# A little more than is promised, because the set is small.
SURE, SURE_SHARE = 0.8, 0.97
DOUBT, DOUBT_SHARE = 0.5, 0.5
NEIGHBOURS = 12
# As in src/engine/calibration.rs.
HEARD_AGAIN = 0.4


def rows(paths, half):
    found = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["set"].startswith(half) and row["heard"]:
                    doubt = HEARD_AGAIN if row["heard_again"] == "true" else 1
                    found.append((float(row["likelihood"]) * doubt, row["errors"] == "0", row["set"]))
    return sorted(found, reverse=True)


def fit(found):
    right, sure = 0, 1.0
    for count, (likelihood, is_right, _) in enumerate(found, 1):
        right += is_right
        if right / count >= SURE_SHARE:
            sure = likelihood
    doubt = sure / 2
    for at in range(len(found) - NEIGHBOURS):
        near = found[at : at + NEIGHBOURS]
        if sum(is_right for _, is_right, _ in near) / NEIGHBOURS < DOUBT_SHARE:
            doubt = min(near[0][0], sure * 0.9)
            break
    return [(0.0, 0.2), (round(doubt, 4), DOUBT), (round(sure, 4), SURE), (1.0, 1.0)]


def confidence(points, likelihood):
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if likelihood <= x1:
            return y0 + (y1 - y0) * (likelihood - x0) / max(1e-9, x1 - x0)
    return points[-1][1]


def judge(points, found):
    print("| confidence | texts | right |\n|---|--:|--:|")
    for low, high in [(0.8, 1.01), (0.65, 0.8), (0.5, 0.65), (0.35, 0.5), (0.0, 0.35)]:
        chosen = [is_right for likelihood, is_right, _ in found if low <= confidence(points, likelihood) < high]
        share = f"{100 * sum(chosen) / len(chosen):.0f} %" if chosen else "-"
        print(f"| {100 * low:.0f} to {min(100, 100 * high):.0f} | {len(chosen)} | {share} |")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    points = fit(rows(sys.argv[1:], "fit"))
    print("confidence = " + str([list(point) for point in points]))
    for half in ("fit", "judge"):
        print(f"\n{half}:")
        judge(points, rows(sys.argv[1:], half))
