import pg from 'pg'

/**
 * A connection whose death fails its statements and nothing else. A bare `pg.Client` ends the whole process when the server says goodbye
 * while nobody listens, for instance in the very packet that admitted it.
 */
export class Client extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.on('error', () => {})
  }
}
