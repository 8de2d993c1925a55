import { setTimeout as sleep } from 'node:timers/promises'
import type { Id } from '#src/kernel/facts.ts'
import { questionText } from '../../bench/setting/walk.ts'
import { PASSWORD } from './prepared.ts'

/** What the server acknowledged; all of it must be in the record afterwards. */
export interface Acknowledged {
  /** Query code of each question, by its text. */
  readonly questions: Map<string, string>
  readonly facts: Set<Id>
  /** Refusals and broken connections in between, by status; 0 is no answer at all. */
  readonly troubles: Map<number, number>
  /** Statements whose publication was acknowledged. */
  readonly published: Set<Id>
}

interface Reply {
  readonly status: number
  // oxlint-disable-next-line no-explicit-any -- answers of all shapes
  readonly body: any
}

const ANSWER_MS = 20_000
const PAUSE_MS = 30

/** People who use a server that may die under them: a citizen sends the same form until it is acknowledged, an official goes on with what is there. */
export class Clients {
  readonly acknowledged: Acknowledged = { questions: new Map(), facts: new Set(), troubles: new Map(), published: new Set() }
  readonly #address: string
  readonly #working: Promise<void>[] = []
  #running = true
  #asked = 1_000_000 // words that no case of the preparation has

  constructor(address: string) {
    this.#address = address
  }

  /** Starts `citizens` who ask, one officer who studies and assigns, and one who publishes `cleared`. */
  start(citizens: number, cleared: readonly Id[]): void {
    for (let n = 0; n < citizens; n += 1) this.#working.push(this.#ask())
    this.#working.push(this.#triage(), this.#publish(cleared))
  }

  /** Lets everybody finish what they are at. */
  async stop(): Promise<Acknowledged> {
    this.#running = false
    await Promise.all(this.#working)
    return this.acknowledged
  }

  async #send(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Reply> {
    try {
      const answer = await fetch(this.#address + path, {
        method, signal: AbortSignal.timeout(ANSWER_MS),
        headers: { 'content-type': 'application/json', ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const reply = { status: answer.status, headers: answer.headers, body: await answer.json() }
      if (answer.status >= 500) this.#note(answer.status)
      return reply
    } catch {
      this.#note(0)
      return { status: 0, body: undefined }
    }
  }

  #note(status: number): void {
    const { troubles } = this.acknowledged
    troubles.set(status, (troubles.get(status) ?? 0) + 1)
  }

  async #ask(): Promise<void> {
    while (this.#running) {
      const number = (this.#asked += 1)
      const text = questionText(number)
      const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`
      for (;;) {
        const { status, body } = await this.#send('POST', '/api/public/questions', { text }, { 'x-forwarded-for': address })
        if (status === 201) this.acknowledged.questions.set(text, body.queryCode)
        if (status === 201 || !this.#running) break
        await sleep(PAUSE_MS)
      }
      await sleep(PAUSE_MS)
    }
  }

  /** Signs in, again if need be, and does commands as `login`. */
  async #as(login: string, work: (send: (method: string, path: string, body?: unknown) => Promise<Reply>) => Promise<boolean>): Promise<void> {
    let cookie = ''
    const origin = { origin: this.#address, 'sec-fetch-site': 'same-origin' }
    while (this.#running) {
      if (cookie === '') {
        const answer = await fetch(`${this.#address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', ...origin }, body: JSON.stringify({ login, password: PASSWORD }) }).catch(() => undefined)
        if (answer?.status === 200) cookie = answer.headers.get('set-cookie')!.split(';')[0]!
        else await sleep(PAUSE_MS * 5)
        continue
      }
      if (!(await work((method, path, body) => this.#send(method, path, body, { cookie, ...origin })))) await sleep(PAUSE_MS * 5)
    }
  }

  #keep({ status, body }: Reply): boolean {
    if (status !== 200) return false
    for (const fact of body.facts as { id: Id }[]) this.acknowledged.facts.add(fact.id)
    return true
  }

  #triage(): Promise<void> {
    const wanted = encodeURIComponent(JSON.stringify({ state: 'received', limit: 3 }))
    return this.#as('officer', async (send) => {
      const found = await send('GET', `/api/queries/intake.messages?input=${wanted}`)
      const units = found.status === 200 ? await send('GET', '/api/queries/directory.units?input=%7B%7D') : found
      if (units.status !== 200) return false
      const unitId = (units.body.value.items as { id: Id; isPressOffice: boolean }[]).find((unit) => !unit.isPressOffice)!.id
      for (const { id: messageId } of found.body.value.items as { id: Id }[]) {
        if (!this.#running) break
        this.#keep(await send('POST', '/api/commands/triage.study', { messageId, classes: ['vital_interest'], stance: 'help', recommendation: '请核查答复' }))
        this.#keep(await send('POST', '/api/commands/triage.accept', { messageId, unitId }))
        await sleep(PAUSE_MS)
      }
      return (found.body.value.items as unknown[]).length > 0
    })
  }

  #publish(cleared: readonly Id[]): Promise<void> {
    const left = [...cleared]
    return this.#as('publisher', async (send) => {
      const statementId = left[0]
      if (!statementId) return false
      const reply = await send('POST', '/api/commands/publication.release', { statementId })
      // A refusal after a lost answer says that it was done already; the record says whether it was.
      if (this.#keep(reply)) this.acknowledged.published.add(statementId)
      if (reply.status === 200 || (reply.status >= 400 && reply.status < 500)) left.shift()
      await sleep(PAUSE_MS * 10)
      return true
    })
  }
}
