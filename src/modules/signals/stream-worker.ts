import { answerAll } from '#src/record/thread.ts'
import { streamKeeper } from '#src/signals/stream/telling.ts'

/** A thread of its own: compiling a hundred thousand rules takes seconds, and a flood of posts as long as it lasts; neither may hold up the server. */
answerAll(streamKeeper())
