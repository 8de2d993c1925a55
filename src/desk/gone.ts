/** Thrown while no database can be reached. */
export class DatabaseGone extends Error {}

const GONE = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '3D000', '53300'])

/** Whether `error` says that the database is away rather than that something is wrong: what was tried is then tried again, and nobody is blamed. */
export function isGone(error: unknown): boolean {
  if (error instanceof DatabaseGone) return true
  const { code, message } = error as { code?: string; message?: string }
  if (typeof code === 'string' && (GONE.has(code) || code.startsWith('08'))) return true
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end/.test(message ?? '')
}
