import { sha256 } from './digest.ts'
import { RouterRefusal, type RouterModel } from './model.ts'

/**
 * A model as bytes: magic and format (8 bytes), digest of the rest (32 bytes as 64 hexadecimal
 * characters), length of the head (4), the head as JSON, then the arrays one after the other,
 * little-endian. The version is the beginning of the digest, so a model cannot carry another's name.
 */
const MAGIC = 'HYROUTE'
const FORMAT = 1
const OPENING = MAGIC.length + 1
const BODY_AT = OPENING + 64

interface FileHead {
  readonly labels: readonly string[]
  readonly learnedFrom: number
  readonly headWeight: number
  readonly sharpness: number
  readonly grams: number
}

/** `model` as bytes; {@link deserialize} gives it back exactly. */
export function serialize(model: RouterModel): Uint8Array {
  const body = bodyOf(model)
  const file = new Uint8Array(BODY_AT + body.length)
  file.set(new TextEncoder().encode(MAGIC))
  file[MAGIC.length] = FORMAT
  file.set(new TextEncoder().encode(sha256(body)), OPENING)
  file.set(body, BODY_AT)
  return file
}

/** The version of a model: beginning of the digest of its content. */
export function versionOf(model: Omit<RouterModel, 'version'>): string {
  return nameOf(sha256(bodyOf(model)))
}

function nameOf(digest: string): string {
  return `r${FORMAT}-${digest.slice(0, 16)}`
}

/** The model in `bytes`. Throws {@link RouterRefusal} when they are no model, of another format, or damaged. */
export function deserialize(bytes: Uint8Array): RouterModel {
  const text = new TextDecoder()
  if (bytes.length < BODY_AT + 4 || text.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) throw new RouterRefusal('router/not-a-model')
  if (bytes[MAGIC.length] !== FORMAT) throw new RouterRefusal('router/other-format')
  // A copy, which `slice` of a Buffer is not: what is read below must start where its memory starts, and must not change when the caller's bytes do.
  const body = new Uint8Array(bytes.subarray(BODY_AT))
  const digest = sha256(body)
  if (text.decode(bytes.subarray(OPENING, BODY_AT)) !== digest) throw new RouterRefusal('router/damaged-model')
  const view = new DataView(body.buffer)
  const headLength = view.getUint32(0, true)
  const head = JSON.parse(text.decode(body.subarray(4, 4 + headLength))) as FileHead
  const labels = head.labels.length
  let at = 4 + headLength
  const floats = (n: number): Float64Array => Float64Array.from({ length: n }, () => view.getFloat64((at += 8) - 8, true))
  const tilt = floats(labels)
  const largest = Float32Array.from(floats(labels))
  const bias = Float32Array.from(floats(labels))
  const hashes = Uint32Array.from({ length: head.grams }, () => view.getUint32((at += 4) - 4, true))
  const weights = Float32Array.from({ length: head.grams }, () => view.getFloat32((at += 4) - 4, true))
  const blocks = body.slice(at, (at += head.grams))
  const cells = new Int8Array(body.slice(at, at + head.grams * labels).buffer)
  return {
    version: nameOf(digest),
    labels: head.labels,
    learnedFrom: head.learnedFrom,
    hashes,
    learned: { labels, headWeight: head.headWeight, weights, blocks, bytes: cells, largest, bias },
    calibration: { sharpness: head.sharpness, tilt },
  }
}

function bodyOf(model: Omit<RouterModel, 'version'>): Uint8Array {
  const { learned, calibration, hashes } = model
  const fileHead: FileHead = {
    labels: model.labels,
    learnedFrom: model.learnedFrom,
    headWeight: learned.headWeight,
    sharpness: calibration.sharpness,
    grams: hashes.length,
  }
  const head = new TextEncoder().encode(JSON.stringify(fileHead))
  const floats = [calibration.tilt, learned.largest, learned.bias]
  const body = new Uint8Array(4 + head.length + model.labels.length * 8 * floats.length + hashes.length * 9 + learned.bytes.length)
  const view = new DataView(body.buffer)
  view.setUint32(0, head.length, true)
  body.set(head, 4)
  let at = 4 + head.length
  for (const list of floats) for (const value of list) view.setFloat64((at += 8) - 8, value, true)
  for (const hash of hashes) view.setUint32((at += 4) - 4, hash, true)
  for (const value of learned.weights) view.setFloat32((at += 4) - 4, value, true)
  body.set(learned.blocks, at)
  body.set(new Uint8Array(learned.bytes.buffer, learned.bytes.byteOffset, learned.bytes.length), at + learned.blocks.length)
  return body
}
