import { AlignmentType, BorderStyle, Document, Footer, Header, ImageRun, LineRuleType, Packer, PageNumber, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType } from 'docx'

/** Paper as GB/T 9704 wants it: margins, type and line spacing, page number "— 1 —". Sizes in half points, distances in twentieths of a point. */
const [TITLE, BODY, SMALL, TABLE, CARD] = [44, 32, 28, 24, 144]
const LINE = 560
const [SONG, FANG, HEI] = ['方正小标宋简体', '仿宋_GB2312', '黑体']
const mm = (length: number): number => Math.round(length * 56.7)
const MARGINS = { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35) }
/** Between the margins, in millimetres. */
const TEXT_WIDTH = 156
const spacing = { line: LINE, lineRule: LineRuleType.EXACT }

/** A quarter of a point nearer, so that 28 signs of 16 points stand on a line of 156 mm and not 27. */
const NEARER = -5
const run = (text: string, font: string, size: number): TextRun => new TextRun({ text, ...(size === BODY && { characterSpacing: NEARER }), font: { ascii: 'Times New Roman', eastAsia: font, hAnsi: 'Times New Roman' }, size })

export const titleOf = (text: string): Paragraph => new Paragraph({ alignment: AlignmentType.CENTER, spacing: { ...spacing, after: LINE }, children: [run(text, SONG, TITLE)] })
/** A heading of the first level, `一、…`; it never stands last on a page. */
export const headingOf = (text: string): Paragraph => new Paragraph({ keepNext: true, spacing, indent: { firstLine: BODY * 20 }, children: [run(text, HEI, BODY)] })
export const textOf = (text: string): Paragraph => new Paragraph({ spacing, indent: { firstLine: BODY * 20 }, children: [run(text, FANG, BODY)] })
/** The last words before a signature, which never stands on a page without them. */
export const lastTextOf = (text: string): Paragraph => new Paragraph({ keepNext: true, spacing, indent: { firstLine: BODY * 20 }, children: [run(text, FANG, BODY)] })
/** Whom it is addressed to: at the left edge, no indent. */
export const addresseeOf = (text: string): Paragraph => new Paragraph({ spacing, children: [run(text, FANG, BODY)] })
/** Signature and date at the right, four signs in; they stay together. */
export const signatureOf = (name: string, date: string): Paragraph[] => [
  new Paragraph({ keepNext: true, alignment: AlignmentType.RIGHT, spacing: { ...spacing, before: LINE * 2 }, indent: { right: BODY * 40 }, children: [run(name, FANG, BODY)] }),
  new Paragraph({ alignment: AlignmentType.RIGHT, spacing, indent: { right: BODY * 40 }, children: [run(date, FANG, BODY)] }),
]
/** One name alone on a page, as large as fits on one line: a seat card. */
export const cardOf = (text: string, below: string): Paragraph[] => [
  new Paragraph({ pageBreakBefore: true, alignment: AlignmentType.CENTER, spacing: { before: mm(60) }, children: [run(text, HEI, Math.min(CARD, Math.floor((TEXT_WIDTH / 25.4) * 144 / text.length)))] }),
  new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 400 }, children: [run(below, FANG, TITLE)] }),
]

const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const CELL = { top: 60, bottom: 60, left: 80, right: 80 }
const NUMBER = /^\d+$/
const cellOf = (text: string, percent: number, isHead: boolean, keepNext = false): TableCell =>
  new TableCell({
    width: { size: mm(TEXT_WIDTH * percent / 100), type: WidthType.DXA }, margins: CELL, verticalAlign: VerticalAlign.CENTER,
    children: text.split('\n').map((line) => new Paragraph({ keepNext, alignment: isHead || NUMBER.test(line) ? AlignmentType.CENTER : AlignmentType.LEFT, children: [run(line, isHead ? HEI : FANG, TABLE)] })),
  })

/** A table over the whole width; each column by its heading and its share of the width in percent. A cell may hold several lines. `signed`: a signature comes next, which the last row stays with. */
export function tableOf(columns: readonly (readonly [heading: string, percent: number])[], rows: readonly (readonly string[])[], signed = false): Table {
  const rowOf = (cells: readonly string[], isHead: boolean, keepNext = false): TableRow => new TableRow({ tableHeader: isHead, cantSplit: true, children: cells.map((cell, at) => cellOf(cell, columns[at]![1], isHead, keepNext)) })
  return new Table({
    width: { size: mm(TEXT_WIDTH), type: WidthType.DXA },
    columnWidths: columns.map(([, percent]) => mm(TEXT_WIDTH * percent / 100)),
    layout: TableLayoutType.FIXED,
    borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
    rows: [rowOf(columns.map(([heading]) => heading), true), ...rows.map((row, at) => rowOf(row, false, signed && at === rows.length - 1))],
  })
}

/** A card to be cut out: name, a line below it, a square picture with a line under that. */
export interface Card {
  readonly name: string
  readonly below: string
  readonly png: Buffer
  readonly note: string
}

/** Side of the picture on a card, in pixels of 96 to the inch. */
const PICTURE = 130
const centred = (children: (TextRun | ImageRun)[], after = 80): Paragraph => new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after }, children })

/** Cards in two columns, with lines to cut along. */
export function cardsOf(cards: readonly Card[]): Table {
  const drawn = ({ name, below, png, note }: Card): Paragraph[] => [
    centred([run(name, HEI, BODY)]), centred([run(below, FANG, TABLE)]),
    centred([new ImageRun({ type: 'png', data: png, transformation: { width: PICTURE, height: PICTURE } })]), centred([run(note, FANG, TABLE)]),
  ]
  const cell = (card: Card | undefined): TableCell => new TableCell({ width: { size: mm(TEXT_WIDTH / 2), type: WidthType.DXA }, margins: { top: 160, bottom: 160, left: 80, right: 80 }, children: card ? drawn(card) : [new Paragraph({})] })
  const rows = Array.from({ length: Math.ceil(cards.length / 2) }, (_, at) => new TableRow({ cantSplit: true, children: [cell(cards[at * 2]), cell(cards[at * 2 + 1])] }))
  return new Table({ width: { size: mm(TEXT_WIDTH), type: WidthType.DXA }, columnWidths: [mm(TEXT_WIDTH / 2), mm(TEXT_WIDTH / 2)], layout: TableLayoutType.FIXED, rows })
}

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

// The page number stands outside, one character in: right on odd pages, left on even ones.
const numberAt = (side: 'left' | 'right'): Footer =>
  new Footer({ children: [new Paragraph({ alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT, indent: { [side]: SMALL * 10 }, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: '宋体', size: SMALL })] })] })

/** The finished file. What comes from a database that is not the live one says so on every page (RL-17). */
export function paperOf(title: string, parts: readonly (Paragraph | Table)[], { live, drill, numbered = true }: { readonly live: boolean; readonly drill?: string | undefined; readonly numbered?: boolean }): Promise<Buffer> {
  const mark = (): Header => new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run(drill === undefined ? '演示数据，单位、人员和内容均为虚构' : `演练“${drill}” 不是真实情况，不得外传`, HEI, SMALL)] })] })
  return Packer.toBuffer(new Document({
    creator: '回应', title, evenAndOddHeaderAndFooters: true,
    sections: [{
      properties: { page: { size: { width: mm(210), height: mm(297) }, margin: MARGINS } },
      ...(!live && { headers: { default: mark(), even: mark() } }),
      ...(numbered && { footers: { default: numberAt('right'), even: numberAt('left') } }),
      children: [...parts],
    }],
  }))
}
