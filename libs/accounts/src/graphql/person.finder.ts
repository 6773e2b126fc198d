import { Injectable } from '@nestjs/common';
import type { Viewer } from '#kernel';
import { FindsNode, type NodeFinder } from '#platform';
import { Accounts } from '../accounts.js';
import { PersonNode } from './person.js';

/** A person finds themselves, and nobody else: an address is private. */
@Injectable()
@FindsNode('Person')
export class PersonFinder implements NodeFinder {
  constructor(private readonly accounts: Accounts) {}

  async findNode(key: string, viewer: Viewer): Promise<PersonNode | null> {
    if (viewer.accountId !== key) return null;
    const account = await this.accounts.find(key);
    return account && new PersonNode(account);
  }
}
