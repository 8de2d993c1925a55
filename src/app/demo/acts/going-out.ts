import { civilDate, plus, startOfDay, addDays } from '#src/kernel/time.ts'
import type { Act } from '../run.ts'

export const release: Act = (run) => run.does(run.of('deputy'), 'publication.release', { statementId: run.statementId })

/** Tomorrow at nine. */
export const scheduleTomorrow: Act = (run) =>
  run.does('press.head', 'publication.schedule', { statementId: run.statementId, at: plus(startOfDay(addDays(civilDate(run.stage.end), 1)), 9 * 3_600_000) })

/** Scheduled for an hour from now, when the clock turns to it. */
export const scheduleSoon: Act = (run) => run.does('press.officer', 'publication.schedule', { statementId: run.statementId, at: plus(run.stage.now, 3_600_000) })

export const askCorrection: Act = (run) => run.does('press.officer', 'publication.correct', { statementId: run.statementId, note: run.matter.why! })

export const withdraw: Act = (run) => run.does('press.head', 'publication.withdraw', { statementId: run.statementId, reason: 'superseded', note: run.matter.why! })
export const erase: Act = (run) => run.does('press.privacy', 'publication.erase', { statementId: run.statementId, category: 'personal_data', note: run.matter.why! })
export const withhold: Act = (run) =>
  run.does(run.of('head'), 'review.withhold', {
    statementId: run.statementId,
    ground: '16-enforcement-file',
    explanation: run.matter.why!,
    reviewOn: addDays(civilDate(run.stage.now), 180),
    lifeSafety: false,
  })
