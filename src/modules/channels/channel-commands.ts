import { command, type Outside } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import { civilDate } from '#src/kernel/time.ts'
import type { Work } from '#src/record/work.ts'
import { pressOfficeOf, unknownUnits } from '../directory/queries.ts'
import * as contract from './contract.ts'
import type { Channel } from './contract.ts'
import * as decide from './decide.ts'
import { capabilitiesOn } from './limits.ts'
import type { Access, Adapter, Adapters, Preflight } from './ports.ts'
import { unsetOf, type Lacking } from './readiness.ts'
import { accessTo } from './sending-commands.ts'
import { channels, channelsOf, forgetSecrets, isEnclosed, keepSecrets } from './storage.ts'

const KEEPERS = ['sysadmin', 'press_office_head'] as const
const SIGNERS = ['sysadmin', 'press_office_head', 'press_officer', 'unit_head'] as const

const need = (work: Work, input: { channelId: Id }): Promise<Channel> => work.need(channels, input.channelId, 'channels/no-channel')

export const channelCommands = [
  command({
    name: 'channels.register',
    zh: '登记渠道',
    input: contract.register,
    may: KEEPERS,
    async load(work, { kind, name, unitId }): Promise<decide.Registering> {
      const [pressOfficeId, unknown, standing] = await Promise.all([pressOfficeOf(work.tx), unknownUnits(work.tx, [unitId]), channelsOf(work.tx, { standing: true })])
      return { pressOfficeId, unitKnown: unknown.length === 0, same: standing.some((one) => one.kind === kind && one.name === name && one.unitId === unitId) }
    },
    decide: decide.register,
  }),
  command({ name: 'channels.change', zh: '变更渠道', input: contract.change, may: KEEPERS, load: need, decide: decide.change }),
  command({ name: 'channels.setSecrets', zh: '设置渠道密钥', input: contract.setSecrets, may: KEEPERS, load: need, decide: decide.setSecrets, beside: (tx, input) => keepSecrets(tx, input.channelId, input.secrets) }),
  command({ name: 'channels.retire', zh: '停用渠道', input: contract.retire, may: KEEPERS, load: need, decide: decide.retire, beside: (tx, input) => forgetSecrets(tx, input.channelId) }),
  command({
    name: 'channels.notePaper',
    zh: '登记渠道手续',
    input: contract.notePaper,
    may: SIGNERS,
    async load(work, input) {
      const channel = await need(work, input)
      return { channel, limits: capabilitiesOn(channel.kind, civilDate(work.tx.now)) }
    },
    decide: decide.notePaper,
  }),
  command({ name: 'channels.drill', zh: '渠道自检', input: contract.ofChannel, may: SIGNERS, load: need, decide: decide.orderDrill }),
  command({ name: 'channels.fireDrill', zh: '每周自检', input: contract.due, may: 'system', load: (work, { id }) => work.need(channels, id, 'channels/no-channel'), decide: decide.fireDrill }),
  command({ name: 'channels.beginDrill', zh: '自检开始', input: contract.drill, may: 'system', load: async () => undefined, decide: () => ({ facts: [] }) }),
  command({ name: 'channels.noteDrill', zh: '登记自检结果', input: contract.drilled, may: 'system', load: need, decide: (one, input) => decide.noteDrill(one, { no: input.no, result: input.result as Preflight }) }),
]

interface Material {
  readonly adapter: Adapter
  readonly access: Access
  /** What the administrator has not set yet; while there is any, nobody is called. */
  readonly unset: readonly Lacking[]
}

/** Looks whether a channel could publish: it asks the platform, and publishes nothing. */
export const drillOutside = (adapters: Adapters): Outside => ({
  begin: 'channels.beginDrill',
  end: 'channels.noteDrill',
  async prepare(tx, payload): Promise<Material | undefined> {
    const [channel] = await channelsOf(tx, { ids: [payload['channelId'] as Id] })
    const adapter = channel && adapters.get(channel.kind)
    return channel && adapter && !channel.retired && !(await isEnclosed(tx)) ? { adapter, access: await accessTo(tx, channel), unset: unsetOf(channel) } : undefined
  },
  async work(material, signal): Promise<Preflight> {
    const { adapter, access, unset } = material as Material
    if (unset.length > 0) return { ok: false, code: 'not-set-up', text: unset.map(({ zh }) => zh).join('，') }
    return adapter.preflight(access, AbortSignal.any([signal, AbortSignal.timeout(20_000)])).catch((error: unknown) => ({ ok: false, code: 'adapter-failed', text: String(error) }))
  },
})
