import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { type GraphQLObjectType, buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { startApp } from './support/app.js';
import { graphql } from './support/graphql.js';

@Controller('open')
class OpenRoute {
  @Get()
  read(): string {
    return 'anyone could read this';
  }
}

@Module({ controllers: [OpenRoute] })
class OpenRouteModule {}

@Resolver()
class OpenOperation {
  @Query(() => String)
  secret(): string {
    return 'anyone could ask this';
  }
}

@Module({ providers: [OpenOperation] })
class OpenOperationModule {}

describe('deny by default', () => {
  it('an application with a route that names no policy does not start', async () => {
    await expect(startApp({ modules: [OpenRouteModule] })).rejects.toThrow(/@Allow.*OpenRoute\.read/);
  });

  it('an application with a GraphQL operation that names no policy does not start', async () => {
    await expect(startApp({ modules: [OpenOperationModule] })).rejects.toThrow(
      /@Allow.*OpenOperation\.secret/,
    );
  });
});

/** What nobody in particular may do; every other mutation refuses whoever has not signed in. */
const OPEN_MUTATIONS = [
  'confirmFollow',
  'followByEmail',
  'resendVerification',
  'signIn',
  'signUp',
  'verifyEmail',
];

describe('a person who has not signed in', () => {
  it('is refused by every mutation that is not meant for everyone, whatever the input', async () => {
    const app = await startApp();
    try {
      const mutations = buildSchema(readFileSync('schema.graphql', 'utf8')).getMutationType();
      const names = Object.keys((mutations as GraphQLObjectType).getFields());
      const closed = names.filter((name) => !OPEN_MUTATIONS.includes(name));
      expect(names).toEqual(expect.arrayContaining(OPEN_MUTATIONS));
      expect(closed.length).toBeGreaterThan(10);
      for (const name of closed) {
        expect([name, await outcomeOf(app.url, name)]).toEqual([name, 'SIGN_IN_REQUIRED']);
      }
    } finally {
      await app.close();
    }
  });
});

/** The code of a mutation's refusal, sent with an input of the right shape and senseless values. */
async function outcomeOf(url: string, name: string): Promise<string | undefined> {
  const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
  const [argument] = schema.getMutationType()?.getFields()[name]?.args ?? [];
  const input = argument && exampleOf(schema, String(argument.type).replace('!', ''));
  const [declared, given] = argument ? [`($input: ${String(argument.type)})`, '(input: $input)'] : ['', ''];
  const answer = await graphql<Record<string, { code?: string }>>(
    { url },
    `mutation${declared} { ${name}${given} { ... on Refusal { code } } }`,
    argument ? { input } : {},
  );
  if (answer.errors) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
  return answer.data[name]?.code;
}

function exampleOf(schema: ReturnType<typeof buildSchema>, typeName: string): unknown {
  if (typeName.startsWith('[')) return [exampleOf(schema, typeName.replaceAll(/[[\]!]/g, ''))];
  if (typeName === 'DateTime') return '2026-11-17T08:00:00Z';
  const type = schema.getType(typeName);
  if (type && 'getValues' in type) return type.getValues()[0]?.name;
  if (!type || !('getFields' in type))
    return typeName === 'Int' || typeName === 'Float' ? 1 : typeName === 'Boolean' ? true : 'нечто';
  const needed = Object.values(type.getFields()).filter((field) => String(field.type).endsWith('!'));
  return Object.fromEntries(
    needed.map((field) => [field.name, exampleOf(schema, String(field.type).replace('!', ''))]),
  );
}
