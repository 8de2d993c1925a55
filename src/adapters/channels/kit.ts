import { capabilitiesOn, type Adapter, type ChannelKind } from '#src/modules/channels/ports.ts'
import { prepareWords } from './wording.ts'

const BY_HAND = { is: 'rejected', code: 'by-hand', text: '这个渠道由人发布' } as const

/** Words for a channel where a person posts, or fills in another system's form. It sends nothing. */
export const makeKit = (kind: ChannelKind): Adapter => ({
  kind,
  capabilities: (day) => capabilitiesOn(kind, day),
  preflight: async () => ({ ok: true }),
  prepare: prepareWords,
  deliver: async () => BY_HAND,
  observe: async () => ({ is: 'absent' }),
  correct: async () => BY_HAND,
  withdrawOwn: async () => BY_HAND,
})
