import { join } from 'node:path'

// The processes that benches, proofs and tests start keep what they compiled, as those of the launcher do (`huiying`).
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '../node_modules/.cache/compile')
