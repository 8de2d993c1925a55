import { Checkbox, Input, Radio, Select } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import type { Instant } from '#src/kernel/time.ts'
import type { Refused } from '../api/client.ts'
import { common } from '../words/common.ts'
import { useWords } from '../words/language.tsx'
import { fromField, toField } from '../words/moment.ts'
import { CivilInput } from './civil-input.tsx'
import { FieldRefusals, reasonsFor } from './refusals.tsx'

interface Labelled {
  readonly label: string
  /** What the field is for, in a few words below the label. */
  readonly hint?: ReactNode
  readonly optional?: boolean
  /** The name by which the server names this field in a refusal. */
  readonly name?: string
  readonly error?: Refused | null
  /** Leaves the label to screen readers. */
  readonly bare?: boolean
}

interface Drawn {
  readonly id: string
  readonly status: 'error' | ''
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
}

/** Label above, hint below it, field, and why it was refused right under it. */
function Field({ label, hint, optional, name, error, bare, draw, group, value }: Labelled & { draw(given: Drawn): ReactNode; readonly group?: boolean; readonly value: unknown }) {
  const say = useWords(common)
  const id = useId()
  // What was refused is said until something else is typed: the reason is about what stood there.
  const [refused, setRefused] = useState({ error, value })
  if (refused.error !== error) setRefused({ error, value })
  const reasons = name && refused.error === error && refused.value === value ? reasonsFor(error, name) : []
  const described = [hint ? `${id}-hint` : '', reasons.length > 0 ? `${id}-no` : ''].filter(Boolean).join(' ') || undefined
  const caption = <>{label}{optional && <span className="quiet"> ({say.optional})</span>}</>
  const given: Drawn = { id, status: reasons.length > 0 ? 'error' : '', 'aria-describedby': described, 'aria-invalid': reasons.length > 0 || undefined }
  const inside = (
    <>
      {hint && <div id={`${id}-hint`} className="field-hint">{hint}</div>}
      {draw(given)}
      <FieldRefusals id={`${id}-no`} reasons={reasons} />
    </>
  )
  if (group) return <fieldset className="field" aria-describedby={described}><legend className={bare ? 'unseen' : 'field-label'}>{caption}</legend>{inside}</fieldset>
  return <div className="field"><label htmlFor={id} className={bare ? 'unseen' : 'field-label'}>{caption}</label>{inside}</div>
}

interface TextProps extends Labelled {
  readonly value: string
  readonly kind?: 'text' | 'password' | 'search'
  readonly autoComplete?: string
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly most?: number
  readonly inputMode?: 'numeric' | 'text'
  onChange(value: string): void
}

export function TextField({ value, kind = 'text', autoComplete = 'off', placeholder, autoFocus, most, inputMode, onChange, ...labelled }: TextProps) {
  const shared = { value, autoComplete, placeholder, autoFocus: autoFocus ?? false, maxLength: most, inputMode }
  return (
    <Field
      {...labelled}
      value={value}
      draw={(given) =>
        kind === 'password' ? (
          <Input.Password {...given} {...shared} visibilityToggle={false} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <Input {...given} {...shared} type={kind} onChange={(event) => onChange(event.target.value)} />
        )
      }
    />
  )
}

interface LongTextProps extends Labelled {
  readonly value: string
  readonly rows?: number
  readonly placeholder?: string
  readonly readOnly?: boolean
  onChange(value: string): void
}

export function LongText({ value, rows = 3, placeholder, readOnly, onChange, ...labelled }: LongTextProps) {
  return <Field {...labelled} value={value} draw={(given) => <Input.TextArea {...given} className="field-long" value={value} readOnly={readOnly ?? false} placeholder={placeholder} rows={rows} style={{ minHeight: `${rows * 24 + 10}px` }} onChange={(event) => onChange(event.target.value)} />} />
}

export interface Option<V extends string = string> {
  readonly value: V
  readonly label: ReactNode
  /** What typing finds, when the label is more than a text. */
  readonly text?: string
}

interface ChoiceProps<V extends string> extends Labelled {
  readonly value: V | undefined
  readonly options: readonly Option<V>[]
  readonly clear?: boolean
  readonly placeholder?: string
  onChange(value: NoInfer<V> | undefined): void
}

const finds = (typed: string, option: Option | undefined): boolean => (option?.text ?? String(option?.label ?? '')).includes(typed)

/** One of many; typing finds. */
export function Choice<V extends string>({ value, options, clear, placeholder, onChange, ...labelled }: ChoiceProps<V>) {
  const say = useWords(common)
  return (
    <Field
      {...labelled}
      value={value}
      draw={(given) => (
        <Select<V, Option<V>> {...given} value={value ?? null} options={[...options]} allowClear={clear ?? false} showSearch={{ filterOption: (typed, option) => finds(typed, option) }} placeholder={placeholder ?? say.choose} className="field-wide" popupMatchSelectWidth={false} onChange={(next) => onChange(next ?? undefined)} />
      )}
    />
  )
}

interface ChoicesProps<V extends string> extends Labelled {
  readonly value: readonly V[]
  readonly options: readonly Option<V>[]
  onChange(value: NoInfer<V>[]): void
}

/** Several of many; typing finds. */
export function Choices<V extends string>({ value, options, onChange, ...labelled }: ChoicesProps<V>) {
  const say = useWords(common)
  return (
    <Field
      {...labelled}
      value={value}
      draw={(given) => (
        <Select<V[], Option<V>> {...given} mode="multiple" value={[...value]} options={[...options]} showSearch={{ filterOption: (typed, option) => finds(typed, option) }} placeholder={say.choose} className="field-wide" popupMatchSelectWidth={false} onChange={(next) => onChange(next)} />
      )}
    />
  )
}

/** Several of few, all in sight. */
export function Ticks<V extends string>({ value, options, onChange, ...labelled }: ChoicesProps<V>) {
  return (
    <Field {...labelled} value={value} group draw={() => (
      <div className="ticks">
        {options.map((option) => (
          <Checkbox key={option.value} checked={value.includes(option.value)} onChange={(event) => onChange(event.target.checked ? [...value, option.value] : value.filter((one) => one !== option.value))}>
            {option.label}
          </Checkbox>
        ))}
      </div>
    )} />
  )
}

/** One of few, all in sight. */
export function OneOf<V extends string>({ value, options, onChange, ...labelled }: Omit<ChoiceProps<V>, 'clear' | 'placeholder'>) {
  const group = useId()
  return (
    <Field {...labelled} value={value} group draw={() => (
      <Radio.Group className="ticks" name={group} value={value ?? null} onChange={(event) => onChange(event.target.value as V)}>
        {options.map((option) => <Radio key={option.value} value={option.value}>{option.label}</Radio>)}
      </Radio.Group>
    )} />
  )
}

export function Tick({ label, value, onChange }: { readonly label: ReactNode; readonly value: boolean; onChange(value: boolean): void }) {
  return <Checkbox checked={value} onChange={(event) => onChange(event.target.checked)}>{label}</Checkbox>
}

interface MomentProps extends Labelled {
  readonly value: Instant | undefined
  onChange(value: Instant | undefined): void
}

/** A moment on the wall clock of Shanghai, wherever the browser stands. */
export function MomentField({ value, onChange, ...labelled }: MomentProps) {
  return <Field {...labelled} value={value} draw={(given) => <CivilInput {...given} kind="moment" value={value ? toField(value) : undefined} onChange={(typed) => onChange(fromField(typed ?? ''))} />} />
}

export function DateField({ value, onChange, ...labelled }: Labelled & { readonly value: string | undefined; onChange(value: string | undefined): void }) {
  return <Field {...labelled} value={value} draw={(given) => <CivilInput {...given} kind="date" value={value} onChange={onChange} />} />
}

/** A file; the browser's own button speaks the language of the browser, so it is covered by one that speaks the office's. */
export function FileField({ accept, onChange, ...labelled }: Labelled & { readonly accept: string; onChange(file: File | undefined): void }) {
  const say = useWords(common)
  const [name, setName] = useState<string>()
  const choose = (file: File | undefined): void => {
    setName(file?.name)
    onChange(file)
  }
  return (
    <Field
      {...labelled}
      value={name}
      draw={({ status, ...given }) => (
        <div className={`field-file${status && ' field-native-no'}`}>
          <span className="field-file-verb" aria-hidden="true">{say.chooseFile}</span>
          <span className={name ? 'field-file-name' : 'field-file-name quiet'}>{name ?? say.noFile}</span>
          <input {...given} type="file" accept={accept} title="" onChange={(event) => choose(event.target.files?.[0])} />
        </div>
      )}
    />
  )
}
