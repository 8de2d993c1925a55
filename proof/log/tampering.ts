import type pg from 'pg'
import { makeLogKeys, freshSecrets, type LogKeys } from '#src/app/log/keys.ts'
import { checkpointText } from '#src/publiclog/checkpoint.ts'
import { entryOf, parseEntry } from '#src/publiclog/leaf.ts'
import { signNote } from '#src/publiclog/note.ts'
import { grow, hashesOf } from '#src/publiclog/tiles.ts'
import { leafHash, rootOf } from '#src/publiclog/tree.ts'
import { utf8 } from '#src/publiclog/bytes.ts'
import type { Chance } from '../gate/chance.ts'

/** What somebody who owns the database may do behind the application's back. */
export interface Scene {
  readonly owner: pg.Client
  readonly chance: Chance
  readonly leaves: number
  /** Leaves under a checkpoint. */
  readonly signed: number
  readonly keys: LogKeys
}
type Tampering = (scene: Scene) => Promise<unknown>

const entryAt = async ({ owner }: Scene, index: number): Promise<string> => (await owner.query<{ entry: string }>(`select doc->>'entry' as entry from log.leaf where index = $1`, [index])).rows[0]!.entry
const setEntry = ({ owner }: Scene, index: number, entry: string): Promise<unknown> => owner.query(`update log.leaf set doc = jsonb_set(doc, '{entry}', to_jsonb($2::text)) where index = $1`, [index, entry])
const anyLeaf = ({ chance, leaves }: Scene): number => chance.below(leaves)
const textAt = async (scene: Scene): Promise<{ leaf: number; salt: string; text: string }> => {
  const { rows } = await scene.owner.query<{ leaf: number; salt: string; text: string }>('select leaf::int, salt, text from log.text order by leaf')
  return scene.chance.one(rows)
}

/** One sign of a text exchanged for another. */
function nudged(text: string, chance: Chance): string {
  const at = chance.below(text.length)
  return text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1)
}
/** One bit of `column` flipped in the rows that `where` names. */
const flip = ({ owner, chance }: Scene, table: string, column: string, where: string, values: readonly unknown[]): Promise<unknown> =>
  owner.query(`update ${table} set ${column} = set_bit(${column}, $1::bigint % (length(${column}) * 8), 1 - get_bit(${column}, $1::bigint % (length(${column}) * 8))) where ${where}`, [chance.below(1_000_000), ...values])

/** Makes tiles and checkpoints anew for what stands in the leaves now, signed with these keys. */
async function signAnew({ owner, keys }: Scene, with_: LogKeys = keys): Promise<void> {
  const { rows } = await owner.query<{ entry: string }>(`select doc->>'entry' as entry from log.leaf order by index`)
  const { rows: sizes } = await owner.query<{ size: number }>('select size::int from log.checkpoint order by size')
  const largest = sizes.at(-1)!.size
  const tiles = grow(0, () => new Uint8Array(), rows.slice(0, largest).map((row) => leafHash(utf8(row.entry))))
  const read = new Map([...tiles.values()].map(({ id, hashes }) => [`${id.level}/${id.index}`, hashes]))
  const at = hashesOf((level, index) => read.get(`${level}/${index}`)!)
  await owner.query('delete from log.tile')
  for (const { id, hashes } of tiles.values()) await owner.query('insert into log.tile (level, index, hashes) values ($1, $2, $3) on conflict (level, index) do update set hashes = excluded.hashes', [id.level, id.index, hashes])
  const { size } = sizes.at(-1)!
  const root = rootOf(size, at)
  // The older checkpoints go: whoever rewrites history leaves no witness in the house.
  await owner.query('delete from log.checkpoint')
  await owner.query('insert into log.checkpoint (size, root, note) values ($1, $2, $3)', [size, root, signNote(checkpointText({ origin: keys.origin, size, root }), with_.signers)])
}

async function backdated(scene: Scene): Promise<void> {
  const index = anyLeaf(scene)
  const leaf = parseEntry(await entryAt(scene, index))!
  const at = new Date(Date.parse(leaf.at) - 86_400_000).toISOString()
  await scene.owner.query(`update log.leaf set doc = doc || jsonb_build_object('at', $2::text, 'entry', $3::text) where index = $1`, [index, at, entryOf({ ...leaf, at })])
}

async function exchanged(scene: Scene): Promise<void> {
  const a = anyLeaf(scene)
  const b = (a + 1 + scene.chance.below(scene.leaves - 1)) % scene.leaves
  const [one, other] = [await entryAt(scene, a), await entryAt(scene, b)]
  await setEntry(scene, a, other)
  await setEntry(scene, b, one)
}

export const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  'one sign of an entry changed': async (scene) => {
    const index = anyLeaf(scene)
    return setEntry(scene, index, nudged(await entryAt(scene, index), scene.chance))
  },
  'a leaf removed': (scene) => scene.owner.query('delete from log.leaf where index = $1', [anyLeaf(scene)]),
  'the newest leaves removed': (scene) => scene.owner.query('delete from log.leaf where index >= $1', [scene.leaves - 1 - scene.chance.below(20)]),
  'two entries exchanged': exchanged,
  'a publication dated back, in all places of its row': backdated,
  'a leaf slipped in at the end': (scene) => scene.owner.query(`insert into log.leaf (id, version, unit_ids, doc) select gen_random_uuid(), 1, unit_ids, doc || jsonb_build_object('index', $1::int) from log.leaf where index = 0`, [scene.leaves]),
  'one bit of a tile flipped': (scene) => flip(scene, 'log.tile', 'hashes', '(level, index) = (select level, index from log.tile order by md5(level::text || index || $2) limit 1)', [scene.chance.uuid()]),
  'a tile removed': (scene) => scene.owner.query('delete from log.tile where (level, index) = (select level, index from log.tile order by md5(level::text || index || $1) limit 1)', [scene.chance.uuid()]),
  'one bit of a root flipped': (scene) => flip(scene, 'log.checkpoint', 'root', 'size = (select size from log.checkpoint order by md5(size || $2) limit 1)', [scene.chance.uuid()]),
  'one sign of a note changed': async (scene) => {
    const { rows } = await scene.owner.query<{ size: string; note: string }>('select size, note from log.checkpoint order by size')
    const { size, note } = scene.chance.one(rows)
    return scene.owner.query('update log.checkpoint set note = $2 where size = $1', [size, nudged(note, scene.chance)])
  },
  'the newest checkpoint removed': (scene) => scene.owner.query('delete from log.checkpoint where size = $1', [scene.signed]),
  'a text changed': async (scene) => {
    const { leaf, text } = await textAt(scene)
    return scene.owner.query('update log.text set text = $2 where leaf = $1', [leaf, nudged(text, scene.chance)])
  },
  'a salt changed': async (scene) => {
    const { leaf, salt } = await textAt(scene)
    return scene.owner.query('update log.text set salt = $2 where leaf = $1', [leaf, nudged(salt, scene.chance).replaceAll(/[xy]/g, (sign) => (sign === 'x' ? '0' : '1')) === salt ? `${salt.slice(1)}f` : nudged(salt, scene.chance)])
  },
  'a text removed without a word': async (scene) => scene.owner.query('delete from log.text where leaf = $1', [(await textAt(scene)).leaf]),
  'a text put under another leaf': async (scene) => {
    const { leaf } = await textAt(scene)
    return scene.owner.query('update log.text set leaf = (select max(leaf) + 1 from log.text) where leaf = $1', [leaf])
  },
  'the key exchanged': (scene) => scene.owner.query(`update log.key set word = $1 where kind = 'log'`, [makeLogKeys(freshSecrets(scene.keys.origin)).words[0]!.word]),
  'another text written in its place, tiles and checkpoints made anew under a key of one’s own': async (scene) => {
    const index = scene.chance.below(scene.signed)
    await setEntry(scene, index, nudged(await entryAt(scene, index), scene.chance))
    await signAnew(scene, makeLogKeys(freshSecrets(scene.keys.origin)))
  },
  'history written anew with the stolen key, beside a checkpoint that somebody kept': async (scene) => {
    await backdated({ ...scene, leaves: scene.signed })
    // The facts beside the leaves say the same again.
    await scene.owner.query(`update record.fact f set data = f.data || jsonb_build_object('entry', l.doc->'entry') from log.leaf l where f.kind = 'log.leafAppended' and f.subject = 'log.leaf:' || l.id`)
    await signAnew(scene)
  },
}
