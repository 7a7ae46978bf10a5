import { describe, expect, it } from 'vitest';
import { checkFirstStep, checkSecondStep, emptyDraft, type SignUpDraft, stillSaid } from './sign-up-draft.ts';

const right: SignUpDraft = {
  ...emptyDraft,
  userName: 'wang.xiaoyan',
  password: 'Lan-tian-yun-9',
  name: '王晓燕',
  idNumber: '11010519491231002X',
  phone: '13900001234',
  phoneCode: '482913',
  nameAgain: '王晓燕',
  idTypeAgain: 'resident-id',
  idNumberAgain: '11010519491231002x',
};

describe('A1: signing up', () => {
  it('the first step says what is missing, field by field', () => {
    expect(checkFirstStep(emptyDraft)).toEqual({
      userName: 'userNameMissing',
      password: 'passwordMissing',
      name: 'name-empty',
      idNumber: 'id-number-empty',
      phone: 'required',
    });
    expect(checkFirstStep(right)).toEqual({});
  });

  it('a password with the user name or the ID number in it is refused before it is sent', () => {
    expect(checkFirstStep({ ...right, password: 'Wang.xiaoyan-1' }).password).toBe('password-contains-name');
  });

  it('the second entry may be spelled otherwise, but must be the same', () => {
    expect(checkSecondStep(right)).toEqual({});
    expect(checkSecondStep({ ...right, nameAgain: ' 王 晓燕' })).toEqual({});
    expect(checkSecondStep({ ...right, nameAgain: '王小燕' })).toEqual({ nameAgain: 'name' });
    expect(checkSecondStep({ ...right, idTypeAgain: 'passport' })).toEqual({ idTypeAgain: 'idType' });
    expect(checkSecondStep({ ...right, idNumberAgain: '110105194912310021' })).toEqual({
      idNumberAgain: 'idNumber',
    });
  });

  it('the code from the text message has six digits', () => {
    for (const phoneCode of ['', '48291', 'abcdef'])
      expect(checkSecondStep({ ...right, phoneCode })).toEqual({ phoneCode: 'phoneCodeMissing' });
  });

  it('what the server said of a field holds until the field is changed', () => {
    const problems = [{ field: 'userName', code: 'user-name-shape' }];
    expect(stillSaid(problems, right, right)).toEqual({ userName: 'user-name-shape' });
    expect(stillSaid(problems, right, { ...right, userName: 'wang.yan' })).toEqual({});
  });
});
