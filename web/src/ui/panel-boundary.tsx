import { Component, type ReactNode } from 'react'
import { FailedPanel } from './failed-panel.tsx'

interface Props {
  children: ReactNode
}

/** A panel that cannot be drawn says so in its own place; the others stand. */
export class PanelBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(reason: unknown): { error: Error } {
    return { error: reason instanceof Error ? reason : new Error(String(reason)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    return error === null ? (
      this.props.children
    ) : (
      <FailedPanel error={error} onRetry={() => this.setState({ error: null })} />
    )
  }
}
