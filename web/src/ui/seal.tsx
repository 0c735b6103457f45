/** The product's mark: a street cut into grids, in vermilion. */
export const Seal = ({ size }: { size: number }) => (
  <svg width={size} height={size} viewBox="0 0 34 34" aria-hidden="true">
    <rect width="34" height="34" rx="3" fill="var(--seal)" />
    <g fill="none" stroke="var(--seal-ink)" strokeWidth="2.1" strokeLinejoin="round">
      <path d="M6.5 6.5H27.5V27.5H6.5Z" />
      <path d="M15.5 6.5L13.8 27.5M6.5 14.8L27.5 17.6M20.8 16.8L21.8 27.5" />
    </g>
    <path d="M15.4 7.5H26.5V16.5L14.8 15Z" fill="var(--seal-ink)" />
  </svg>
)
