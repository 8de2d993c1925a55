import { outreachParts, type Conference } from './contract.ts'

/** One row of the run sheet: what happens, and who does it. */
export interface ProgrammeRow {
  readonly zh: string
  readonly en: string
  readonly who: readonly string[]
}

const speakersOf = (session: Conference['sessions'][number]): string[] => session.speakers.map(({ name }) => `${name}（${session.unitName}）`)

/** The run sheet as it follows from what stands: 发言人来了 has its four parts (WL-33), every other conference opening, sessions, questions and close. */
export function programmeOf(one: Conference): ProgrammeRow[] {
  const host = one.host ? [one.host.name] : []
  const all = one.sessions.flatMap(speakersOf)
  if (one.venue) return Object.entries(outreachParts).map(([part, words]) => ({ zh: words.zh, en: words.en, who: part === 'release' ? all.slice(0, 1) : all }))
  return [
    { zh: '主持人开场，介绍发布人', en: 'the host opens and introduces the speakers', who: host },
    ...one.sessions.map((session) => ({ zh: `发布：${session.title}`, en: `session: ${session.title}`, who: speakersOf(session) })),
    { zh: '答记者问、答网友问', en: 'questions from the media and from citizens', who: all },
    { zh: '主持人结束', en: 'the host closes', who: host },
  ]
}
