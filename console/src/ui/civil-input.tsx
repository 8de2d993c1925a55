import { useEffect, useRef, useState } from 'react'
import { dictionary, useLanguage, useWords } from '../words/language.tsx'
import { dayWords, fromField } from '../words/moment.ts'
import { parseCivil, type CivilKind } from './civil.ts'

const words = dictionary({
  how: (kind: CivilKind) => [`写成 ${kind === 'moment' ? '2026-10-02 18:00' : '2026-10-02'}`, `as ${kind === 'moment' ? '2026-10-02 18:00' : '2026-10-02'}`],
  pick: ['从日历选', 'Calendar'],
})

interface Props {
  readonly id: string
  readonly status: 'error' | ''
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
  readonly kind: CivilKind
  /** `2026-10-02T18:00` or `2026-10-02`. */
  readonly value: string | undefined
  onChange(value: string | undefined): void
}

const shown = (value: string | undefined): string => value?.replace('T', ' ') ?? ''

/**
 * A date or moment to type or to pick. The browser's own field writes dates in the language of the browser, which may not be that of
 * the office; so it only lends its calendar.
 */
export function CivilInput({ status, kind, value, onChange, ...field }: Props) {
  const say = useWords(words)
  const { language } = useLanguage()
  const [typed, setTyped] = useState(() => shown(value))
  const [left, setLeft] = useState(false)
  const calendar = useRef<HTMLInputElement>(null)
  useEffect(() => setTyped((now) => (parseCivil(now, kind) === value ? now : shown(value))), [value, kind])
  const parsed = parseCivil(typed, kind)
  const unreadable = left && typed.trim() !== '' && parsed === undefined
  const day = parsed && fromField(parsed.length > 10 ? parsed : `${parsed}T12:00`)
  return (
    <div className="civil">
      <input
        {...field}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-invalid={unreadable || field['aria-invalid']}
        className={status || unreadable ? 'field-native field-native-no' : 'field-native'}
        placeholder={say.how(kind)}
        value={typed}
        onBlur={() => setLeft(true)}
        onChange={(event) => {
          setTyped(event.target.value)
          onChange(parseCivil(event.target.value, kind))
        }}
      />
      <button type="button" className="civil-pick" aria-label={say.pick} title={say.pick} onClick={() => calendar.current?.showPicker()}>▾</button>
      <input ref={calendar} className="civil-calendar" tabIndex={-1} aria-hidden="true" type={kind === 'moment' ? 'datetime-local' : 'date'} value={parsed ?? ''} onChange={(event) => onChange(event.target.value || undefined)} />
      <span className="quiet small civil-day">{unreadable ? say.how(kind) : day ? dayWords(day, language) : ''}</span>
    </div>
  )
}
