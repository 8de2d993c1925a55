import fastify from 'fastify'
import { afterAll, expect, it } from 'vitest'
import { listenNear, portsBeside } from './ports.ts'

const apps = [fastify(), fastify(), fastify()] as const
afterAll(() => Promise.all(apps.map((app) => app.close())))

it('[NH-27] files and a drill stand on ports of their own beside the site', () => {
  const { files, drill } = portsBeside(7070)
  expect(new Set([7070, files, drill]).size).toBe(3)
  expect(portsBeside(0)).toEqual({ files: 0, drill: 0 })
})

it('[NH-27] a drill opens on another port when its own is taken, but not when somebody insists on it', async () => {
  const host = '127.0.0.1'
  const taken = await listenNear(apps[0], { port: 0, host })
  const near = await listenNear(apps[1], { port: taken, host })
  expect(near).not.toBe(taken)
  await expect(listenNear(apps[2], { port: taken, host, insists: true })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
