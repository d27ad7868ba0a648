import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';

/** Widest page of ours times two, measured against the client's own documents by a test. */
export const LIMITS = { depth: 12, aliases: 20, directives: 20, cost: 20_000, tokens: 2000, recursiveSelections: 2000 } as const;

// Thrown refusals would be answered as HTTP 500, and with propagateOnRejection alone the query would run.
const reported = (code: string, bound: number) => ({
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null) => context?.reportError(new GraphQLError(code, { extensions: { code, bound } }))],
});

export const RULES = [
  maxDepthRule({ n: LIMITS.depth, ...reported('graphql/too-deep', LIMITS.depth) }),
  maxAliasesRule({ n: LIMITS.aliases, ...reported('graphql/too-many-aliases', LIMITS.aliases) }),
  maxDirectivesRule({ n: LIMITS.directives, ...reported('graphql/too-many-directives', LIMITS.directives) }),
  costLimitRule({ maxCost: LIMITS.cost, ...reported('graphql/too-costly', LIMITS.cost) }),
] as unknown as ValidationRule[];
