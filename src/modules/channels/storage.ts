import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import { civilDate, startOfDay } from '#src/kernel/time.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import { fromBase32, keys, seal, toBase32, unseal } from '#src/record/keys.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Channel, Counts, Delivery, Subscription } from './contract.ts'
import { evolveChannel, evolveDelivery, evolveSubscription, monthOf } from './evolve.ts'
import type { ChannelKind } from './kinds.ts'
import { capabilitiesOn } from './limits.ts'
import type { Reader } from './ports.ts'

export const channels: Aggregate<Channel> = { table: 'channels.channel', evolve: evolveChannel, units: (one) => [...new Set([one.unitId, one.pressOfficeId])] }
export const deliveries: Aggregate<Delivery> = { table: 'channels.delivery', evolve: evolveDelivery, units: (one) => [...new Set([one.unitId, one.pressOfficeId])] }
export const subscriptions: Aggregate<Subscription> = { table: 'channels.subscription', evolve: evolveSubscription, units: (one) => [one.pressOfficeId] }

export async function channelsOf(tx: Tx, where: { readonly standing?: boolean; readonly ids?: readonly Id[] } = {}): Promise<Channel[]> {
  const found = await sql<{ doc: Channel }>`
    select doc from channels.channel where (${where.standing ?? false} = false or standing) and (${where.ids ?? null}::uuid[] is null or id = any(${where.ids ?? null}::uuid[])) order by kind, id`.execute(tx.db)
  return found.rows.map((row) => row.doc)
}

export async function standingOfKind(tx: Tx, kind: ChannelKind): Promise<Channel | undefined> {
  return (await sql<{ doc: Channel }>`select doc from channels.channel where kind = ${kind} and standing order by id limit 1`.execute(tx.db)).rows[0]?.doc
}

export async function deliveriesOf(tx: Tx, releaseId: Id): Promise<Delivery[]> {
  return (await sql<{ doc: Delivery }>`select doc from channels.delivery where release_id = ${releaseId} order by id`.execute(tx.db)).rows.map((row) => row.doc)
}

/** Sends since the first of this month (Shanghai) of those channels whose platform allows only so many, those that may have gone out included. */
export async function usedThisMonth(tx: Tx, of: readonly Channel[]): Promise<Map<Id, number>> {
  const today = civilDate(tx.now)
  const counted = of.filter((one) => capabilitiesOn(one.kind, today).perMonth !== undefined).map((one) => one.id)
  if (counted.length === 0) return new Map()
  const found = await sql<{ id: Id; used: number }>`
    select channel_id as id, count(*)::int as used from channels.delivery
    where channel_id = any(${counted}::uuid[]) and planned_at >= ${startOfDay(`${monthOf(tx.now)}-01`)}::timestamptz
      and act = 'publish' and state not in ('planned', 'rejected') group by 1`.execute(tx.db)
  return new Map(found.rows.map(({ id, used }) => [id, used]))
}

/** Nothing said in a drill or a replay leaves the machine (RL-17). */
export async function isEnclosed(tx: Tx): Promise<boolean> {
  return !['live', 'test'].includes((await sql<{ kind: string }>`select kind from record.database`.execute(tx.db)).rows[0]?.kind ?? '')
}

export async function keepSecrets(tx: Tx, channelId: Id, given: Readonly<Record<string, string>>): Promise<void> {
  const all = { ...(await secretsOf(tx, channelId)), ...Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== '')) }
  await sql`insert into channels.secret (channel_id, cipher) values (${channelId}, ${seal(JSON.stringify(all))})
    on conflict (channel_id) do update set cipher = excluded.cipher, since = record.now()`.execute(tx.db)
}

export const forgetSecrets = async (tx: Tx, channelId: Id): Promise<void> => void (await sql`delete from channels.secret where channel_id = ${channelId}`.execute(tx.db))

export async function secretsOf(tx: Tx, channelId: Id): Promise<Record<string, string>> {
  const found = await sql<{ cipher: Buffer }>`select cipher from channels.secret where channel_id = ${channelId}`.execute(tx.db)
  return found.rows[0] ? (JSON.parse(unseal(found.rows[0].cipher)) as Record<string, string>) : {}
}

/** Finds a reader again without knowing who it is: a keyed digest that means nothing outside of this installation. */
const knownBy = (channelId: Id, reader: string): string => keys().digest('channel-reader', channelId, reader.trim().toLowerCase()).toString('hex')

export async function isKnownReader(tx: Tx, channelId: Id, reader: string): Promise<boolean> {
  return (await sql`select from channels.reader where channel_id = ${channelId} and known_by = ${knownBy(channelId, reader)}`.execute(tx.db)).rows.length > 0
}

export async function keepReader(tx: Tx, subscriptionId: Id, channelId: Id, reader: string): Promise<void> {
  await sql`insert into channels.reader (subscription_id, channel_id, cipher, known_by) values (${subscriptionId}, ${channelId}, ${seal(reader.trim())}, ${knownBy(channelId, reader)})`.execute(tx.db)
}

export async function forgetReader(tx: Tx, subscriptionId: Id): Promise<void> {
  await sql`delete from channels.letter where subscription_id = ${subscriptionId} and state = 'waiting'`.execute(tx.db)
  await sql`delete from channels.reader where subscription_id = ${subscriptionId}`.execute(tx.db)
}

const TOKEN_BYTES = 16
/** The word that proves to us that a letter was received: made from the subscription's id, stored nowhere. */
const proofOf = (purpose: 'confirm' | 'leave', id: Id): Buffer => keys().digest(`subscription-${purpose}`, id).subarray(0, TOKEN_BYTES)
export const tokenOf = (purpose: 'confirm' | 'leave', id: Id): string => toBase32(Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), proofOf(purpose, id)])).toLowerCase()

export function subscriptionOfToken(purpose: 'confirm' | 'leave', token: string): Id | undefined {
  const bytes = /^[0-9a-z]{52}$/.test(token) ? fromBase32(token.toUpperCase()) : undefined
  if (!bytes || bytes.length !== 32) return undefined
  const hex = bytes.subarray(0, 16).toString('hex')
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  return bytes.subarray(16).equals(proofOf(purpose, id)) ? id : undefined
}

const BATCH = 25

/** Writes down once who is to be told of a delivery; a place is asked for by its name in the words. */
export async function addressLetters(tx: Tx, delivery: Delivery, topic: string, words: string): Promise<void> {
  await sql`
    insert into channels.letter (delivery_id, subscription_id)
    select ${delivery.id}, s.id from channels.subscription s join channels.reader r on r.subscription_id = s.id
    where s.channel_id = ${delivery.channelId} and s.state = 'standing'
      and (s.doc->'topics' = '[]'::jsonb or s.doc->'topics' ? ${topic}) and (s.doc->'unitIds' = '[]'::jsonb or s.doc->'unitIds' ? ${delivery.unitId})
      and (s.doc->'places' = '[]'::jsonb or exists (select from jsonb_array_elements_text(s.doc->'places') place where position(place in ${words}) > 0))
    on conflict do nothing`.execute(tx.db)
}

/** The next letters of a delivery, marked as being sent before any is. */
export const takeLetters = async (tx: Tx, deliveryId: Id): Promise<void> => void (await sql`
  update channels.letter set state = 'sending' where delivery_id = ${deliveryId} and subscription_id in (
    select subscription_id from channels.letter where delivery_id = ${deliveryId} and state = 'waiting' order by subscription_id limit ${BATCH})`.execute(tx.db))

export async function readersBeingSent(tx: Tx, delivery: Delivery, leaveAt: (token: string) => string): Promise<Reader[]> {
  const found = await sql<{ id: Id; cipher: Buffer }>`
    select l.subscription_id as id, r.cipher from channels.letter l join channels.reader r on r.subscription_id = l.subscription_id
    where l.delivery_id = ${delivery.id} and l.state = 'sending' order by 1`.execute(tx.db)
  return found.rows.map(({ id, cipher }) => ({ id, to: unseal(cipher), leave: leaveAt(tokenOf('leave', id)), key: keys().digest('letter', delivery.key, id).toString('hex').slice(0, 32) }))
}

/** What became of a batch; what is not named was broken off and nobody knows. */
export async function endLetters(tx: Tx, deliveryId: Id, ended: readonly { readonly id: Id; readonly is: string }[]): Promise<void> {
  await sql`
    update channels.letter l set state = coalesce((select r."is" from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as r(id uuid, "is" text) where r.id = l.subscription_id), 'unknown')
    where l.delivery_id = ${deliveryId} and l.state = 'sending'`.execute(tx.db)
}

export async function countLetters(tx: Tx, deliveryId: Id): Promise<Counts> {
  const found = await sql<Counts>`
    select count(*) filter (where state = 'sent')::int as sent, count(*) filter (where state = 'refused')::int as refused,
      count(*) filter (where state in ('unknown', 'sending'))::int as "unknown", count(*) filter (where state = 'waiting')::int as waiting from channels.letter where delivery_id = ${deliveryId}`.execute(tx.db)
  return found.rows[0]!
}

export const forgetLetters = async (tx: Tx, deliveryId: Id): Promise<void> => void (await sql`delete from channels.letter where delivery_id = ${deliveryId}`.execute(tx.db))

export async function readerOf(tx: Tx, subscriptionId: Id): Promise<string | undefined> {
  const found = await sql<{ cipher: Buffer }>`select cipher from channels.reader where subscription_id = ${subscriptionId}`.execute(tx.db)
  return found.rows[0] && unseal(found.rows[0].cipher)
}

export async function needSubscription(tx: Tx, token: string, purpose: 'confirm' | 'leave'): Promise<Id | undefined> {
  const id = subscriptionOfToken(purpose, token)
  return id && (await sql`select from channels.subscription where id = ${id}`.execute(tx.db)).rows.length > 0 ? id : undefined
}

/** The export that a figure of reads was taken from, once under its digest. */
export const keepEvidence = async (tx: Tx, digest: string, { name, bytes }: { readonly name: string; readonly bytes: string }): Promise<void> =>
  void (await sql`insert into channels.evidence (digest, name, bytes) values (${digest}, ${name}, ${Buffer.from(bytes, 'base64')}) on conflict do nothing`.execute(tx.db))
