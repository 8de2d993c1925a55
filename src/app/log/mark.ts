import { open, readFile, rename } from 'node:fs/promises'
import { fromBase64, fromDecimal, toBase64 } from '#src/publiclog/bytes.ts'
import type { Hash } from '#src/publiclog/tree.ts'

/** The largest tree that this installation has signed, kept beside the keys: a database that was set back to an older backup must not be signed anew. */
export interface Mark {
  readonly size: number
  readonly root: Hash
}

export const markFile = (keyPath: string): string => keyPath.replace(/\.key$/, '.mark')

export async function readMark(path: string): Promise<Mark | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const [digits = '', base64 = ''] = text.trim().split(' ')
  const [size, root] = [fromDecimal(digits), fromBase64(base64)]
  return size !== undefined && root ? { size, root } : undefined
}

/** Written and on the disk before the signature leaves this process. */
export async function writeMark(path: string, { size, root }: Mark): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600)
  await file.writeFile(`${size} ${toBase64(root)}\n`)
  await file.sync()
  await file.close()
  await rename(`${path}.new`, path)
}
