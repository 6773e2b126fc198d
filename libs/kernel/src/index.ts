export { Clock, SystemClock } from './clock.js';
export { type CsvCell, readCsv, writeCsv, writeOfficeCsv } from './csv.js';
export { parseEmailAddress, readableEmailAddress } from './email-address.js';
export { Ids, UuidV7Ids, isUuid } from './ids.js';
export { lengthProblem, tidyText, type TextLimits, type TextProblem } from './typed-text.js';
export { seenOf } from './visible-text.js';
export {
  ANONYMOUS,
  ROLES,
  anyone,
  isAdministrator,
  isModerator,
  isSupervisor,
  isSignedIn,
  isSpecialist,
  isStaff,
  type Locale,
  type Person,
  type Policy,
  type Reader,
  type Role,
  type Viewer,
} from './viewer.js';
