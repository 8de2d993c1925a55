import { parseInstant } from '#src/kernel/time.ts'
import type { DemoCode, DemoSignIn } from '../demonstration.ts'
import { Unexpected } from '../cast.ts'
import { askingSteps, reachSteps } from './asking.ts'
import { linesSteps } from './lines.ts'
import { deputySteps, measureSteps } from './measures.ts'
import { bridgeMeeting } from './meetings.ts'
import { people, pressPeople } from './people.ts'
import { planTimeline } from './plan.ts'
import { raiseDistrict } from './roster.ts'
import { speakerSteps } from './speakers.ts'
import { signalSteps } from './signals/steps.ts'
import { Stage } from './stage.ts'
import { yearOf } from './year/dates.ts'
import { yearSteps } from './year/steps.ts'

/** The district is raised at least so many days ago: some days before the first letter. */
const RAISED_DAYS_AGO = 72

/** Who the sign-ins are, by login. */
const OFFICES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  xinwenban: { zh: '新闻办负责人', en: 'head of the press office' },
  ganshi: { zh: '新闻办工作人员', en: 'press officer' },
  zhiban: { zh: '值班员', en: 'duty officer' },
  zhubanren: { zh: '住建局承办人、网络发言人', en: 'writer and online spokesperson, housing' },
  shuiwu: { zh: '水务局承办人、网络发言人', en: 'writer and online spokesperson, water' },
  yishen: { zh: '住建局一审', en: 'first reviewer, housing' },
  ershen: { zh: '住建局二审', en: 'second reviewer, housing' },
  sanshen: { zh: '住建局负责人、三审', en: 'head of housing, third reviewer' },
  huiqian: { zh: '城管局会签确认人', en: 'co-agency confirmer, urban management' },
  guanliyuan: { zh: '系统管理员', en: 'system administrator' },
  yinsi: { zh: '个人信息保护负责人', en: 'privacy officer' },
  shenji: { zh: '审计员', en: 'auditor' },
}

const withLogin = [...pressPeople, ...people].filter((one) => one.login !== undefined)

export const demoSignIns: readonly DemoSignIn[] = Object.entries(OFFICES).map(([login, { zh, en }]) => ({ login, zh: `${zh} ${withLogin.find((one) => one.login === login)!.name}`, en }))

/** Raises the district, plays its year and the letters of its last seventy days by commands, the clock turned to each moment; ends at the database's present. */
export const seedDemo: DemoCode['seedDemo'] = async ({ site, passwordHash, progress }) => {
  const end = parseInstant((await site.health()).clock)!
  const year = yearOf(site.ledger.rules, end, RAISED_DAYS_AGO)
  const stage = new Stage(site.ledger, site.desk, year.founded, end)
  await raiseDistrict(stage)
  for (const { unit, post, login } of withLogin) {
    const opened = await site.door.openWithPassword({ personId: stage.person(`${unit}.${post}`), unitId: stage.unit(unit), login: login!, passwordHash, mustChange: false }, { address: 'local', dial: stage.now })
    if ('refusals' in opened) throw new Unexpected(`sign-in ${login}: ${opened.refusals.map((one) => one.code).join('; ')}`)
  }
  progress(`演示区：${stage.unitIds.size} 个单位、${stage.personIds.size} 人已登记 / ${stage.unitIds.size} units, ${stage.personIds.size} people`)
  const { steps, bridge, letterOf } = planTimeline(stage)
  let said = 0
  await stage.play([...yearSteps(stage, year, end, letterOf), ...steps, ...bridgeMeeting(stage, bridge.caseId, bridge.known), ...linesSteps(stage, end), ...measureSteps(stage, end), ...deputySteps(stage, end), ...speakerSteps(stage, end), ...signalSteps(stage, end), ...askingSteps(stage, end), ...reachSteps(stage, end)], (done, of) => {
    const quarter = Math.floor((done * 4) / of)
    if (quarter > said) progress(`演示区：${(said = quarter) * 25}%（${stage.now.slice(0, 10)}）`)
  })
}
