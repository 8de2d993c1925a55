export { Client } from './client.ts'
export { type Diagnosis, diagnose, engineOptions } from './diagnose.ts'
export { attachOrStart, type Engine, type EngineOptions, ensureDatabase, lookAround, openEngine } from './engine.ts'
export { EngineTrouble } from './trouble.ts'
