/** Types of schema.org that pages are marked with; search engines read them from the text that people see. */
type ItemType = 'QAPage' | 'Question' | 'Answer' | 'Person' | 'GovernmentOrganization';

/** Attributes of an element that is an item (HTML Standard, Microdata). @param property what it is of the item around it */
export const itemOf = (type: ItemType, property?: string) => ({
  itemscope: true,
  itemtype: `https://schema.org/${type}`,
  ...(property && { itemprop: property }),
});
