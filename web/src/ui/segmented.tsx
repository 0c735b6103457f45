import type { ReactNode } from 'react'
import './segmented.css'

interface Choice<T extends string> {
  value: T
  label: string
  /** Stands in place of the words, which then become its name. */
  icon?: ReactNode
}

interface Props<T extends string> {
  label: string
  value: T
  choices: readonly Choice<T>[]
  onChoose(value: T): void
}

/** One of a few, all visible. */
export function Segmented<T extends string>({ label, value, choices, onChoose }: Props<T>) {
  return (
    <div className="segmented" role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          aria-label={choice.icon === undefined ? undefined : `${label}: ${choice.label}`}
          title={choice.icon === undefined ? undefined : choice.label}
          onClick={() => onChoose(choice.value)}
        >
          {choice.icon ?? choice.label}
        </button>
      ))}
    </div>
  )
}
