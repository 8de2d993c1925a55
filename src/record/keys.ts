import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Id } from '#src/kernel/facts.ts'

/**
 * The secrets of one installation. They lie beside the database, never in it: a copy of the database alone
 * opens no contact and yields no query code.
 */
export interface Keys {
  /** Encrypts a contact (AES-256-GCM, fresh nonce): version byte, nonce, tag, cipher text. */
  seal(text: string): Buffer
  /** What `seal` was given. Throws when the bytes were changed or sealed under other keys. */
  open(cipher: Uint8Array): string
  /** The code under which a citizen follows message `id`: 128 bits in base 32, six groups. */
  queryCodeOf(id: Id): string
  /** The message that `code` was made for; undefined when it was made for none. Whether the message exists, the database knows. */
  messageIdOf(code: string): Id | undefined
  /** Keyed digest of `parts` for one purpose; 32 bytes. Parts cannot run into each other. */
  digest(purpose: string, ...parts: readonly string[]): Buffer
  /** A password of 16 signs that belongs to this installation and `purpose`: printed at each start, stored nowhere. */
  passwordFor(purpose: string): string
}

const MASTER_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const SEAL_VERSION = 1
const CODE_GROUPS = [4, 4, 5, 4, 4, 5]
/** Crockford's base 32: no I, L, O, U, so that a code can be read out on the telephone. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Bytes as base 32, first bits first, the last sign filled with zero bits. */
export function toBase32(bytes: Uint8Array, signs: string = SIGNS): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) text += signs[(held >>> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + signs[(held << (5 - bits)) & 31] : text
}

/** The bytes that `text` spells, undefined when a sign is foreign. Bits that fill no byte are dropped. */
export function fromBase32(text: string, signs: string = SIGNS): Buffer | undefined {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const sign of text) {
    const value = signs.indexOf(sign)
    if (value < 0) return undefined
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) bytes.push((held >>> (bits -= 8)) & 255)
    held &= (1 << bits) - 1
  }
  return Buffer.from(bytes)
}

/** What `newId` makes; any other bits under a code were never a message. */
const TIME_ORDERED = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** As people type it: any case, any separators, O for 0, I or L for 1. */
const readAloud = (code: string): string => code.toUpperCase().replaceAll(/[\s\p{P}]/gu, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')

/** Keys made from one master secret of 32 bytes; each use has a key of its own (HKDF-SHA-256). */
export function makeKeys(master: Uint8Array): Keys {
  if (master.length !== MASTER_BYTES) throw new Error(`the master key has ${master.length} bytes instead of ${MASTER_BYTES}`)
  const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', master, 'huiying-1', use, 32))
  const contactKey = derive('contact')
  const codeKey = derive('query-code')
  const digestKey = derive('digest')

  // One block of AES over the 128 bits of an id is a permutation: a code is as hard to guess as 128 random bits,
  // and it leads back to its message without any table of codes that could leak.
  const block = (bytes: Buffer, forth: boolean): Buffer => {
    const cipher = forth ? createCipheriv('aes-256-ecb', codeKey, null) : createDecipheriv('aes-256-ecb', codeKey, null)
    cipher.setAutoPadding(false)
    return Buffer.concat([cipher.update(bytes), cipher.final()])
  }
  const digest = (purpose: string, ...parts: readonly string[]): Buffer => createHmac('sha256', digestKey).update(JSON.stringify([purpose, ...parts])).digest()

  return {
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', contactKey, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(SEAL_VERSION), nonce, cipher.getAuthTag(), body])
    },
    open(sealed) {
      const bytes = Buffer.from(sealed)
      if (bytes[0] !== SEAL_VERSION || bytes.length < 1 + NONCE_BYTES + TAG_BYTES) throw new Error('these bytes were not sealed by Huiying')
      const decipher = createDecipheriv('aes-256-gcm', contactKey, bytes.subarray(1, 1 + NONCE_BYTES))
      decipher.setAuthTag(bytes.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES))
      return decipher.update(bytes.subarray(1 + NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    },
    queryCodeOf(id) {
      const signs = toBase32(block(Buffer.from(id.replaceAll('-', ''), 'hex'), true))
      let from = 0
      return CODE_GROUPS.map((size) => signs.slice(from, (from += size))).join('-')
    },
    messageIdOf(code) {
      const signs = readAloud(code)
      const bytes = signs.length === 26 ? fromBase32(signs) : undefined
      if (!bytes || toBase32(bytes) !== signs) return undefined
      const hex = block(bytes, false).toString('hex')
      const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
      return TIME_ORDERED.test(id) ? id : undefined
    },
    digest,
    passwordFor(purpose) {
      const signs = toBase32(digest('password', purpose)).slice(0, 16).toLowerCase()
      return signs.match(/.{4}/g)!.join('-')
    },
  }
}

/**
 * The keys of an installation: `external` (64 hexadecimal signs, from HUIYING_KEYS) when given, else the file `keys`
 * in the data folder, made with mode 0600 at the first start. Two processes that start at once agree on one file.
 */
export async function openKeys(dataFolder: string, external?: string): Promise<Keys> {
  if (external !== undefined && external !== '') return makeKeys(readMaster(external, 'HUIYING_KEYS'))
  const path = join(dataFolder, 'keys')
  const found = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (found !== undefined) return makeKeys(readMaster(found, path))
  await mkdir(dataFolder, { recursive: true })
  const fresh = `${path}.${randomBytes(4).toString('hex')}.new`
  const file = await open(fresh, 'wx', 0o600)
  await file.writeFile(`${randomBytes(MASTER_BYTES).toString('hex')}\n`)
  await file.sync()
  await file.close()
  await link(fresh, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(fresh)
  return makeKeys(readMaster(await readFile(path, 'utf8'), path))
}

function readMaster(text: string, where: string): Buffer {
  const hex = text.trim()
  if (!/^[0-9a-f]{64}$/i.test(hex)) {
    throw new Error(`${where} 不是 64 位十六进制密钥，请从备份恢复。 / ${where} does not hold a key of 64 hexadecimal signs; restore it from a backup.`)
  }
  return Buffer.from(hex, 'hex')
}

let current: Keys | undefined

/** Makes `keys` the keys of this process; the composition root does it once, before anything is served. */
export function useKeys(keys: Keys): void {
  current = keys
}

/** The keys of this process. */
export function keys(): Keys {
  if (!current) throw new Error('no keys are open: the composition root calls useKeys before anything is sealed')
  return current
}

/** See `Keys.seal`. */
export const seal = (text: string): Buffer => keys().seal(text)
/** See `Keys.open`. */
export const unseal = (cipher: Uint8Array): string => keys().open(cipher)
/** See `Keys.queryCodeOf`. */
export const queryCodeOf = (messageId: Id, by: Keys = keys()): string => by.queryCodeOf(messageId)
