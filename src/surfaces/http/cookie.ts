import type { FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyInstance {
    /** Name of this server's session cookie. Ports share the cookies of their host, so a drill beside the record has one of its own. */
    cookieName: string
  }
}

/** Browsers take a `__Host-` cookie over https only, for this host only, and let no sibling host overwrite it. */
const SECURE = '__Host-'

const nameFor = ({ protocol, server }: FastifyRequest): string => (protocol === 'https' ? `${SECURE}${server.cookieName}` : server.cookieName)

/** The session token that the request carries, undefined when it carries none. */
export function readSession(request: FastifyRequest): string | undefined {
  const name = `${nameFor(request)}=`
  const pair = request.headers.cookie?.split(';').map((part) => part.trim()).find((part) => part.startsWith(name))
  const token = pair?.slice(name.length)
  return token && /^[\w-]{43}$/.test(token) ? token : undefined
}

/** Whether any cookie of ours came along, valid or not: then the request could act in somebody's name. */
export function carriesCookie({ headers, server }: FastifyRequest): boolean {
  const names = (headers.cookie ?? '').split(';').map((part) => part.trim().split('=')[0])
  return names.includes(server.cookieName) || names.includes(`${SECURE}${server.cookieName}`)
}

const attributes = (request: FastifyRequest): string => `Path=/; HttpOnly; SameSite=Lax${request.protocol === 'https' ? '; Secure' : ''}`

export function writeSession(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.header('set-cookie', `${nameFor(request)}=${token}; ${attributes(request)}`)
}

export function clearSession(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('set-cookie', `${nameFor(request)}=; Max-Age=0; ${attributes(request)}`)
}
