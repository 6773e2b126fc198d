import { randomBytes } from 'node:crypto';
import { describe } from '@jest/globals';
import { Reindex } from '#search';
import { keepsTheSearchEngineContract } from './search-engine.contract.js';
import { startApp } from './support/app.js';
import { MeilisearchPeer } from './support/meilisearch-peer.js';

describe('PostgreSQL', () => {
  keepsTheSearchEngineContract(async () => {
    const app = await startApp();
    return { app, close: () => app.close() };
  });
});

describe('Meilisearch, spoken to through a peer of the tests', () => {
  keepsTheSearchEngineContract(async () => {
    const peer = await MeilisearchPeer.open();
    const app = await startApp({ environment: { MEILISEARCH_URL: peer.url, MEILISEARCH_KEY: 'everything' } });
    return {
      app,
      close: async () => {
        await app.close();
        await peer.close();
      },
    };
  });
});

const url = process.env['MEILISEARCH_URL'] ?? '';

(url === '' ? describe.skip : describe)('Meilisearch at MEILISEARCH_URL', () => {
  keepsTheSearchEngineContract(async () => {
    const MEILISEARCH_KEY = process.env['MEILISEARCH_KEY'] ?? '';
    const MEILISEARCH_INDEX = `veche-test-${randomBytes(6).toString('hex')}`;
    const app = await startApp({ environment: { MEILISEARCH_URL: url, MEILISEARCH_KEY, MEILISEARCH_INDEX } });
    // Else the index could be made when threads are there already, and PostgreSQL would answer for it.
    await app.get(Reindex).execute();
    return {
      app,
      close: async () => {
        await app.close();
        await fetch(`${url.replace(/\/$/, '')}/indexes/${MEILISEARCH_INDEX}`, {
          method: 'DELETE',
          headers: { authorization: `Bearer ${MEILISEARCH_KEY}` },
        });
      },
    };
  });
});
