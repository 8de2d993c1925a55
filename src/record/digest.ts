import { createHash, randomBytes } from 'node:crypto'

/** SHA-256 of UTF-8 text or of bytes, lower-case hex. */
export const sha256 = (words: string | Uint8Array): string => createHash('sha256').update(words).digest('hex')

/** 256 random bits, hex: erasing words together with their salt leaves the digest in the record without meaning. */
export const newSalt = (): string => randomBytes(32).toString('hex')
