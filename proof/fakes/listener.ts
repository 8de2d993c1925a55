import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Heard {
  readonly path: string
  readonly query: URLSearchParams
  readonly method: string
  readonly headers: IncomingMessage['headers']
  readonly body: Readonly<Record<string, unknown>>
  readonly text: string
}

/** `undefined`: the line breaks without an answer. */
export type Say = { readonly status?: number; readonly body: unknown } | undefined

export interface Listening {
  readonly address: string
  close(): Promise<void>
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** A small HTTP server on this machine that answers what `answer` says. */
export async function listen(answer: (heard: Heard) => Say): Promise<Listening> {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    void textOf(request).then((text) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
      const said = answer({ path: pathname, query: searchParams, method: request.method ?? 'GET', headers: request.headers, body: parsed(text), text })
      if (!said) return request.socket.destroy()
      response.writeHead(said.status ?? 200, { 'content-type': 'application/json' })
      return response.end(typeof said.body === 'string' ? said.body : JSON.stringify(said.body))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((done) => {
      server.closeAllConnections()
      server.close(() => done())
    }),
  }
}
