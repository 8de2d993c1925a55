/** Lengths and places of a zip archive's parts, in bytes (APPNOTE 4.3.7, 4.3.12, 4.3.16). */
const END = Buffer.from([0x50, 0x4b, 5, 6])
const [ENTRY, MOMENT_OF_ENTRY, MOMENT_OF_PART] = [46, 12, 10]
/** 1 January 1980, 0:00, the least that an archive can name. */
const NO_MOMENT = 0x21_0000

/** The same archive without the moments at which its parts were packed: two files of the same content are the same file, whenever they were asked for. */
export function timeless(archive: Uint8Array): Buffer {
  const zip = Buffer.from(archive)
  const end = zip.lastIndexOf(END)
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    zip.writeUInt32LE(NO_MOMENT, at + MOMENT_OF_ENTRY)
    zip.writeUInt32LE(NO_MOMENT, zip.readUInt32LE(at + 42) + MOMENT_OF_PART)
    at += ENTRY + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return zip
}
