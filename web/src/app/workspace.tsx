import { type ComponentType, lazy, Suspense, useState } from 'react'

export interface Workspace<Props> {
  /** Shows nothing until its code has come. */
  readonly Page: ComponentType<Props>
  /** Fetches its code ahead of the first picture. */
  come(): Promise<unknown>
}

/**
 * A page whose code comes when it is opened. Where it has come before the first picture, it is rendered at once: what
 * React had to wait for it holds back for 300 ms.
 */
export const workspace = <Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): Workspace<Props> => {
  let loaded: ComponentType<Props> | null = null
  const come = async () => {
    const part = await load()
    loaded = part.default
    return part
  }
  const Later = lazy(come)
  const Page = (props: Props) => {
    // Once shown it stays the same element, or all of it would be made again.
    const [Now] = useState(() => loaded ?? Later)
    return (
      <Suspense fallback={null}>
        <Now {...props} />
      </Suspense>
    )
  }
  return { Page, come }
}
