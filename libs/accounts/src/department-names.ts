import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

type Names = () => Promise<readonly string[]>;

/** The names of departments, in every language: of staff, and what other rooms know of. */
@Injectable()
export class DepartmentNames {
  private readonly sources: Names[] = [];

  constructor(private readonly database: Database) {
    this.sources.push(() => this.ofStaff());
  }

  /** Adds what another room knows; asked at each sign-up. */
  addSource(names: Names): void {
    this.sources.push(names);
  }

  async all(): Promise<string[]> {
    const all = await Promise.all(this.sources.map((names) => names()));
    return all.flat().filter((name) => name.trim() !== '');
  }

  private async ofStaff(): Promise<string[]> {
    const rows = await this.database.read<{ department: string }>(
      'accounts.departments',
      `SELECT DISTINCT department FROM account WHERE department IS NOT NULL AND role <> 'CITIZEN'`,
    );
    return rows.map(({ department }) => department);
  }
}
