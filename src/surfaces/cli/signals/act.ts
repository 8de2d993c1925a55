import type { Io } from '../io.ts'

/** What was asked of `signals`. */
export interface Asked {
  readonly file: string
  readonly json: boolean
  /** No folding. */
  readonly plain: boolean
  /** A file of rules. */
  readonly rules: string | undefined
  /** One rule. */
  readonly rule: string | undefined
  /** The office's own word list. */
  readonly words: string | undefined
}

/** One act of `signals`. `needs` says what the command line lacks, in Chinese and English; nothing when it lacks nothing. */
export interface Act {
  needs(asked: Asked): string[]
  run(asked: Asked, io: Io): Promise<number>
}
