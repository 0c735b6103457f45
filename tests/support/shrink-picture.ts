import { PNG } from 'pngjs'

/** The picture at no more than this width: each pixel is the mean of those it stands for. */
export const shrinkPicture = (picture: PNG, widest: number): PNG => {
  const factor = Math.max(1, Math.ceil(picture.width / widest))
  const small = new PNG({
    width: Math.floor(picture.width / factor),
    height: Math.floor(picture.height / factor),
  })
  for (let y = 0; y < small.height; y += 1)
    for (let x = 0; x < small.width; x += 1)
      for (let channel = 0; channel < 4; channel += 1) {
        let sum = 0
        for (let dy = 0; dy < factor; dy += 1)
          for (let dx = 0; dx < factor; dx += 1)
            sum += picture.data[((y * factor + dy) * picture.width + x * factor + dx) * 4 + channel] ?? 0
        small.data[(y * small.width + x) * 4 + channel] = Math.round(sum / factor ** 2)
      }
  return small
}
