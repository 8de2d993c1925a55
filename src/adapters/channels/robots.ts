import { createHmac } from 'node:crypto'
import { capabilitiesOn, type Access, type Adapter, type ChannelKind, type Outcome, type Prepared } from '#src/modules/channels/ports.ts'
import { call, postJson } from './call.ts'
import { prepareWords } from './wording.ts'

/** Both answer with HTTP 200 and say in the body what happened; these codes say "too many a minute". */
const WAIT = [45009, 130101]

async function post(address: string, value: unknown, signal: AbortSignal): Promise<Outcome> {
  const answer = await postJson(address, value, signal)
  if (!answer.answered) return { is: answer.mayHaveArrived ? 'unknown' : 'later', code: 'no-answer', text: answer.text }
  if (answer.status >= 500) return { is: 'unknown', code: `http-${answer.status}`, text: answer.text.slice(0, 200) }
  const code = Number(answer.body['errcode'] ?? answer.status)
  if (code === 0) return { is: 'live', ref: String(answer.body['msgid'] ?? 'errcode 0') }
  return { is: WAIT.includes(code) ? 'later' : 'rejected', code: `robot-${code}`, text: String(answer.body['errmsg'] ?? answer.text).slice(0, 200) }
}

/** DingTalk signs the moment; a clock that is off by an hour is refused. */
function signed({ secrets }: Access): string {
  const webhook = secrets['webhook'] ?? ''
  if (!secrets['sign']) return webhook
  const at = String(Date.now())
  const sign = createHmac('sha256', secrets['sign']).update(`${at}\n${secrets['sign']}`).digest('base64')
  return `${webhook}${webhook.includes('?') ? '&' : '?'}timestamp=${at}&sign=${encodeURIComponent(sign)}`
}

function makeRobot(kind: ChannelKind, addressOf: (access: Access) => string, message: (prepared: Prepared) => unknown): Adapter {
  const deliver = (prepared: Prepared, access: Access, signal: AbortSignal): Promise<Outcome> => post(addressOf(access), message(prepared), signal)
  return {
    kind,
    capabilities: (day) => capabilitiesOn(kind, day),
    async preflight(access, signal) {
      const answer = await call(addressOf(access), { method: 'GET', signal })
      return answer.answered ? { ok: true } : { ok: false, code: 'no-answer', text: answer.text }
    },
    prepare: prepareWords,
    deliver: (prepared, _key, access, signal) => deliver(prepared, access, signal),
    observe: async () => ({ is: 'absent' }),
    // What stands in a group cannot be changed or taken away by a robot: the correction is said beside it.
    correct: (prepared, _sent, _key, access, signal) => deliver(prepared, access, signal),
    withdrawOwn: (prepared, _sent, _key, access, signal) => deliver(prepared, access, signal),
  }
}

/** Word to the staff's groups. */
export const wecom = makeRobot('wecom', ({ secrets }) => secrets['webhook'] ?? '', ({ text }) => ({ msgtype: 'text', text: { content: text } }))
export const dingtalk = makeRobot('dingtalk', signed, ({ title, text }) => ({ msgtype: 'markdown', markdown: { title, text } }))
