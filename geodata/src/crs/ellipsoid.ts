/** WGS 84 (EPSG:7030). CGCS2000 differs by less than 0.2 mm on the ground. */
export const SEMI_MAJOR_M = 6_378_137
const FLATTENING = 1 / 298.257223563
export const ECCENTRICITY2 = FLATTENING * (2 - FLATTENING)
export const RADIANS_PER_DEGREE = Math.PI / 180

/** Metres of one degree of latitude and of longitude at a latitude (degrees). */
export const metresPerDegree = (latitude: number): { readonly lat: number; readonly lon: number } => {
  const phi = latitude * RADIANS_PER_DEGREE
  const w2 = 1 - ECCENTRICITY2 * Math.sin(phi) ** 2
  const meridianM = (SEMI_MAJOR_M * (1 - ECCENTRICITY2)) / w2 ** 1.5
  const parallelM = (SEMI_MAJOR_M * Math.cos(phi)) / Math.sqrt(w2)
  return { lat: meridianM * RADIANS_PER_DEGREE, lon: parallelM * RADIANS_PER_DEGREE }
}
