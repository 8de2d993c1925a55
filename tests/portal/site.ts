import { randomBytes } from 'node:crypto'
import { HtmlValidate } from 'html-validate'
import type { FastifyInstance } from 'fastify'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll } from 'vitest'
import { makeCounter } from '#src/app/counter.ts'
import type { Desk } from '#src/desk/desk.ts'
import type { Instant } from '#src/kernel/time.ts'
import { makeDoor } from '#src/modules/access/door.ts'
import { makeKeys } from '#src/record/keys.ts'
import type { Served, SurfaceDeps } from '#src/surfaces/http/deps.ts'
import { makeHttp } from '#src/surfaces/http/server.ts'
import { makePortal } from '#src/surfaces/portal/index.ts'
import type { PortalSettings } from '#src/surfaces/portal/settings.ts'
import type { Office } from '../setup/office.ts'

/** The portal of an office, as any number of processes would serve it. */
export interface Site {
  readonly addresses: readonly string[]
  readonly address: string
  readonly faults: string[]
  /** What kind of database the servers are told they serve. */
  kind: Served['kind']
  /** Thrown by every question and command while it is set. */
  trouble: Error | undefined
  /** What visitors' acts are dated by, when not by the true clock. */
  dial: Instant | undefined
  /** Tells the servers that facts of these modules were stated. */
  changed(topics: readonly string[]): void
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, form: Record<string, string>): Promise<Answer>
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

const read = async (answer: Response): Promise<Answer> => ({ status: answer.status, headers: answer.headers, body: await answer.text() })

export function useSite(office: Office, settings: PortalSettings = {}, count = 1): Site {
  const apps: FastifyInstance[] = []
  const addresses: string[] = []
  const faults: string[] = []
  const keys = makeKeys(randomBytes(32))
  const listeners = new Set<(topics: readonly string[]) => void>()
  const site: Site = {
    changed: (topics) => { for (const listener of listeners) listener(topics) },
    addresses, faults, kind: 'live', trouble: undefined, dial: undefined,
    get address() { return addresses[0]! },
    get: async (path, headers = {}) => read(await fetch(site.address + path, { headers, redirect: 'manual' })),
    post: async (path, form) => read(await fetch(site.address + path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: site.address }, body: new URLSearchParams(form).toString() })),
  }
  beforeAll(async () => {
    for (let n = 0; n < count; n += 1) {
      const { ledger } = office
      const stumble = (): void => {
        if (site.trouble) throw site.trouble
      }
      const desk: Desk = {
        do: async (actor, command, input, dial) => (stumble(), office.desk.do(actor, command, input, dial ?? site.dial)),
        ask: async <T>(...given: Parameters<Desk['ask']>) => (stumble(), office.desk.ask<T>(...given)),
      }
      const served: Served = {
        get kind() { return site.kind },
        desk, catalogue: ledger.catalogue, door: makeDoor(ledger, keys),
        health: () => Promise.reject(new Error('not asked here')), watch(listener) { listeners.add(listener); return () => void listeners.delete(listener) },
      }
      const deps: SurfaceDeps = {
        served: () => served, counter: makeCounter(() => served, keys), uploads: {}, trustProxy: false, consoleFolder: '/nowhere',
        report: (error, what) => faults.push(`${what}: ${error instanceof Error ? error.stack : String(error)}`),
      }
      const app = await makeHttp(deps, [makePortal(settings)])
      addresses.push(await app.listen({ port: 0, host: '127.0.0.1' }))
      apps.push(app)
    }
  })
  afterAll(async () => {
    await Promise.all(apps.map((app) => app.close()))
  })
  return site
}

const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'void-style': 'off', 'no-trailing-whitespace': 'off', 'long-title': 'off' } })

/** Faults of a page by the rules of valid HTML, one line each. */
export async function htmlFaults(page: string): Promise<string[]> {
  const report = await validator.validateString(page)
  return report.results.flatMap((result) => result.messages.map((message) => `${message.line}:${message.column} ${message.ruleId} ${message.message}`))
}

/** Where an XML text is not well formed. */
export function xmlFaults(text: string): string[] {
  const faults: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => faults.push(error.message))
  parser.write(text).close()
  return faults
}

/** Every page that anybody can open without a code. */
export const PAGES = ['/', '/releases', '/topics', '/policies', '/interpretations', '/rebuttals', '/decisions', '/links', '/questions', '/ask', '/follow', '/mailbox', '/survey', '/promises', '/promises?period=all', '/report', '/spokespersons', '/rules', '/log', '/subscribe', '/elsewhere', '/accessibility']
