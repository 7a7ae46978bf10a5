import type { Option, OptionLists } from '../edition/options.ts';

function option(code: string, label: string, within: Option['within'] = {}): Option {
  return { code, label, labelEn: code, within };
}

const inDisciplines = (...disciplines: readonly string[]) => ({ discipline: disciplines });

const codeLists: OptionLists = {
  'id-type': [option('resident-id', '居民身份证'), option('passport', '护照')],
  nationality: [option('CN', '中国'), option('KZ', '哈萨克斯坦')],
  sex: [option('1', '男'), option('2', '女')],
  ethnicity: [option('01', '汉族'), option('05', '维吾尔族')],
  health: [option('10', '健康或良好'), option('30', '有慢性病')],
  discipline: [option('clinical', '临床医学'), option('nursing', '护理'), option('pharmacy', '药学')],
  level: [
    option('junior-assistant', '初级(士)', inDisciplines('nursing', 'pharmacy')),
    option('junior', '初级(师)', inDisciplines('nursing', 'pharmacy')),
    option('intermediate', '中级'),
  ],
  subject: [
    option('basic', '基础知识'),
    option('related', '相关专业知识'),
    option('professional', '专业知识'),
    option('practice', '专业实践能力'),
  ],
  'practice-category': [
    option('none', '无', inDisciplines('pharmacy')),
    option('clinical', '临床', inDisciplines('clinical')),
    option('nursing', '护士执业注册', inDisciplines('nursing')),
  ],
  'yes-no': [option('yes', '是'), option('no', '否')],
  'current-title': [option('none', '无'), option('junior', '初级(师)')],
  'education-level': [option('junior-college', '大专'), option('bachelor', '大学本科')],
  degree: [option('none', '无'), option('bachelor', '学士')],
  'study-length': [option('3', '三年'), option('5', '五年')],
  'employer-affiliation': [option('prefecture', '地(市、州、盟)属'), option('social', '社会办')],
  'employer-nature': [option('public-institution', '事业单位'), option('private-enterprise', '民营企业')],
  'employer-category': [option('general-hospital', '综合医院'), option('clinic', '诊所(卫生室)')],
  specialty: [
    option('303', '303 内科学', { discipline: ['clinical'], level: ['intermediate'] }),
    option('368', '368 护理学', { discipline: ['nursing'], level: ['intermediate'] }),
    option('203', '203 护理学', { discipline: ['nursing'], level: ['junior'] }),
    option('101', '101 药学', { discipline: ['pharmacy'], level: ['junior-assistant'] }),
  ],
};

const points: Readonly<Record<string, readonly Option[]>> = {
  '33': [option('3301', '杭州市'), option('3302', '宁波市')],
  '12': [option('120101', '和平区'), option('120103', '河西区')],
};

const sites: Readonly<Record<string, readonly Option[]>> = {
  '33': [option('3301-1', '杭州市卫生人才服务站', { point: ['3301'] })],
  '12': [
    option('120103-1', '河西区卫生人才报名点', { point: ['120103'] }),
    option('120101-1', '和平区卫生人才报名点', { point: ['120101'] }),
  ],
};

/** The lists of a region in the edition of 2026: Zhejiang (33) confirms on-site, Tianjin (12) on-line. */
export function listsOf(region: string): OptionLists {
  return { ...codeLists, point: points[region] ?? [], site: sites[region] ?? [] };
}

/** As the server gives them in 2023: no list is narrowed by a field that the edition does not have. */
export function listsOf2023(region: string): OptionLists {
  const widened = ([key, list]: readonly [string, readonly Option[]]) =>
    [key, key === 'site' ? list : list.map((of) => ({ ...of, within: {} }))] as const;
  return Object.fromEntries(Object.entries(listsOf(region)).map(widened));
}
