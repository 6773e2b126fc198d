/** What a unit of the service is called by its kind: a common noun, which takes no capital inside a sentence. */
const COMMON_NOUN =
  /^(?:отдел|отделение|управление|служба|департамент|центр|сектор|группа|комитет|дирекция|секретариат|линия|приёмная)(?!\p{L})/iu;

/**
 * A department's name inside a sentence: «Отвечает отдел входа и регистрации». Proper names and abbreviations
 * keep their capitals.
 */
export const departmentInSentence = (name: string): string =>
  COMMON_NOUN.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
