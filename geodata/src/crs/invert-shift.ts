const TOLERANCE_DEGREES = 1e-11
const MOST_ROUNDS = 30

/**
 * The point that a shift takes to (lon, lat), all in degrees. The shift must change little from place to place: every
 * round then divides the error by some hundreds, and what is left is rounding.
 */
export const invertShift = (
  shift: (lon: number, lat: number) => readonly [lon: number, lat: number],
  lon: number,
  lat: number,
): [lon: number, lat: number] => {
  let x = lon
  let y = lat
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const [toX, toY] = shift(x, y)
    x += lon - toX
    y += lat - toY
    if (Math.abs(lon - toX) < TOLERANCE_DEGREES && Math.abs(lat - toY) < TOLERANCE_DEGREES) break
  }
  return [x, y]
}
