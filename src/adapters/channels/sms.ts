import { capabilitiesOn, type Access, type Adapter, type Outcome, type Prepared, type Reader } from '#src/modules/channels/ports.ts'
import { call, type Answer } from './call.ts'
import { fit, labelOf } from './wording.ts'

type Letter = Extract<Outcome, { is: 'mailed' }>['letters'][number]

/** Fills the office's own form of the gateway's request; a value cannot break out of the JSON text in which it stands. */
function filled(form: string, values: Readonly<Record<string, string>>): string {
  return form.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in values ? JSON.stringify(values[name]).slice(1, -1) : whole))
}

function tookIt({ settings }: Access, answer: Extract<Answer, { answered: true }>): boolean {
  const field = settings['okField']
  return answer.status < 300 && (!field || String(answer.body[field]) === (settings['okValue'] ?? ''))
}

async function sendOne(prepared: Prepared, { id, to, leave, key }: Reader, access: Access, signal: AbortSignal): Promise<Letter> {
  const { settings, secrets } = access
  const body = filled(settings['body'] ?? '', { to, text: `${prepared.text} 退订：${leave}`, id: key, signature: settings['signature'] ?? '', token: secrets['token'] ?? '' })
  const answer = await call(settings['endpoint'] ?? '', { body, headers: { 'content-type': 'application/json', ...(secrets['token'] && { authorization: `Bearer ${secrets['token']}` }) }, signal })
  if (!answer.answered) return { id, is: answer.mayHaveArrived ? 'unknown' : 'refused' }
  if (answer.status >= 500) return { id, is: 'unknown' }
  return { id, is: tookIt(access, answer) ? 'sent' : 'refused' }
}

/** One message each, with our own number in it, so that a gateway that knows numbers sends none twice. */
async function deliver(prepared: Prepared, access: Access, signal: AbortSignal): Promise<Outcome> {
  const letters: Letter[] = []
  for (const reader of access.readers ?? []) letters.push(signal.aborted ? { id: reader.id, is: 'refused' } : await sendOne(prepared, reader, access, signal))
  return { is: 'mailed', letters }
}

/** Text messages through whatever gateway the office has: its request and the sign of success are settings, not code. */
export const sms: Adapter = {
  kind: 'sms',
  capabilities: (day) => capabilitiesOn('sms', day),
  // Whether a gateway would send cannot be asked without sending; that it answers at all can.
  async preflight({ settings }, signal) {
    const answer = await call(settings['endpoint'] ?? '', { method: 'HEAD', signal })
    return answer.answered ? { ok: true } : { ok: false, code: 'no-answer', text: answer.text }
  },
  prepare(said, limits) {
    const end = `详见 ${said.address}`
    const text = `${labelOf(said)}：${fit(said.act === 'publish' ? said.title : said.title + (said.note ? `（${said.note}）` : ''), (limits.text ?? 500) - [...end].length - [...labelOf(said)].length - 2)} ${end}`
    return { title: said.title, text, summary: '', address: said.address, cut: ['text'] }
  },
  deliver: (prepared, _key, access, signal) => deliver(prepared, access, signal),
  observe: async () => ({ is: 'absent' }),
  correct: (prepared, _sent, _key, access, signal) => deliver(prepared, access, signal),
  withdrawOwn: (prepared, _sent, _key, access, signal) => deliver(prepared, access, signal),
}
