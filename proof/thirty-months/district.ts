import type { CastPerson, CastUnit } from '#src/app/cast.ts'

/** An invented district: a press office and 25 units in six groups, every group with all four lines; the first has one more. */
const LINES = [['party_government', '党建工作局'], ['economy', '经贸发展局'], ['society', '社会工作局'], ['livelihood', '民生保障局']] as const
export const GROUPS = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Group = (typeof GROUPS)[number]
const PARTS = ['东', '南', '西', '北', '中', '滨'] as const

interface Member extends CastUnit {
  readonly group: Group
}

export const MEMBERS: readonly Member[] = [
  ...GROUPS.flatMap((group, at) => LINES.map(([line, name]): Member => ({ key: `${group}-${line}`, group, name: `澄湾区${PARTS[at]}片${name}`, kind: at === 5 ? 'town' : 'department', line, fields: [`${PARTS[at]}片${name}`] }))),
  { key: 'A-harbour', group: 'A', name: '澄湾区港航管理所', kind: 'city_unit', line: 'economy', fields: ['港航'] },
]

export const OFFICE_UNIT: CastUnit = { key: 'press', name: '澄湾区新闻办公室', kind: 'press_office', isPressOffice: true }

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔'
export const voiceOf = (unit: string): string => `${unit}.voice`
/** Who speaks for a unit, and answers for it afterwards. */
export const VOICES: readonly CastPerson[] = MEMBERS.map(({ key }, at) => ({ key: voiceOf(key), name: `${SURNAMES[at]}知言`, posts: ['press_assistant', 'online_spokesperson', 'unit_head'].map((role) => ({ role, unit: key })) }))

/** Two of the press office would not do: who proposes does not review. */
export const OFFICE_PEOPLE: readonly CastPerson[] = [
  { key: 'officer', name: '周砚', posts: [{ role: 'press_officer', unit: 'press' }] },
  { key: 'officer2', name: '唐柔', posts: [{ role: 'press_officer', unit: 'press' }] },
  { key: 'head', name: '顾清和', posts: [{ role: 'press_office_head', unit: 'press' }] },
]

/** The group that speaks in a month: A in 1 and 7, B in 2 and 8 … (NH-13). */
export const groupOfMonth = (month: number): Group => GROUPS[(month - 1) % GROUPS.length]!
export const membersOf = (group: Group): readonly Member[] => MEMBERS.filter((one) => one.group === group)

/** What is spoken about, so unlike each other that none crosses another. */
export const MATTERS: readonly string[] = [
  '老旧小区改造', '河道清淤', '学位扩容', '夜市管理', '公交线网', '养老助餐', '危房排查', '垃圾分类', '村道硬化', '电梯加装',
  '旅游民宿', '农贸市场', '青年公寓', '绿道贯通', '噪声治理', '医保报销', '渔港整治', '图书馆新馆', '义务植树', '消防通道',
  '冬季供暖', '残疾人就业', '停车收费', '文物修缮', '防汛演练', '校园食堂', '流动商贩', '智慧路灯', '土地确权', '婴幼儿托育',
  '企业减负', '征兵宣传', '社区矫正', '桥梁检测', '花卉博览', '水价调整', '信用修复', '殡葬改革', '宠物登记', '共享单车',
]
