"""Maximal cover by PuLP and CBC, the way spopt's MCLP writes it: one column a demand point and one a site.

Usage: siting-peer.py PROBLEM.json; prints one JSON line a run.
"""
import json
import sys
import time

import pulp

with open(sys.argv[1]) as file:
    problem = json.load(file)
k, limit, gap = problem["k"], problem["limitSeconds"], problem["gap"]


def solve(name, households, sites_of, sites, began):
    model = pulp.LpProblem("mclp", pulp.LpMaximize)
    x = [pulp.LpVariable(f"x{s}", cat="Binary") for s in range(sites)]
    y = [pulp.LpVariable(f"y{i}", 0, 1) for i in range(len(households))]
    model += pulp.LpAffineExpression(zip(y, households))
    model += pulp.lpSum(x) == k
    for i, reaching in enumerate(sites_of):
        model += pulp.LpAffineExpression([(x[s], 1) for s in reaching] + [(y[i], -1)]) >= 0
    model.solve(pulp.PULP_CBC_CMD(msg=False, timeLimit=limit, gapRel=gap, threads=1))
    seconds = time.perf_counter() - began
    chosen = {s for s in range(sites) if (x[s].value() or 0) > 0.5}
    total = sum(own for own, reaching in zip(households, sites_of) if chosen & set(reaching))
    print(json.dumps({"name": name, "seconds": seconds, "total": total, "optimal": model.sol_status == 1}), flush=True)


def lists():
    sites_of = [[] for _ in problem["households"]]
    for site, points in enumerate(problem["reached"]):
        for point in points:
            sites_of[point].append(site)
    kept = [i for i, reaching in enumerate(sites_of) if reaching]
    return [problem["households"][i] for i in kept], [sites_of[i] for i in kept]


began = time.perf_counter()
households, sites_of = lists()
solve("CBC, as spopt writes it", households, sites_of, len(problem["reached"]), began)

began = time.perf_counter()
households, sites_of = lists()
groups = {}
for own, reaching in zip(households, sites_of):
    groups[tuple(reaching)] = groups.get(tuple(reaching), 0) + own
solve("CBC, points of the same sites put together", list(groups.values()), list(groups), len(problem["reached"]), began)
