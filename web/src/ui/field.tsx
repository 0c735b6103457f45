import { type ReactNode, useId } from 'react'
import './field.css'

interface Props {
  label: string
  hint?: ReactNode
  /** What is wrong with it; said beside it. */
  error?: string | null
  /** Beside the label: “optional”, a count. */
  aside?: ReactNode
  children(ids: {
    readonly id: string
    readonly 'aria-describedby': string
    readonly 'aria-invalid': boolean
  }): ReactNode
}

/** One control with its label above, and what helps or is wrong below. */
export const Field = ({ label, hint, error = null, aside, children }: Props) => {
  const id = useId()
  return (
    <div className="field">
      <div className="field-head">
        <label htmlFor={id}>{label}</label>
        {aside !== undefined && <span>{aside}</span>}
      </div>
      {children({ id, 'aria-describedby': `${id}-note`, 'aria-invalid': error !== null })}
      <div id={`${id}-note`} className="field-note">
        {error !== null && <p className="field-error">{error}</p>}
        {hint !== undefined && <p>{hint}</p>}
      </div>
    </div>
  )
}

interface ChoiceProps<T extends string> {
  label: string
  aside?: ReactNode
  error?: string | null
  value: T | null
  choices: readonly { readonly value: T; readonly label: string }[]
  onChoose(value: T): void
  className?: string
}

/** One of several, all in sight, as radio buttons are. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { label, aside, error = null, value, choices, onChoose, className } = props
  const name = useId()
  return (
    <fieldset className={`field choice${className === undefined ? '' : ` ${className}`}`}>
      <legend className="field-head">
        {label}
        {aside !== undefined && <span>{aside}</span>}
      </legend>
      <div className="choice-row">
        {choices.map((choice) => (
          <label key={choice.value} className="choice-one">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      {error !== null && <p className="field-note field-error">{error}</p>}
    </fieldset>
  )
}
