import { describe, expect, it } from '@jest/globals';
import { GRAPHQL_RESPONSE, JSON_RESPONSE, responseMediaType } from './response-media-type.js';

describe('the media type of an answer', () => {
  it.each([
    [undefined, JSON_RESPONSE],
    ['', JSON_RESPONSE],
    ['*/*', JSON_RESPONSE],
    ['application/*', JSON_RESPONSE],
    ['application/json', JSON_RESPONSE],
    ['application/graphql-response+json', GRAPHQL_RESPONSE],
    ['application/graphql-response+json; charset=utf-8', GRAPHQL_RESPONSE],
    ['application/graphql-response+json, application/json;q=0.9', GRAPHQL_RESPONSE],
    ['application/graphql-response+json, application/json', GRAPHQL_RESPONSE],
    ['application/json, application/graphql-response+json', JSON_RESPONSE],
    ['application/json;q=0.5, application/graphql-response+json', GRAPHQL_RESPONSE],
    ['application/graphql-response+json;q=0.5, application/json', JSON_RESPONSE],
    ['text/html, application/graphql-response+json;q=0.9, */*;q=0.8', GRAPHQL_RESPONSE],
    ['Application/GraphQL-Response+JSON', GRAPHQL_RESPONSE],
    ['application/json;q=0, */*', null],
    ['text/html', null],
    ['application/graphql-response+json;q=0', null],
  ])('for Accept %j is %j', (accept, type) => expect(responseMediaType(accept)).toBe(type));
});
