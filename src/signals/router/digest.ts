/** SHA-256 (FIPS 180-4) in plain arithmetic, because this part of the product also runs in the browser, where the digest of the platform is asynchronous. */

/** The first bits of the fractional parts of `root` of the first `n` primes, as the standard defines its constants. */
function constants(n: number, root: (prime: number) => number): Uint32Array {
  const found = new Uint32Array(n)
  for (let candidate = 2, at = 0; at < n; candidate++) {
    let prime = true
    for (let by = 2; by * by <= candidate && prime; by++) prime = candidate % by !== 0
    if (prime) found[at++] = Math.floor((root(candidate) % 1) * 2 ** 32)
  }
  return found
}

const INITIAL = constants(8, Math.sqrt)
const ROUND = constants(64, Math.cbrt)

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** The digest of `bytes` in lower-case hexadecimal, 64 characters. */
export function sha256(bytes: Uint8Array): string {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0)
  const state = Uint32Array.from(INITIAL)
  const words = new Int32Array(64)
  for (let block = 0; block < padded.length; block += 64) compress(state, words, view, block)
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
}

function compress(state: Uint32Array, words: Int32Array, view: DataView, block: number): void {
  for (let t = 0; t < 16; t++) words[t] = view.getInt32(block + t * 4)
  for (let t = 16; t < 64; t++) {
    const early = words[t - 15] as number
    const late = words[t - 2] as number
    const first = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
    const second = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
    words[t] = ((words[t - 16] as number) + first + (words[t - 7] as number) + second) | 0
  }
  let [a, b, c, d, e, f, g, h] = Int32Array.from(state) as unknown as [number, number, number, number, number, number, number, number]
  for (let t = 0; t < 64; t++) {
    const choice = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (ROUND[t] as number) + (words[t] as number)) | 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = ((state[at] as number) + word) >>> 0
}
