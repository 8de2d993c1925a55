import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const PATIENCE_MS = 90_000

/**
 * The same paper as PDF, by the LibreOffice at `program`, with the fonts that stand on this machine. One at a time: each takes seconds and
 * some hundred megabytes. It works in a folder of its own, which is gone afterwards.
 */
export function pdfBy(program: string): (docx: Buffer) => Promise<Buffer> {
  let before: Promise<unknown> = Promise.resolve()
  const convert = async (docx: Buffer): Promise<Buffer> => {
    const folder = await mkdtemp(join(tmpdir(), 'huiying-pdf-'))
    try {
      await writeFile(join(folder, 'paper.docx'), docx)
      await run(program, [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'paper.docx')], { timeout: PATIENCE_MS, env: { ...process.env, HOME: folder } })
      return await readFile(join(folder, 'paper.pdf'))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return (docx) => {
    const mine = before.then(() => convert(docx))
    before = mine.catch(() => {})
    return mine
  }
}
