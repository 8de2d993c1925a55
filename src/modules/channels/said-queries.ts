import { canonical } from '#src/kernel/canonical.ts'
import type { Id } from '#src/kernel/facts.ts'
import { civilDate } from '#src/kernel/time.ts'
import { sha256 } from '#src/record/digest.ts'
import type { Tx } from '#src/record/transaction.ts'
import { onPublicShelf, type OnShelf } from '../publication/edition-queries.ts'
import { siteOf } from '../publication/site-queries.ts'
import type { ShownMedia } from '../statements/contract.ts'
import type { Channel, Delivery } from './contract.ts'
import { capabilitiesOn } from './limits.ts'
import type { Adapters, Prepared, Said } from './ports.ts'

/** A picture, sound or film of a release: what it is called or shows, its kind, and where the console finds it. */
export interface ShownFile {
  readonly name: string
  readonly kind: 'picture' | 'audio' | 'video'
  readonly digest: string
  readonly path: string
}

export interface OnSite {
  readonly shelf: OnShelf
  /** `https://…`, empty while nobody has set it. */
  readonly site: string
  readonly topic: string
  /** Kind of page, where it is one of the office's own accord. */
  readonly pageKind: string
  readonly title: string
  readonly body: string
  /** Pictures, sound and films that it names. */
  readonly files: readonly ShownFile[]
}

interface Words {
  readonly media?: readonly ShownMedia[]
  readonly title?: string
  readonly facts?: string
  readonly measures?: string
  readonly result?: string
  readonly contentClass?: string
  readonly page?: { readonly kind?: string; readonly blocks?: readonly { readonly kind: string; readonly text?: string; readonly alternative?: string; readonly file?: string; readonly name?: string }[] }
}

const KINDS = { graphic: 'picture', audio: 'audio', video: 'video' } as const

/** Blocks of a page name files by digest; the record of an occasion names media of its conference. */
const filesOf = ({ page, media }: Words, releaseId: Id): ShownFile[] => [
  ...(page?.blocks ?? []).flatMap(({ kind, file, name }) => (file && kind in KINDS ? [{ name: name ?? '', kind: KINDS[kind as keyof typeof KINDS], digest: file, path: `/api/public-files/${file}` }] : [])),
  ...(media ?? []).map(({ id, kind, digest, alt }): ShownFile => ({ name: alt, kind, digest, path: `/conferences/${releaseId}/media/${id}` })),
]

/** An edition as it stands on the public shelf; undefined when it was never public. What was erased has no words left to send anywhere. */
export async function onSite(tx: Tx, releaseId: Id, no?: number): Promise<OnSite | undefined> {
  const shelf = await onPublicShelf(tx, releaseId, no)
  if (!shelf) return undefined
  const words = JSON.parse(shelf.words ?? '{}') as Words
  const blocks = (words.page?.blocks ?? []).map((block) => block.text ?? block.alternative ?? '')
  const body = [words.facts, words.measures, words.result, ...blocks].filter((part) => part).join('\n\n')
  return { pageKind: words.page?.kind ?? '', shelf, files: filesOf(words, releaseId), site: (await siteOf(tx))?.address.replace(/\/+$/, '') ?? '', topic: words.contentClass ?? '', title: words.title ?? '', body }
}

type Going = Pick<Delivery, 'releaseId' | 'no' | 'purpose' | 'act' | 'note'>

/** What a channel is to carry of it. A withdrawal says that it was taken back and why, and repeats nothing. */
export function saidOf({ shelf, site, title, body }: OnSite, { releaseId, purpose, act, note }: Going): Said {
  const back = act === 'withdraw'
  return {
    title: back ? `撤回说明：${title}` : act === 'correct' ? `更正：${title}` : title,
    text: back ? `此前发布的内容已撤回。${note ?? ''}` : body,
    number: shelf.number, unitName: shelf.unitName, address: `${site}/releases/${releaseId}/${shelf.no}`, purpose, act, note: note ?? shelf.note,
  }
}

/** The words for one channel, and the digest that names them; undefined when there are none left, or a person words it by hand. */
export function preparedFor(adapters: Adapters, channel: Channel, site: OnSite, going: Going, now: string): { readonly prepared: Prepared; readonly digest: string } | undefined {
  if (site.title === '' && going.act !== 'withdraw') return undefined
  const adapter = adapters.get(channel.kind)
  if (!adapter) return undefined
  const prepared = adapter.prepare(saidOf(site, going), capabilitiesOn(channel.kind, civilDate(now)), channel.settings)
  return { prepared, digest: sha256(canonical(prepared)) }
}
