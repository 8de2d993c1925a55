import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

// The shell draws pages and no window around them: a page in it costs a seventh of the processor time.
export const SHELL = 'chromium-headless-shell'
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** A Chromium for browser tests: `HUIYING_CHROMIUM` (empty: none shall be used), else the first on PATH; undefined when there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env['HUIYING_CHROMIUM'] !== undefined) return env['HUIYING_CHROMIUM'] || undefined
  const folders = (env['PATH'] ?? '').split(delimiter)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(canRun)
}

/** Whether any installed font covers Simplified Chinese; without one, screenshots show empty boxes. */
export async function hasChineseFont(): Promise<boolean> {
  return promisify(execFile)('fc-list', [':lang=zh-cn', 'family']).then(({ stdout }) => stdout.trim() !== '', () => false)
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
