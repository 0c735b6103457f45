/** Cody's rational approximations (W. J. Cody, Mathematics of Computation 23, 1969): erf near 0, erfc to 4, erfc beyond. */
const nearTop = [
  0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694,
]
const nearBottom = [1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171]
const middleTop = [
  2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001,
  881.952221241769, 1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
]
const middleBottom = [
  1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
  4362.619090143247, 3439.3676741437216, 1230.3393548037495,
]
const farTop = [
  0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275,
  0.0006587491615298378,
]
const farBottom = [
  1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918,
]

const horner = (coefficients: readonly number[], x: number): number => {
  let sum = 0
  for (const coefficient of coefficients) sum = sum * x + coefficient
  return sum
}

/** exp(−x²) with x split at 1/16, so that squaring loses nothing. */
const gauss = (x: number): number => {
  const head = Math.trunc(x * 16) / 16
  return Math.exp(-head * head) * Math.exp(-(x - head) * (x + head))
}

/** Complementary error function; relative error below 1e-14 where the value is a normal double (|x| < 26). */
export const erfc = (x: number): number => {
  const size = Math.abs(x)
  if (size <= 0.46875) {
    const square = x * x
    return 1 - (x * horner(nearTop, square)) / horner(nearBottom, square)
  }
  const tail = size <= 4 ? middleTail(size) : farTail(size)
  return x > 0 ? tail : 2 - tail
}

const middleTail = (x: number): number => (gauss(x) * horner(middleTop, x)) / horner(middleBottom, x)

const farTail = (x: number): number => {
  const inverse = 1 / (x * x)
  const bent = (inverse * horner(farTop, inverse)) / horner(farBottom, inverse)
  return (gauss(x) * (1 / Math.sqrt(Math.PI) - bent)) / x
}

/** Chance that a standard normal lies at least as far from 0 as `z`, on either side. */
export const twoSidedP = (z: number): number => erfc(Math.abs(z) * Math.SQRT1_2)
