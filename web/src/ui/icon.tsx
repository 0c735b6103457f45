const paths = {
  sun: 'M10 6.5a3.5 3.5 0 100 7 3.500 3.500 0 000-7zM10 2v1.800M10 16.200V18M2 10h1.800M16.200 10H18M4.300 4.300l1.300 1.300M14.400 14.400l1.300 1.300M15.700 4.300l-1.300 1.300M5.600 14.400l-1.300 1.300',
  moon: 'M15.500 12.300A6.300 6.300 0 017.700 4.500a6.300 6.300 0 107.800 7.800z',
  contrast: 'M10 3a7 7 0 100 14 7 7 0 000-14zM10 3v14M10 6h4.500M10 10h7M10 14h4.500',
  back: 'M12 4l-6 6 6 6',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  fit: 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4',
  search: 'M9 4a5 5 0 100 10A5 5 0 009 4zM12.800 12.800L17 17',
  close: 'M5 5l10 10M15 5L5 15',
  down: 'M5 8l5 5 5-5',
  signOut: 'M8 4H4v12h4M12 6l4 4-4 4M7 10h9',
} as const

export type IconName = keyof typeof paths

export const Icon = ({ name, size = 18 }: { name: IconName; size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={paths[name]} />
  </svg>
)
