import { capabilitiesOn, type Adapter, type ChannelKind } from '#src/modules/channels/ports.ts'
import { prepareWords } from './wording.ts'

const HERE = { is: 'live', ref: 'shelf' } as const

/** The site and its feeds: what stands on the shelf is out, and was read back from it when it was put there. */
export const makeSite = (kind: ChannelKind): Adapter => ({
  kind,
  capabilities: (day) => capabilitiesOn(kind, day),
  preflight: async () => ({ ok: true }),
  prepare: prepareWords,
  deliver: async () => HERE,
  observe: async () => ({ is: 'live' }),
  correct: async () => HERE,
  withdrawOwn: async () => HERE,
})
