/**
 * The roles of register part 3.1 that this product knows so far. A role is held at a unit by appointment; a person may hold several.
 * Whoever needs a new one adds a row here and, where it decides something, its place in the separation table below.
 */

export interface Role {
  readonly zh: string
  readonly en: string
  /** Register id or article the role comes from. */
  readonly clause: string
  /** Sees the whole jurisdiction, not only its own unit; held at the press office only. */
  readonly wholeJurisdiction: boolean
  /** Sees nothing of its unit but what was assigned to the person. */
  readonly assignedOnly?: true
  /** Approves, clears or confirms something (an "A" in the register's table). */
  readonly approves: boolean
  /** At most so many in one unit at one time. */
  readonly mostPerUnit?: number
  readonly aliases: readonly string[]
}

const own = { wholeJurisdiction: false, approves: false, aliases: [] } as const
const whole = { wholeJurisdiction: true, approves: false, aliases: [] } as const

export const roles = {
  press_office_head: { ...whole, zh: '新闻办负责人', en: 'head of the press office', clause: 'WL-12', approves: true, aliases: ['新闻办主任'] },
  press_officer: { ...whole, zh: '新闻办工作人员', en: 'press officer', clause: 'GS-27', aliases: ['新闻办干部'] },
  duty_officer: { ...whole, zh: '值班员', en: 'duty officer', clause: 'GS-29', approves: true, aliases: ['值班人员'] },
  // Leaders of the government itself and its own spokesperson: what they owe of the year hangs on these posts (WL-34 … 39).
  district_head: { ...own, zh: '区长', en: 'district head', clause: 'WL-34', approves: true, mostPerUnit: 1, aliases: ['县长', '区（县）长'] },
  deputy_district_head: { ...own, zh: '副区长', en: 'deputy district head', clause: 'WL-34', approves: true, aliases: ['副县长'] },
  district_spokesperson: { ...own, zh: '区政府新闻发言人', en: 'spokesperson of the district government', clause: 'WL-38', approves: true, mostPerUnit: 2, aliases: ['政府新闻发言人', '县政府新闻发言人'] },
  first_spokesperson: { ...own, zh: '第一新闻发言人', en: 'first spokesperson', clause: 'WL-35', approves: true, mostPerUnit: 1, aliases: ['第一发言人', '单位主要负责人', '主要负责人'] },
  // One or two (GS-24); deputies beyond that are assistants.
  spokesperson: { ...own, zh: '新闻发言人', en: 'spokesperson', clause: 'GS-24', approves: true, mostPerUnit: 2, aliases: ['发言人'] },
  online_spokesperson: { ...own, zh: '网络发言人', en: 'online spokesperson', clause: 'GB-26', aliases: ['网络新闻发言人', '网络问政发言人'] },
  press_assistant: { ...own, zh: '新闻助理', en: 'press assistant', clause: 'GS-25', aliases: ['联络员', '新闻联络员', '新闻助理/联络员', '新闻发言人助理', '助理'] },
  unit_head: { ...own, zh: '单位负责人', en: 'head of unit', clause: 'XM2-10', approves: true, aliases: ['分管领导', '单位负责人/分管领导'] },
  editor: { ...own, zh: '编辑', en: 'editor', clause: 'XM3-15', aliases: ['采编', '编辑/采编', '采编人员'] },
  reviewer_1: { ...own, zh: '一审', en: 'first reviewer', clause: 'XM2-10', approves: true, aliases: ['一审人', '一审人员'] },
  reviewer_2: { ...own, zh: '二审', en: 'second reviewer', clause: 'XM2-10', approves: true, aliases: ['二审人', '二审人员'] },
  reviewer_3: { ...own, zh: '三审', en: 'third reviewer', clause: 'XM2-10', approves: true, aliases: ['三审人', '三审人员'] },
  check_political: { ...own, zh: '政治关把关人', en: 'political check', clause: 'GB-34', approves: true, aliases: ['政治关'] },
  check_policy: { ...own, zh: '政策关把关人', en: 'policy check', clause: 'GB-34', approves: true, aliases: ['政策关'] },
  check_legal: { ...own, zh: '法律关把关人', en: 'legal check', clause: 'GB-34', approves: true, aliases: ['法律关'] },
  check_wording: { ...own, zh: '文字关把关人', en: 'wording check', clause: 'GB-34', approves: true, aliases: ['文字关'] },
  check_secrecy: { ...own, zh: '保密关把关人', en: 'secrecy check', clause: 'GB-34', approves: true, aliases: ['保密关'] },
  coagency_confirmer: { ...own, zh: '会签确认人', en: 'co-agency confirmer', clause: 'GB-35', approves: true, aliases: ['会签人', '会签/确认单位'] },
  assessor: { ...whole, zh: '研判员', en: 'assessor', clause: 'WL-14', aliases: ['舆情研判员'] },
  third_party_evaluator: { ...own, zh: '第三方评估', en: 'third-party evaluator', clause: 'GB-46', aliases: ['第三方评估人'] },
  // Whole jurisdiction for contacts alone; what it sees of them is a logged act (personal data rule).
  privacy_officer: { ...whole, zh: '个人信息保护负责人', en: 'privacy officer', clause: 'PIPL 52', approves: true, aliases: [] },
  // Keeps the records of courses and drills, which stand on the press office's chain.
  training_manager: { ...own, zh: '培训管理员', en: 'training manager', clause: 'GS-18', aliases: ['培训专管员'] },
  auditor: { ...whole, zh: '审计员', en: 'auditor', clause: '等保', aliases: ['安全审计员'] },
  sysadmin: { ...own, zh: '系统管理员', en: 'system administrator', clause: '3.1', aliases: ['管理员'] },
  contractor: { ...own, assignedOnly: true, zh: '外包运维/编辑', en: 'contractor', clause: 'XM3-14', aliases: ['外包人员', '外包编辑', '外包运维'] },
} as const satisfies Readonly<Record<string, Role>>
export type RoleCode = keyof typeof roles

/** Posts whose holders speak to the public; they are filed with the superior and stand in the public list (GS-24, WL-35, WL-38). */
export const speakingRoles = ['district_spokesperson', 'first_spokesperson', 'spokesperson', 'online_spokesperson'] as const satisfies readonly RoleCode[]

export const roleOf = (code: string): Role | undefined => (roles as Readonly<Record<string, Role>>)[code]

/** Roles whose holder approves nothing, at whatever unit (register 3.1, separation of duties; XM3-14). */
const NEVER_APPROVES: readonly RoleCode[] = ['sysadmin', 'contractor']

/** Roles that the holder of `held` must not have besides: the pairs that would let an administrator or contractor approve. */
export function conflictsWith(role: RoleCode, held: readonly RoleCode[]): RoleCode[] {
  if (NEVER_APPROVES.includes(role)) return held.filter((other) => roles[other].approves)
  return roles[role].approves ? held.filter((other) => NEVER_APPROVES.includes(other)) : []
}

/** Roles that only the head of the press office or the system administrator gives: they see everything, or administer. */
export const isReserved = (role: RoleCode): boolean => roles[role].wholeJurisdiction || role === 'sysadmin'
