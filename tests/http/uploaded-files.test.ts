import { createServer } from 'node:net'
import { deflateSync } from 'node:zlib'
import { zipSync, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { scan } from '#src/adapters/inspection/clamd.ts'
import { fileUpload } from '#src/app/file-upload.ts'

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64')
const jpegWith = (name: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 12]), Buffer.from(name.padEnd(10, '\0'), 'latin1'), Buffer.from([0xff, 0xda, 0, 2, 0xff, 0xd9])])
const packed = (parts: Record<string, string | Buffer>): Buffer => Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, one]) => [name, typeof one === 'string' ? strToU8(one) : one]))))
const pngWith = (name: string, text: string): Buffer => Buffer.concat([png.subarray(0, 8), Buffer.from([0, 0, 0, text.length]), Buffer.from(name + text, 'latin1'), Buffer.alloc(4)])
const word = (body: string, more: Record<string, string | Buffer> = {}): Buffer => packed({ '[Content_Types].xml': '<Types/>', 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`, ...more })
const book = (sheet: string, cells = '', more: Record<string, string | Buffer> = {}): Buffer => packed({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': `<workbook><sheets>${sheet}</sheets></workbook>`, 'xl/worksheets/sheet1.xml': `<worksheet>${cells}</worksheet>`, ...more })
const SHEET = '<sheet name="一" sheetId="1"/>'
const PARAGRAPH = '<w:p><w:r><w:t>停水通知</w:t></w:r></w:p>'

const said = async (fileName: string, bytes: Buffer): Promise<string[]> => {
  const read = await fileUpload.read({ fileName, bytes, fields: { statementId: 'x' } })
  return 'refusals' in read ? read.refusals.map((one) => `${one.code}${one.params?.['en'] ? `: ${String(one.params['en'])}` : ''}`) : []
}

describe('a file that is to go out', () => {
  it.each([
    ['a picture', '图.png', png], ['a photograph without data about it', '照片.jpg', jpegWith('JFIF')], ['a plain text', '通知.docx', word(PARAGRAPH)], ['a plain table', '表.xlsx', book(SHEET)], ['a plain PDF', '通知.pdf', Buffer.from('%PDF-1.7 text')],
  ])('is taken: %s', async (_, name, bytes) => expect(await said(name, bytes)).toEqual([]))

  it.each([
    ['a place in a photograph', '照片.jpg', jpegWith('Exif'), ['EXIF']],
    ['a place in a photograph that stands in a text', '通知.docx', packed({ '[Content_Types].xml': '<Types/>', 'word/document.xml': `<w:document>${PARAGRAPH}</w:document>`, 'word/media/image1.jpeg': jpegWith('Exif') }), ['EXIF']],
    ['the same in a table, noted by a program', '表.xlsx', book(SHEET, '', { 'xl/media/image1.png': pngWith('iTXt', 'XML:com.adobe.xmp\0') }), ['EXIF']],
    ['the place of a film', '片.mp4', Buffer.from('\0\0\0\u0018ftypmp42....moov.udta\u00A9xyz+39.9', 'latin1'), ['EXIF']],
    ['a tracked change of type alone', '通知.docx', word('<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author="甲"><w:rPr/></w:rPrChange></w:rPr></w:r></w:p>'), ['tracked changes']],
    ['a comment in a packed part of a PDF', '通知.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n1 0 obj <</Type/ObjStm /N 1 /Filter/FlateDecode>> stream\n'), deflateSync('<</Type/Annot/Subtype/Text/Contents(x)>>'), Buffer.from('\nendstream endobj')]), ['annotations']],
    ['comments and tracked changes, both named', '通知.docx', word(`<w:ins w:id="1">${PARAGRAPH}</w:ins>`, { 'word/comments.xml': '<w:comments/>' }), ['comments', 'tracked changes']],
    ['hidden text', '通知.docx', word('<w:p><w:r><w:rPr><w:vanish/></w:rPr></w:r></w:p>'), ['hidden text']],
    ['a hidden sheet', '表.xlsx', book(`${SHEET}<sheet name="名单" sheetId="2" state="veryHidden"/>`), ['hidden sheets']],
    ['hidden rows', '表.xlsx', book(SHEET, '<sheetData><row r="2" hidden="1"/></sheetData>'), ['hidden rows']],
    ['the source of a pivot table and links', '表.xlsx', book(SHEET, '', { 'xl/pivotCache/pivotCacheDefinition1.xml': '<x/>', 'xl/externalLinks/externalLink1.xml': '<x/>' }), ['linked to other files', 'pivot']],
    ['an attachment in a PDF', '通知.pdf', Buffer.from('%PDF-1.7 /Type /EmbeddedFile'), ['attachments']],
    ['an archive that is none', '表.xlsx', Buffer.from('PK broken'), ['cannot be opened']],
  ])('is held and says why: %s', async (_, name, bytes, reasons) => {
    const refusals = await said(name, bytes)
    expect(refusals).toHaveLength(reasons.length)
    reasons.forEach((reason, n) => expect(refusals[n]).toContain(reason))
  })

  it('is not taken when its name lies or when its kind is none of ours', async () => {
    expect(await said('图.png', Buffer.from('<svg onload="alert(1)">'))).toEqual(['files/kind-lies'])
    for (const name of ['x.svg', 'x.html', 'x.exe', 'x', '图.png.exe']) expect(await said(name, png)).toEqual(['files/kind-unknown'])
  })

  it('is not unpacked beyond measure', async () => {
    const bomb = book(SHEET)
    // What it claims to become, in its own table of contents.
    bomb.writeUInt32LE(130_000_000, bomb.indexOf('PK\u0001\u0002', 0, 'latin1') + 24)
    expect(await said('表.xlsx', bomb)).toEqual(['files/hidden: it is too large when unpacked'])
  })

  it('is scanned where there is a scanner, and held when that does not answer', async () => {
    const server = createServer((socket) => {
      const pieces: Buffer[] = []
      socket.on('data', (piece) => {
        pieces.push(piece)
        const all = Buffer.concat(pieces)
        if (all.subarray(-4).equals(Buffer.alloc(4))) socket.end(all.includes('EICAR') ? 'stream: Eicar-Test FOUND\0' : 'stream: OK\0')
      })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = `127.0.0.1:${(server.address() as { port: number }).port}`
    expect(await scan(png, address)).toEqual({ clean: true })
    expect(await scan(Buffer.from('EICAR'), address)).toEqual({ found: 'Eicar-Test' })
    await new Promise((done) => server.close(done))
    expect(await scan(png, address)).toEqual({ away: true })
    process.env['HUIYING_CLAMD'] = address
    expect(await said('图.png', png)).toEqual(['files/scanner-away'])
    delete process.env['HUIYING_CLAMD']
  })
})
