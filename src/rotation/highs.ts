import * as packaged from 'highs'
import type { LinearModel } from './rows.ts'

/** What the solver found within its time. */
export interface Solved {
  readonly status: 'optimal' | 'infeasible' | 'stopped'
  /** Values of the columns; undefined when none was found. */
  readonly columns: readonly number[] | undefined
  /** No answer costs less. */
  readonly bound: number
}

/** Answers a model with a proof, or with the best it has when its seconds are over. `better` hears of every improvement on the way. */
export type Solver = (model: LinearModel, seconds: number, better?: (columns: readonly number[], bound: number) => void) => Solved

/** All costs are whole numbers: a bound less than one below a cost proves it, so the gap is 0. */
const LESS_THAN_ONE = 1 - 1e-6

/** Rounds up, but for the noise of floating point. */
const whole = (bound: number): number => Math.ceil(bound - 1e-6)

/** HiGHS as WebAssembly, one thread. Loading takes about 0.1 s. */
export async function openHighs(): Promise<Solver> {
  // The package describes its CommonJS form, where the loader is one level deeper than in the form that is loaded.
  const load = packaged.default as unknown as typeof packaged.default.default
  const highs = await load()
  const { modelStatus, callbackType } = highs.constants
  const finite = (bounds: readonly number[]): number[] => bounds.map((bound) => (Number.isFinite(bound) ? bound : Math.sign(bound) * highs.infinity))
  return (model, seconds, better) => {
    const [numCols, numRows] = [model.cost.length, model.rowLower.length]
    const native = highs.createModel({
      numCols,
      numRows,
      colCost: model.cost,
      colLower: model.lower,
      colUpper: finite(model.upper),
      rowLower: finite(model.rowLower),
      rowUpper: finite(model.rowUpper),
      matrix: { format: 'csr', numRows, numCols, starts: model.starts, indices: model.indices, values: model.values },
      integrality: model.cost.map(() => highs.constants.variableType.integer),
    })
    try {
      native.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: LESS_THAN_ONE, time_limit: Math.max(0.001, seconds), mip_detect_symmetry: false })
      native.run(better && {
        [callbackType.mipImprovingSolution]: ({ data }): undefined => {
          if (data.mip_solution) better([...data.mip_solution], whole(data.mip_dual_bound ?? -Infinity))
        },
      })
      const status = native.getModelStatus()
      if (status === modelStatus.infeasible) return { status: 'infeasible', columns: undefined, bound: Infinity }
      const proved = status === modelStatus.optimal
      // Nothing to decide, as with no units: the empty answer is the best.
      if (status === modelStatus.empty) return { status: 'optimal', columns: [], bound: 0 }
      const found = Number.isFinite(native.getObjectiveValue()) ? [...native.getSolution().colValue] : undefined
      return { status: proved ? 'optimal' : 'stopped', columns: found, bound: whole(Number(native.info.get('mip_dual_bound'))) }
    } finally {
      native.dispose()
    }
  }
}
