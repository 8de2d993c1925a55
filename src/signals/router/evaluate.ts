import { count } from './matrix.ts'
import { RouterRefusal, type RouterModel } from './model.ts'
import { likeliest } from './propose.ts'
import { labelled, stratified, trainOn, type Decided, type TrainOptions } from './train.ts'

/** How well a router does on messages whose right label is known. All shares are 0 to 1. */
export interface Evaluation {
  /** Mean of the F1 of every label that occurs, in truth or in proposal; a rare label counts like a frequent one. */
  readonly macroF1: number
  readonly accuracy: number
  readonly perClass: Readonly<Record<string, ClassFigures>>
  /** Accuracy on the most certain `share` of the messages, by the router's own certainty. */
  readonly coverage: readonly { readonly share: number; readonly accuracy: number }[]
  readonly rows: number
}

/** `count`: messages that truly have the label. */
export interface ClassFigures {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly count: number
}

/** A first proposal beside the truth. */
export interface Judged {
  readonly truth: string
  readonly proposed: string
  readonly share: number
}

const COVERAGE = [0.5, 0.75, 0.9, 1] as const

/** Judges `model` by `rows`. Throws {@link RouterRefusal} when there are none. */
export function evaluate(model: RouterModel, rows: readonly Decided[]): Evaluation {
  return figures(judge(model, rows))
}

/** The first proposal for each of `rows`, in their order. */
export function judge(model: RouterModel, rows: readonly Decided[]): Judged[] {
  return rows.map((row) => {
    const { label, share } = likeliest(model, row)
    return { truth: row.label, proposed: label, share }
  })
}

/**
 * Cross-validation: `rows` are dealt into `folds` label by label, each fold is judged by a model
 * trained on the others, and calibrated inside them. In the order of `rows`.
 */
export function crossValidate(rows: readonly Decided[], folds: number, options: TrainOptions = {}): Judged[] {
  if (rows.length < folds || folds < 2) throw new RouterRefusal('router/too-few-for-folds')
  const { labels, labelOf } = labelled(rows)
  const all = Int32Array.from(rows.keys())
  const foldOf = stratified(all, labelOf, folds, options.seed ?? 0)
  const counted = count(rows)
  const judged: Judged[] = []
  for (let fold = 0; fold < folds; fold++) {
    options.progress?.(`fold ${fold + 1} of ${folds}`)
    const model = trainOn(counted, all.filter((row) => foldOf[row] !== fold), labelOf, labels, { ...options, progress: undefined })
    for (const row of all.filter((row) => foldOf[row] === fold)) judged[row] = judge(model, [rows[row] as Decided])[0] as Judged
  }
  return judged
}

/** Figures of `judged`. Throws {@link RouterRefusal} when it is empty. */
export function figures(judged: readonly Judged[]): Evaluation {
  if (judged.length === 0) throw new RouterRefusal('router/nothing-to-judge')
  const labels = [...new Set(judged.flatMap((one) => [one.truth, one.proposed]))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const perClass = Object.fromEntries(labels.map((label) => [label, figuresOf(label, judged)]))
  const certain = [...judged].sort((a, b) => b.share - a.share)
  return {
    macroF1: labels.reduce((sum, label) => sum + (perClass[label] as ClassFigures).f1, 0) / labels.length,
    accuracy: accuracyOf(judged),
    perClass,
    coverage: COVERAGE.map((share) => ({ share, accuracy: accuracyOf(certain.slice(0, Math.max(1, Math.round(certain.length * share)))) })),
    rows: judged.length,
  }
}

function accuracyOf(judged: readonly Judged[]): number {
  return judged.filter((one) => one.truth === one.proposed).length / judged.length
}

function figuresOf(label: string, judged: readonly Judged[]): ClassFigures {
  const count = judged.filter((one) => one.truth === label).length
  const proposed = judged.filter((one) => one.proposed === label).length
  const right = judged.filter((one) => one.truth === label && one.proposed === label).length
  return {
    precision: proposed > 0 ? right / proposed : 0,
    recall: count > 0 ? right / count : 0,
    f1: count + proposed > 0 ? (2 * right) / (count + proposed) : 0,
    count,
  }
}
