"""One place of a comparison as SVG: `network-valhalla-picture.py FOLDER PLACE`, FOLDER as WANGGE_BENCH_KEEP left it."""

import json
import math
import sys
from pathlib import Path

import numpy as np

folder, place = Path(sys.argv[1]), int(sys.argv[2])
ours = json.loads((folder / "ours.json").read_text())
limit = ours["limits"][1]
lon, lat, metres = (np.fromfile(folder / f"samples-{k}.f8", dtype="<f8") for k in range(3))
at = slice(*ours["sampleStart"][place:place + 2])
west, south = ours["points"][place]["asked"]
scale, side, foot = 0.82, 860, 96
kx, ky = 111_320 * math.cos(math.radians(south)) * scale, 110_900 * scale


def xy(position):
    return side / 2 + (position[0] - west) * kx, side / 2 - (position[1] - south) * ky


def path(rings):
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in map(xy, ring)) + "Z" for ring in rings)


def rings_of(geometry):
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for part in parts for ring in part]


def ways(reached):
    """Neighbouring samples are a stretch; the step from one way to the next is longer."""
    places = np.stack([lon[at], lat[at]], axis=1)
    walked = metres[at] <= limit
    parts = []
    for a, b, x, y in zip(places, places[1:], walked, walked[1:]):
        (ax, ay), (bx, by) = xy(a), xy(b)
        if math.hypot(ax - bx, ay - by) < 4.3 * scale and (x and y) == reached:
            parts.append(f"M{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}")
    return "".join(parts)


def grid():
    step = 0.001
    half = int(side / 2 / min(kx, ky) / step) + 2
    lines = ""
    for k in range(-half, half + 1):
        x, y = xy((west + (k + 0.5) * step, south + (k + 0.5) * step))
        lines += f"M{x:.1f} 0V{side}M0 {y:.1f}H{side}"
    return lines


cases = json.loads((folder / "cases.geojson").read_text())["features"]
shape = {f["properties"]["who"]: path(rings_of(f["geometry"])) for f in cases if f["properties"]["place"] == place}
x, y = xy(ours["points"][place]["start"])
words = [
    (24, "#12735c", "Wangge"), (144, "#9e1b32", "Valhalla"), (262, "#1b2224", f"walked within {limit} m"),
    (498, "#b9ae98", "farther"), (608, "#ded9cd", "Valhalla’s grid, 0.001°"),
]
legend = "".join(
    f'<path d="M{left} {side + 36}h26" stroke="{colour}" stroke-width="6"/>'
    f'<text x="{left + 34}" y="{side + 42}">{text}</text>' for left, colour, text in words
)
print(f"""<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side + foot}" font-family="sans-serif" font-size="19" fill="#1b2224">
<rect width="100%" height="100%" fill="#f6f3ec"/>
<svg width="{side}" height="{side}"><path d="{grid()}" stroke="#ded9cd" fill="none"/>
<path d="{shape['theirs']}" fill="#9e1b32" fill-opacity=".08" stroke="#9e1b32" stroke-width="2.5" fill-rule="evenodd"/>
<path d="{shape['ours']}" fill="#12735c" fill-opacity=".34" stroke="#12735c" stroke-width="1.5" fill-rule="evenodd"/>
<path d="{ways(False)}" stroke="#b9ae98" stroke-width="2.2" fill="none"/>
<path d="{ways(True)}" stroke="#1b2224" stroke-width="2.2" fill="none"/>
<circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="#fff" stroke="#0d5a48" stroke-width="3"/></svg>
<rect y="{side}" width="100%" height="{foot}" fill="#fbf9f5"/>{legend}
<text x="24" y="{side + 76}" font-size="15" fill="#5c6565">Ways © OpenStreetMap contributors, ODbL 1.0</text></svg>""")
