import { answerAll } from '#src/record/thread.ts'

answerAll((asked: { readonly double?: number; readonly fail?: string; readonly end?: number }) => {
  if (asked.fail !== undefined) throw new Error(asked.fail)
  if (asked.end !== undefined) process.exit(asked.end)
  return asked.double! * 2
})
