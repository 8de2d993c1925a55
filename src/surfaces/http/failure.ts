import type { FastifyReply } from 'fastify'
import type { Catalogue } from '#src/desk/catalogue.ts'
import { commonRefusals } from '#src/desk/refusals.ts'
import type { Refusal, RefusalKind, RefusalWording } from '#src/kernel/facts.ts'
import { requestRefusals } from './refusals.ts'

/** One reason as it goes over the wire. */
export interface PresentedRefusal {
  readonly code: string
  readonly item: string | null
  readonly clause: string | null
  readonly message: { readonly zh: string; readonly en: string }
  readonly remedy: { readonly zh: string; readonly en: string }
}

const STATUS: Readonly<Record<RefusalKind, number>> = { notAllowed: 403, notFound: 404, invalid: 400, conflict: 409, rule: 422 }
/** Of several reasons the first of this order gives the status. */
const ORDER: readonly RefusalKind[] = ['notAllowed', 'notFound', 'invalid', 'conflict', 'rule']

/** Texts of shared input shapes say it in both languages, `中文 / English`. */
function inTwo(value: string | number): { zh: string; en: string } {
  const [zh, en, ...more] = String(value).split(' / ')
  return zh !== undefined && en !== undefined && more.length === 0 ? { zh, en } : { zh: String(value), en: String(value) }
}

function filled(pattern: string, refusal: Refusal, language: 'zh' | 'en'): string {
  const values: Readonly<Record<string, string | number>> = { item: refusal.item ?? '', clause: refusal.clause ?? '', ...refusal.params }
  return pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in values ? inTwo(values[name]!)[language] : whole))
}

function present(refusal: Refusal, wording: RefusalWording): PresentedRefusal {
  const both = (pattern: { zh: string; en: string }): { zh: string; en: string } => ({ zh: filled(pattern.zh, refusal, 'zh'), en: filled(pattern.en, refusal, 'en') })
  return { code: refusal.code, item: refusal.item ?? null, clause: refusal.clause ?? null, message: both(wording), remedy: both(wording.remedy) }
}

/** Thrown for a refusal whose code stands on no list: a fault of ours. */
export class Unlisted extends Error {}

/** Status and body for `refusals`, all reasons at once. `conditional`: the request named the version it saw (`If-Match`), so a conflict is a 412. */
export function presentRefusals(refusals: readonly Refusal[], catalogue: Pick<Catalogue, 'wording'> | undefined, conditional = false): { status: number; body: { refusals: PresentedRefusal[] } } {
  const worded = refusals.map((refusal) => {
    const wording = requestRefusals[refusal.code] ?? commonRefusals[refusal.code] ?? catalogue?.wording(refusal.code)
    if (!wording) throw new Unlisted(`refusal ${refusal.code} stands on no module's list`)
    return { kind: wording.kind, presented: present(refusal, wording) }
  })
  const kind = ORDER.find((one) => worded.some((each) => each.kind === one)) ?? 'rule'
  return { status: conditional && kind === 'conflict' ? 412 : STATUS[kind], body: { refusals: worded.map((each) => each.presented) } }
}

/** One refusal about the request itself, with its status. */
export function requestRefusal(code: string, more: Partial<Refusal> = {}): { status: number; body: { refusals: PresentedRefusal[] } } {
  const { status, body } = presentRefusals([{ code, ...more }], undefined)
  return { status: requestRefusals[code]?.status ?? status, body }
}

/** Answers with one refusal about the request itself. */
export function refuseRequest(reply: FastifyReply, code: string, more: Partial<Refusal> = {}): FastifyReply {
  const { status, body } = requestRefusal(code, more)
  return reply.code(status).send(body)
}
