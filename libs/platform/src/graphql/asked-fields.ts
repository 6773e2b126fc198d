import {
  type FieldNode,
  type GraphQLResolveInfo,
  Kind,
  type SelectionSetNode,
  getArgumentValues,
  isObjectType,
} from 'graphql';

/** What the query asks of the object that is being found, fields of this name, in its fragments too. */
export const askedFields = (info: GraphQLResolveInfo, name: string): FieldNode[] =>
  allAsked(info).filter((field) => field.name.value === name);

/** Whether the query asks nothing of the object that is being found but fields of these names. */
export const asksOnly = (info: GraphQLResolveInfo, names: ReadonlySet<string>): boolean =>
  allAsked(info).every((field) => names.has(field.name.value));

const allAsked = (info: GraphQLResolveInfo): FieldNode[] =>
  info.fieldNodes.flatMap(({ selectionSet }) => (selectionSet ? fieldsIn(selectionSet, info) : []));

function fieldsIn({ selections }: SelectionSetNode, info: GraphQLResolveInfo): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection;
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    return fragment ? fieldsIn(fragment.selectionSet, info) : [];
  });
}

/** @returns the arguments of a field of an object type, variables put in. */
export function argumentsOf(
  info: GraphQLResolveInfo,
  typeName: string,
  field: FieldNode,
): Record<string, unknown> {
  const type = info.schema.getType(typeName);
  const definition = isObjectType(type) && type.getFields()[field.name.value];
  return definition ? getArgumentValues(definition, field, info.variableValues) : {};
}
