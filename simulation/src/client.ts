import { setTimeout as sleep } from 'node:timers/promises';

/** What a mutation came to: its success, or a refusal with its facts. */
export interface Outcome {
  readonly __typename: string;
  readonly code?: string;
  readonly opensAt?: string;
  readonly item?: { readonly id: string; readonly version: number; readonly threadId: string };
  readonly thread?: {
    readonly id: string;
    readonly version: number;
    readonly promise: { readonly decisionDueAt: string; readonly answerDueAt: string };
  };
}

const REFUSED = '__typename ... on Refusal { code message }';

/** A person's program that speaks GraphQL with the product. */
export class Client {
  constructor(
    private readonly url: string,
    private readonly secret: string,
  ) {}

  async mutate(
    name: string,
    input: object,
    fields = '',
    signal: AbortSignal | null = null,
  ): Promise<Outcome> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation Run($input: ${type}!) { ${name}(input: $input) { ${REFUSED} ${fields} } }`;
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.secret}` },
      body: JSON.stringify({ query, variables: { input } }),
      signal,
    });
    const answer = (await response.json()) as { data?: Record<string, Outcome>; errors?: unknown };
    const outcome = answer.data?.[name];
    if (!outcome) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
    return outcome;
  }

  /** Loses the connection so soon after sending, and sends the same again. */
  async mutateTwice(name: string, input: object, fields: string, cutAfter: number): Promise<Outcome> {
    const cut = new AbortController();
    const first = this.mutate(name, input, fields, cut.signal).catch((error: Error) => {
      if (error.name !== 'AbortError') throw error;
    });
    await Promise.race([first, sleep(cutAfter)]);
    cut.abort();
    await first;
    return this.mutate(name, input, fields);
  }
}
