import { answerOnce } from '#src/record/process.ts'
import { serialize, train, type Decided } from '#src/signals/router/router.ts'

/** A process of its own: training takes about a second per thousand messages and must not hold up the server. */
answerOnce((rows: readonly Decided[]) => {
  const model = train(rows)
  return { version: model.version, bytes: serialize(model) }
})
