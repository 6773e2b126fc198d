import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { anyone } from '#kernel';
import { Allow, Database, LiveHealth, type LiveHealthReport } from '#platform';
import { SearchHealth, type SearchHealthReport } from '#search';

/** For whoever watches over the processes: alive, and able to serve. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly search: SearchHealth,
    private readonly sockets: LiveHealth,
  ) {}

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

  /** Which engine searches, and how often the other one had to. A search that is degraded is still ready. */
  @Allow(anyone)
  @Get('search')
  searchHealth(): SearchHealthReport {
    return this.search.report();
  }

  /** How many WebSockets are open, and how many were refused or ended by their limits, by reason. */
  @Allow(anyone)
  @Get('sockets')
  socketsHealth(): LiveHealthReport {
    return this.sockets.report();
  }
}
