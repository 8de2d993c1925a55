import type { Id } from '#src/kernel/facts.ts'
import { plus, type Instant } from '#src/kernel/time.ts'
import * as course from '../courses.ts'
import type { Wording } from '../matters/matter.ts'
import { Run } from '../run.ts'
import type { Stage, Step } from '../stage.ts'
import type { Subject } from './topics.ts'

const HOUR_MS = 3_600_000

/** What a question becomes that was not answered on the spot: a message like any other (NH-41). */
export interface FollowUpOpened {
  messageId: Id
}

/** What is answered when nothing else is said: that the money is listed. */
const MONEY: Wording = {
  title: '', question: '发布会上提出的资金安排和查询办法。',
  facts: '所需资金已列入年度预算，使用范围、标准和分配结果按项目列表。', measures: '明细表在区政府网站“财政资金”栏目公开，镇街公告栏同步张贴。', result: '明细表已于答复当日公开，今后每季度更新。',
}

/** The message on its way through the district: taken by the unit, and answered unless it is to stay open. */
export function followUpSteps(stage: Stage, { unit, title }: Pick<Subject, 'unit' | 'title'>, opened: FollowUpOpened, from: Instant, until: 'answered' | 'open', answer: Wording = { ...MONEY, title: `关于“${title}”发布会提问的答复` }): Step[] {
  const run = new Run(stage, {
    key: `follow-up ${title}`, unit, classes: ['vital_interest'], stance: 'doubt',
    letter: { title, text: title },
    recommendation: '发布会现场未答复，请在五个工作日内答复提问人并公开',
    answer,
  })
  // The first act of a course is a letter's coming in; this one came by the flow.
  const [, ...rest] = until === 'answered' ? course.closed(4, undefined) : course.accepted
  return rest.map(([hours, act]) => ({
    at: plus(from, hours * HOUR_MS),
    act: async () => {
      run.messageId = opened.messageId
      await act(run)
    },
  }))
}
