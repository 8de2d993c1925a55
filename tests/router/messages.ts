import { randomFrom } from '../../src/signals/router/ridge.ts'

/** Invented matters, by the invented unit that owns them: openings and complaints that are combined at random. */
const MATTERS: Readonly<Record<string, { readonly about: readonly string[]; readonly says: readonly string[] }>> = {
  城管: { about: ['夜市油烟扰民', '路灯整夜不亮', '占道经营无人管', '井盖破损'], says: ['请清理人行道上的摊位', '路灯坏了半个月', '油烟直排到窗口', '井盖松动有危险'] },
  教育: { about: ['小学学位不足', '幼儿园收费偏高', '课后托管服务', '中考志愿填报'], says: ['孩子没有学位可上', '老师要求买辅导书', '幼儿园涨了保教费', '学校食堂饭菜不新鲜'] },
  交通: { about: ['公交线路调整', '路口拥堵严重', '出租车拒载', '希望增设红绿灯'], says: ['早高峰公交半小时一班', '这个路口没有红绿灯', '司机拒载还绕路', '公交站牌没有更新'] },
}
/** What people say whatever the matter. */
const COMMON = ['您好,', '尊敬的领导,', '我是附近居民,', '反映一个问题:', '希望尽快解决。', '谢谢!', '多次反映未果。']

export interface Row {
  readonly label: string
  readonly title?: string
  readonly text: string
}

/** `rows` invented messages, the same for the same seed; about every second one has a title. */
export function invent(rows: number, seed = 1): Row[] {
  const random = randomFrom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const labels = Object.keys(MATTERS)
  return Array.from({ length: rows }, (_, at) => {
    const label = labels[at % labels.length] as string
    const { about, says } = MATTERS[label] as (typeof MATTERS)[string]
    const text = `${pick(COMMON)}${pick(says)},${pick(COMMON)}${pick(says)}。${pick(COMMON)}`
    return random() < 0.5 ? { label, title: pick(about), text } : { label, text: `${pick(about)},${text}` }
  })
}
