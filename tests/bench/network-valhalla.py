"""Valhalla's half of the comparison, and the judging of both: `network-valhalla.py EXTRACT.osm.pbf FOLDER`.

Builds tiles from the same extract, asks for the same areas in process, and measures both answers against the exactly
walked network that our half has left in the folder.
"""

import json
import math
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import shapely
import valhalla
from valhalla.config import get_config

extract, folder = sys.argv[1], Path(sys.argv[2])
ours = json.loads((folder / "ours.json").read_text())
limits, points = ours["limits"], ours["points"]
lon, lat, metres, weight = (np.fromfile(folder / f"samples-{k}.f8", dtype="<f8") for k in range(4))
samples = [slice(a, b) for a, b in zip(ours["sampleStart"], ours["sampleStart"][1:])]
beyond = ours["beyondM"]

# Degrees: the least side of a square of Valhalla's grid, which every walk of less than an hour or so gets.
GRID = 0.001
# Edges with fewer nodes in reach do not end Valhalla's search for a start, but are started from as well.
WELL_CONNECTED = 50

# Everything that weighs one way against another or adds seconds is set to nothing, as far as there is a setting.
speed = {"walking_speed": 3.6}
neutral = {
    **speed,
    "walkway_factor": 1, "sidewalk_factor": 1, "alley_factor": 1, "driveway_factor": 1, "service_factor": 1,
    "step_penalty": 0, "elevator_penalty": 0, "service_penalty": 0, "destination_only_penalty": 0,
    "private_access_penalty": 0, "gate_cost": 0, "gate_penalty": 0, "use_lit": 0, "max_hiking_difficulty": 6,
}
finest = {"denoise": 0, "generalize": 0}
settings = {
    "minutes, only the speed set": (speed, "time", {}),
    "minutes, neutral costs, finest": (neutral, "time", finest),
    "metres, shortest, finest": ({**neutral, "shortest": True}, "distance", finest),
}
judged = "minutes, neutral costs, finest"


def build_tiles():
    tiles = folder / "tiles"
    tiles.mkdir()
    config = get_config(tile_dir=tiles, tile_extract="")
    config["mjolnir"]["concurrency"] = 1
    path = folder / "valhalla.json"
    path.write_text(json.dumps(config))
    program = Path(valhalla.__file__).parent / "bin" / "valhalla_build_tiles"
    began = time.perf_counter()
    subprocess.run([program, "-c", path, extract], check=True, capture_output=True)
    print(f"Valhalla {valhalla.__version__}: tiles in {1000 * (time.perf_counter() - began):.0f} ms")
    return valhalla.Actor(str(path))


def request(point, costing, contour=None, **more):
    query = {
        "locations": [{"lon": point[0], "lat": point[1]}],
        "costing": "pedestrian",
        "costing_options": {"pedestrian": costing},
        **more,
    }
    if contour is not None:
        query |= {"contours": [contour], "polygons": True}
    return json.dumps(query)


def contour_of(metric, limit):
    return {"time": limit / 60} if metric == "time" else {"distance": limit / 1000}


def ask(actor, name, limit):
    """Text of each answer and the best time of some rounds; request and answer are text, made outside the clock."""
    costing, metric, more = settings[name]
    requests = [request(point["asked"], costing, contour_of(metric, limit), **more) for point in points]
    best, answers = [math.inf] * len(points), [None] * len(points)
    for _ in range(ours["rounds"]):
        for k, text in enumerate(requests):
            began = time.perf_counter()
            answers[k] = actor.isochrone(text)
            best[k] = min(best[k], 1000 * (time.perf_counter() - began))
    return answers, best


def to_metres(shape):
    """Flat metres around the town: the same factors for both, good enough to compare areas."""
    scale = np.array([111_320 * math.cos(math.radians(float(lat[0]))), 110_900])
    return shapely.transform(shape, lambda xy: xy * scale)


def union_of(answer):
    parts = [shapely.from_geojson(json.dumps(feature["geometry"])) for feature in json.loads(answer)["features"]]
    whole = shapely.union_all(shapely.make_valid(parts))
    return whole, all(shapely.is_valid(parts))


def judge(k, polygon, limit):
    """Metres of network: reached, reached and inside, inside, inside though farther than the limit and a bit."""
    shapely.prepare(polygon)
    at = samples[k]
    inside = shapely.contains_xy(polygon, lon[at], lat[at])
    reached, far = metres[at] <= limit, metres[at] > limit + beyond
    w = weight[at]
    return w[reached].sum(), w[reached & inside].sum(), w[inside].sum(), w[far & inside].sum()


def cells(k, limit):
    """The squares of Valhalla's grid that the exact walk comes into: a place in the middle of the middle one."""
    at = samples[k]
    place = np.array(points[k]["asked"])
    reached = np.stack([lon[at], lat[at]], axis=1)[metres[at] <= limit]
    found = np.unique(np.floor((reached - place) / GRID + 0.5), axis=0)
    low, high = place + (found - 0.5) * GRID, place + (found + 0.5) * GRID
    return shapely.union_all(shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1]))


def likeness(a, b):
    return a.intersection(b).area / a.union(b).area


def figures(ms):
    return f"{np.median(ms):.2f} / {np.percentile(ms, 95):.2f}"


def share(part, whole):
    return f"{100 * part / whole:.1f}%"


def snaps(actor, point):
    """Metres between the two programs' starts, the way theirs is on, and how many ways on islands it starts from too."""
    edges = json.loads(actor.locate(request(point["asked"], neutral, verbose=True)))[0]["edges"]
    islands = {edge["edge_info"]["way_id"] for edge in edges if edge["outbound_reach"] < WELL_CONNECTED}
    found = next(edge for edge in edges if edge["outbound_reach"] >= WELL_CONNECTED)
    a, b = (to_metres(shapely.Point(p)) for p in (point["start"], (found["correlated_lon"], found["correlated_lat"])))
    return a.distance(b), found["edge_info"]["way_id"], len(islands)


def walks(actor, k, limit):
    """Theirs against the exact walk, way by way, without any polygon."""
    text = request(points[k]["asked"], {**neutral, "shortest": True}, contour_of("time", limit), action="isochrone",
                   expansion_properties=["distance", "duration", "edge_status"], generalize=0)
    features = json.loads(actor.expansion(text))["features"]
    lines = [to_metres(shapely.LineString(f["geometry"]["coordinates"])) for f in features]
    at = samples[k]
    places = to_metres(shapely.points(lon[at], lat[at]))
    tree = shapely.STRtree(places)
    reached = metres[at] <= limit
    w, m = weight[at], metres[at]
    along = np.unique(shapely.STRtree(places).query(shapely.union_all(lines).buffer(0.5), predicate="intersects"))
    walked = np.zeros(len(w), bool)
    walked[along] = True
    ends = {}
    for line, feature in zip(lines, features):
        told = feature["properties"]
        if told["edge_status"] == "s" and told["distance"] <= limit:
            way = (told["distance"], told["duration"])
            ends[line.coords[-1]] = min(way, ends.get(line.coords[-1], way))
    differences, seconds, strangers = [], [], 0
    for end, (theirs, duration) in ends.items():
        near = tree.query(shapely.Point(end), predicate="dwithin", distance=0.5)
        exact = m[near].min(initial=math.inf)
        if math.isinf(exact):
            strangers += 1
        else:
            differences.append(theirs - exact)
        seconds.append(duration - theirs)
    return {
        "missed": w[reached & ~walked].sum(), "reached": w[reached].sum(), "strangers": strangers,
        "differences": np.array(differences), "seconds": np.array(seconds),
    }


def main():
    actor = build_tiles()
    cases = {}
    for position, limit in enumerate(limits):
        mine = ours["times"][position]
        areas = [shapely.from_geojson(json.dumps(point["areas"][position])) for point in points]
        flat = [to_metres(area) for area in areas]
        sums = np.sum([judge(k, area, limit) for k, area in enumerate(areas)], axis=0)
        print(f"\n{limit // 60} minutes, {len(points)} places; times in ms, median / 95th of a hundred")
        print(f"  ours: {figures(mine['asObject'])}, as text {figures(mine['asText'])}; "
              f"reached and inside {share(sums[1], sums[0])}, too far and inside {share(sums[3], sums[2])}; "
              f"valid {sum(map(shapely.is_valid, areas))}")
        for name in settings:
            answers, best = ask(actor, name, limit)
            shapes = [union_of(answer) for answer in answers]
            other = [to_metres(shape) for shape, _ in shapes]
            ratios = [b.area / a.area for a, b in zip(flat, other)]
            common = [likeness(a, b) for a, b in zip(flat, other)]
            measured = [judge(k, shape, limit) for k, (shape, _) in enumerate(shapes)]
            sums = np.sum(measured, axis=0)
            print(f"  {name}: {figures(best)}; "
                  f"takes {np.median(best) / np.median(mine['asText']):.2f} / "
                  f"{np.percentile(best, 95) / np.percentile(mine['asText'], 95):.2f} of our time as text; "
                  f"area {np.median(ratios):.2f} of ours ({min(ratios):.2f} to {max(ratios):.2f}); "
                  f"in common {np.median(common):.2f} (least {min(common):.2f}); "
                  f"reached and inside {share(sums[1], sums[0])}, too far and inside {share(sums[3], sums[2])}; "
                  f"valid {sum(valid for _, valid in shapes)}")
            if name == judged:
                gridded = [likeness(to_metres(cells(k, limit)), b) for k, b in enumerate(other)]
                print(f"    in common with the grid's squares that the exact walk comes into {np.median(gridded):.2f}")
                for k in range(len(points)):
                    cases[k, limit] = {"common": common[k], "ratio": ratios[k], "sums": measured[k],
                                       "ours": areas[k], "theirs": shapes[k][0]}
    explain(actor, cases)


def explain(actor, cases):
    limit = limits[1]
    starts = [snaps(actor, point) for point in points]
    apart = np.array([far for far, _, _ in starts])
    on_islands = np.array([islands > 0 for _, _, islands in starts])
    print(f"\nstarts: {np.sum(apart > 1)} of {len(points)} more than 1 m apart, {np.sum(apart > 25)} more than 25 m; "
          f"Valhalla starts from an island too at {np.sum(on_islands)}")
    compared = [walks(actor, k, limit) for k in range(len(points))]
    same = [walk for k, walk in enumerate(compared) if apart[k] <= 1 and not on_islands[k]]
    differences = np.concatenate([walk["differences"] for walk in same])
    seconds = np.concatenate([walk["seconds"] for walk in same])
    print(f"walks of {limit} m from the same start ({len(same)}): {len(differences)} ends of their edges, "
          f"{share(np.sum(np.abs(differences) <= 2), len(differences))} within 2 m of the exact walk, "
          f"{share(np.sum(np.abs(differences) > 10), len(differences))} off by more than 10 m "
          f"({differences.min():.0f} to {differences.max():.0f}); {sum(w['strangers'] for w in same)} where ours does not "
          f"come within {limits[-1] + beyond} m; reached ways that theirs does not walk "
          f"{share(sum(w['missed'] for w in same), sum(w['reached'] for w in same))}; "
          f"seconds added to the metres: median {np.median(seconds):.0f}, most {seconds.max():.0f}")
    print(f"\nthe five least alike at {limit // 60} minutes ({judged})")
    features = []
    for k in sorted(range(len(points)), key=lambda k: cases[k, limit]["common"])[:5]:
        case, walk = cases[k, limit], compared[k]
        reached, held, inside, far = case["sums"]
        off = walk["differences"]
        print(f"  {points[k]['asked'][0]:.5f}, {points[k]['asked'][1]:.5f}: in common {case['common']:.2f}, area "
              f"{case['ratio']:.2f} of ours; starts {apart[k]:.1f} m apart (ways {points[k]['way']}, {starts[k][1]}), {starts[k][2]} ways on islands; "
              f"of {reached:.0f} m reached {held:.0f} inside; {far:.0f} of {inside:.0f} m inside too far; "
              f"walk: {walk['missed']:.0f} m not walked, {walk['strangers']} ends ours does not reach, "
              f"{np.sum(np.abs(off) > 10)} of {len(off)} ends off by more than 10 m")
        for who in ("ours", "theirs"):
            features.append({"type": "Feature", "properties": {"who": who, "place": k, "start": points[k]["start"]},
                             "geometry": json.loads(shapely.to_geojson(case[who]))})
    (folder / "cases.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))


main()
