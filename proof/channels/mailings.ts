import { mustDo } from '#src/app/cast.ts'
import type { Desk } from '#src/desk/desk.ts'
import type { Actor, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Delivery } from '#src/modules/channels/contract.ts'
import { tokenOf } from '#src/modules/channels/storage.ts'
import type { FakeGateway } from '../fakes/sms.ts'
import type { FakeMail } from '../fakes/smtp.ts'

const OPERATOR: Actor = { as: 'system', part: 'operator' }
const CITIZEN: Actor = { as: 'citizen' }

export interface Post {
  readonly mail: FakeMail
  readonly gateway: FakeGateway
}

/** One channel of letters and one of messages, with so many readers each who asked for them and said so a second time. */
export async function openMailings(desk: Desk, unitId: Id, readers: number, { mail, gateway }: Post): Promise<void> {
  const register = async (given: { kind: string; settings: object }): Promise<Id> => idOf((await mustDo(desk, OPERATOR, 'channels.register', { ...given, name: given.kind, unitId, carries: 'all' }))[0]!.subject)
  await register({ kind: 'email', settings: { server: mail.address, from: 'hy@example.gov.cn' } })
  const channelId = await register({ kind: 'sms', settings: { endpoint: `${gateway.address}/send`, body: '{"phones":"{to}","content":"{text}","outId":"{id}"}', okField: 'Code', okValue: 'OK' } })
  await mustDo(desk, OPERATOR, 'channels.setSecrets', { channelId, secrets: { token: 'sms-token' } })
  for (const paper of ['signature_filing', 'template_approval']) await mustDo(desk, OPERATOR, 'channels.notePaper', { channelId, paper, evidence: '在案' })
  for (let n = 0; n < readers; n += 1) {
    for (const [channel, reader] of [['email', `reader-${n}@example.com`], ['sms', `139${String(n).padStart(8, '0')}`]]) {
      const asked = await mustDo(desk, CITIZEN, 'channels.subscribe', { channel, reader })
      await mustDo(desk, CITIZEN, 'channels.confirmSubscription', { token: tokenOf('confirm', idOf(asked[0]!.subject)) })
    }
  }
}

export interface Mailed {
  readonly letters: number
  /** Said to be sent, and nobody has it. */
  readonly lost: number
  /** Somebody has the same one twice. */
  readonly doubled: number
  readonly marked: number
}

const isMailing = ({ kind }: Pick<Delivery, 'kind'>): boolean => kind === 'email' || kind === 'sms'
export const apart = (all: readonly Delivery[]): { readonly posts: readonly Delivery[]; readonly mailings: readonly Delivery[] } => ({ posts: all.filter((one) => !isMailing(one)), mailings: all.filter(isMailing) })

/** A quoted-printable letter breaks its lines anywhere. */
const unfolded = (raw: string): string => raw.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')

/** What readers have against what the deliveries say. A gateway sends a number that it knows once, so a message cannot be doubled there. */
export function judgeMailings(mailings: readonly Delivery[], { mail, gateway }: Post): Mailed {
  const got = [...mail.letters.map(({ to, raw }) => ({ kind: 'email', to, text: unfolded(raw) })), ...gateway.messages.map(({ to, text }) => ({ kind: 'sms', to, text }))]
  const sum = { letters: 0, lost: 0, doubled: 0, marked: 0 }
  for (const { kind, releaseId, counts } of mailings) {
    const readers = got.filter((one) => one.kind === kind && one.text.includes(releaseId)).map(({ to }) => to)
    sum.letters += readers.length
    sum.lost += Math.max(0, (counts?.sent ?? 0) - new Set(readers).size)
    sum.doubled += readers.length - new Set(readers).size
    sum.marked += counts?.unknown ?? 0
  }
  return sum
}
