/** The id of a field's control: the problem summary and other pages lead there. */
export const fieldId = (key: string) => `field-${key}`;
