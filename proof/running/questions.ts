import { setTimeout as sleep } from 'node:timers/promises'
import { questionText } from '../../bench/setting/walk.ts'

/** What the server said to one question. */
export interface Answered {
  readonly status: number
  /** Codes of the refusals. */
  readonly codes: readonly string[]
  /** Whether each refusal tells in both languages what is the matter and what to do next. */
  readonly helpful: boolean
  readonly queryCode?: string
}

interface Body {
  readonly queryCode?: string
  readonly refusals?: readonly { readonly code: string; readonly message: { zh: string; en: string }; readonly remedy: { zh: string; en: string } }[]
}

/** Asks question `n` of a server once; `longer` repeats its text until it has so many characters. */
export async function askOnce(address: string, n: number, longer = 0): Promise<Answered> {
  const text = questionText(n)
  const body = longer > text.length ? text.repeat(Math.ceil(longer / text.length)).slice(0, longer) : text
  const from = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`
  const answer = await fetch(`${address}/api/public/questions`, {
    method: 'POST', signal: AbortSignal.timeout(30_000), headers: { 'content-type': 'application/json', 'x-forwarded-for': from }, body: JSON.stringify({ text: body }),
  }).catch(() => undefined)
  if (!answer) return { status: 0, codes: [], helpful: false }
  const { queryCode, refusals = [] } = (await answer.json()) as Body
  const helpful = refusals.length > 0 && refusals.every(({ message, remedy }) => [message.zh, message.en, remedy.zh, remedy.en].every((words) => words.length > 0))
  return { status: answer.status, codes: refusals.map((one) => one.code), helpful, ...(queryCode !== undefined && { queryCode }) }
}

/** Asks until the question is taken, at most for `most` milliseconds; answers how long it took. */
export async function askUntilTaken(address: string, n: number, most: number): Promise<{ readonly ms: number; readonly queryCode: string }> {
  const began = performance.now()
  for (;;) {
    const { status, queryCode } = await askOnce(address, n)
    if (status === 201) return { ms: performance.now() - began, queryCode: queryCode! }
    if (performance.now() - began > most) throw new Error(`no question was taken within ${most} ms; the last answer was ${status}`)
    await sleep(200)
  }
}

/** Which of these query codes the server no longer knows. */
export async function unknownOf(address: string, queryCodes: readonly string[]): Promise<string[]> {
  const unknown: string[] = []
  for (const [n, code] of queryCodes.entries()) {
    const answer = await fetch(`${address}/api/public/questions/${code}`, { headers: { 'x-forwarded-for': `10.9.${n >> 8}.${n & 255}` } })
    if (answer.status !== 200) unknown.push(code)
  }
  return unknown
}
