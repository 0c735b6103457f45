/** What the big screen says, as data; the message files put it into words. Shares are 0–1. */

/** The gaps that are named, and how much of what is missing they hold; households. */
export interface GapsFact {
  readonly shown: number
  readonly held: number
  readonly all: number
}
