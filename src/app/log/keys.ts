import { createPrivateKey, randomBytes, sign } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fromHex, toHex } from '#src/publiclog/bytes.ts'
import { cosigner, cosignerKey, ed25519Key, ed25519Signer, publicKeyOf } from '#src/publiclog/ed25519.ts'
import { isKeyName, type Signer } from '#src/publiclog/note.ts'
import { markFile } from './mark.ts'
import { sm2Key, sm2PublicKeyOf, sm2Signer } from '#src/publiclog/sm2.ts'

/**
 * The secrets of the public log. They lie in a file of their own beside the database, which only the signer reads; the witness signs with
 * another key than the log.
 */
interface Secrets {
  readonly origin: string
  /** The key that signs first, then those it takes over from: all sign until the old ones are retired. */
  readonly ed25519: readonly string[]
  readonly sm2: string
  readonly witness: string
}

export interface LogKeys {
  /** Name of the log, first line of each checkpoint. */
  readonly origin: string
  /** Keys of the log's own lines, in the order in which they sign. */
  readonly signers: readonly Signer[]
  /** Verifier keys in one word: the first is the one to hand out. */
  readonly words: readonly { readonly word: string; readonly kind: 'log' | 'sm2' | 'witness' }[]
  /** Signs as a witness, at a time in seconds since 1970. */
  witnessAt(seconds: number): Signer
}

const SECRET = /^[0-9a-f]{64}$/
/** What stands before the 32 bytes of an Ed25519 secret in PKCS 8. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Ed25519 by Node: constant in time, and a second implementation beside the one that verifies. */
function nativeSign(secret: Uint8Array): (text: Uint8Array) => Uint8Array {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, secret]), format: 'der', type: 'pkcs8' })
  return (text) => new Uint8Array(sign(null, text, key))
}

export function makeLogKeys({ origin, ed25519, sm2, witness }: Secrets): LogKeys {
  const own = ed25519.map((hex) => fromHex(hex)!)
  const [sm2Secret, witnessSecret] = [fromHex(sm2)!, fromHex(witness)!]
  const witnessName = `${origin}/witness`
  return {
    origin,
    signers: [...own.map((secret) => ed25519Signer(origin, publicKeyOf(secret), nativeSign(secret))), sm2Signer(origin, sm2Secret)],
    words: [
      ...own.map((secret) => ({ word: ed25519Key(origin, publicKeyOf(secret)), kind: 'log' as const })),
      { word: sm2Key(origin, sm2PublicKeyOf(sm2Secret)), kind: 'sm2' },
      { word: cosignerKey(witnessName, publicKeyOf(witnessSecret)), kind: 'witness' },
    ],
    witnessAt: (seconds) => cosigner(witnessName, publicKeyOf(witnessSecret), nativeSign(witnessSecret), seconds),
  }
}

const secret = (): string => randomBytes(32).toString('hex')

/** Fresh secrets; a log that was given no name takes one that no other has. */
export const freshSecrets = (origin = `huiying.invalid/log/${randomBytes(4).toString('hex')}`): Secrets => ({ origin, ed25519: [secret()], sm2: secret(), witness: secret() })

function read(text: string, path: string): Secrets {
  const trouble = (): Error => Object.assign(new Error(`${path} 不是公开日志的密钥文件，请从备份恢复。 / ${path} does not hold the keys of the public log; restore it from a backup.`), { code: 'log/keys' })
  try {
    const secrets = JSON.parse(text) as Secrets
    const sound = isKeyName(secrets.origin) && secrets.ed25519.length > 0 && [...secrets.ed25519, secrets.sm2, secrets.witness].every((hex) => SECRET.test(hex))
    if (sound) return secrets
  } catch {
    throw trouble()
  }
  throw trouble()
}

export const keyFile = (dataDir: string, database: string): string => join(dataDir, `log-${database}.key`)

async function write(path: string, secrets: Secrets): Promise<string> {
  const fresh = `${path}.${toHex(randomBytes(4))}.new`
  const file = await open(fresh, 'wx', 0o600)
  await file.writeFile(`${JSON.stringify(secrets, undefined, 2)}\n`)
  await file.sync()
  await file.close()
  return fresh
}

/** The keys in `path`; undefined when there is no such file. */
export async function readLogKeys(path: string): Promise<LogKeys | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? undefined : makeLogKeys(read(text, path))
}

/** The keys in `path`, made now (0600) when there are none. Two processes that come first at once end up with the same. */
export async function openLogKeys(dataDir: string, path: string, origin?: string): Promise<LogKeys> {
  const found = await readLogKeys(path)
  if (found) return found
  await mkdir(dataDir, { recursive: true })
  const fresh = await write(path, freshSecrets(origin))
  await link(fresh, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(fresh)
  return (await readLogKeys(path))!
}

/** Removes keys and mark of a log that signed nothing that still stands. */
export async function forgetKeys(path: string): Promise<void> {
  await rm(path, { force: true })
  await rm(markFile(path), { force: true })
}

/** Adds a key that signs first from now on; `retire` lets the older ones go. */
export async function rotateKeys(path: string, retire: boolean): Promise<LogKeys> {
  const secrets = read(await readFile(path, 'utf8'), path)
  const next: Secrets = retire ? { ...secrets, ed25519: secrets.ed25519.slice(0, 1) } : { ...secrets, ed25519: [secret(), ...secrets.ed25519] }
  await rename(await write(path, next), path)
  return makeLogKeys(next)
}
