# The same question asked of pandana on one thread: nearest two centres for every building.
import resource
import sys
import time

import numpy as np
import pandana
import pandas as pd

folder = sys.argv[1]


def column(name):
    return np.fromfile(f"{folder}/{name}", dtype="<" + name.split(".")[1])


x, y = column("x.i4") / 1e7, column("y.i4") / 1e7
began = time.perf_counter()
net = pandana.Network(
    pd.Series(x), pd.Series(y), pd.Series(column("from.i4")), pd.Series(column("to.i4")),
    pd.DataFrame({"metres": column("metres.f8")}), twoway=True,
)
print(f"  network built in {time.perf_counter() - began:.2f} s")
centres, targets = column("centres.i4"), column("targets.i4")
for reach in (2000, 5000):
    began = time.perf_counter()
    net.set_pois("centres", reach, 2, pd.Series(x[centres]), pd.Series(y[centres]))
    ready = time.perf_counter()
    found = net.nearest_pois(reach, "centres", num_pois=2, include_poi_ids=True)
    per_building = found.iloc[targets]
    ended = time.perf_counter()
    print(f"  within {reach} m: centres set in {ready - began:.2f} s, nearest two of {len(per_building)} buildings in {ended - ready:.2f} s")
print(f"  memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
