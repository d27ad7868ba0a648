/** Where the database is, for what opens connections beside MikroORM: jobs and accounts. */
export const DATABASE_URL = Symbol('database url');
