import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Args, Field, ID, InterfaceType, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { type Viewer, anyone } from '#kernel';
import { Allow } from '../access/allow.js';
import { CurrentViewer } from '../access/viewer.js';
import { sayPlatform } from '../platform.messages.js';
import { fromGlobalId } from './global-id.js';

@InterfaceType('Node', {
  description: 'An object with a global id (Relay Object Identification).',
  resolveType: (value: object) => value.constructor,
})
export abstract class Node {
  @Field(() => ID, { description: 'Global id, opaque and stable.' })
  readonly id!: string;
}

/** Finds objects of one GraphQL type by key, as the viewer may see them. */
export interface NodeFinder {
  /** @returns an instance of the GraphQL class, or `null` when there is none that the viewer may see. */
  findNode(key: string, viewer: Viewer): Promise<object | null>;
}

const types = new WeakMap<object, string>();

/** Marks a provider as the finder of a GraphQL type's nodes. */
export const FindsNode =
  (type: string): ClassDecorator =>
  (target) => {
    types.set(target, type);
  };

@Injectable()
@Resolver(() => Node)
export class NodeResolver implements OnModuleInit {
  private readonly finders = new Map<string, NodeFinder>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const type = typeof metatype === 'function' ? types.get(metatype) : undefined;
      if (type) this.finders.set(type, instance as NodeFinder);
    }
  }

  @Allow(anyone)
  @Query(() => Node, {
    nullable: true,
    description: 'Any object by its global id, as far as you may see it.',
  })
  node(@Args('id', { type: () => ID }) id: string, @CurrentViewer() viewer: Viewer): Promise<object | null> {
    const parsed = fromGlobalId(id);
    const finder = parsed && this.finders.get(parsed.type);
    if (!parsed || !finder) {
      const message = sayPlatform(viewer.locale, 'BAD_ID');
      throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', reason: 'BAD_ID' } });
    }
    return finder.findNode(parsed.id, viewer);
  }
}
