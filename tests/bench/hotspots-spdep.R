# Times spdep on neighbours and values written by hotspots-program.ts, and writes what it found.
# Arguments: folder, "localG" or "localG_perm", star (0 or 1), draws.
suppressPackageStartupMessages(library(spdep))
args <- commandArgs(trailingOnly = TRUE)
folder <- args[1]
task <- args[2]
star <- args[3] == "1"
ints <- function(name) {
  path <- file.path(folder, name)
  readBin(path, "integer", n = file.info(path)$size / 4, size = 4)
}
doubles <- function(name) {
  path <- file.path(folder, name)
  readBin(path, "double", n = file.info(path)$size / 8, size = 8)
}
start <- ints("start.i4")
to <- ints("neighbour.i4") + 1L
n <- length(start) - 1L
nb <- lapply(seq_len(n), function(i) {
  from <- start[i]
  if (start[i + 1] == from) 0L else to[(from + 1L):start[i + 1]]
})
class(nb) <- "nb"
if (star) nb <- include.self(nb)
listw <- nb2listw(nb, style = "B", zero.policy = TRUE)
x <- doubles("values.f8")
save <- function(column, name) writeBin(as.double(column), file.path(folder, name), size = 8)
if (task == "localG") {
  best <- c(Inf, Inf)
  for (run in 1:5) {
    time <- system.time(g <- localG(x, listw, zero.policy = TRUE))[c(1, 3)]
    best <- pmin(best, time)
  }
  cat(best[2], best[1], "\n")
  save(g, "z.f8")
} else {
  time <- system.time(g <- localG_perm(x, listw, nsim = as.integer(args[4]), zero.policy = TRUE, iseed = 1))[c(1, 3)]
  cat(time[2], time[1], "\n")
  save(attr(g, "internals")[, 5], "p.f8")
}
