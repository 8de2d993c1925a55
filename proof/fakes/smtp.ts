import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface FakeMail {
  readonly address: string
  /** Every letter that the server took, as it came over the wire. */
  readonly letters: { readonly to: string; readonly raw: string }[]
  /** `refuse`: the addressee is not taken; `lose`: the words are taken and the line breaks before the answer. */
  fault: 'none' | 'refuse' | 'lose'
  close(): Promise<void>
}

/** A real SMTP server on this machine that keeps what it is given. */
export async function fakeMail(user?: { readonly name: string; readonly password: string }): Promise<FakeMail> {
  const letters: { to: string; raw: string }[] = []
  const state = { fault: 'none' as FakeMail['fault'] }
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'], authOptional: !user, hideSTARTTLS: true, allowInsecureAuth: true, closeTimeout: 500,
    onAuth: ({ username, password }, _, done) => (username === user?.name && password === user?.password ? done(null, { user: username }) : done(new Error('535 authentication failed'))),
    onRcptTo: ({ address }, _, done) => (state.fault === 'refuse' || address.startsWith('nobody@') ? done(Object.assign(new Error('no such user'), { responseCode: 550 })) : done()),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        letters.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw: Buffer.concat(chunks).toString('utf8') })
        if (state.fault === 'lose') (this as unknown as { connections: Set<{ _socket: { destroy(): void } }> }).connections.forEach((one) => one._socket.destroy())
        else done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  return {
    address: `127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    letters,
    get fault() { return state.fault },
    set fault(next) { state.fault = next },
    close: () => new Promise((done) => server.close(() => done())),
  }
}
