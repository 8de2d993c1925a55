import { createTransport, type Transporter } from 'nodemailer'
import { capabilitiesOn, type Access, type Adapter, type Outcome, type Prepared, type Reader } from '#src/modules/channels/ports.ts'
import { prepareWords } from './wording.ts'

type Letter = Extract<Outcome, { is: 'mailed' }>['letters'][number]

const TLS_PORT = 465
const SUBMISSION_PORT = 587

/** Of nodemailer's errors, those that happen before the server has the letter. A connection that closes may have carried it. */
const NEVER_SENT = ['EDNS', 'ECONNREFUSED', 'ENOTFOUND', 'EAUTH', 'ETLS', 'EENVELOPE']

function openTransport({ settings, secrets }: Access): Transporter {
  const [host = '', port] = (settings['server'] ?? '').split(':')
  const at = Number(port ?? SUBMISSION_PORT)
  return createTransport({
    host, port: at, secure: at === TLS_PORT, pool: true, maxConnections: 2, maxMessages: 100, connectionTimeout: 15_000, socketTimeout: 30_000,
    ...(secrets['user'] && { auth: { user: secrets['user'], pass: secrets['password'] ?? '' } }),
    // Words travel in the open only to a server of our own network that offers nothing better.
    requireTLS: Boolean(secrets['user']) && at !== TLS_PORT,
  })
}

/** One letter: text alone, no picture that tells when it was read, and two ways to leave (RFC 2369, RFC 8058). */
function letterOf({ title, text }: Prepared, { to, leave, key }: Reader, { settings }: Access, address: string) {
  const host = new URL(leave, 'http://localhost').hostname
  return {
    from: settings['from'], to, subject: title, messageId: `<${key}@${host}>`,
    text: `${text}${text.includes(address) ? '' : `\n\n${address}`}\n\n—\n退订：${leave}`,
    headers: { 'List-Unsubscribe': `<${leave}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Auto-Submitted': 'auto-generated', Precedence: 'bulk' },
  }
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? ''
const answerOf = (error: unknown): number => (error as { responseCode?: number }).responseCode ?? 0

async function sendOne(transport: Transporter, prepared: Prepared, reader: Reader, access: Access): Promise<Letter> {
  try {
    await transport.sendMail(letterOf(prepared, reader, access, prepared.address))
    return { id: reader.id, is: 'sent' }
  } catch (error) {
    // What the server refused, or never heard of, is certainly not out; a connection that broke after the words may have delivered them.
    return { id: reader.id, is: answerOf(error) >= 400 || NEVER_SENT.includes(codeOf(error)) ? 'refused' : 'unknown' }
  }
}

async function deliver(prepared: Prepared, access: Access, signal: AbortSignal): Promise<Outcome> {
  const readers = access.readers ?? []
  if (readers.length === 0) return { is: 'mailed', letters: [] }
  const transport = openTransport(access)
  try {
    await transport.verify()
  } catch (error) {
    transport.close()
    return { is: 'later', code: 'server-away', text: error instanceof Error ? error.message : String(error) }
  }
  const letters: Letter[] = []
  for (const reader of readers) {
    if (signal.aborted) break
    letters.push(await sendOne(transport, prepared, reader, access))
  }
  transport.close()
  // Whoever was not reached for stays as somebody of whom nothing is known to have gone out.
  return { is: 'mailed', letters: [...letters, ...readers.slice(letters.length).map(({ id }): Letter => ({ id, is: 'refused' }))] }
}

/** E-mail to those who asked for it, each letter apart. A correction is a letter of its own; so is word that something was taken back. */
export const email: Adapter = {
  kind: 'email',
  capabilities: (day) => capabilitiesOn('email', day),
  async preflight(access) {
    const transport = openTransport(access)
    try {
      await transport.verify()
      return { ok: true }
    } catch (error) {
      return { ok: false, code: codeOf(error) || 'server-away', text: error instanceof Error ? error.message : String(error) }
    } finally {
      transport.close()
    }
  },
  prepare: prepareWords,
  deliver: (prepared, _key, access, signal) => deliver(prepared, access, signal),
  observe: async () => ({ is: 'absent' }),
  correct: (prepared, _sent, _key, access, signal) => deliver(prepared, access, signal),
  withdrawOwn: (prepared, _sent, _key, access, signal) => deliver(prepared, access, signal),
}
