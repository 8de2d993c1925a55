import { hash, verify, type Options } from '@node-rs/argon2'
import type { Refusal } from '#src/kernel/facts.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './contract.ts'
import { COMMON } from './common-passwords.ts'

/** OWASP's first choice for argon2id (algorithm 2): 19 MiB, two passes, one lane. */
const COST: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(normal(password), COST)

let decoy: Promise<string> | undefined
const getDecoy = (): Promise<string> => (decoy ??= hashPassword('nobody has this password'))

/** Makes the decoy ready, so that not even the first answer of a process takes longer for a name that does not exist. */
export const prepareDecoy = (): void => void getDecoy()

/**
 * Whether `password` belongs to `stored`. Without a stored one it works just as long on a decoy and says no,
 * so that the time of the answer does not tell which names exist.
 */
export async function matches(stored: string | null | undefined, password: string): Promise<boolean> {
  const against = stored ?? (await getDecoy())
  const fits = await verify(against, normal(password.slice(0, LONGEST_PASSWORD)))
  return stored ? fits : false
}

// The same characters typed on another keyboard may come composed differently (RFC 8265).
const normal = (password: string): string => password.normalize('NFC')

const ROWS = ['0123456789', '9876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb', '!@#$%^&*()']

/** What people put in the place of letters, and signs that only fill up. */
function plain(password: string): string {
  return password.toLowerCase().replaceAll('0', 'o').replaceAll('@', 'a').replaceAll('$', 's').replaceAll(/[1!]/g, 'i').replaceAll('3', 'e').replaceAll(/[^\p{L}\p{N}]/gu, '')
}

function isRun(password: string): boolean {
  const lower = password.toLowerCase()
  if (new Set(lower).size <= 3) return true
  return ROWS.some((row) => (row + row).includes(lower)) || /^(.{1,5})\1+$/u.test(lower) || /^(19|20)\d{6,}$/.test(lower)
}

function isCommon(password: string): boolean {
  const lower = password.toLowerCase()
  const stem = lower.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '')
  return [lower, stem, plain(lower), plain(stem)].some((one) => COMMON.has(one))
}

/** Every reason against `password` for `login`; none when it may be used. Length counts, character classes do not (NIST SP 800-63B). */
export function passwordFaults(password: string, login: string): Refusal[] {
  const faults: Refusal[] = []
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) faults.push({ code: 'access/password-too-short', item: 'next', params: { least: SHORTEST_PASSWORD, length } })
  if (length > LONGEST_PASSWORD) faults.push({ code: 'access/password-too-long', item: 'next', params: { most: LONGEST_PASSWORD } })
  if (length > 0 && (isCommon(password) || isRun(password))) faults.push({ code: 'access/password-common', item: 'next' })
  if (login.length >= 3 && plain(password).includes(plain(login))) faults.push({ code: 'access/password-has-login', item: 'next' })
  return faults
}
