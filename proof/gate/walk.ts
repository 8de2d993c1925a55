import type { Desk } from '#src/desk/desk.ts'
import type { Actor, Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { plus, type Instant } from '#src/kernel/time.ts'
import type { Review } from '#src/modules/review/contract.ts'
import type { Chance } from './chance.ts'

/** Where people walk at random: a desk, who they are, which cases wait for an answer, and a clock. */
export interface Ground {
  readonly desk: Desk
  /** The last one can answer for the unit that is asked to confirm. */
  readonly actors: readonly Actor[]
  readonly caseIds: readonly Id[]
  readonly confirmingUnitId: Id
  now: Instant
  /** Runs what is due at `now`. */
  settle(now: Instant): Promise<void>
}

export interface Walked {
  readonly acts: number
  readonly done: number
  readonly refused: number
}

const ITEMS = ['review1', 'review2', 'review3', 'proof1', 'proof2', 'proof3', 'check:political', 'check:policy', 'check:legal', 'check:wording', 'check:secrecy']
const OPERATOR: Actor = { as: 'system', part: 'operator' }
const RISK = { misreading: '可能误读', harm: '周边住户', fallback: '备用口径' }

interface Step {
  readonly command: string
  readonly input: unknown
  /** Anybody, when nobody is named. */
  readonly actor?: Actor
}

/** Statements begun, and the newest review of each as the record shows it now. */
class Walk {
  readonly #ground: Ground
  readonly #chance: Chance
  readonly #statements: Id[] = []
  constructor(ground: Ground, chance: Chance) {
    this.#ground = ground
    this.#chance = chance
  }

  async act(): Promise<boolean> {
    const { desk, actors } = this.#ground
    const { command, input, actor = this.#chance.one(actors) } = await this.#next()
    const outcome = await desk.do(actor, command, input, this.#ground.now)
    if ('refusals' in outcome) return false
    this.#note(outcome.facts)
    await this.#ground.settle(this.#ground.now)
    return true
  }

  #note(facts: readonly Fact[]): void {
    for (const fact of facts) if (fact.kind === 'statements.started') this.#statements.push(idOf(fact.subject))
  }

  async #next(): Promise<Step> {
    const { caseIds } = this.#ground
    const chance = this.#chance
    if (this.#statements.length === 0 || chance.happens(0.03)) return { command: 'statements.start', input: { caseId: chance.one(caseIds), audience: chance.happens(0.7) ? 'public' : 'asker' } }
    if (chance.happens(0.05)) this.#ground.now = plus(this.#ground.now, chance.below(4) * 3_600_000)
    const statementId = chance.one(this.#statements.slice(-2))
    const kind = chance.below(100)
    if (kind < 4) return this.#writing(statementId)
    if (kind < 72) return this.#reviewing(statementId)
    return this.#publishing(statementId)
  }

  async #writing(statementId: Id): Promise<Step> {
    const found = await this.#ground.desk.ask<{ draft: { version: number } | null }>(this.#chance.one(this.#ground.actors), 'statements.statement', { statementId }, this.#ground.now)
    const baseVersion = 'value' in found ? (found.value.draft?.version ?? 0) : 0
    const content = { title: `回应 ${this.#chance.below(1e6)}`, facts: '事实', measures: '措施', result: '结果' }
    if (this.#chance.happens(0.3)) return { command: 'statements.saveDraft', input: { statementId, baseVersion, content } }
    return { command: 'statements.finish', input: { statementId, baseVersion, content, riskNote: RISK } }
  }

  async #reviewing(statementId: Id): Promise<Step> {
    const chance = this.#chance
    const found = await this.#ground.desk.ask<Review>(OPERATOR, 'review.review', { statementId }, this.#ground.now)
    if (!('value' in found)) return this.#writing(statementId)
    const { id: reviewId, digest, confirmations } = found.value
    if (chance.happens(0.005)) return { command: 'review.addConfirmation', input: { reviewId, unitId: this.#ground.confirmingUnitId, name: `会签单位 ${chance.below(3)}` } }
    const open = confirmations.find((one) => one.answer === undefined)
    if (open && chance.happens(0.4)) return { ...(chance.happens(0.5) && { actor: this.#ground.actors.at(-1)! }), command: 'review.answerConfirmation', input: { reviewId, name: open.name, answer: chance.happens(0.9) ? 'confirm' : 'object', note: '说明' } }
    const actor = chance.one(this.#ground.actors)
    const items = (await this.#signableBy(actor, statementId)) ?? [...new Set(Array.from({ length: 1 + chance.below(4) }, () => chance.one(ITEMS)))]
    return { actor, command: 'review.sign', input: { reviewId, items, digest: chance.happens(0.95) ? digest : digest.replaceAll(/[0-9]/g, '0'), verdict: chance.happens(0.99) ? 'pass' : 'sendBack', note: '意见' } }
  }

  /** Most people sign what the desk offers them, some anything at all. */
  async #signableBy(actor: Actor, statementId: Id): Promise<readonly string[] | undefined> {
    if (this.#chance.happens(0.4)) return undefined
    const found = await this.#ground.desk.ask<{ signable: { together: readonly string[] } }>(actor, 'review.review', { statementId }, this.#ground.now)
    return 'value' in found && found.value.signable.together.length > 0 ? found.value.signable.together : undefined
  }

  #publishing(statementId: Id): Step {
    const note = '说明更正'
    const steps: readonly Step[] = [
      { command: 'publication.release', input: { statementId } },
      { command: 'publication.release', input: { statementId } },
      { command: 'publication.schedule', input: { statementId, at: plus(this.#ground.now, 3_600_000) } },
      { command: 'publication.unschedule', input: { statementId } },
      { command: 'publication.correct', input: { statementId, note } },
      { command: 'publication.putOut', input: { statementId, no: 1 + this.#chance.below(2) } },
      { command: 'publication.withdraw', input: { statementId, reason: 'wrong', note } },
    ]
    const step = this.#chance.one(steps)
    return step.command === 'publication.withdraw' && this.#chance.happens(0.8) ? steps[0]! : step
  }
}

/** Lets people do `acts` commands at random. */
export async function walk(ground: Ground, acts: number, chance: Chance, progress: (done: number) => void = () => {}): Promise<Walked> {
  const course = new Walk(ground, chance)
  let done = 0
  for (let n = 0; n < acts; n += 1) {
    if (await course.act()) done += 1
    progress(n + 1)
  }
  return { acts, done, refused: acts - done }
}
