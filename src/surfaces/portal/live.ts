import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The one script of the portal, and it is optional. */
export const script = readFileSync(new URL('live-script.js', import.meta.url))
/** Its address changes with its content, so it may be kept for a year. */
export const liveScript = `/live-${createHash('sha256').update(script).digest('hex').slice(0, 12)}.js`
