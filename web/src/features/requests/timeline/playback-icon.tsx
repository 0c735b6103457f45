const shapes = {
  play: 'M6 4l10 6-10 6z',
  pause: 'M6 4h3v12H6zM11 4h3v12h-3z',
  back: 'M13 5l-6 5 6 5zM5 5h1.600v10H5z',
  on: 'M7 5l6 5-6 5zM13.400 5H15v10h-1.600z',
} as const

export const PlaybackIcon = ({ name }: { name: keyof typeof shapes }) => (
  <svg width="18" height="18" viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
    <path d={shapes[name]} />
  </svg>
)
