import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { consolePolicy } from './headers.ts'

/** Stands in the built page wherever this answer's nonce belongs. */
const NONCE_MARK = '__CSP_NONCE__'
const YEAR_SECONDS = 31_536_000

/** The console: hashed files for a year, its one page for every other address below `/console/`. */
export async function registerConsole(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, { root: join(folder, 'assets'), prefix: '/console/assets/', maxAge: YEAR_SECONDS * 1000, immutable: true, index: false })
  const page = async (): Promise<string> =>
    readFile(join(folder, 'index.html'), 'utf8').catch(() => '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>回应</title><p>控制台还没有构建。请执行 npm run console。<p lang="en">The console is not built yet. Run npm run console.</html>')
  app.get('/console', (_request, reply) => reply.redirect('/console/'))
  app.get('/console/*', async (_request, reply) => {
    const nonce = randomBytes(16).toString('base64')
    const html = (await page()).replaceAll(NONCE_MARK, nonce)
    return reply.headers({ 'content-security-policy': consolePolicy(nonce), 'cache-control': 'no-store' }).type('text/html; charset=utf-8').send(html)
  })
}
