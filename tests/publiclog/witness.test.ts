import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askWitnesses } from '#src/app/log/ask-witnesses.ts'
import { cosign } from '#src/app/log/cosign.ts'
import { signDue } from '#src/app/log/sign-due.ts'
import { newestCheckpoint } from '#src/modules/log/proof-queries.ts'
import { transact } from '#src/record/transaction.ts'
import { openCheckpoint } from '#src/publiclog/checkpoint.ts'
import { cosignedAt, verifierOf } from '#src/publiclog/ed25519.ts'
import { formatRequest } from '#src/publiclog/witness.ts'
import { openStoredLog, type StoredLog } from './stored.ts'

let press: StoredLog
let archive: StoredLog
let servers: Server[]
/** What the witnesses were sent. */
const heard: string[] = []

const wordOf = (log: StoredLog, kind: string): string => log.keys.words.find((one) => one.kind === kind)!.word

/** Serves one log's witness as the portal does: the body goes to the signer, its answer goes back. */
async function serve(log: StoredLog): Promise<string> {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      heard.push(body)
      void cosign(log.signer, log.keys, body).then(({ status, type, body: text }) => response.writeHead(status, { 'content-type': type }).end(text))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push(server)
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const names = (log: StoredLog, doc: object): Promise<unknown> =>
  log.owner.query(`insert into log.peer (id, version, unit_ids, doc) values ($1, 1, '{}', $2)`, [randomUUID(), JSON.stringify(doc)])
const checkpointOf = (log: StoredLog) => transact(log.pool.db, { actor: { as: 'citizen' }, role: 'huiying_public' }, newestCheckpoint)
const cosignersOf = async (log: StoredLog, ...known: string[]): Promise<string[]> => {
  const opened = openCheckpoint((await checkpointOf(log))!.note, log.keys.origin, [wordOf(log, 'log'), ...known].map((word) => verifierOf(word)!))
  return 'fault' in opened ? [opened.fault] : opened.by.map((one) => one.name)
}

beforeAll(async () => {
  servers = []
  ;[press, archive] = await Promise.all([openStoredLog('press.example/log'), openStoredLog('archive.example/log')])
  for (const [a, b] of [[press, archive], [archive, press]] as const) {
    await names(a, { kind: 'watched', name: b.keys.origin, key: wordOf(b, 'log') })
    await names(a, { kind: 'witness', name: `${b.keys.origin}/witness`, key: wordOf(b, 'witness'), address: await serve(b) })
  }
})
afterAll(async () => {
  for (const server of servers) server.close()
  await Promise.all([press?.close(), archive?.close()])
})

describe('two offices witness each other', () => {
  test('each signs under the other’s checkpoints, at first sight and after every growth', async () => {
    for (const count of [3, 1, 260]) {
      for (const log of [press, archive]) {
        await log.seed(count)
        await log.sign()
        expect(await askWitnesses(log.pool.db)).toEqual([])
      }
    }
    expect(await cosignersOf(press, wordOf(archive, 'witness'))).toEqual(['press.example/log', 'archive.example/log/witness'])
    expect(await cosignersOf(archive, wordOf(press, 'witness'))).toEqual(['archive.example/log', 'press.example/log/witness'])
    const opened = openCheckpoint((await checkpointOf(press))!.note, press.keys.origin, [verifierOf(wordOf(press, 'log'))!, verifierOf(wordOf(archive, 'witness'))!])
    const seconds = 'by' in opened ? cosignedAt(opened.by[1]!.signature) : undefined
    expect(Math.abs(seconds! - Date.now() / 1000)).toBeLessThan(120)
  })

  test('nobody is asked when there is nothing new, and nothing is asked of a witness that was dropped', async () => {
    const before = heard.length
    expect(await askWitnesses(press.pool.db)).toEqual([])
    expect(heard).toHaveLength(before)
  })

  test('whoever lost track of what the witness saw is told, and asks again', async () => {
    await press.seed(2)
    await press.sign()
    await press.owner.query('alter table log.cosignature disable trigger all; delete from log.cosignature; alter table log.cosignature enable trigger all')
    const before = heard.length
    expect(await askWitnesses(press.pool.db)).toEqual([])
    expect(heard.slice(before).map((body) => body.split('\n')[0])).toEqual(['old 0', 'old 264'])
  })

  test('a witness keeps to the protocol: unknown log, foreign key, wrong size, wrong proof, larger old size, no request', async () => {
    const ask = async (body: string): Promise<[number, string]> => {
      const { status, body: text } = await cosign(archive.signer, archive.keys, body)
      return [status, text]
    }
    const { note: checkpoint, size } = (await checkpointOf(press))!
    expect(await ask('')).toEqual([400, ''])
    expect(await ask('old 00\n\nx')).toEqual([400, ''])
    expect(await ask(formatRequest({ old: 0, proof: [], checkpoint }))).toEqual([409, `${size}\n`])
    expect((await ask(formatRequest({ old: size, proof: [], checkpoint })))[0]).toBe(200)
    expect(await ask(formatRequest({ old: size, proof: [new Uint8Array(32)], checkpoint }))).toEqual([422, ''])
    expect(await ask(formatRequest({ old: size + 1, proof: [], checkpoint }))).toEqual([400, ''])
    expect(await ask(formatRequest({ old: size, proof: [], checkpoint: checkpoint.replaceAll('press.example/log', 'other.example/log') }))).toEqual([404, ''])
    expect(await ask(formatRequest({ old: size, proof: [], checkpoint: checkpoint.replace(`\n${size}\n`, `\n${size + 1}\n`) }))).toEqual([403, ''])
  })

  test('a forged second tree under the same key gets no cosignature, whatever it claims to have been', async () => {
    const forged = await openStoredLog('press.example/log')
    try {
      await forged.seed(300)
      await signDue(forged.signer, press.keys, forged.mark)
      await names(forged, { kind: 'witness', name: 'archive.example/log/witness', key: wordOf(archive, 'witness'), address: `http://127.0.0.1:${(servers[0]!.address() as AddressInfo).port}` })
      expect(await askWitnesses(forged.pool.db)).toEqual(['archive.example/log/witness'])
      expect(await cosignersOf({ ...forged, keys: press.keys }, wordOf(archive, 'witness'))).toEqual(['press.example/log'])
      // The witness still vouches for the true one.
      await press.seed(1)
      await press.sign()
      expect(await askWitnesses(press.pool.db)).toEqual([])
    } finally {
      await forged.close()
    }
  })
})
