import type { TestApp, TestPerson } from './app.js';

export interface GraphqlAnswer<T> {
  readonly status: number;
  readonly data: T;
  readonly errors?: ReadonlyArray<{ message: string; extensions?: { code?: string; reason?: string } }>;
}

/** Sends one operation as a client would; `person` is who has signed in. */
export async function graphql<T = Record<string, never>>(
  app: Pick<TestApp, 'url'>,
  query: string,
  variables: Record<string, unknown> = {},
  person?: Pick<TestPerson, 'secret'> | null,
): Promise<GraphqlAnswer<T>> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(person && { authorization: `Bearer ${person.secret}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer<T>, 'status'>) };
}

/** Sends a mutation and returns its one result, refusal or success. */
export async function mutate<R = Record<string, unknown> & { __typename: string }>(
  app: Pick<TestApp, 'url'>,
  name: string,
  input: Record<string, unknown>,
  fields: string,
  person?: Pick<TestPerson, 'secret'> | null,
): Promise<R> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const answer = await graphql<Record<string, R>>(
    app,
    `mutation Run($input: ${type}!) { ${name}(input: $input) {
       __typename ... on Refusal { code message } ... on InvalidInput { problems { field code message } } ${fields} } }`,
    { input },
    person,
  );
  const result = answer.data?.[name];
  if (!result) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
  return result;
}
