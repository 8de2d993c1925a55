/** One measured figure, printed as one line of JSON. */
export interface Figure {
  readonly figure: string
  readonly value: number
  readonly unit: string
  /** Another program that did the same in the same run. */
  readonly peer?: string
  /** Ours compared with the peer's, so that more than 1 is better for us. */
  readonly ratio?: number
}

export interface Skipped {
  readonly figure: string
  readonly peer: string
  readonly skipped: true
  readonly why: string
}

/** What a bench is given: counts, where to say what, and whether small counts will do. */
export interface Bench {
  readonly quick: boolean
  /** A number given as `--name N`, else `usual`. */
  count(name: string, usual: number): number
  print(figure: Figure | Skipped): void
  /** Progress, for people. */
  say(line: string): void
}

const rounded = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)))

/** Prints the figures of the bench `name` on stdout, progress on stderr. */
export function makeBench(name: string, argv: readonly string[]): Bench {
  return {
    quick: argv.includes('--quick'),
    count(option, usual) {
      const at = argv.indexOf(`--${option}`)
      if (at < 0) return usual
      const value = Number(argv[at + 1])
      if (!Number.isInteger(value) || value < 0) throw new Error(`--${option} takes a whole number; it is "${argv[at + 1]}"`)
      return value
    },
    print(figure) {
      const line = 'value' in figure ? { ...figure, value: rounded(figure.value), ...(figure.ratio !== undefined && { ratio: rounded(figure.ratio) }) } : figure
      process.stdout.write(`${JSON.stringify({ bench: name, ...line })}\n`)
    },
    say: (line) => void process.stderr.write(`${line}\n`),
  }
}

/** Element at ⌊n·q⌋ of the values; NaN of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN
}
