import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ParseOptions, ValidationRule } from 'graphql';

/**
 * Limits of one operation (docs/product.md §10), the same over HTTP and WebSocket; generous for our own clients, firm for
 * floods. This one holds while the text is read, before anything is built of it.
 */
export const PARSE_OPTIONS: ParseOptions = { maxTokens: 2_000 };

const armor = new ApolloArmor({
  maxDepth: { n: 12 },
  maxAliases: { n: 20 },
  maxDirectives: { n: 20 },
  // Left to the parser: the armor's own comes out as a fault of ours, status 500.
  maxTokens: { enabled: false },
  costLimit: {
    maxCost: 12_000,
    objectCost: 2,
    scalarCost: 1,
    depthCostFactor: 1.3,
    ignoreIntrospection: true,
  },
  blockFieldSuggestion: { enabled: false },
});

/** Held to beside the rules of the GraphQL specification. */
export const LIMIT_RULES: readonly ValidationRule[] = armor.protect().validationRules as ValidationRule[];
