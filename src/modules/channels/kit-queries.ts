import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id } from '#src/desk/shapes.ts'
import { civilDate } from '#src/kernel/time.ts'
import { Refused } from '#src/record/work.ts'
import type { Channel, Delivery } from './contract.ts'
import { capabilitiesOn, type Capabilities } from './limits.ts'
import type { Adapters, Prepared } from './ports.ts'
import { onSite, preparedFor, type ShownFile } from './said-queries.ts'
import { channelsOf } from './storage.ts'

/** All that a person needs to post by hand, or to look with her own eyes. */
export interface Kit extends Delivery {
  readonly channel: Pick<Channel, 'name' | 'settings' | 'lane'>
  readonly limits: Capabilities
  readonly words: Prepared | null
  /** Pictures, sound and films of the release, to be put beside the words. */
  readonly files: readonly ShownFile[]
}

export const kit = (adapters: Adapters) => query({
  name: 'channels.kit',
  zh: '发布包',
  input: z.object({ deliveryId: id }),
  may: 'signedIn',
  async ask(tx, { deliveryId }): Promise<Kit> {
    const found = await sql<{ doc: Delivery }>`select doc from channels.delivery where id = ${deliveryId}`.execute(tx.db)
    const one = found.rows[0]?.doc
    if (!one) throw new Refused([{ code: 'channels/no-delivery', item: deliveryId }])
    const [of] = await channelsOf(tx, { ids: [one.channelId] })
    const site = await onSite(tx, one.releaseId, one.no)
    const words = of && site ? (preparedFor(adapters, of, site, one, tx.now)?.prepared ?? null) : null
    return { ...one, channel: { name: of!.name, settings: of!.settings, lane: of!.lane }, limits: capabilitiesOn(one.kind, civilDate(tx.now)), words, files: one.act === 'withdraw' ? [] : (site?.files ?? []) }
  },
})

/** The export behind a figure of reads, for whoever sees the delivery. */
export interface EvidenceFile {
  readonly name: string
  /** Base64. */
  readonly bytes: string
}

export const viewsFile = query({
  name: 'channels.viewsFile',
  zh: '阅读数凭据文件',
  input: z.object({ deliveryId: id }),
  may: 'signedIn',
  async ask(tx, { deliveryId }): Promise<EvidenceFile> {
    const found = await sql<{ name: string; bytes: Buffer }>`
      select e.name, e.bytes from channels.delivery d join channels.evidence e on e.digest = d.doc->'views'->'file'->>'digest' where d.id = ${deliveryId}`.execute(tx.db)
    const file = found.rows[0]
    if (!file) throw new Refused([{ code: 'channels/no-delivery', item: deliveryId }])
    return { name: file.name, bytes: file.bytes.toString('base64') }
  },
})
