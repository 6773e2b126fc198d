import { type ArgumentsHost, Catch, Module } from '@nestjs/common';
import { APP_FILTER, BaseExceptionFilter } from '@nestjs/core';

/** GraphQL tells of errors in its own way, and logs those that are bugs: Nest would log each refusal, too. */
@Catch()
class ApiErrors extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<'http' | 'graphql'>() === 'graphql') throw error;
    // oxlint-disable-next-line promise/valid-params, promise/no-promise-in-callback -- it is a filter's catch, not a promise's
    super.catch(error, host);
  }
}

/** For where the API runs without the pages, which have a filter of their own. */
@Module({ providers: [{ provide: APP_FILTER, useClass: ApiErrors }] })
export class ApiErrorsModule {}
