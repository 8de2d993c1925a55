import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { utf8 } from '#src/publiclog/bytes.ts'
import { bundle, bundlePath, hashesAt, tilePath, TILE_WIDTH } from '#src/publiclog/tiles.ts'
import { HASH_BYTES } from '#src/publiclog/tree.ts'

export interface Exported {
  readonly size: number
  readonly files: number
}

/**
 * Writes the log as static files (C2SP tlog-tiles): tiles, entry bundles, the verifier key, and last the checkpoint, so that whoever reads
 * meanwhile finds everything that it speaks of.
 */
export async function exportLog(client: pg.ClientBase, vkey: string, folder: string): Promise<Exported> {
  const newest = await client.query<{ size: string; note: string }>(`
    select c.size, c.note || coalesce((select string_agg(s.line, '' order by s.witness) from log.cosignature s where s.size = c.size), '') as note
    from log.checkpoint c order by c.size desc limit 1`)
  const size = Number(newest.rows[0]!.size)
  let files = 0
  const write = async (path: string, bytes: Uint8Array | string): Promise<void> => {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, bytes)
    files += 1
  }
  for (let level = 0; hashesAt(level, size) > 0; level += 1) {
    for (let index = 0; index * TILE_WIDTH < hashesAt(level, size); index += 1) {
      const width = Math.min(TILE_WIDTH, hashesAt(level, size) - index * TILE_WIDTH)
      const { rows } = await client.query<{ hashes: Buffer }>('select hashes from log.tile where level = $1 and index = $2', [level, index])
      await write(tilePath({ level, index, width }), rows[0]!.hashes.subarray(0, width * HASH_BYTES))
    }
  }
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH)
    const first = index * TILE_WIDTH
    const { rows } = await client.query<{ entry: string }>(`select doc->>'entry' as entry from log.leaf where index >= $1 and index < $2 order by index`, [first, first + width])
    await write(bundlePath(index, width), bundle(rows.map((row) => utf8(row.entry))))
  }
  await write('vkey.txt', `${vkey}\n`)
  await write('checkpoint.new', newest.rows[0]!.note)
  await rename(join(folder, 'checkpoint.new'), join(folder, 'checkpoint'))
  return { size, files }
}
