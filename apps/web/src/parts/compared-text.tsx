import type { JSX } from '#jsx/jsx-runtime';
import type { Comparison, Segment } from '#forum';

const TAGS = { SAME: 'span', ADDED: 'ins', REMOVED: 'del' } as const;

/** Two texts in one: what is gone is struck out, what is new is underlined. */
export const ComparedText = ({ title, body }: Comparison): JSX.Element => (
  <div class="as-typed">
    {title && (
      <p>
        <strong>
          <Segments segments={title} />
        </strong>
      </p>
    )}
    <p>
      <Segments segments={body} />
    </p>
  </div>
);

const Segments = ({ segments }: { readonly segments: readonly Segment[] }): JSX.Element => (
  <>
    {segments.map(({ kind, text }, place) => {
      const Tag = TAGS[kind];
      return <Tag key={place}>{text}</Tag>;
    })}
  </>
);
