/**
 * The router proposes who should own a citizen's message. It learns from the office's own decisions,
 * inside the product; no model is shipped and nothing is downloaded.
 *
 * message    a title, if there is one, and a text
 * label      what is proposed: in the product the id of the owning unit
 * gram       a run of one to four characters of a message, known by its hash
 * head       the title, or the opening of a message without title
 * share      calibrated probability of a label
 * version    digest of a model; stands in the fact of every decision that was made beside its proposal
 */
export { train, DEFAULTS, type Decided, type TrainOptions } from './train.ts'
export { propose, type Proposal } from './propose.ts'
export { crossValidate, evaluate, figures, judge, type ClassFigures, type Evaluation, type Judged } from './evaluate.ts'
export { deserialize, serialize } from './model-file.ts'
export { RouterRefusal, REFUSALS, type RouterModel } from './model.ts'
export type { Message } from './grams.ts'
