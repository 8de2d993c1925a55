import type { FastifyInstance } from 'fastify'
import { portsBeside } from './ports.ts'

interface Listening {
  readonly port: number
  readonly host: string
  readonly env?: NodeJS.ProcessEnv
  say(line: string): void
}

const listenAt = async (app: FastifyInstance, port: number, host: string): Promise<number> => Number(new URL(await app.listen({ port, host })).port)

/** Files stand on a port of their own (`FILES_PORT`), else on the one beside ours; when that is taken, on any. Answers which. */
export async function listenForFiles(app: FastifyInstance, { port, host, env = process.env, say }: Listening): Promise<number> {
  const wanted = env['FILES_PORT']
  if (wanted) return listenAt(app, Number(wanted), host)
  try {
    return await listenAt(app, portsBeside(port).files, host)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
    const found = await listenAt(app, 0, host)
    say(`端口 ${port + 1} 已被占用，文件改用端口 ${found}；可用 FILES_PORT 固定 / port ${port + 1} is in use, files stand at ${found}; set FILES_PORT to keep one`)
    return found
  }
}
