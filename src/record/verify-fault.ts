/** One thing that is not as the record says. */
export interface Fault {
  readonly place: string
  readonly id: string
  readonly fault: string
}

/** Takes a fault; answers whether it is worth looking for more. */
export type Note = (fault: Fault) => boolean
