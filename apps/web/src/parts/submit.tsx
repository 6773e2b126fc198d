import type { JSX } from '#jsx/jsx-runtime';

interface Props {
  /** Of no other button of the page. */
  readonly name: string;
  readonly text: string;
  /** Why it would certainly be refused now, if it would. */
  readonly why: string | null;
  readonly looks?: 'button' | 'button button--quiet' | 'button button--grave';
}

/** The button of a form, or the same disabled with the reason beside it; the server looks for itself all the same. */
export const Submit = ({ name, text, why, looks = 'button' }: Props): JSX.Element => (
  <>
    <button
      type="submit"
      class={looks}
      {...(why !== null && { disabled: true, 'aria-describedby': `why-${name}` })}
    >
      {text}
    </button>
    {why !== null && (
      <p class="field__hint" id={`why-${name}`}>
        {why}
      </p>
    )}
  </>
);
