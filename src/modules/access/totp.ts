import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Time-based one-time passwords, RFC 6238 over RFC 4226: SHA-1, 30 seconds, six digits, as every authenticator takes them. */

const STEP_MS = 30_000
/** RFC 6238 §5.2: one step either side for clocks that differ and for slow hands. */
const DRIFT = 1
const SECRET_BYTES = 20
/** RFC 4648 base 32, which authenticators read (unlike our own, made for the telephone). */
export const RFC4648 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export const newSecret = (): Buffer => randomBytes(SECRET_BYTES)

/** Number of the time step in which `ms` (since 1970) falls. */
export const stepAt = (ms: number): number => Math.floor(ms / STEP_MS)

/** The digits for one counter value (RFC 4226 §5.3). */
export function digitsFor(secret: Uint8Array, counter: number, digits = 6): string {
  const moving = Buffer.alloc(8)
  moving.writeBigUInt64BE(BigInt(counter))
  const mac = createHmac('sha1', secret).update(moving).digest()
  const offset = mac[19]! & 0x0f
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits).padStart(digits, '0')
}

/**
 * The step whose digits were typed, undefined when none near `ms` fits. Steps up to `usedStep` are spent (RFC 6238 §5.2),
 * so that digits read over a shoulder open nothing a second time.
 */
export function matchingStep(secret: Uint8Array, typed: string, ms: number, usedStep: number): number | undefined {
  const given = Buffer.from(typed.replaceAll(/\s/g, '').padEnd(6).slice(0, 7))
  let found: number | undefined
  for (let step = stepAt(ms) - DRIFT; step <= stepAt(ms) + DRIFT; step += 1) {
    const expected = Buffer.from(digitsFor(secret, Math.max(0, step)))
    if (given.length === expected.length && timingSafeEqual(given, expected) && step > usedStep) found = step
  }
  return found
}

/** The address that an authenticator reads from a QR code or takes as a link. */
export function otpauth(login: string, secretText: string): string {
  return `otpauth://totp/${encodeURIComponent(`Huiying:${login}`)}?secret=${secretText}&issuer=Huiying&algorithm=SHA1&digits=6&period=30`
}
