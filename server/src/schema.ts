import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { INestApplicationContext } from '@nestjs/common';

/** The contract as SDL, from the running application: server/schema.graphql is its committed copy. */
export const schemaOf = (app: INestApplicationContext): string => `${printSchema(lexicographicSortSchema(app.get(GraphQLSchemaHost).schema))}\n`;

export function writeSchema(app: INestApplicationContext, root: string): void {
  writeFileSync(join(root, 'server/schema.graphql'), schemaOf(app));
}
