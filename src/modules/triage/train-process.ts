import { serialize, train, type Decided } from '#src/signals/router/router.ts'

/** A process of its own: training takes about a second per thousand messages and must not hold up the server. */
process.once('disconnect', () => process.exit()) // the server is gone
process.once('message', (rows) => {
  const model = train(rows as readonly Decided[])
  process.send!({ version: model.version, bytes: serialize(model) }, () => process.disconnect())
})
