import type { Actor, Fact, Id } from '#src/kernel/facts.ts'
import { addDays, civilDate, plus } from '#src/kernel/time.ts'
import type { Content, RiskNote } from '#src/modules/statements/contract.ts'
import { people } from './people.ts'
import type { Matter, Wording } from './matters/matter.ts'
import type { Stage } from './stage.ts'

/** One matter on its way through the district: what its steps hand on to each other. */
export class Run {
  readonly stage: Stage
  readonly matter: Matter
  messageId: Id = ''
  /** Letters beyond the first. */
  readonly alikeIds: Id[] = []
  /** The case has the id of the message that opened it. */
  get caseId(): Id {
    return this.messageId
  }
  statementId: Id = ''
  reviewId: Id = ''
  digest = ''
  readonly improvementIds: Id[] = []

  constructor(stage: Stage, matter: Matter) {
    this.stage = stage
    this.matter = matter
  }

  does(who: string | Actor, command: string, input: object): Promise<readonly Fact[]> {
    return this.stage.does(who, command, input)
  }

  /** `writer` at the unit that handles the matter; where it has no such post, its writer. */
  of(post: string, unit = this.matter.unit): string {
    return people.some((one) => one.unit === unit && one.post === post) ? `${unit}.${post}` : `${unit}.writer`
  }

  /** Version of the saved draft; 0 while there is none. */
  async draftVersion(): Promise<number> {
    const { stage, statementId } = this
    const answer = await stage.desk.ask<{ draft: { version: number } | null }>(await stage.actor(this.of('writer')), 'statements.statement', { statementId }, stage.now)
    return 'value' in answer ? (answer.value.draft?.version ?? 0) : 0
  }

  /** At night the duty officer sits at the desk. */
  get desk(): string {
    const hour = (new Date(this.stage.now).getUTCHours() + 8) % 24
    return hour >= 8 && hour < 18 ? 'press.officer' : 'press.duty'
  }

  /** The wording as content of an edition; promises count from now. */
  content(wording: Wording): Partial<Content> {
    const { resultInDays, nextWordInHours, contentClass = 'response', ...words } = wording
    const deputy = people.find((one) => one.unit === this.matter.unit && one.post === 'deputy')
    return {
      ...words,
      contentClass,
      spokesperson: deputy?.name ?? '',
      ...(resultInDays !== undefined && { resultExpectedOn: addDays(civilDate(this.stage.now), resultInDays) }),
      ...(nextWordInHours !== undefined && { holding: true, nextUpdateAt: plus(this.stage.now, nextWordInHours * 3_600_000) }),
    }
  }

  get riskNote(): RiskNote {
    const usual = [`可能被理解为“${this.matter.letter.title}”已全部解决或今后不再发生`, '来信人及周边居民', '以已核实的事实和已公布的时间为准，新情况核实后另行说明'] as const
    const [misreading, harm, fallback] = this.matter.risk ?? usual
    return { misreading, harm, fallback }
  }
}

/** What one matter does at one step. */
export type Act = (run: Run) => Promise<unknown>
