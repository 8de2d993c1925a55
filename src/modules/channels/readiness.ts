import type { CivilDate } from '#src/kernel/time.ts'
import type { Channel } from './contract.ts'
import { kindOf, settingWords } from './kinds.ts'
import type { Capabilities } from './limits.ts'

/** One thing without which a channel takes nothing, and whose it is to bring. */
export interface Lacking {
  readonly code: 'retired' | 'setting' | 'secret' | 'paper' | 'drill' | 'budget'
  /** Name of the setting, secret or paper. */
  readonly what: string
  readonly zh: string
  readonly en: string
  /** Role whose signature or act it needs. */
  readonly signer: string
  /** Usual time until it is there, in working days. */
  readonly workingDays: number
}

const OPTIONAL = ['base', 'author', 'user', 'password', 'signature', 'account', 'sign', 'okField', 'okValue']

const lacking = (code: Lacking['code'], what: string, zh: string, en: string, signer: string, workingDays = 0): Lacking => ({ code, what, zh, en, signer, workingDays })

function words(name: string): readonly [string, string] {
  const [zh = name, , en = name] = settingWords[name] ?? []
  return [zh, en]
}

/** Settings and secrets without which nobody outside is spoken to, not even for a drill (RL-18). */
export function unsetOf(channel: Channel): Lacking[] {
  const { settings, secrets } = kindOf(channel.kind)
  return [
    ...settings.flatMap((name) => (OPTIONAL.includes(name) || channel.settings[name] ? [] : [lacking('setting', name, `未填${words(name)[0]}`, `${words(name)[1]} is not set`, 'sysadmin')])),
    ...secrets.flatMap((name) => (OPTIONAL.includes(name) || channel.secrets.includes(name) ? [] : [lacking('secret', name, `未设${words(name)[0]}`, `${words(name)[1]} is not set`, 'sysadmin')])),
  ]
}

/** What is missing before the channel could publish in the next ten minutes. `used` counts what went out this month. */
export function lackingOf(channel: Channel, limits: Capabilities, today: CivilDate, { used = 0, site = '' }: { readonly used?: number; readonly site?: string } = {}): Lacking[] {
  const found: Lacking[] = []
  if (channel.retired) found.push(lacking('retired', channel.name, '渠道已停用', 'the channel is retired', 'press_office_head'))
  if (site === '' && channel.kind !== 'portal' && channel.kind !== 'feeds') found.push(lacking('setting', 'address', '未填本网站的网址，读者无从回看原文', 'the address of this site is not set, so that nobody finds the original', 'press_officer'))
  found.push(...unsetOf(channel))
  for (const paper of limits.papers) {
    const held = channel.papers[paper.key]
    if (!held) found.push(lacking('paper', paper.key, `${paper.zh}：未办`, `${paper.en}: not done`, paper.signer, paper.workingDays))
    else if (held.until !== undefined && held.until < today) found.push(lacking('paper', paper.key, `${paper.zh}：${held.until} 到期`, `${paper.en}: ran out on ${held.until}`, paper.signer, paper.workingDays))
  }
  if (channel.drilled && !channel.drilled.ok) found.push(lacking('drill', channel.drilled.trouble!.code, `自检未过：${channel.drilled.trouble!.text}`, `last drill failed: ${channel.drilled.trouble!.text}`, 'sysadmin'))
  if (limits.perMonth !== undefined && used >= limits.perMonth) found.push(lacking('budget', String(limits.perMonth), `本月 ${limits.perMonth} 次已用完`, `all ${limits.perMonth} of this month are used`, 'press_office_head'))
  return found
}

/** What keeps a delivery back: all of it but a drill that failed, which says what was and not what is. */
export const blocking = (found: readonly Lacking[]): Lacking[] => found.filter((one) => one.code !== 'drill')
