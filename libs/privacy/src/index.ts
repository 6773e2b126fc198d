export { type PersonalDataKind, type PersonalDatum, findPersonalData } from './find-personal-data.js';
export { type KnownContacts, knownContacts } from './known-contacts.js';
