import { Platform1763800000000 } from './1763800000000-platform.js';
import { Accounts1763800100000 } from './1763800100000-accounts.js';
import { Directory1763800200000 } from './1763800200000-directory.js';
import { Messaging1763800300000 } from './1763800300000-messaging.js';
import { Forum1763800400000 } from './1763800400000-forum.js';
import { Moderation1763800500000 } from './1763800500000-moderation.js';
import { Subscriptions1763800600000 } from './1763800600000-subscriptions.js';
import { Search1763800700000 } from './1763800700000-search.js';
import { Handoff1763800800000 } from './1763800800000-handoff.js';
import { WorkingTime1764000000000 } from './1764000000000-working-time.js';
import { Clocks1764000100000 } from './1764000100000-clocks.js';
import { Desk1764000200000 } from './1764000200000-desk.js';
import { Decisions1764000300000 } from './1764000300000-decisions.js';
import { Screening1764000400000 } from './1764000400000-screening.js';
import { Audit1764000500000 } from './1764000500000-audit.js';
import { CannedReplies1764000600000 } from './1764000600000-canned-replies.js';
import { Reports1764000700000 } from './1764000700000-reports.js';
import { DeskKinds1764100000000 } from './1764100000000-desk-kinds.js';
import { Edits1764100100000 } from './1764100100000-edits.js';
import { PrivateQuestions1764100200000 } from './1764100200000-private-questions.js';
import { AnswerValidity1764100210000 } from './1764100210000-answer-validity.js';
import { SearchQueries1764100300000 } from './1764100300000-search-queries.js';
import { Deflection1764100310000 } from './1764100310000-deflection.js';
import { RelatedThreads1764100320000 } from './1764100320000-related-threads.js';
import { SearchSynonyms1764100330000 } from './1764100330000-search-synonyms.js';
import { SearchRanking1764100400000 } from './1764100400000-search-ranking.js';
import { TakenReplies1764100900000 } from './1764100900000-taken-replies.js';
import { IndexVersion1764101000000 } from './1764101000000-index-version.js';
import { RowsAsWritten1764101100000 } from './1764101100000-rows-as-written.js';
import { SearchRebuild1764101200000 } from './1764101200000-search-rebuild.js';
import { SearchRebuildFaster1764101300000 } from './1764101300000-search-rebuild-faster.js';
import { MergedUnseen1764102000000 } from './1764102000000-merged-unseen.js';
import { DerivedStates1764102010000 } from './1764102010000-derived-states.js';
import { PersonalDataReason1764102100000 } from './1764102100000-personal-data-reason.js';
import { RedirectionsByTime1764102110000 } from './1764102110000-redirections-by-time.js';
import { AnnouncedDecisions1764102120012 } from './1764102120012-announced-decisions.js';
import { ReturnAfterSignUp1764102800000 } from './1764102800000-return-after-sign-up.js';
import { AccountStanding1764102200000 } from './1764102200000-account-standing.js';
import { PendingSignUps1764102400000 } from './1764102400000-pending-sign-ups.js';
import { OneFormOfAddresses1764102410000 } from './1764102410000-one-form-of-addresses.js';
import { SecondIndexVersion1764102500016 } from './1764102500016-second-index-version.js';
import { SearchResults1764102600000 } from './1764102600000-search-results.js';
import { RedirectedTo1764103000000 } from './1764103000000-redirected-to.js';
import { MovedPlaces1764103010000 } from './1764103010000-moved-places.js';

/** The one chain, in the order of its timestamps. */
export const MIGRATIONS = [
  Platform1763800000000,
  Accounts1763800100000,
  Directory1763800200000,
  Messaging1763800300000,
  Forum1763800400000,
  Moderation1763800500000,
  Subscriptions1763800600000,
  Search1763800700000,
  Handoff1763800800000,
  WorkingTime1764000000000,
  Clocks1764000100000,
  Desk1764000200000,
  Decisions1764000300000,
  Screening1764000400000,
  Audit1764000500000,
  CannedReplies1764000600000,
  Reports1764000700000,
  DeskKinds1764100000000,
  Edits1764100100000,
  PrivateQuestions1764100200000,
  AnswerValidity1764100210000,
  SearchQueries1764100300000,
  Deflection1764100310000,
  RelatedThreads1764100320000,
  SearchSynonyms1764100330000,
  SearchRanking1764100400000,
  TakenReplies1764100900000,
  IndexVersion1764101000000,
  RowsAsWritten1764101100000,
  SearchRebuild1764101200000,
  SearchRebuildFaster1764101300000,
  MergedUnseen1764102000000,
  DerivedStates1764102010000,
  PersonalDataReason1764102100000,
  RedirectionsByTime1764102110000,
  AnnouncedDecisions1764102120012,
  AccountStanding1764102200000,
  PendingSignUps1764102400000,
  OneFormOfAddresses1764102410000,
  SecondIndexVersion1764102500016,
  SearchResults1764102600000,
  ReturnAfterSignUp1764102800000,
  RedirectedTo1764103000000,
  MovedPlaces1764103010000,
];
