import type { ReactNode } from 'react'
import type { LiveScreen } from './use-live-screen.ts'

/** The sign in the header that says whether the figures are live, or since when they are not. */
export const AliveBar: (props: { live: LiveScreen }) => ReactNode = () => <span className="alive-bar" />
