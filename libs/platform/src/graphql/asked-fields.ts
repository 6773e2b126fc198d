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
  info.fieldNodes.flatMap(({ selectionSet }) => (selectionSet ? fieldsIn(selectionSet, name, info) : []));

function fieldsIn({ selections }: SelectionSetNode, name: string, info: GraphQLResolveInfo): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === name ? selection : [];
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    return fragment ? fieldsIn(fragment.selectionSet, name, info) : [];
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
