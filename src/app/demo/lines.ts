import { plus, type Instant } from '#src/kernel/time.ts'
import { madeBy } from '../cast.ts'
import type { Stage, Step } from './stage.ts'

const DAY_MS = 86_400_000

interface LinesToTake {
  readonly unit: string
  readonly question: string
  readonly answer: string
  readonly facts: readonly { readonly text: string; readonly source: string }[]
  readonly dontSay: readonly string[]
  /** Written so many days ago, valid for so many days from then. */
  readonly daysAgo: number
  readonly holdsDays: number
  readonly approved?: false
}

const lines: readonly LinesToTake[] = [
  {
    unit: 'water', daysAgo: 50, holdsDays: 28,
    question: '计划外停水为什么不提前通知', answer: '抢修停水事发突然，我们做到发现即告知：停水超过 4 小时的，短信直接通知到户，并说明原因、范围和预计恢复时间；同时安排临时取水点。',
    facts: [{ text: '停水超过 4 小时短信通知到户', source: '区水务局停水告知办法第六条' }], dontSay: ['个别小区', '居民应理解'],
  },
  {
    unit: 'edu', daysAgo: 12, holdsDays: 28,
    question: '学位不够怎么安排', answer: '先公布学位数和登记数，再说明分流原则：户籍与房产一致的优先，其余按登记顺序，家校距离不超过 1.5 千米。',
    facts: [{ text: '城南小学学位 360 个，登记 402 人', source: '区教育局招生登记系统' }, { text: '东校区新增学位 90 个', source: '区教育局学位建设台账' }], dontSay: ['自行解决', '总体充足'],
  },
  {
    unit: 'housing', daysAgo: 26.5, holdsDays: 28,
    question: '夜间施工是不是都合法', answer: '夜间连续浇筑必须有证明并提前公告；没有证明的夜间施工是违规，接到反映后当夜到场核查。',
    facts: [{ text: '夜间施工须持连续作业证明并公告', source: '区建设工地管理规定第十一条' }], dontSay: ['偶尔为之'],
  },
  {
    unit: 'medins', daysAgo: 9, holdsDays: 28,
    question: '外地住院没有备案能不能报销', answer: '能报。未备案的报销比例降低 20 个百分点；出院前补办备案按正常比例结算，手机端 10 分钟办结。',
    facts: [{ text: '未备案报销比例降低 20 个百分点', source: '区医保局待遇支付口径' }], dontSay: ['一律不报', '您应当早点备案'],
  },
  {
    unit: 'traffic', daysAgo: 2, holdsDays: 28, approved: false,
    question: '路内停车夜间收费吗', answer: '22 时至次日 8 时不收费；误收的凭记录退还。', facts: [{ text: '收费时段为 8 时至 22 时', source: '区交通局路内停车收费公告' }], dontSay: [],
  },
]

/** Lines to take (GS-32): in force, about to expire, expired, and one that waits for approval. */
export const linesSteps = (stage: Stage, end: Instant): Step[] =>
  lines.flatMap(({ unit, daysAgo, holdsDays, approved, ...words }) => {
    const at = plus(end, -daysAgo * DAY_MS)
    let linesId = ''
    const written = { at, act: async () => void (linesId = madeBy(await stage.does(`${unit}.writer`, 'statements.writeLines', { ...words, unitId: stage.unit(unit), validUntil: plus(at, holdsDays * DAY_MS) }), 'statements.linesWritten')) }
    return approved === false ? [written] : [written, { at: plus(at, 7_200_000), act: async () => void (await stage.does(`${unit}.deputy`, 'statements.approveLines', { linesId })) }]
  })
