import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import {
  type GraphQLNamedType,
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { serverAudits } from 'graphql-http';
import { type TestApp, startApp } from './support/app.js';
import { graphql } from './support/graphql.js';

const committed = buildSchema(readFileSync('schema.graphql', 'utf8'));

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('GraphQL over HTTP', () => {
  // The audits are functions of the reference suite; each MUST and each SHOULD is one test of ours.
  const audits = serverAudits({ url: () => `${app.url}/graphql` }).filter(({ name }) =>
    /^(MUST|SHOULD)/.test(name),
  );

  it('has 13 MUST and 23 SHOULD audits to pass', () => {
    const musts = audits.filter(({ name }) => name.startsWith('MUST'));
    expect([musts.length, audits.length - musts.length]).toEqual([13, 23]);
  });

  it.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    const result = await audit.fn();
    expect(result).toEqual(expect.objectContaining({ status: 'ok' }));
  });
});

describe('the contract', () => {
  it('is the committed schema.graphql', async () => {
    const answer = await graphql<never>(app, getIntrospectionQuery({ descriptions: true }));
    const served = printSchema(lexicographicSortSchema(buildClientSchema(answer.data)));
    expect(served).toBe(printSchema(lexicographicSortSchema(committed)));
  });

  it('describes every type, field and argument', () => {
    const silent = Object.values(committed.getTypeMap()).filter(isOurs).flatMap(undescribed);
    expect(silent).toEqual([]);
  });

  it('gives every mutation one input at most and a union that can refuse', () => {
    for (const mutation of Object.values(committed.getMutationType()?.getFields() ?? {})) {
      expect(mutation.args.map((argument) => argument.name)).toEqual(
        mutation.args.length === 0 ? [] : ['input'],
      );
      const result = committed.getType(String(mutation.type).replace('!', ''));
      const members = isUnionType(result) ? result.getTypes().map((type) => type.name) : [];
      expect([mutation.name, members]).toEqual([
        mutation.name,
        expect.arrayContaining(['InvalidInput', 'NotPermitted']),
      ]);
    }
  });
});

describe('limits of a request', () => {
  it('refuses a query that is too deep', async () => {
    const deep = 'category { threads { edges { node { '.repeat(4);
    const answer = await graphql(
      app,
      `{ latestThreads { edges { node { ${deep} id ${' }'.repeat(16)} } } } }`,
    );
    expect(answer.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/depth/i),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });

  it('refuses a flood of aliases', async () => {
    const flood = Array.from({ length: 100 }, (_, i) => `a${i}: categories { id }`).join(' ');
    const answer = await graphql(app, `{ ${flood} }`);
    expect(answer.errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('refuses a batch', async () => {
    const body = JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]);
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(400);
  });

  it('refuses a mutation sent as a simple cross-site form', async () => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ query: 'mutation { claimNext { __typename } }' }),
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
  });
});

function isOurs(type: GraphQLNamedType): boolean {
  return (
    !isIntrospectionType(type) &&
    !isSpecifiedScalarType(type) &&
    !['Query', 'Mutation', 'Subscription'].includes(type.name)
  );
}

function undescribed(type: GraphQLNamedType): string[] {
  const own = type.description ? [] : [type.name];
  if (isInputObjectType(type)) return [...own, ...silent(type.name, Object.values(type.getFields()))];
  if (!isObjectType(type) && !isInterfaceType(type)) return own;
  const fields = Object.values(type.getFields());
  return [
    ...own,
    ...silent(type.name, fields),
    ...fields.flatMap((field) => silent(field.name, [...field.args])),
  ];
}

const silent = (owner: string, members: Array<{ name: string; description?: string | null }>): string[] =>
  members.filter(({ description }) => !description).map(({ name }) => `${owner}.${name}`);
