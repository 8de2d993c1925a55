import { answerOnce } from '#src/record/process.ts'
import { regroup } from '#src/signals/matters/regroup.ts'

/** A process of its own: comparing some thousand wordings takes a second or two and must not hold up the server, nor keep its memory. */
answerOnce(regroup)
