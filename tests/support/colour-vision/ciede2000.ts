/** CIE L*a*b*. */
export type Lab = readonly [lightness: number, a: number, b: number]

const degrees = (radians: number): number => (radians * 180) / Math.PI
const radians = (angle: number): number => (angle * Math.PI) / 180
const hueDegrees = (a: number, b: number): number =>
  a === 0 && b === 0 ? 0 : (degrees(Math.atan2(b, a)) + 360) % 360
const of25 = (chroma: number): number => Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7))

/** From one hue to another, and the one in the middle; of a grey there is no hue. */
const hues = (from: number, to: number, isGrey: boolean): { difference: number; mean: number } => {
  if (isGrey) return { difference: 0, mean: from + to }
  const apart = to - from
  if (Math.abs(apart) <= 180) return { difference: apart, mean: (from + to) / 2 }
  return {
    difference: apart > 180 ? apart - 360 : apart + 360,
    mean: from + to < 360 ? (from + to + 360) / 2 : (from + to - 360) / 2,
  }
}

/**
 * ΔE00, how different two colours look: about 1 is just seen side by side. With weights kL = kC = kH = 1.
 * Source: G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 Color-Difference Formula: Implementation Notes, Supplementary
 * Test Data, and Mathematical Observations", Color Research and Application 30 (2005), 21–30.
 */
export const ciede2000 = ([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number => {
  const stretch = 1 + 0.5 * (1 - of25((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2))
  const [chroma1, chroma2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)]
  const isGrey = chroma1 * chroma2 === 0
  const { difference, mean } = hues(hueDegrees(a1 * stretch, b1), hueDegrees(a2 * stretch, b2), isGrey)
  const lightness = (l1 + l2) / 2 - 50
  const chroma = (chroma1 + chroma2) / 2
  const weightOfHue =
    1 -
    0.17 * Math.cos(radians(mean - 30)) +
    0.24 * Math.cos(radians(2 * mean)) +
    0.32 * Math.cos(radians(3 * mean + 6)) -
    0.2 * Math.cos(radians(4 * mean - 63))
  const inLightness = (l2 - l1) / (1 + (0.015 * lightness ** 2) / Math.sqrt(20 + lightness ** 2))
  const inChroma = (chroma2 - chroma1) / (1 + 0.045 * chroma)
  const inHue =
    (2 * Math.sqrt(chroma1 * chroma2) * Math.sin(radians(difference / 2))) /
    (1 + 0.015 * chroma * weightOfHue)
  const turn = 30 * Math.exp(-(((mean - 275) / 25) ** 2))
  const turned = -Math.sin(radians(2 * turn)) * 2 * of25(chroma)
  return Math.sqrt(inLightness ** 2 + inChroma ** 2 + inHue ** 2 + turned * inChroma * inHue)
}
