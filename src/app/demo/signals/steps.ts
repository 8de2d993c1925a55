import { idOf } from '#src/kernel/subjects.ts'
import { civilDate, addDays, plus, type Instant } from '#src/kernel/time.ts'
import type { Outlet, Source } from '#src/modules/signals/contract.ts'
import type { Arriving } from '#src/modules/signals/ports.ts'
import { keepGroups, materialOf } from '#src/modules/signals/storage.ts'
import { transact } from '#src/record/transaction.ts'
import { afterReading, UNREAD } from '#src/signals/sources/health.ts'
import { regroup } from '#src/signals/matters/regroup.ts'
import { madeBy } from '../../cast.ts'
import { keepReading, takeAll } from '../../signals/read-sources.ts'
import { OPERATOR, type Stage, type Step } from '../stage.ts'
import { officialPosts, places, rules, singles, sources, talks } from './posts.ts'

const HOUR_MS = 3_600_000
const BEFORE = ['', '【转】', '刚刚看到的，', '帮转：'] as const

interface Said extends Arriving {
  readonly outlet: Outlet
  readonly hoursAgo: number
}

/** All posts of the last two weeks: each wording passed on as it stands or with a word before it. */
function allSaid(end: Instant): Said[] {
  const said: Said[] = []
  const say = (outlet: Outlet, text: string, hoursAgo: number, title = ''): void => void said.push({ outlet, hoursAgo, key: `d${said.length}`, title, text, time: plus(end, -Math.round(hoursAgo * HOUR_MS)) })
  for (const { from, until, posts, where, wordings } of talks) {
    for (let n = 0; n < posts; n += 1) {
      // Slow at first, then faster, as such things go.
      const hoursAgo = until + (from - until) * (1 - (n / posts) ** 0.6)
      say(where[n % where.length]!, `${n < wordings.length ? '' : BEFORE[n % BEFORE.length]}${wordings[n % wordings.length]}`, hoursAgo)
    }
  }
  for (const { hours, title, text } of officialPosts) say('official', text, hours, title)
  singles.forEach((text, n) => say((['forum', 'social', 'news'] as const)[n % 3]!, text, 6 + n * 15))
  return said.toSorted((a, b) => b.hoursAgo - a.hoursAgo)
}

/** Sources, rules, posts and what became of the matters among them: one taken up this morning, one set aside, the rest waiting. */
export function signalSteps(stage: Stage, end: Instant): Step[] {
  const known = new Map<Outlet, Source>()
  const said = allSaid(end)
  const at = (hoursAgo: number): Instant => plus(end, -hoursAgo * HOUR_MS)

  const takes = async (from: number, until: number): Promise<void> => {
    for (const [outlet, source] of known) {
      const own = said.filter((one) => one.outlet === outlet && one.hoursAgo <= from && one.hoursAgo > until)
      if (own.length > 0) await takeAll({ db: stage.ledger.db, dial: stage.now }, source, own.map(({ outlet: _, hoursAgo: __, ...post }) => post))
      if (own.length > 0) await keepReading(stage.ledger.db, source.id, afterReading(UNREAD, own.at(-1)!.time!, source.everyMinutes, { ids: ['some'], fresh: ['some'] }))
    }
    await transact(stage.ledger.db, { actor: OPERATOR, dial: stage.now }, async (tx) => {
      const material = await materialOf(tx)
      if (material) await keepGroups(tx, regroup(material))
    })
  }
  const matterAbout = async (word: string): Promise<string> => {
    const asked = await stage.desk.ask<{ items: readonly { id: string; title: string }[] }>(await stage.actor('press.officer'), 'signals.matters', { state: 'all' }, stage.now)
    const found = 'value' in asked ? asked.value.items.find(({ title }) => title.includes(word)) : undefined
    if (!found) throw new Error(`no matter about ${word} was found among the posts of the demonstration`)
    return found.id
  }

  return [
    {
      at: at(340),
      act: async () => {
        for (const { off, ...source } of sources) {
          const facts = await stage.does('press.sysadmin', 'signals.addSource', source)
          const sourceId = madeBy(facts, 'signals.sourceAdded')
          if (off) continue
          await stage.does('press.sysadmin', 'signals.switchSource', { sourceId, enabled: true, reason: '经新闻办批准接入' })
          known.set(source.outlet, { ...(facts[0]!.data as Source), id: sourceId })
        }
        await stage.does('press.officer', 'signals.setList', { name: '重点地名', words: [...places], places: true, reason: '按日常巡查路线' })
        for (const rule of rules) await stage.does('press.officer', 'signals.addRule', rule)
        const days = Array.from({ length: 30 }, (_, n) => addDays(civilDate(stage.now), n))
        await stage.does('press.officer', 'signals.nameCollector', { personId: stage.person('press.officer'), days })
      },
    },
    { at: at(100), act: () => takes(999, 100) },
    { at: at(26), act: () => takes(100, 26) },
    {
      at: at(5),
      act: async () => {
        await takes(26, 5)
        await stage.does('press.officer', 'signals.setAsideMatter', { matterId: await matterAbout('旧改'), reason: '已有公开说明，近期没有新内容，继续关注' })
        await stage.does('press.officer', 'signals.acceptMatter', { matterId: await matterAbout('积水'), title: '望江街地铁口积水', text: '多个平台反映望江街地铁口逢雨积水，早高峰通行困难，有居民称排水口被堵、泵站未开。请核实原因，说明处置和整改安排。' })
        await stage.does('press.officer', 'signals.issueBulletin', { unitIds: ['water', 'traffic', 'housing'].map((key) => stage.unit(key)), note: '请区水务局先核实泵站运行情况。' })
        await stage.does('press.officer', 'signals.issueNotice', { title: '望江街地铁口积水', text: '多个平台反映望江街地铁口逢雨积水，早高峰通行困难。请先核实泵站和排水口情况，今天下班前告知新闻办。', unitIds: ['water', 'traffic'].map((key) => stage.unit(key)), roles: ['unit_head', 'spokesperson'], matterId: await matterAbout('积水') })
        const [report] = await stage.does('press.officer', 'signals.reportUpward', { title: '望江街地铁口积水', text: '望江街地铁口最深积水约四十厘米，早高峰通行受阻，无人受伤，已安排抽排和现场引导。', stage: 'first', addressees: ['市政府总值班室', '市委宣传部'], means: 'telephone' })
        await stage.does('press.officer', 'signals.noteReceipt', { reportId: idOf(report!.subject), addressee: '市政府总值班室', receiptNo: '值班记录 0417' })
        await stage.does('press.officer', 'signals.openForecast', { title: '路内停车收费时段调整', unitId: stage.unit('traffic'), plannedFor: addDays(civilDate(end), 14) })
      },
    },
    { at: at(0.4), act: () => takes(5, 0) },
  ]
}
