import type { Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { pressDuties, roles, unitKinds, lines, type Selection } from '#src/modules/directory/contract.ts'
import { madeBy } from '../cast.ts'
import { openTasks, people, pressPeople, taskOwners, type DemoPerson } from './people.ts'
import { OPERATOR, type Stage } from './stage.ts'
import { pressOffice, units, type DemoUnit } from './units.ts'

const SELECTIONS: readonly Selection[] = [
  { political: '政治立场坚定，三年来对外发布未出现导向偏差', policy: '参与过本单位主要政策的起草和解读', business: '分管业务五年，熟悉基层办理流程', news_experience: '主持过四次区级新闻通气会', expression: '表述清楚，能用群众听得懂的话说明政策' },
  { political: '遵守新闻发布纪律，重大事项及时请示', policy: '负责本单位规范性文件审核', business: '从业务科室成长，了解一线情况', news_experience: '参加过市级新闻发言人培训班', expression: '面对追问平稳作答，能说明依据和时限' },
  { political: '长期从事机关工作，原则性强', policy: '熟悉本领域法规和区里配套办法', business: '牵头办理过多件群众集中反映事项', news_experience: '曾负责本单位政务新媒体运营', expression: '善于倾听，回答先说事实再说安排' },
]

/** Raises the district as an office would: the press office by the operator, everybody else from one table that the administrator imports. */
export async function raiseDistrict(stage: Stage): Promise<void> {
  await raisePressOffice(stage)
  const rows = units.flatMap((unit) => people.filter((one) => one.unit === unit.key).map((person, n) => importRow(unit, person, n === 0)))
  const facts = await stage.does('press.sysadmin', 'directory.importPeopleAndUnits', { fileName: '澄湾区新闻发布工作人员名册.xlsx', rows: rows.map((row, n) => ({ row: n + 2, ...row })) })
  learn(stage, facts)
  await stateSelections(stage, facts)
  for (const unit of units) if (unit.kind !== 'news_org') await organise(stage, unit)
}

async function raisePressOffice(stage: Stage): Promise<void> {
  const { key, ...unit } = pressOffice
  const unitId = madeBy(await stage.does(OPERATOR, 'directory.registerUnit', { ...unit, pressBody: { concurrent: false } }), 'directory.unitRegistered')
  stage.unitIds.set(key, unitId)
  for (const { post, name, roles: held } of pressPeople) {
    const personId = madeBy(await stage.does(OPERATOR, 'directory.registerPerson', { name, officeContact: extension(name) }), 'directory.personRegistered')
    stage.personIds.set(`press.${post}`, personId)
    for (const role of held) await stage.does(OPERATOR, 'directory.appoint', { personId, unitId, role, ...(role === 'spokesperson' && { selection: SELECTIONS[0] }) })
  }
  for (const [duty, post] of Object.entries(taskOwners)) await assign(stage, 'press', duty, post === 'writer' ? 'officer' : post)
}

/** An extension of the office exchange; no outside number. */
const extension = (name: string): string => `内线 ${6000 + ([...name].reduce((sum, sign) => sum + sign.codePointAt(0)!, 0) % 900)}`

function importRow(unit: DemoUnit, person: DemoPerson, first: boolean): Record<string, string> {
  const about = first && { shortName: unit.shortName, unitKind: unitKinds[unit.kind].zh, line: unit.line ? lines[unit.line].zh : '', territory: unit.territory ?? '', fields: unit.fields.join('、') }
  return { unitName: unit.name, ...about, personName: person.name, role: person.roles.map((role) => roles[role].zh).join('、'), officeContact: extension(person.name) }
}

function learn(stage: Stage, facts: readonly Fact[]): void {
  const named = (kind: string): Map<string, Id> => new Map(facts.filter((fact) => fact.kind === kind).map((fact) => [(fact.data as { name: string }).name, idOf(fact.subject)]))
  const [unitIds, personIds] = [named('directory.unitRegistered'), named('directory.personRegistered')]
  for (const { key, name } of units) stage.unitIds.set(key, unitIds.get(name)!)
  for (const { unit, post, name } of people) stage.personIds.set(`${unit}.${post}`, personIds.get(name)!)
}

async function stateSelections(stage: Stage, facts: readonly Fact[]): Promise<void> {
  const spokespersons = facts.filter((fact) => fact.kind === 'directory.appointed' && (fact.data as { role: string }).role === 'spokesperson')
  for (const [n, fact] of spokespersons.entries()) {
    await stage.does('press.head', 'directory.stateSelection', { appointmentId: idOf(fact.subject), selection: SELECTIONS[n % SELECTIONS.length] })
  }
}

/** Press body and the eight tasks of one unit. */
async function organise(stage: Stage, { key, hostSection }: DemoUnit): Promise<void> {
  await stage.does('press.head', 'directory.changeUnit', { unitId: stage.unit(key), pressBody: hostSection ? { concurrent: true, hostSection } : { concurrent: false } })
  const small = !people.some((one) => one.unit === key && one.post === 'chief')
  for (const duty of Object.keys(pressDuties) as (keyof typeof taskOwners)[]) {
    if (openTasks[key]?.includes(duty)) continue
    const post = taskOwners[duty]
    await assign(stage, key, duty, small && post === 'chief' ? 'writer' : post)
  }
}

const assign = (stage: Stage, unit: string, duty: string, post: string) =>
  stage.does(unit === 'press' ? OPERATOR : 'press.head', 'directory.assignDuty', { unitId: stage.unit(unit), duty, personId: stage.person(`${unit}.${post}`) })
