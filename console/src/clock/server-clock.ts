import { useSyncExternalStore } from 'react'
import type { Instant } from '#src/kernel/time.ts'

/** Every chip ticks by the server's clock: a wrong clock on a desk must not show a wrong deadline. */
let ahead = 0

/** `serverTime` was read at `at` on our own clock. */
export function setServerTime(serverTime: Instant, at: number): void {
  ahead = Date.parse(serverTime) - at
}

export const serverNow = (): Instant => new Date(Date.now() + ahead).toISOString()

const TICK_MS = 1000
const listeners = new Set<() => void>()
let second = Math.floor(Date.now() / TICK_MS)
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    second = Math.floor((Date.now() + ahead) / TICK_MS)
    for (const each of listeners) each()
  }, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The server's time, renewed every second. */
export function useNow(): Instant {
  useSyncExternalStore(subscribe, () => second)
  return serverNow()
}

/** The same to the minute, for what need not be drawn every second. */
export function useMinute(): Instant {
  useSyncExternalStore(subscribe, () => Math.floor(second / 60))
  return serverNow()
}
