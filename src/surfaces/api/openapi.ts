import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Catalogue } from '#src/desk/catalogue.ts'
import type { May } from '#src/desk/module.ts'
import type { SurfaceDeps } from '../http/deps.ts'
import { turnBody } from './drills.ts'
import { closeBody, openBody } from './sign-ins.ts'
import { codeBody, linkBody, passwordBody, removeBody, signInBody } from './session.ts'
import { questionBody, ratingBody, rehandlingBody } from './public-questions.ts'
import { costBody, solveBody } from './rota.ts'
import { postsBody } from './posts.ts'

type Json = Record<string, unknown>

const inputSchema = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json
  return rest
}
const content = (schema: Json): Json => ({ content: { 'application/json': { schema } } })
const answer = (description: string, schema: Json): Json => ({ description, ...content(schema) })
const text: Json = { type: 'string' }
const both: Json = { type: 'object', required: ['zh', 'en'], properties: { zh: text, en: text } }
const nullable: Json = { type: ['string', 'null'] }
const object = (properties: Json, required = Object.keys(properties)): Json => ({ type: 'object', required, properties })

const REFUSED: Json = { $ref: '#/components/responses/Refused' }
const refusedBy = (...codes: number[]): Json => Object.fromEntries(codes.map((code) => [String(code), REFUSED]))

const roles = (may: May): string => (may === 'public' || may === 'signedIn' ? 'any signed-in person' : `roles ${(may as readonly string[]).join(', ')}`)
const ofPath = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } })
const SESSION: Json[] = [{ session: [] }]

function deskPaths(catalogue: Catalogue): Json {
  const paths: Json = {}
  for (const module of catalogue.modules) {
    for (const command of module.commands ?? []) {
      if (command.may === 'system') continue
      paths[`/api/commands/${command.name}`] = {
        post: {
          operationId: `do.${command.name}`, tags: [module.name], summary: command.zh, description: `Given by ${roles(command.may)}.`, security: SESSION,
          requestBody: { required: true, ...content(inputSchema(command.input)) },
          responses: { 200: answer('The facts that now stand in the record.', { $ref: '#/components/schemas/Facts' }), ...refusedBy(400, 401, 403, 404, 409, 412, 422, 503) },
        },
      }
    }
    for (const query of module.queries ?? []) {
      if (query.may === 'system') continue
      const schema = inputSchema(query.input)
      const responses = { 200: answer('The answer.', object({ value: {} })), ...refusedBy(400, 401, 403, 404, 503) }
      paths[`/api/queries/${query.name}`] = {
        get: {
          operationId: `ask.${query.name}`, tags: [module.name], summary: query.zh, description: `Asked by ${roles(query.may)}.`, security: SESSION,
          parameters: [{ name: 'input', in: 'query', required: false, ...content(schema) }], responses,
        },
        post: { operationId: `ask.${query.name}.post`, tags: [module.name], summary: query.zh, security: SESSION, requestBody: { required: false, ...content(schema) }, responses },
      }
    }
  }
  return paths
}

const body = (schema: z.ZodType): Json => ({ required: true, ...content(inputSchema(schema)) })
const sessionAnswer = answer('Who is signed in.', { $ref: '#/components/schemas/Session' })
const linkAnswer = answer('A one-time link, shown once.', object({ link: text, endsAt: text }))
const queryCode: Json = { name: 'queryCode', in: 'path', required: true, schema: text }
const drillId: Json = { name: 'drillId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
const personId: Json = { name: 'personId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
const flag = (name: string): Json => answer('Done.', object({ [name]: { const: true } }))

const OWN_PATHS: Json = {
  '/healthz': { get: { operationId: 'health', tags: ['server'], security: [], responses: { 200: answer('The database answers.', { $ref: '#/components/schemas/Health' }), 503: answer('It does not.', { $ref: '#/components/schemas/Health' }) } } },
  '/api/openapi.json': { get: { operationId: 'openapi', tags: ['server'], security: [], responses: { 200: answer('This document.', { type: 'object' }) } } },
  '/api/public/questions': {
    post: { operationId: 'askQuestion', tags: ['public'], security: [], summary: '公众提问', requestBody: body(questionBody), responses: { 201: answer('Received; its clock runs.', object({ queryCode: text })), ...refusedBy(400, 413, 429, 503) } },
  },
  '/api/public/questions/{queryCode}': {
    get: { operationId: 'followQuestion', tags: ['public'], security: [], summary: '凭查询码查看', parameters: [queryCode], responses: { 200: answer('How it stands.', { $ref: '#/components/schemas/Followed' }), ...refusedBy(404, 429, 503) } },
  },
  '/api/public/questions/{queryCode}/rating': {
    post: { operationId: 'rateAnswer', tags: ['public'], security: [], summary: '评价答复', parameters: [queryCode], requestBody: body(ratingBody), responses: { 200: flag('done'), ...refusedBy(400, 404, 409, 422, 429, 503) } },
  },
  '/api/public/questions/{queryCode}/rehandling': {
    post: { operationId: 'askAgain', tags: ['public'], security: [], summary: '要求重新办理', parameters: [queryCode], requestBody: body(rehandlingBody), responses: { 200: flag('done'), ...refusedBy(400, 404, 409, 422, 429, 503) } },
  },
  '/api/session': {
    get: { operationId: 'whoAmI', tags: ['session'], security: [], responses: { 200: sessionAnswer, ...refusedBy(503) } },
    post: { operationId: 'signIn', tags: ['session'], security: [], requestBody: body(signInBody), responses: { 200: sessionAnswer, ...refusedBy(400, 401, 403, 422, 429, 503) } },
    delete: { operationId: 'signOut', tags: ['session'], security: [], responses: { 200: answer('Signed out.', object({ signedIn: { const: false } })), ...refusedBy(403, 503) } },
  },
  '/api/session/everywhere/end': { post: { operationId: 'signOutEverywhere', tags: ['session'], security: SESSION, responses: { 200: answer('Sessions ended.', object({ ended: { type: 'integer' } })), ...refusedBy(401, 403, 503) } } },
  '/api/session/password': { post: { operationId: 'changePassword', tags: ['session'], security: SESSION, requestBody: body(passwordBody), responses: { 200: flag('changed'), ...refusedBy(400, 401, 403, 422, 429, 503) } } },
  '/api/session/link': { post: { operationId: 'useLink', tags: ['session'], security: [], requestBody: body(linkBody), responses: { 200: answer('The password is set; sign in with it.', object({ login: text })), ...refusedBy(400, 403, 404, 429, 503) } } },
  '/api/session/second-factor': { post: { operationId: 'beginSecondFactor', tags: ['session'], security: SESSION, responses: { 200: answer('The secret, until it is confirmed.', object({ secret: text, address: text })), ...refusedBy(401, 403, 429, 503) } } },
  '/api/session/second-factor/confirm': { post: { operationId: 'confirmSecondFactor', tags: ['session'], security: SESSION, requestBody: body(codeBody), responses: { 200: answer('Switched on; the codes are shown once.', object({ recoveryCodes: { type: 'array', items: text } })), ...refusedBy(400, 401, 403, 409, 422, 429, 503) } } },
  '/api/session/second-factor/remove': { post: { operationId: 'removeSecondFactor', tags: ['session'], security: SESSION, requestBody: body(removeBody), responses: { 200: flag('removed'), ...refusedBy(400, 401, 403, 422, 429, 503) } } },
  '/api/sign-ins': { post: { operationId: 'openSignIn', tags: ['session'], security: SESSION, requestBody: body(openBody), responses: { 200: linkAnswer, ...refusedBy(400, 401, 403, 409, 422, 503) } } },
  '/api/sign-ins/{personId}/reset': { post: { operationId: 'resetSignIn', tags: ['session'], security: SESSION, parameters: [personId], responses: { 200: linkAnswer, ...refusedBy(400, 401, 403, 404, 409, 503) } } },
  '/api/sign-ins/{personId}/close': { post: { operationId: 'closeSignIn', tags: ['session'], security: SESSION, parameters: [personId], requestBody: body(closeBody), responses: { 200: flag('closed'), ...refusedBy(400, 401, 403, 404, 409, 422, 503) } } },
  '/api/demonstration/wipe': { post: { operationId: 'wipeDemonstration', tags: ['server'], security: SESSION, responses: { 200: flag('wiped'), ...refusedBy(401, 403, 409, 503) } } },
  '/api/events': { get: { operationId: 'events', tags: ['server'], security: SESSION, responses: { 200: { description: 'Server-sent events `changed` with `{"topics":[module]}`.', content: { 'text/event-stream': { schema: text } } }, ...refusedBy(401, 503) } } },
  '/api/rota/check': { post: { operationId: 'checkRota', tags: ['server'], security: SESSION, summary: '核对手工调整的片组', requestBody: body(costBody), responses: { 200: answer('What the groups break of the measure and of the office’s terms, and what they cost; nothing is recorded.', object({ findings: { type: 'array' }, total: { type: 'number' } })), ...refusedBy(400, 401, 503) } } },
  '/api/rota/solve': { post: { operationId: 'solveRota', tags: ['server'], security: SESSION, summary: '求解片组轮动', requestBody: body(solveBody), responses: { 200: answer('The best groups found, by ids of units, and what is proved of them; nothing is recorded.', object({ status: { enum: ['optimal', 'not-proved', 'infeasible'] } })), ...refusedBy(400, 401, 409, 503) } } },
  '/api/documents/bulletins/{bulletinId}': { get: { operationId: 'bulletinPaper', tags: ['signals'], security: SESSION, summary: '网上信息日报的 Word 文件', parameters: [{ name: 'bulletinId', in: 'path', required: true, schema: text }], responses: { 200: { description: 'A Word document.' }, ...refusedBy(401, 404, 503) } } },
  '/api/documents/releases.xlsx': { get: { operationId: 'releaseLedger', tags: ['server'], security: SESSION, summary: '发布台账', responses: { 200: { description: 'An Excel sheet.' }, ...refusedBy(401, 503) } } },
  '/api/documents/releases/{statementId}': { get: { operationId: 'releasePaper', tags: ['server'], security: SESSION, summary: '发布稿的 Word 或 PDF 文件', parameters: [{ name: 'statementId', in: 'path', required: true, schema: text }], responses: { 200: { description: 'A Word document, or PDF where it is offered.' }, ...refusedBy(401, 404, 503) } } },
  '/api/drills/{drillId}/floor': { get: { operationId: 'drillFloor', tags: ['server'], security: SESSION, summary: '演练场', parameters: [drillId], responses: { 200: answer('Where the drill is played, with the sign-ins that the asker may know; `open` is false while it is not.', object({ open: { type: 'boolean' }, address: text, clock: text }, ['open'])), ...refusedBy(400, 401, 404, 503) } } },
  '/api/posts': { post: { operationId: 'pushPosts', tags: ['signals'], security: [{ key: [] }], summary: '推送帖文', requestBody: body(postsBody), responses: { 200: answer('Stored, all of it: what is new, known, said otherwise, dropped, cut.', object({ fresh: { type: 'integer' }, known: { type: 'integer' }, changed: { type: 'integer' }, dropped: { type: 'integer' }, cut: { type: 'integer' } })), ...refusedBy(400, 401, 413, 429, 503, 507) } } },
  '/api/sources/{sourceId}/key': { get: { operationId: 'pushKey', tags: ['signals'], security: SESSION, summary: '推送密钥', parameters: [ofPath('sourceId')], responses: { 200: answer('The key that holds now.', object({ key: text })), ...refusedBy(400, 401, 403, 404, 503) } } },
  '/api/drills/{drillId}/turn': { post: { operationId: 'turnDrillClock', tags: ['server'], security: SESSION, summary: '拨演练时钟', parameters: [drillId], requestBody: body(turnBody), responses: { 200: answer('The clock stands there.', object({ turned: text })), ...refusedBy(400, 401, 403, 409, 422, 503) } } },
  '/api/documents/look-ahead.docx': { get: { operationId: 'lookAhead', tags: ['server'], security: SESSION, summary: '近期发布安排', parameters: [{ name: 'days', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 92, default: 28 } }], responses: { 200: { description: 'A Word document.' }, ...refusedBy(401, 503) } } },
  '/api/conferences/{conferenceId}/papers/{paper}': { get: { operationId: 'conferencePaper', tags: ['server'], security: SESSION, summary: '发布会文书', parameters: [ofPath('conferenceId'), { name: 'paper', in: 'path', required: true, schema: text }], responses: { 200: { description: 'A Word document.' }, ...refusedBy(401, 403, 404, 503) } } },
  '/api/conferences/{conferenceId}/media/{mediaId}': { get: { operationId: 'conferenceMedia', tags: ['server'], security: SESSION, summary: '发布会图片视频', parameters: [ofPath('conferenceId'), ofPath('mediaId')], responses: { 200: { description: 'The bytes.' }, 206: { description: 'The part that `Range` asked for.' }, ...refusedBy(401, 404, 503) } } },
  '/api/public-files/{digest}': { get: { operationId: 'publicFile', tags: ['server'], security: SESSION, summary: '公开的图片、音频、视频', parameters: [{ ...ofPath('digest'), schema: { type: 'string', pattern: '^[0-9a-f]{64}$' } }], responses: { 200: { description: 'The bytes.' }, 206: { description: 'The part that `Range` asked for.' }, ...refusedBy(401, 404, 503) } } },
  '/api/conferences/{conferenceId}/invitations/{invitationId}/code.svg': { get: { operationId: 'invitationCode', tags: ['server'], security: SESSION, summary: '签到二维码', parameters: [ofPath('conferenceId'), ofPath('invitationId')], responses: { 200: { description: 'A picture with the sign-in address.', content: { 'image/svg+xml': { schema: text } } }, ...refusedBy(401, 403, 404, 503) } } },
  '/calendar/{token}.ics': { get: { operationId: 'calendarFile', tags: ['public'], security: [], summary: '日程订阅', parameters: [{ name: 'token', in: 'path', required: true, schema: text }], responses: { 200: { description: 'The calendar of one unit (RFC 5545).', content: { 'text/calendar': { schema: text } } }, ...refusedBy(404, 429, 503) } } },
  '/api/uploads/{kind}': {
    post: {
      operationId: 'upload', tags: ['server'], security: SESSION, parameters: [{ name: 'kind', in: 'path', required: true, schema: text }],
      requestBody: { required: true, content: { 'multipart/form-data': { schema: object({ file: { type: 'string', format: 'binary' } }) } } },
      responses: { 200: answer('How many facts were stated, and the first 200 of them.', { allOf: [{ $ref: '#/components/schemas/Facts' }, object({ stated: { type: 'integer' }, counts: { type: 'object', additionalProperties: { type: 'integer' } } })] }), ...refusedBy(400, 401, 403, 404, 409, 413, 422, 503) },
    },
  },
}

const SCHEMAS: Json = {
  Facts: object({ facts: { type: 'array', items: object({ id: { type: 'string', format: 'uuid' }, kind: text, subject: text, at: { type: 'string', format: 'date-time' } }) } }),
  Refusals: object({ refusals: { type: 'array', minItems: 1, items: object({ code: text, item: nullable, clause: nullable, message: both, remedy: both }) } }),
  Followed: object({ state: text, unit: nullable, dueAt: { type: 'string', format: 'date-time' }, provisional: { type: 'boolean' }, clause: nullable, answer: nullable }),
  Health: object({ status: text, database: { type: ['object', 'null'], properties: { engine: text, version: text, kind: text } }, clock: nullable, clockState: nullable }),
  Session: object(
    {
      signedIn: { type: 'boolean' }, person: object({ id: text, name: text }), login: text,
      posts: { type: 'array', items: object({ appointmentId: text, role: text, roleName: both, unitId: text, unitName: text, wholeJurisdiction: { type: 'boolean' } }) },
      roles: { type: 'array', items: text }, commands: { type: 'array', items: text }, mustChangePassword: { type: 'boolean' }, secondFactor: { type: 'boolean' }, idleUntil: text, endsAt: text,
      serverTime: text, pdf: { type: 'boolean' }, database: object({ kind: text }),
    },
    ['signedIn', 'serverTime', 'database'],
  ),
}

/** The interface as OpenAPI 3.1, made from the schemas of all commands and queries. */
export function describeApi(catalogue: Catalogue): Json {
  return {
    openapi: '3.1.0',
    info: { title: 'Huiying 回应', version: '1', description: 'Commands state facts, queries read; both for signed-in people. The public routes need no account.' },
    paths: { ...OWN_PATHS, ...deskPaths(catalogue) },
    components: {
      schemas: SCHEMAS,
      responses: { Refused: answer('Every reason at once, with what to do next.', { $ref: '#/components/schemas/Refusals' }) },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'huiying', description: 'Over https the cookie is named __Host-huiying.' }, key: { type: 'http', scheme: 'bearer', description: 'The key of one push source.' } },
    },
  }
}

/** `GET /api/openapi.json`. */
export function registerOpenApi(app: FastifyInstance, deps: SurfaceDeps): void {
  const written = new WeakMap<Catalogue, string>()
  app.get('/api/openapi.json', async (_request, reply) => {
    const { catalogue } = deps.served()
    if (!written.has(catalogue)) written.set(catalogue, JSON.stringify(describeApi(catalogue)))
    return reply.header('cache-control', 'public, max-age=60').type('application/json; charset=utf-8').send(written.get(catalogue))
  })
}
