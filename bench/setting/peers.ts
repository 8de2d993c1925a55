import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const PEERS = resolve(import.meta.dirname, '../../peers')

/** A program of others with which we compare ours, installed beside the product and never part of it, or one `part` of it; or why it is not here. */
// oxlint-disable-next-line no-explicit-any -- packages without our types
export async function loadPeer(name: string, version: string, part?: string): Promise<{ readonly peer: any } | { readonly why: string }> {
  try {
    if ((await installed(name)) !== version) await install(name, version)
    const require = createRequire(join(PEERS, 'package.json'))
    return { peer: await import(pathToFileURL(require.resolve(part === undefined ? name : `${name}/${part}`)).href) }
  } catch (error) {
    return { why: `${name}@${version} cannot be installed: ${(error as Error).message.trim().split('\n')[0]}` }
  }
}

/** Read from the file: a module that was once not found stays so for its resolver. */
async function installed(name: string): Promise<string | undefined> {
  const text = await readFile(join(PEERS, 'node_modules', name, 'package.json'), 'utf8').catch(() => undefined)
  return text && (JSON.parse(text) as { version: string }).version
}

async function install(name: string, version: string): Promise<void> {
  await mkdir(PEERS, { recursive: true })
  await writeFile(join(PEERS, 'package.json'), '{ "private": true, "description": "Programs of others for comparison; not part of the product" }\n', { flag: 'wx' }).catch(() => {})
  await promisify(execFile)('npm', ['install', '--prefix', PEERS, '--no-audit', '--no-fund', '--loglevel=error', `${name}@${version}`])
}
