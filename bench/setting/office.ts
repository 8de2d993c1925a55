import { raiseOffice, type Cast, type CastPerson, type CastUnit } from '#src/app/cast.ts'
import type { Desk } from '#src/desk/desk.ts'
import type { Actor, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'

const LINES = ['livelihood', 'livelihood', 'livelihood', 'livelihood', 'livelihood', 'livelihood'] as const
const NAMES = ['住房和城乡建设局', '水务局', '教育局', '交通运输局', '城市管理局', '卫生健康局'] as const

/** The author and the three signers of one unit. */
export interface UnitTeam {
  readonly unitId: Id
  readonly writer: Actor
  readonly first: Actor
  readonly second: Actor
  readonly third: Actor
}

/** A press office and six units, each with its own author and signers. */
export interface BenchOffice {
  readonly officer: Actor
  readonly publisher: Actor
  readonly teams: readonly UnitTeam[]
}

const UNITS: readonly CastUnit[] = [
  { key: 'press', name: '测试区新闻办公室', kind: 'press_office', isPressOffice: true },
  ...NAMES.map((name, at) => ({ key: `unit${at}`, name: `测试区${name}`, kind: 'department', line: LINES[at]! })),
]

const at = (unit: string, ...roles: readonly string[]): CastPerson['posts'] => roles.map((role) => ({ role, unit }))

const PEOPLE: readonly CastPerson[] = [
  { key: 'officer', name: '甲办一', posts: at('press', 'press_officer') },
  { key: 'publisher', name: '甲办二', posts: at('press', 'press_office_head') },
  ...NAMES.flatMap((_, n): CastPerson[] => [
    { key: `writer${n}`, name: `乙${n}一`, posts: at(`unit${n}`, 'press_assistant', 'online_spokesperson') },
    { key: `first${n}`, name: `乙${n}二`, posts: at(`unit${n}`, 'reviewer_1', 'check_wording', 'check_policy') },
    { key: `second${n}`, name: `乙${n}三`, posts: at(`unit${n}`, 'reviewer_2', 'check_legal', 'check_secrecy') },
    { key: `third${n}`, name: `乙${n}四`, posts: at(`unit${n}`, 'reviewer_3', 'check_political') },
  ]),
]

type PostHolder = Extract<Actor, { as: 'post' }>

function officeOf(actor: (key: string) => Actor): BenchOffice {
  return {
    officer: actor('officer'),
    publisher: actor('publisher'),
    teams: NAMES.map((_, n) => {
      const writer = actor(`writer${n}`) as PostHolder
      return { unitId: writer.posts[0]!.unitId, writer, first: actor(`first${n}`), second: actor(`second${n}`), third: actor(`third${n}`) }
    }),
  }
}

/** Makes units and people by the commands of the console. */
export async function raiseBenchOffice(desk: Desk, dial?: Instant): Promise<BenchOffice> {
  const cast: Cast = await raiseOffice(desk, UNITS, PEOPLE, dial)
  return officeOf(cast.actor)
}

const OPERATOR: Actor = { as: 'system', part: 'operator' }

async function asked<T>(desk: Desk, query: string, input: unknown): Promise<T> {
  const answer = await desk.ask<T>(OPERATOR, query, input)
  if ('refusals' in answer) throw new Error(`${query} was refused: ${answer.refusals.map((one) => one.code).join(', ')}`)
  return answer.value
}

/** The office that `raiseBenchOffice` made in an earlier run. */
export async function findBenchOffice(desk: Desk): Promise<BenchOffice> {
  const { items } = await asked<{ items: { id: Id; name: string }[] }>(desk, 'directory.people', { limit: 100 })
  const actors = new Map<string, Actor>()
  for (const { key, name } of PEOPLE) {
    const personId = items.find((person) => person.name === name)?.id
    const actor = personId && (await asked<Actor | null>(desk, 'directory.actorOf', { personId }))
    if (!actor) throw new Error(`${name} is not in this database; remove the bench folder and fill it anew`)
    actors.set(key, actor)
  }
  return officeOf((key) => actors.get(key)!)
}
