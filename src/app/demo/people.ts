import type { RoleCode } from '#src/modules/directory/contract.ts'

/** A person of the demonstration district; all names are invented. Found by `unit.post`, e.g. `water.writer`. */
export interface DemoPerson {
  readonly unit: string
  readonly post: string
  readonly name: string
  readonly roles: readonly RoleCode[]
  /** Sign-in name, for those who have one. */
  readonly login?: string
}

const HEAD: readonly RoleCode[] = ['first_spokesperson', 'unit_head', 'reviewer_3', 'check_political']
const DEPUTY: readonly RoleCode[] = ['spokesperson', 'reviewer_2', 'check_legal', 'check_secrecy']
const CHIEF: readonly RoleCode[] = ['reviewer_1', 'check_wording', 'check_policy', 'coagency_confirmer']
const WRITER: readonly RoleCode[] = ['press_assistant', 'online_spokesperson', 'editor']

type Logins = Readonly<Record<string, string>>

/** A department's four: head, deputy head, head of section, writer. */
function department(unit: string, [head, deputy, chief, writer]: readonly [string, string, string, string], logins: Logins = {}): DemoPerson[] {
  const four = [['head', head, HEAD], ['deputy', deputy, DEPUTY], ['chief', chief, CHIEF], ['writer', writer, WRITER]] as const
  return four.map(([post, name, roles]) => ({ unit, post, name, roles, ...(logins[post] && { login: logins[post] }) }))
}

/** A small unit's three; the first review of its texts is done at the press office. */
function smallUnit(unit: string, [head, deputy, writer]: readonly [string, string, string]): DemoPerson[] {
  return [
    { unit, post: 'head', name: head, roles: HEAD },
    { unit, post: 'deputy', name: deputy, roles: [...DEPUTY, 'coagency_confirmer'] },
    { unit, post: 'writer', name: writer, roles: WRITER },
  ]
}

export const pressPeople: readonly DemoPerson[] = [
  { unit: 'press', post: 'sysadmin', name: '毕原', roles: ['sysadmin'], login: 'guanliyuan' },
  { unit: 'press', post: 'head', name: '顾砚秋', roles: ['press_office_head', 'first_spokesperson', 'reviewer_3', 'check_political'], login: 'xinwenban' },
  { unit: 'press', post: 'deputy', name: '程澍', roles: ['spokesperson', 'press_officer', 'reviewer_2', 'check_legal', 'check_secrecy'] },
  { unit: 'press', post: 'officer', name: '唐予宁', roles: ['press_officer', 'press_assistant', 'online_spokesperson'], login: 'ganshi' },
  { unit: 'press', post: 'chief', name: '卫岚', roles: ['press_officer', 'assessor', 'reviewer_1', 'check_wording', 'check_policy'] },
  { unit: 'press', post: 'duty', name: '贺知遥', roles: ['duty_officer'], login: 'zhiban' },
  { unit: 'press', post: 'privacy', name: '苏静姝', roles: ['privacy_officer'], login: 'yinsi' },
  { unit: 'press', post: 'auditor', name: '纪望', roles: ['auditor'], login: 'shenji' },
  // The district's leaders and its spokesperson hold their posts with the press office, which keeps the books of what they owe (WL-34, WL-38).
  { unit: 'press', post: 'mayor', name: '郁怀川', roles: ['district_head'] },
  { unit: 'press', post: 'vice', name: '阳知行', roles: ['deputy_district_head'] },
  { unit: 'press', post: 'vice2', name: '薄云归', roles: ['deputy_district_head'] },
  { unit: 'press', post: 'voice', name: '明若溪', roles: ['district_spokesperson'] },
]

// Two units are visibly incomplete: 柳塍镇 has no online spokesperson, the market office one reviewer and two tasks without an owner.
const withoutOnlineSpokesperson = smallUnit('liucheng', ['龚守正', '翟临川', '闵雨田']).map((one) => ({ ...one, roles: one.roles.filter((role) => role !== 'online_spokesperson') }))
const withOneReviewer = department('market', ['骆平川', '谈敬之', '桑榆成', '舒云起']).map((one) => ({ ...one, roles: one.roles.filter((role) => role !== 'reviewer_2' && role !== 'reviewer_3') }))

export const people: readonly DemoPerson[] = [
  ...department('housing', ['陆承川', '许慎行', '沈一舟', '林溪亭'], { head: 'sanshen', deputy: 'ershen', chief: 'yishen', writer: 'zhubanren' }),
  ...department('water', ['江既白', '岑远', '白露晞', '温如砥'], { writer: 'shuiwu' }),
  ...department('edu', ['闻守仁', '章以和', '俞清越', '宋晚禾']),
  ...department('medins', ['傅安和', '钟既明', '柯以安', '夏沐']),
  ...department('civil', ['杜仲谦', '殷长青', '曲思源', '阮知夏']),
  ...department('urban', ['裴立本', '丁若谷', '方以宁', '叶疏桐'], { chief: 'huiqian' }),
  ...department('renewal', ['关山越', '樊知新', '卓予安', '倪疏影']),
  ...department('traffic', ['秦怀远', '霍启明', '邵一苇', '孟行之']),
  ...withOneReviewer,
  ...department('service', ['尹政和', '祁连川', '安若素', '穆清扬']),
  ...smallUnit('yanqiao', ['施德厚', '莫长风', '黎小满']),
  ...withoutOnlineSpokesperson,
  ...smallUnit('tinglan', ['韦松年', '柏青临', '辛夷然']),
  ...smallUnit('zhaohua', ['戚明达', '祝平安', '苗禾']),
  ...smallUnit('park', ['庄启航', '鲍文渊', '计春和']),
  ...department('env', ['车云帆', '童若水', '申屠远', '华见山']),
  ...smallUnit('justice', ['冷守约', '秋明允', '于慎']),
  ...smallUnit('petition', ['穆听澜', '柴知本', '花晓岚']),
  ...smallUnit('audit', ['严核', '商以宁', '毕月明']),
  ...smallUnit('affairs', ['路平畴', '谷若虚', '池小满']),
  ...smallUnit('archive', ['蔺存真', '简青编', '左怀古']),
  ...smallUnit('develop', ['凌远图', '燕经纬', '鲁开元']),
  ...smallUnit('commerce', ['屠通衢', '花满庭', '樊小市']),
  ...smallUnit('farming', ['田丰年', '禾知秋', '麦青青']),
  { unit: 'news', post: 'chief', name: '池墨', roles: ['reviewer_1', 'unit_head'] },
  { unit: 'news', post: 'writer', name: '简繁', roles: ['editor'] },
]

const everybody = [...pressPeople, ...people]

/** What each of the three signs. */
export const REVIEW_ITEMS = [
  ['review1', 'proof1', 'check:wording', 'check:policy'],
  ['review2', 'proof2', 'check:legal', 'check:secrecy'],
  ['review3', 'proof3', 'check:political'],
] as const

/** Who gives the three reviews of a unit's texts: its own people, and the press office where it has none. */
export function reviewersOf(unit: string): readonly [string, string, string] {
  const find = (role: RoleCode, otherwise: string): string => {
    const own = everybody.find((one) => one.unit === unit && one.roles.includes(role))
    return own ? `${own.unit}.${own.post}` : otherwise
  }
  return [find('reviewer_1', 'press.chief'), find('reviewer_2', 'press.deputy'), find('reviewer_3', 'press.head')]
}

/** Tasks of the press body (GS-27) by who takes them in a department. */
export const taskOwners = {
  signal_study: 'chief', agenda: 'deputy', topics: 'chief', lines: 'writer', media_reception: 'deputy', release: 'writer', coverage: 'writer', evaluation: 'chief',
} as const
/** Tasks nobody has taken on, by unit. */
export const openTasks: Readonly<Record<string, readonly string[]>> = { market: ['media_reception', 'evaluation'] }
