import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { type GraphQLSchema, buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { readFile, writeFile } from 'node:fs/promises';
import { ApiModule } from './api.module.js';

const FILE = 'schema.graphql';
const HEADER = '# The contract of the API, made from the code by `npm run schema`. Do not edit.\n\n';

/** Writes the contract, or with `--check` compares the committed one with the code and names each difference. */
async function main(): Promise<number> {
  const text = HEADER + printSchema(lexicographicSortSchema(await schemaOf(ApiModule))) + '\n';
  if (!process.argv.includes('--check')) {
    await writeFile(FILE, text);
    return 0;
  }
  const committed = await readFile(FILE, 'utf8').catch(() => '');
  if (committed === text) return 0;
  process.stderr.write(
    `${FILE} is not what the code says; run \`npm run schema\` and look at the difference.\n`,
  );
  if (committed) await nameDifferences(committed, text);
  return 1;
}

async function nameDifferences(before: string, after: string): Promise<void> {
  const { diff } = await import('@graphql-inspector/core');
  for (const change of await diff(buildSchema(before), buildSchema(after))) {
    process.stderr.write(`${change.criticality.level}: ${change.message}\n`);
  }
}

async function schemaOf(root: Module): Promise<GraphQLSchema> {
  const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  return builder.get(GraphQLSchemaFactory).create(resolversOf(root));
}

type Module = new () => object;

/** Every resolver of a module and of all it imports, without starting any of them. */
function resolversOf(root: Module): Module[] {
  const modules = new Set<Module>([root]);
  const resolvers = new Set<Module>();
  for (const module of modules) {
    const list = (key: string) => (Reflect.getMetadata(key, module) ?? []) as unknown[];
    for (const imported of list('imports'))
      if (typeof imported === 'function') modules.add(imported as Module);
    for (const provider of list('providers')) {
      if (typeof provider === 'function' && Reflect.hasMetadata('graphql:resolver_type', provider)) {
        resolvers.add(provider as Module);
      }
    }
  }
  return [...resolvers];
}

process.exitCode = await main();
