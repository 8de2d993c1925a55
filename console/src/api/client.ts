import type { Bilingual } from '../words/language.tsx'

/** One reason why something was refused, as the server words it. */
export interface Reason {
  readonly code: string
  /** The field, row or thing at fault. */
  readonly item: string | null
  readonly clause: string | null
  readonly message: Bilingual
  readonly remedy: Bilingual
}

/** An expected "no": all reasons at once. */
export class Refused extends Error {
  readonly status: number
  readonly reasons: readonly Reason[]
  constructor(status: number, reasons: readonly Reason[]) {
    super(reasons.map((reason) => reason.code).join(', '))
    this.status = status
    this.reasons = reasons
  }
  has(code: string): boolean {
    return this.reasons.some((reason) => reason.code === code)
  }
}

const AWAY: Reason = {
  code: 'console/server-away',
  item: null,
  clause: null,
  message: { zh: '连不上服务器，您的操作没有执行', en: 'The server cannot be reached; nothing was done' },
  remedy: { zh: '检查网络后重试；已输入的内容仍在本页', en: 'Check the network and try again; what you typed is still here' },
}

const ended = new Set<() => void>()

/** Calls `listener` whenever the server says that nobody is signed in any more. Returns how to stop. */
export function onSessionEnd(listener: () => void): () => void {
  ended.add(listener)
  return () => void ended.delete(listener)
}

/** One request to our own server; JSON both ways. Throws `Refused`. */
export async function send<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const isForm = body instanceof FormData
  const init: RequestInit = { method, credentials: 'same-origin' }
  if (body !== undefined) init.body = isForm ? body : JSON.stringify(body)
  if (body !== undefined && !isForm) init.headers = { 'content-type': 'application/json' }
  const response = await fetch(path, init).catch(() => {
    throw new Refused(0, [AWAY])
  })
  const answer = (await response.json().catch(() => ({}))) as { refusals?: readonly Reason[] }
  if (response.ok) return answer as T
  const reasons = answer.refusals ?? [AWAY]
  if (reasons.some((reason) => reason.code === 'api/sign-in-needed')) for (const listener of ended) listener()
  throw new Refused(response.status, reasons)
}

export interface UploadDone {
  /** How many facts of each kind now stand; a long table states more than the answer lists. */
  readonly counts: Readonly<Record<string, number>>
}
type UploadLine = { readonly rows: number; readonly of: number } | { readonly done: UploadDone } | { readonly status: number; readonly body: { refusals?: readonly Reason[] } }

/** Sends a file and hears after each part how many of its rows stand. Aborting stops it: the part under way is ended, no other begun. */
export async function sendFile(path: string, body: FormData, told: (rows: number, of: number) => void, signal: AbortSignal): Promise<UploadDone> {
  const response = await fetch(path, { method: 'POST', credentials: 'same-origin', headers: { accept: 'application/x-ndjson' }, body, signal }).catch(() => undefined)
  if (!response) throw new Refused(0, [AWAY])
  const refused = (status: number, reasons: readonly Reason[] = [AWAY]): never => {
    if (reasons.some((reason) => reason.code === 'api/sign-in-needed')) for (const listener of ended) listener()
    throw new Refused(status, reasons)
  }
  if (!response.ok || !response.body) return refused(response.status, ((await response.json().catch(() => ({}))) as { refusals?: readonly Reason[] }).refusals)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read().catch(() => ({ value: undefined, done: true }))
    rest += value ?? ''
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines.map((one) => JSON.parse(one) as UploadLine)) {
      if ('of' in line) told(line.rows, line.of)
      else if ('done' in line) return line.done
      else return refused(line.status, line.body.refusals)
    }
    if (done) return refused(0)
  }
}

/** Longer inputs go in the body: an address has an end. */
const LONGEST_ADDRESS = 1500

export async function askServer(name: string, input: unknown): Promise<unknown> {
  const written = JSON.stringify(input ?? {})
  const path = `/api/queries/${name}`
  const { value } = await (written.length < LONGEST_ADDRESS
    ? send<{ value: unknown }>('GET', written === '{}' ? path : `${path}?input=${encodeURIComponent(written)}`)
    : send<{ value: unknown }>('POST', path, input))
  return value
}

/** A fact as the server reports it after a command. */
export interface StatedFact {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly at: string
}

/**
 * Fields left empty are not sent, so that the server says what is missing, not that nothing is written wrongly.
 * Parts of a text (an object within the input) may be emptied on purpose and stay.
 */
function filled(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(filled)
  if (typeof input !== 'object' || input === null) return input
  const entries = Object.entries(input).filter(([, value]) => value !== '')
  return Object.fromEntries(entries.map(([key, value]) => [key, Array.isArray(value) ? filled(value) : value]))
}

export async function giveCommand(name: string, input: unknown): Promise<readonly StatedFact[]> {
  return (await send<{ facts: readonly StatedFact[] }>('POST', `/api/commands/${name}`, filled(input))).facts
}

/** The id that the first fact of `kind` is about. */
export function subjectOf(facts: readonly StatedFact[], kind: string): string | undefined {
  const subject = facts.find((fact) => fact.kind === kind)?.subject
  return subject?.slice(subject.indexOf(':') + 1)
}
