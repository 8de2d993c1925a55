import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Instant } from '#src/kernel/time.ts'
import type { Served } from '../http/deps.ts'
import type { PortalSettings } from './settings.ts'

export type Language = 'zh' | 'en'

/** How one visitor sees pages. What was cleared is never translated; only what stands around it is. */
export interface View {
  readonly language: Language
  /** 长者模式. */
  readonly large: boolean
  /** Path with its query, without the two switches. */
  readonly address: string
  readonly kind: Served['kind']
  /** Title of the drill that is played here. */
  readonly drill?: string | undefined
  readonly settings: PortalSettings
  /** Where this site lives: as set, else as the visitor wrote it; no slash at the end. */
  readonly origin: string
  /** Where uploaded files stand; an origin of their own. */
  readonly files: string
  /** The database's time, at most half a second old. */
  readonly now: Instant
  t(zh: string, en: string): string
  /** One of two wordings that come together from the record or the rulebook. */
  of(both: { readonly zh: string; readonly en: string }): string
}

const YEAR_SECONDS = 31_536_000

function cookieOf(request: FastifyRequest, name: string): string | undefined {
  const start = `${name}=`
  return request.headers.cookie?.split(';').map((part) => part.trim()).find((part) => part.startsWith(start))?.slice(start.length)
}

/** Language and type size: by link, remembered in a cookie. Chinese unless the visitor chose otherwise: the page is the same for everyone. */
export function chosen(request: FastifyRequest): { language: Language; large: boolean } {
  const { lang, large } = request.query as Record<string, unknown>
  const language = typeof lang === 'string' ? lang : cookieOf(request, 'lang')
  const size = typeof large === 'string' ? large : cookieOf(request, 'large')
  return { language: language === 'en' ? 'en' : 'zh', large: size === '1' }
}

/** Remembers what a link switched. */
export function remember(request: FastifyRequest, reply: FastifyReply): void {
  const query = request.query as Record<string, unknown>
  if (typeof query['lang'] !== 'string' && typeof query['large'] !== 'string') return
  const { language, large } = chosen(request)
  const more = `Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly${request.protocol === 'https' ? '; Secure' : ''}`
  reply.header('set-cookie', [`lang=${language}; ${more}`, `large=${large ? '1' : '0'}; ${more}`])
}

/** The address of the request without the switches, for links back to it. */
export function addressOf(request: FastifyRequest): string {
  const [asked = '/', query = ''] = request.url.split('?')
  // Two slashes at the start would make a link of ours lead to another host.
  const path = asked.replace(/^[/\\]+/, '/')
  const parts = query.split('&').filter((part) => part !== '' && !/^(?:lang|large)=/.test(part))
  return parts.length > 0 ? `${path}?${parts.join('&')}` : path
}

/** Where this site lives. */
export const originOf = (request: FastifyRequest, settings: PortalSettings): string => settings.address ?? `${request.protocol}://${request.host}`

/** Where files stand: as set, else on the port for files of the host by which the visitor came. */
export const filesOf = (request: FastifyRequest, { filesAddress, filesPort }: PortalSettings): string => filesAddress ?? (filesPort ? `${request.protocol}://${request.hostname}:${filesPort}` : '')

/** `address` with one more parameter. */
export const withParameter = (address: string, name: string, value: string): string => `${address}${address.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`

export function makeView(given: Pick<View, 'files' | 'language' | 'large' | 'address' | 'kind' | 'drill' | 'settings' | 'origin' | 'now'>): View {
  const t = given.language === 'en' ? (_zh: string, en: string): string => en : (zh: string): string => zh
  return { ...given, t, of: ({ zh, en }) => t(zh, en) }
}
