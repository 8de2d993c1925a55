// One server process with its portal, and a page that is the same HTML from memory: `server.ts DATA`, forked. Does and asks what it is sent.
import { composeCatalogue } from '#src/app/catalogue.ts'
import { startServer } from '#src/app/server.ts'
import { loadSurfaces } from '#src/app/surfaces.ts'
import { attachOrStart } from '#src/record/engine/index.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import type { RegisterSurface } from '#src/surfaces/http/deps.ts'
import type { Told } from './remote.ts'

const [dataDir = ''] = process.argv.slice(2)

/** What the release page says, fetched once and then sent as it lies in memory. */
const fromMemory: RegisterSurface = (app) => {
  const kept = new Map<string, Buffer>()
  app.get<{ Params: { id: string } }>('/from-memory/:id', async (request, reply) => {
    const { id } = request.params
    let page = kept.get(id)
    if (!page) kept.set(id, (page = (await app.inject(`/releases/${id}`)).rawPayload))
    return reply.header('content-type', 'text/html; charset=utf-8').send(page)
  })
}

const rules = loadRulebook()
const engine = await attachOrStart({ dataDir })
const server = await startServer({
  engine, port: 0, host: '127.0.0.1', dataDir, catalogue: composeCatalogue(rules), rules,
  surfaces: [...(await loadSurfaces()), fromMemory], say: (line) => console.error(line),
})
process.on('message', (told: Told) => {
  if ('stop' in told) return void server.close().then(() => engine.stop()).then(() => process.disconnect())
  const { desk } = server.live
  const { number, actor, name, input } = told
  const done = told.kind === 'do' ? desk.do(actor, name, input) : desk.ask(actor, name, input)
  void done.then((answer) => process.send!({ number, answer }), (error: unknown) => process.send!({ number, error: String(error) }))
})
process.send!({ address: server.address })
