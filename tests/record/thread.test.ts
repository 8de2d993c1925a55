import { expect, it } from 'vitest'
import { Thread } from '#src/record/thread.ts'

it('a thread answers in its own order, says its faults, and what is asked of a dead one fails', async () => {
  const thread = new Thread(new URL('thread-that-answers.ts', import.meta.url))
  const asked = [thread.ask({ double: 1 }), thread.ask({ fail: 'too much' }), thread.ask({ double: 3 })]
  expect((await Promise.allSettled(asked)).map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message))).toEqual([2, 'too much', 6])
  expect(thread.dead).toBe(false)
  const last = [thread.ask({ end: 3 }), thread.ask({ double: 4 })]
  for (const one of last) await expect(one).rejects.toThrow('exit 3')
  expect(thread.dead).toBe(true)
  await expect(thread.ask({ double: 5 })).rejects.toThrow('exit 3')
})
