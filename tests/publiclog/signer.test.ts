import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askWitnesses } from '#src/app/log/ask-witnesses.ts'
import { checkStoredLog } from '#src/app/log/check-log.ts'
import { exportLog } from '#src/app/log/export-log.ts'
import { lookAtLog, sameHistory, type Fetch } from '#src/app/log/follow-log.ts'
import { freshSecrets, keyFile, makeLogKeys, openLogKeys, rotateKeys } from '#src/app/log/keys.ts'
import { signDue } from '#src/app/log/sign-due.ts'
import { proofOfLeaf } from '#src/modules/log/proof-queries.ts'
import { transact } from '#src/record/transaction.ts'
import { utf8 } from '#src/publiclog/bytes.ts'
import { openCheckpoint } from '#src/publiclog/checkpoint.ts'
import { verifierOf } from '#src/publiclog/ed25519.ts'
import { sm2VerifierOf } from '#src/publiclog/sm2.ts'
import { verifyProof } from '#src/publiclog/verify.ts'
import { relations } from '../security/catalogue.ts'
import { openStoredLog, type StoredLog } from './stored.ts'

const ORIGIN = 'press.example/log'
let log: StoredLog
let folder: string
beforeAll(async () => {
  log = await openStoredLog(ORIGIN)
  folder = await mkdtemp(join(tmpdir(), 'huiying-files-'))
})
afterAll(async () => {
  await log?.close()
  await rm(folder, { recursive: true, force: true })
})

const verifiers = () => log.keys.words.flatMap(({ word }) => verifierOf(word) ?? sm2VerifierOf(word) ?? [])
const key = () => verifierOf(log.keys.words[0]!.word)!
const notes = async (): Promise<string[]> => (await log.owner.query<{ note: string }>('select note from log.checkpoint order by size')).rows.map((row) => row.note)
const filesOf = (path: string): Fetch => async (name) => new Uint8Array(await readFile(join(path, name)))
const proofAt = async (index: number) => {
  const found = (await transact(log.pool.db, { actor: { as: 'system', part: 'operator' }, role: 'huiying_audit' }, (tx) => proofOfLeaf(tx, index)))!
  if (found.proof.state !== 'signed') throw new Error('not signed')
  return { text: utf8(found.text), proof: found.proof.proof }
}

describe('the signer', () => {
  test('it signs the empty log, then what is due, with Ed25519 and with SM2; and nothing twice', async () => {
    expect(await log.sign()).toBe(0)
    await log.seed(3)
    expect(await log.sign()).toBe(3)
    expect(await log.sign()).toBeUndefined()
    await log.seed(270)
    expect(await log.sign()).toBe(273)
    for (const note of await notes()) expect(openCheckpoint(note, ORIGIN, verifiers())).toMatchObject({ by: [{ name: ORIGIN }, { name: ORIGIN }] })
    expect(await checkStoredLog(log.pool.db)).toEqual({ leaves: 273, faults: [] })
  })

  test('every leaf has a proof that anybody can check with text and key alone', async () => {
    for (const index of [0, 2, 3, 255, 256, 272]) {
      const { text, proof } = await proofAt(index)
      expect(verifyProof(proof, text, key())).toMatchObject({ ok: true, index, size: 273 })
      expect(verifyProof(proof, text.with(5, text[5]! ^ 1), key())).toEqual({ ok: false, reason: 'other-text' })
      expect(verifyProof(proof.replace(`index ${index}`, `index ${index + 1}`), text, key())).toEqual({ ok: false, reason: 'not-included' })
    }
  })

  test('several signers at once sign one tree of each size', async () => {
    const others = await Promise.all([1, 2, 3].map(async () => {
      const client = new pg.Client(log.config('huiying_signer'))
      await client.connect()
      return client
    }))
    await log.seed(5)
    const done = await Promise.all(others.map((client) => signDue(client, log.keys, log.mark)))
    expect(done.filter((size) => size === 278)).toHaveLength(1)
    await Promise.all(others.map((client) => client.end()))
    expect((await checkStoredLog(log.pool.db)).faults).toEqual([])
  })

  test('its role reads leaves and peers, adds keys, tiles and checkpoints, and can do nothing else anywhere', async () => {
    const may = async (verb: string): Promise<string[]> => {
      const all = (await relations(log.owner)).map(({ name }) => name)
      return (await log.owner.query<{ name: string }>(`select name from unnest($1::text[]) name where has_table_privilege('huiying_signer', name, $2)`, [all, verb])).rows.map((row) => row.name)
    }
    expect(await may('select')).toEqual(['log.checkpoint', 'log.key', 'log.leaf', 'log.peer', 'log.seen', 'log.tile', 'record.database'])
    expect(await may('insert')).toEqual(['log.checkpoint', 'log.key', 'log.seen', 'log.tile'])
    expect(await may('update')).toEqual(['log.seen', 'log.tile'])
    expect(await may('delete')).toEqual([])
    expect(await may('truncate')).toEqual([])
    const member = await log.owner.query(`select rolname from pg_roles where rolname like 'huiying%' and rolname <> 'huiying_signer' and (pg_has_role('huiying_signer', oid, 'member') or pg_has_role(oid, 'huiying_signer', 'member'))`)
    expect(member.rows).toEqual([])
  })

  test('the database itself refuses a second root for a size, a smaller tree, and a tile that does not go on where it ended', async () => {
    const put = (size: number) => log.signer.query(`insert into log.checkpoint (size, root, note) values ($1, '\\x00', '')`, [size])
    await expect(put(278)).rejects.toMatchObject({ code: '23505' })
    await expect(put(200)).rejects.toMatchObject({ code: '23505' })
    await expect(log.signer.query(`update log.tile set hashes = '\\x${'00'.repeat(8192)}' where level = 0 and index = 0`)).rejects.toThrow(/does not go on/)
    for (const statement of ['update log.checkpoint set note = note', 'delete from log.checkpoint', 'delete from log.tile', 'update log.key set word = word']) {
      await expect(log.owner.query(statement), statement).rejects.toThrow(/append-only/)
    }
  })
})

test('[RL-18] with no witness named, nothing leaves the machine', async () => {
  const before = globalThis.fetch
  const asked: unknown[] = []
  globalThis.fetch = (address) => (asked.push(address), Promise.reject(new Error('nobody is asked')))
  try {
    expect((await log.owner.query(`select max(size) > 0 as signed from log.checkpoint`)).rows).toEqual([{ signed: true }])
    expect(await askWitnesses(log.pool.db)).toEqual([])
    // And it would be seen: a named one is asked.
    await log.owner.query(`insert into log.peer (id, version, unit_ids, doc) values (gen_random_uuid(), 1, '{}', $1)`, [JSON.stringify({ kind: 'witness', name: 'a.example', key: 'none', address: 'https://a.example' })])
    expect(await askWitnesses(log.pool.db)).toEqual(['a.example'])
    expect(asked).toEqual(['https://a.example/add-checkpoint'])
  } finally {
    globalThis.fetch = before
    await log.owner.query('delete from log.peer')
  }
})

describe('the signer refuses', () => {
  const refusedAfter = async (what: string): Promise<string> => log.behindTheBack(() => log.owner.query(what), async () => {
    // The signer's own queries, in the transaction that was tampered with.
    await log.owner.query('savepoint tampered')
    const inside = { query: (text: string, values?: unknown[]) => (['begin', 'commit', 'rollback'].includes(text) ? Promise.resolve({ rows: [] }) : log.owner.query(text, values as unknown[])) } as unknown as pg.Client
    return signDue(inside, log.keys, log.mark).then((size) => `signed ${size}`, (error: Error) => error.message.split('\n')[1]!)
  })

  test('when a leaf of the last tile was changed, a tile was, a leaf vanished, or the log became shorter', async () => {
    await log.seed(2)
    const changed = `update log.leaf set doc = jsonb_set(doc, '{entry}', to_jsonb(replace(doc->>'entry', 'publish', 'correct'))) where index = 270`
    expect(await refusedAfter(changed)).toContain('leaf 270 was changed after it was signed')
    expect(await refusedAfter(`update log.tile set hashes = overlay(hashes placing '\\xffffffff' from 9) where level = 1`)).toContain('do not lead to the root')
    expect(await refusedAfter('delete from log.leaf where index = 278')).toContain('leaf 278 is missing')
    expect(await refusedAfter('delete from log.leaf where index > 270')).toContain('278 leaves were signed and 271 are there')
    expect(await refusedAfter('delete from log.tile where level = 0 and index = 1')).toContain('width that was signed')
    expect(await log.sign()).toBe(280)
  })

  test('a database that was set back to before its last signature, and a key that is not this log’s', async () => {
    expect(await refusedAfter('delete from log.checkpoint where size >= 278; delete from log.leaf where index >= 276')).toMatch(/set back: 280 leaves were signed and 276|lead to the root/)
    await log.seed(1)
    await expect(signDue(log.signer, makeLogKeys(freshSecrets(ORIGIN)), log.mark)).rejects.toThrow('the key file is not that of this log')
    expect(await log.sign()).toBe(281)
  })
})

describe('keys', () => {
  test('they are made at the first start, readable by their owner alone, and stay; a damaged file is refused', async () => {
    const path = keyFile(folder, 'live')
    const [first, second] = await Promise.all([openLogKeys(folder, path, ORIGIN), openLogKeys(folder, path, ORIGIN)])
    expect(first.words).toEqual(second.words)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const rotated = await rotateKeys(path, false)
    expect(rotated.words.filter(({ kind }) => kind === 'log')).toHaveLength(2)
    expect(rotated.words[1]).toEqual(first.words[0])
    expect((await rotateKeys(path, true)).words[0]).toEqual(rotated.words[0])
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    await writeFile(path, '{}')
    await expect(openLogKeys(folder, path)).rejects.toThrow(/does not hold the keys/)
  })
})

describe('whoever watches the log from outside', () => {
  test('reads all of it out of static files, follows its growth, and is satisfied', async () => {
    const path = join(folder, 'files')
    await exportLog(log.owner, log.keys.words[0]!.word, path)
    expect((await readFile(join(path, 'vkey.txt'), 'utf8')).trim().split('\n')).toEqual([log.keys.words[0]!.word])
    const first = await lookAtLog(filesOf(path), key(), undefined)
    expect(first).toMatchObject({ fresh: 281, unread: 0 })
    await log.seed(300)
    await log.sign()
    await exportLog(log.owner, log.keys.words[0]!.word, path)
    const second = await lookAtLog(filesOf(path), key(), first.watched)
    expect(second).toMatchObject({ fresh: 300, unread: 0, watched: { size: 581 } })
    await sameHistory(filesOf(path), key(), second.watched, first.watched.checkpoint)
  })

  test('a second tree, signed with the very same key, is caught by whoever saw the first', async () => {
    const path = join(folder, 'files')
    const seen = (await lookAtLog(filesOf(path), key(), undefined)).watched
    const forged = await openStoredLog(ORIGIN)
    try {
      await forged.seed(620)
      await signDue(forged.signer, log.keys, forged.mark)
      const other = join(folder, 'forged')
      await exportLog(forged.owner, log.keys.words[0]!.word, other)
      // To a newcomer it looks like any log; to whoever remembers, or compares with somebody, it does not.
      const shown = await lookAtLog(filesOf(other), key(), undefined)
      expect(shown).toMatchObject({ fresh: 620, unread: 0 })
      await expect(lookAtLog(filesOf(other), key(), seen)).rejects.toMatchObject({ code: 'log/caught', evidence: [seen.checkpoint, shown.watched.checkpoint] })
      await expect(sameHistory(filesOf(path), key(), seen, shown.watched.checkpoint)).rejects.toThrow('two histories')
    } finally {
      await forged.close()
    }
  })
})
