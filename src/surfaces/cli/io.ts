/** Where a command speaks: `out` is its result (with --json nothing but JSON), `err` is progress and complaint. One line a call. */
export interface Io {
  out(line: string): void
  err(line: string): void
}

/** A command: arguments after its name; resolves to the exit status. */
export type Run = (argv: string[], io: Io) => Promise<number>

/** Fetches a command's code when it is asked for. */
export type Load = () => Promise<Run>
