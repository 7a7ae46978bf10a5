import type { OwnCase } from '#contract/client.ts';

/** The field labels of the vocabulary, by the keys of an identity. */
export const fieldNameOf: Readonly<Record<OwnCase['lines'][number]['key'], string>> = {
  name: 'name',
  idType: 'id_type',
  idNumber: 'id_number',
  sex: 'sex',
  birthDate: 'birth_date',
  nationality: 'nationality',
  phone: 'phone',
};

export const casePath = (number: string) => `/account/cases/${number}`;
