import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Locale } from '#kernel';

/** A text that an administrator keeps in both languages. */
export type Bilingual = Record<Locale, string>;

@Entity('category')
export class Category {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'category_pk' })
  id!: string;

  @Column('text')
  slug!: string;

  @Column('jsonb')
  title!: Bilingual;

  @Column('jsonb')
  description!: Bilingual;

  /** In whose name official answers of this theme are given. */
  @Column('jsonb')
  department!: Bilingual;

  @Column('int')
  position!: number;

  /** Working minutes to a decision and to an answer (docs/product.md §3). */
  @Column('int')
  decisionMinutes!: number;

  @Column('int')
  answerMinutes!: number;

  @Column('int')
  privateDecisionMinutes!: number;

  @Column('int')
  privateAnswerMinutes!: number;

  /** Working days to the answer to a complaint and to a suggestion (docs/product.md §3 and §7). */
  @Column('int')
  complaintDays!: number;

  @Column('int')
  suggestionDays!: number;

  /** Working hours in which a ticket of this theme is to be solved (docs/product.md §7). */
  @Column('int')
  ticketHours!: number;

  /** Whether trusted authors' replies are let straight in (docs/product.md §4). */
  @Column('boolean')
  letsTrustedIn!: boolean;

  /** Whether its items stand before all others on the desk (docs/product.md §4). */
  @Column('boolean')
  urgent!: boolean;

  @Column('int')
  threadCount!: number;
}
