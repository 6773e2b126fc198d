import {
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  getOperationAST,
  getVariableValues,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { isNestedTooDeep } from '../http/nesting.js';
import { NESTED_TOO_DEEP } from './error-format.js';
import { LIMIT_RULES, PARSE_OPTIONS } from './operation-limits.js';

/** What a client sends to have done (GraphQL over HTTP, "Request Parameters"). */
export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
}

type Code =
  | 'BAD_REQUEST'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'BAD_USER_INPUT';

/**
 * Reads an operation that came by WebSocket under the limits and with the codes that Apollo gives over HTTP.
 *
 * @returns what to execute, or what is wrong with it
 */
export function prepareOperation(
  schema: GraphQLSchema,
  { query, operationName, variables }: OperationRequest,
): ExecutionArgs | readonly GraphQLError[] {
  try {
    const document = parse(query, PARSE_OPTIONS);
    const invalid = validate(schema, document, [...specifiedRules, ...LIMIT_RULES]);
    if (invalid.length > 0) return coded(invalid, 'GRAPHQL_VALIDATION_FAILED');
    const operation = getOperationAST(document, operationName);
    if (!operation) return [unknownOperation(operationName)];
    if (isNestedTooDeep(variables))
      return [new GraphQLError('Variables are nested too deep.', codeOf('BAD_REQUEST'))];
    const unfit = unfitVariables(schema, operation, variables ?? {});
    if (unfit.length > 0) return coded(unfit, 'BAD_USER_INPUT');
    return { schema, document, operationName: operationName ?? null, variableValues: variables ?? {} };
  } catch (error) {
    if (error instanceof GraphQLError) return coded([error], 'GRAPHQL_PARSE_FAILED');
    if (error instanceof RangeError)
      return [new GraphQLError(NESTED_TOO_DEEP, codeOf('GRAPHQL_PARSE_FAILED'))];
    throw error;
  }
}

/** In the words of `execute`, which a client may know from HTTP. */
function unknownOperation(name: string | null | undefined): GraphQLError {
  const message = name
    ? `Unknown operation named "${name}".`
    : 'Must provide operation name if query contains multiple operations.';
  return new GraphQLError(message, codeOf('OPERATION_RESOLUTION_FAILURE'));
}

function unfitVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Record<string, unknown>,
): readonly GraphQLError[] {
  return getVariableValues(schema, variableDefinitions, variables, { maxErrors: 50 }).errors ?? [];
}

const codeOf = (code: Code) => ({ extensions: { code } });

const coded = (errors: readonly GraphQLError[], code: Code): readonly GraphQLError[] =>
  errors.map(
    (error) =>
      new GraphQLError(error.message, {
        ...(error.nodes && { nodes: error.nodes }),
        ...(error.source && { source: error.source }),
        ...(error.positions && { positions: error.positions }),
        extensions: { ...error.extensions, code },
      }),
  );
