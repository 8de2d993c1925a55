import { channelKinds, kindCodes, type Adapter, type Adapters, type ChannelKind } from '#src/modules/channels/ports.ts'
import { email } from './email.ts'
import { makeKit } from './kit.ts'
import { dingtalk, wecom } from './robots.ts'
import { makeSite } from './site.ts'
import { sms } from './sms.ts'
import { websub } from './websub.ts'
import { wechat } from './wechat.ts'

const automatic: readonly Adapter[] = [makeSite('portal'), makeSite('feeds'), websub, email, sms, wechat, wecom, dingtalk]

/** Every kind of channel with what speaks for it; whatever is not automatic gets words for a person. */
export const adapters: Adapters = new Map<ChannelKind, Adapter>([
  ...kindCodes.filter((kind) => channelKinds[kind].lane !== 'automatic').map((kind) => [kind, makeKit(kind)] as const),
  ...automatic.map((one) => [one.kind, one] as const),
])
