import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Metrics } from '../metrics/metrics.js';
import { Actors } from '../permission/actors.js';
import { PermissionModule } from '../permission/permission.module.js';
import { contextOf } from '../permission/request.js';
import { SETTINGS, type Settings } from '../settings.js';
import { worded } from './errors.js';
import { LIMITS, RULES } from './limits.js';
import { observed } from './observed.js';
import { InstantScalar, LocalDateScalar } from './scalars.js';

/** GraphQL at /graphql, code first. No introspection in production, no batching, bounded in every direction. */
export function graphqlModule(): DynamicModule {
  return GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    imports: [PermissionModule],
    inject: [Actors, SETTINGS, Metrics],
    useFactory: (actors: Actors, settings: Settings, metrics: Metrics) => ({
      path: '/graphql',
      autoSchemaFile: true,
      // Apollo checks the schema as well; Nest would run a whole introspection for it at each start.
      buildSchemaOptions: { dateScalarMode: 'isoDate', numberScalarMode: 'integer', skipCheck: true },
      fieldResolverEnhancers: ['guards'],
      playground: false,
      graphiql: false,
      introspection: settings.development,
      hideSchemaDetailsFromClientErrors: true,
      includeStacktraceInErrorResponses: false,
      allowBatchedHttpRequests: false,
      // A browser's form cannot send application/json, so no write can be forged from another site.
      csrfPrevention: true,
      maxRecursiveSelections: LIMITS.recursiveSelections,
      // It wraps every field to add up ages that no answer of ours has: a fifth of the work of a long list.
      parseOptions: { maxTokens: LIMITS.tokens },
      validationRules: RULES,
      context: (request: FastifyRequest, reply: FastifyReply) => contextOf(request, reply, (asked) => actors.identify(asked)),
      plugins: [ApolloServerPluginCacheControlDisabled(), observed(metrics)],
      formatError: worded,
    }),
  });
}

export const GRAPHQL_PROVIDERS = [InstantScalar, LocalDateScalar];
