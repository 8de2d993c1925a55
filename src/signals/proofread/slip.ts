/** Whether `wrong` is `right` with one slip of the pen: a character changed, left out or doubled, or two turned round. */
export function isSlip(wrong: string, right: string): boolean {
  if (Math.abs(wrong.length - right.length) > 1 || wrong === right) return false
  let head = 0
  while (head < wrong.length && wrong[head] === right[head]) head += 1
  let tail = 0
  while (tail < Math.min(wrong.length, right.length) - head && wrong.at(-1 - tail) === right.at(-1 - tail)) tail += 1
  const [a, b] = [wrong.slice(head, wrong.length - tail), right.slice(head, right.length - tail)]
  return (a.length <= 1 && b.length <= 1) || (a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0])
}
