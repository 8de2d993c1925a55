import { Socket } from 'node:net'

interface Asked {
  readonly host?: string
  readonly port?: number
  readonly path?: string
}

/** What a call of `connect` asks for: a port and host, a path, or both in an object; Node's own callers pass all of it in one array. */
function askedOf(given: readonly unknown[]): Asked {
  const [first, second] = Array.isArray(given[0]) ? (given[0] as unknown[]) : given
  if (typeof first === 'string') return { path: first }
  if (typeof first === 'number') return { port: first, ...(typeof second === 'string' && { host: second }) }
  return (first ?? {}) as Asked
}

/**
 * Denies the network to this process but for `allowed` ports (the database, where it is not on a socket file). Answers what was tried, `host:port`,
 * each once; every try fails as it does where there is no network.
 */
export function denyNetwork(allowed: readonly number[]): { readonly tried: ReadonlySet<string>; restore(): void } {
  const tried = new Set<string>()
  // oxlint-disable-next-line typescript/unbound-method -- put back as it was
  const connect = Socket.prototype.connect
  Socket.prototype.connect = function (this: Socket, ...given: unknown[]): Socket {
    const { host = 'localhost', port, path } = askedOf(given)
    if (path !== undefined || (port !== undefined && allowed.includes(Number(port)))) return (connect as (...all: unknown[]) => Socket).apply(this, given)
    tried.add(`${host}:${port}`)
    process.nextTick(() => this.destroy(Object.assign(new Error('the network is denied'), { code: 'ENETUNREACH' })))
    return this
  } as typeof connect
  return { tried, restore: () => void (Socket.prototype.connect = connect) }
}
