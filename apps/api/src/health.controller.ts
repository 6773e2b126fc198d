import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { anyone } from '#kernel';
import { Allow, Database } from '#platform';

/** For whoever watches over the processes: alive, and able to serve. */
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  @Allow(anyone)
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Allow(anyone)
  @Get('ready')
  async ready(): Promise<{ status: 'ok' }> {
    try {
      await this.database.query('SELECT 1');
      return { status: 'ok' };
    } catch {
      throw new ServiceUnavailableException({ status: 'database unreachable' });
    }
  }
}
