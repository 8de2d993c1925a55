import { defineConfig, type Plugin } from 'vite'

/** The one script that the page asks for. */
const SCRIPT = /<script\b[^>]*\bsrc="[^"]*"[^>]*><\/script>/

/** One file that works from a disk: what the page asks for is written into it, and nothing else is put out. */
const oneFile: Plugin = {
  name: 'one-file',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const [page] = Object.values(bundle).flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.html') ? [file] : []))
    if (!page) throw new Error('there is no page to write the script into')
    for (const [name, file] of Object.entries(bundle)) {
      if (file.type !== 'chunk') continue
      const html = String(page.source)
      if (!html.includes(name)) throw new Error(`the page does not ask for ${name}`)
      // Put at the end: a plain script runs where it stands. `</` would end it early.
      page.source = html.replace(SCRIPT, '').replace('</body>', () => `<script>${file.code.replaceAll('</', String.raw`<\/`).trim()}</script>\n</body>`)
      delete bundle[name]
    }
    page.fileName = 'verify.html'
  },
}

/** The offline verifier of the public log, beside the console. */
export default defineConfig({
  root: `${import.meta.dirname}/verifier`,
  base: './',
  plugins: [oneFile],
  build: {
    outDir: '../dist/verifier',
    emptyOutDir: true,
    target: 'es2020',
    modulePreload: false,
    rolldownOptions: { output: { format: 'iife' } },
  },
})
