import { connect } from 'node:net'

export type Scanned = { readonly clean: true } | { readonly found: string } | { readonly away: true }

const PATIENCE_MS = 30_000
const PIECE = 1_048_576

/** Asks clamd at `address` (`host:port` or the path of a socket) whether these bytes are clean. */
export function scan(bytes: Buffer, address: string): Promise<Scanned> {
  const tcp = /^(.+):(\d+)$/.exec(address)
  return new Promise((resolve) => {
    const socket = tcp ? connect(Number(tcp[2]), tcp[1]!) : connect(address)
    let answer = ''
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('silent')))
    socket.on('error', () => resolve({ away: true }))
    socket.on('data', (chunk) => (answer += chunk.toString('utf8')))
    socket.on('end', () => {
      const found = /stream: (.+) FOUND/.exec(answer)?.[1]
      resolve(found ? { found } : /stream: OK/.test(answer) ? { clean: true } : { away: true })
    })
    socket.write('zINSTREAM\0')
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(piece.length)
      socket.write(length)
      socket.write(piece)
    }
    socket.write(Buffer.alloc(4))
  })
}
