import type { FastifyInstance } from 'fastify'
import { hashPassword } from '#src/modules/access/password.ts'
import { makeDoor } from '#src/modules/access/door.ts'
import type { Cast } from '#src/app/cast.ts'
import { makeCounter } from '#src/app/counter.ts'
import { makeDesk } from '#src/desk/desk.ts'
import type { Ledger } from '#src/desk/perform.ts'
import type { Keys } from '#src/record/keys.ts'
import type { Served, SurfaceDeps } from '#src/surfaces/http/deps.ts'
import { registerApi } from '#src/surfaces/api/routes.ts'
import { makeHttp } from '#src/surfaces/http/server.ts'
import { makePortal } from '#src/surfaces/portal/index.ts'
import Fastify from 'fastify'
import type { Client } from './crawl.ts'

export interface Open {
  readonly app: FastifyInstance
  readonly routes: readonly { method: string; url: string }[]
  readonly clients: readonly Client[]
}

const PASSWORD = '远山如黛，近水含烟，来日方长'

/** Portal and interface as the product serves them, with the routes that are really registered, and three who ask. */
export async function openTheSite(ledger: Ledger, keys: Keys, cast: Cast): Promise<Open> {
  const door = makeDoor(ledger, keys)
  const served: Served = { kind: 'live', desk: makeDesk(ledger), catalogue: ledger.catalogue, door, health: async () => ({ engine: 'PostgreSQL', version: '18', kind: 'live', clock: '2026-01-01T00:00:00.000Z', clockState: 'right' }), watch: () => () => {} }
  const deps: SurfaceDeps = { served: () => served, counter: makeCounter(() => served, keys), uploads: {}, trustProxy: false, consoleFolder: '/nowhere', report: (error, what) => process.stderr.write(`${what}: ${error instanceof Error ? error.stack : String(error)}\n`) }
  const portal = makePortal({})
  const routes: { method: string; url: string }[] = []
  const listing = Fastify()
  listing.addHook('onRoute', ({ method, url }) => [method].flat().filter((one) => one !== 'HEAD').forEach((one) => routes.push({ method: one, url })))
  registerApi(listing, deps)
  portal(listing, deps)
  await listing.close()

  const app = await makeHttp(deps, [portal])
  const opened = await door.openWithPassword({ personId: cast.person('stranger'), login: 'stranger', unitId: cast.unit('water'), passwordHash: await hashPassword(PASSWORD), mustChange: false }, { address: 'test' })
  if ('refusals' in opened) throw new Error(JSON.stringify(opened.refusals))
  const signed = await app.inject({ method: 'POST', url: '/api/session', headers: { host: 'site.example', origin: 'http://site.example', 'sec-fetch-site': 'same-origin' }, payload: { login: 'stranger', password: PASSWORD } })
  const cookie = String([signed.headers['set-cookie']].flat()[0]).split(';')[0]!
  if (signed.statusCode !== 200 || !cookie.includes('=')) throw new Error(`the stranger could not sign in: ${signed.statusCode} ${signed.body}`)
  return {
    app, routes,
    clients: [
      { name: 'nobody', headers: {}, signedIn: false },
      { name: 'another unit', headers: { cookie }, signedIn: true },
      { name: 'an uninvited journalist', headers: { 'user-agent': 'Mozilla/5.0 press', referer: 'http://site.example/releases' }, signedIn: false },
    ],
  }
}
