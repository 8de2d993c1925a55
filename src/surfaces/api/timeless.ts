import { unzipSync, zipSync } from 'fflate'

/** The least that an archive can name. */
const NO_MOMENT = new Date(1980, 0, 1)

/** The same archive without the moments at which its parts were packed: two files of the same content are the same file, whenever they were asked for. */
export const timeless = (archive: Uint8Array): Buffer => Buffer.from(zipSync(Object.fromEntries(Object.entries(unzipSync(archive)).map(([name, bytes]) => [name, [bytes, { mtime: NO_MOMENT }]]))))
