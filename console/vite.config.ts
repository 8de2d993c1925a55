import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react()],
  // The server puts the nonce of each answer in place of this mark (src/surfaces/http/console.ts).
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Everything comes from our own address: nothing is inlined that the content policy would have to allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        advancedChunks: {
          groups: [
            { name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler|react-router|@tanstack)[\\/]/ },
            { name: 'ui', test: /node_modules[\\/](?:antd|@ant-design|@rc-component|dayjs|@babel)[\\/]/ },
          ],
        },
      },
    },
  },
  // For work on the console itself: `npx vite console` beside a running `./huiying start`.
  server: { proxy: { '/api': process.env['HUIYING_ADDRESS'] ?? 'http://127.0.0.1:7070' } },
})
