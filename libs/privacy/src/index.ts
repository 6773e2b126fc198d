export { type PersonalDataKind, type PersonalDatum, findPersonalData } from './find-personal-data.js';
export { type KnownContacts, knownContacts } from './known-contacts.js';
export { HIDDEN_MARK, hidePersonalData } from './hide-personal-data.js';
