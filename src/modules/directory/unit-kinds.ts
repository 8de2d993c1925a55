/** The kinds of unit, the lines of business and the eight tasks of a press body: closed lists of the register. */

interface UnitKindEntry {
  readonly zh: string
  readonly en: string
  /** What offices also write in their tables. */
  readonly aliases: readonly string[]
  /** One of the five kinds that full coverage counts (NH-09). */
  readonly covered: boolean
  /** Answers for a territory (属地, GS-45). */
  readonly territorial: boolean
}

export const unitKinds = {
  department: { zh: '区级部门', en: 'district department', aliases: ['部门', '区直部门', '区直单位', '县级部门', '县直部门', '机关部门', '区级机关'], covered: true, territorial: false },
  town: { zh: '镇', en: 'town', aliases: ['乡镇', '乡', '镇政府', '镇人民政府'], covered: true, territorial: true },
  subdistrict: { zh: '街道', en: 'subdistrict', aliases: ['街道办', '街道办事处'], covered: true, territorial: true },
  park: { zh: '园区', en: 'industrial park', aliases: ['开发区', '管委会', '园区管委会'], covered: true, territorial: true },
  city_unit: { zh: '市直驻区单位', en: 'city unit in the district', aliases: ['市直驻区', '市直单位', '驻区单位', '市直有关单位', '垂管单位'], covered: true, territorial: false },
  news_org: { zh: '新闻单位', en: 'news organisation', aliases: ['媒体', '融媒体中心', '新闻媒体'], covered: false, territorial: false },
  press_office: { zh: '新闻办', en: 'press office', aliases: ['新闻办公室', '政府新闻办', '政府新闻办公室'], covered: false, territorial: false },
} as const satisfies Readonly<Record<string, UnitKindEntry>>
export type UnitKind = keyof typeof unitKinds

/** 条线 (NH-15): a rotation group mixes all four; a case has an owner by line and one by territory (GS-45). */
export const lines = {
  party_government: { zh: '党政', en: 'party and government', aliases: ['党政群', '党政机关', '党群'] },
  economy: { zh: '经济', en: 'economy', aliases: ['经济发展'] },
  society: { zh: '社会', en: 'society', aliases: ['社会治理', '社会事务'] },
  livelihood: { zh: '民生', en: 'livelihood', aliases: ['民生保障'] },
} as const
export type Line = keyof typeof lines

/** The eight tasks of a unit's press body (GS-27); each has exactly one owner in a unit (XM4-04). */
export const pressDuties = {
  signal_study: { zh: '舆情收集与研判', en: 'collecting and studying public opinion' },
  agenda: { zh: '引导议程设置', en: 'setting the agenda' },
  topics: { zh: '发布议题策划', en: 'planning topics of release' },
  lines: { zh: '口径材料准备', en: 'preparing lines to take' },
  media_reception: { zh: '接待媒体采访', en: 'receiving the media' },
  release: { zh: '新闻信息发布', en: 'releasing information' },
  coverage: { zh: '媒体报道组织', en: 'organising coverage' },
  evaluation: { zh: '发布效果评估', en: 'evaluating the effect' },
} as const
export type PressDuty = keyof typeof pressDuties

/** The five things an appointing unit states of a spokesperson (GS-26): in words, never as scores, not public. */
export const selectionCriteria = {
  political: { zh: '政治坚定', en: 'politically steadfast' },
  policy: { zh: '熟悉政策', en: 'knows the policies' },
  business: { zh: '了解业务', en: 'knows the field' },
  news_experience: { zh: '有新闻工作经验', en: 'has worked with news' },
  expression: { zh: '善于沟通表达', en: 'expresses matters well' },
} as const
export type Criterion = keyof typeof selectionCriteria

export const codesOf = <K extends string>(list: Readonly<Record<K, unknown>>): [K, ...K[]] => Object.keys(list) as [K, ...K[]]

/** The code whose code, Chinese or English name or alias is `written`; undefined when there is none. */
export function codeOf<K extends string>(list: Readonly<Record<K, { readonly zh: string; readonly en: string; readonly aliases?: readonly string[] }>>, written: string): K | undefined {
  return codesOf(list).find((code) => {
    const { zh, en, aliases } = list[code]
    return written === code || written === zh || written.toLowerCase() === en || (aliases?.includes(written) ?? false)
  })
}
