import { RemoveSynonyms } from './remove-synonyms.js';
import { SaveSynonyms } from './save-synonyms.js';
import { SynonymDictionary } from './synonym-dictionary.js';
import { SynonymsRepository } from './synonyms.repository.js';
import { SynonymsResolver } from './synonyms.resolver.js';

export const SYNONYMS_PROVIDERS = [
  RemoveSynonyms,
  SaveSynonyms,
  SynonymDictionary,
  SynonymsRepository,
  SynonymsResolver,
];
