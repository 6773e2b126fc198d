import { Context, Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Viewer, isSignedIn } from '#kernel';
import { CurrentViewer, type GraphqlContext, loaderOf } from '#platform';
import { maySee, maySeeDetails } from '../forum.policy.js';
import { PublicationsRepository } from '../publications.repository.js';
import { ThreadsRepository } from '../threads.repository.js';
import { ThreadType, toThread } from './thread.type.js';

@ObjectType({ description: 'Whether a private question may be published, and what was made of it.' })
export class Publication {
  @Field(() => Date, { nullable: true, description: 'Since when its asker agrees; null: they do not.' })
  readonly consentedAt!: Date | null;

  @Field(() => ThreadType, { nullable: true, description: 'The public thread that names nobody.' })
  readonly publicThread!: ThreadType | null;
}

/** The link between a private question and the public one made of it: for its asker and staff only. */
@Resolver(() => ThreadType)
export class PublicationResolver {
  constructor(
    private readonly publications: PublicationsRepository,
    private readonly threads: ThreadsRepository,
  ) {}

  @ResolveField(() => Publication, {
    nullable: true,
    description: 'Of a private question, for its asker and staff; null while the asker has said nothing.',
  })
  async publication(
    @Parent() { row }: ThreadType,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<Publication | null> {
    if (row.kind !== 'PRIVATE_QUESTION' || !maySeeDetails(viewer, { authorId: row.author_id })) return null;
    const loader = loaderOf(context, this.publications, (keys) => this.publications.ofThreads(keys));
    const found = await loader.load(row.id);
    if (!found) return null;
    const made = found.public_thread_id ? await this.threads.byId(found.public_thread_id) : null;
    const visible = made && maySee(viewer, { moderation: made.moderation, authorId: made.author_id });
    return { consentedAt: found.consented_at, publicThread: made && visible ? toThread(made, viewer) : null };
  }

  @ResolveField(() => ThreadType, {
    nullable: true,
    description: 'The private question that it was made of; for its asker and staff only.',
  })
  async anonymisedFrom(
    @Parent() { row }: ThreadType,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ThreadType | null> {
    if (!isSignedIn(viewer) || row.author_id !== null || row.kind === 'PRIVATE_QUESTION') return null;
    const sourceId = await this.publications.sourceOf(row.id);
    const source = sourceId ? await this.threads.byId(sourceId) : null;
    return source && maySeeDetails(viewer, { authorId: source.author_id }) ? toThread(source, viewer) : null;
  }
}
