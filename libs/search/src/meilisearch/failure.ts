import { MeilisearchApiError, MeilisearchRequestTimeOutError } from 'meilisearch';

export type FailureReason = 'SLOW' | 'UNREACHABLE' | 'REFUSED' | 'GARBLED' | 'NO_INDEX' | 'TASK_FAILED';

/** Meilisearch did not do what it was asked. The reason is for counting, the message for the log: no key is in it. */
export class MeilisearchFailure extends Error {
  override readonly name = 'MeilisearchFailure';

  constructor(
    readonly reason: FailureReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Asks the server; whatever goes wrong with it is a {@link MeilisearchFailure}. */
export async function asked<T>(request: () => PromiseLike<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw error instanceof MeilisearchFailure ? error : failureOf(error);
  }
}

function failureOf(error: unknown): MeilisearchFailure {
  const said = error instanceof Error ? error.message : String(error);
  if (error instanceof MeilisearchRequestTimeOutError)
    return new MeilisearchFailure('SLOW', `Meilisearch: ${said}`);
  if (error instanceof MeilisearchApiError) {
    const { status } = error.response;
    const reason = error.cause?.code === 'index_not_found' ? 'NO_INDEX' : 'REFUSED';
    return new MeilisearchFailure(reason, `Meilisearch answered ${status}: ${said}`);
  }
  if (error instanceof SyntaxError) return new MeilisearchFailure('GARBLED', `Meilisearch: ${said}`);
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return new MeilisearchFailure('UNREACHABLE', `Meilisearch: ${said}${cause}`);
}
