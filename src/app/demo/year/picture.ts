import { pngOf } from '#src/surfaces/api/png.ts'

const [WIDTH, HEIGHT] = [640, 360]
type Box = readonly [left: number, top: number, right: number, bottom: number]
const inside = (x: number, y: number, [left, top, right, bottom]: Box): boolean => x >= left && x < right && y >= top && y < bottom
const round = (x: number, y: number, atX: number, atY: number, radius: number): boolean => (x - atX) ** 2 + (y - atY) ** 2 < radius ** 2

/** A drawing of the hall: a screen, a podium with so many people, rows of chairs. No photograph of anybody. */
export function drawnHall(speakers: number): Buffer {
  const places = Array.from({ length: speakers }, (_, at) => Math.round((WIDTH * (at + 1)) / (speakers + 1)))
  return pngOf(WIDTH, HEIGHT, (x, y) => {
    const screen = inside(x, y, [140, 20, 500, 130]) && !inside(x, y, [144, 24, 496, 126])
    const table = inside(x, y, [100, 195, 540, 235])
    const people = places.some((at) => round(x, y, at, 155, 15) || inside(x, y, [at - 20, 172, at + 20, 195]))
    const chairs = [270, 310].some((row) => inside(x, y, [90, row, 550, row + 22]) && x % 46 > 10)
    return screen || table || people || chairs || inside(x, y, [220, 70, 420, 76])
  })
}
