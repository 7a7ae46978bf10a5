import type { Permission } from '#domain/staff/permissions.ts';
import type { Post } from '#domain/staff/posts.ts';
import { type Language, type Text, text } from './language.ts';

const posts = {
  'counter-clerk': text('报名点确认员', 'Counter clerk'),
  'point-reviewer': text('考点审核员', 'Reviewer of an exam point'),
  'region-reviewer': text('考区审核员', 'Reviewer of an exam region'),
  'region-administrator': text('考区管理员', 'Administrator of an exam region'),
  'national-administrator': text('国家中心管理员', 'National administrator'),
  support: text('客服', 'Support'),
  auditor: text('审计员', 'Auditor'),
  'employer-clerk': text('单位经办人', "Employer's clerk"),
} satisfies Record<Post, Text>;

const permissions = {
  'read-own-work': text('查看本岗位的待办', 'See what waits for oneself'),
  'read-files': text('查看报名材料', 'Open registrations'),
  'search-files': text('查询报名', 'Search registrations'),
  confirm: text('办理报名确认', 'Confirm registrations'),
  review: text('资格审核', 'Review qualifications'),
  'undo-decisions': text('撤销已作的结论', 'Take decisions back'),
  'reassign-files': text('收回他人正在审核的报名', 'Release what a colleague holds'),
  'pass-in-batch': text('批量通过', 'Pass many at once'),
  unmask: text('查看完整的个人信息', 'See masked personal data'),
  'write-notes': text('写内部备注和提问', 'Write internal notes and questions'),
  'answer-questions': text('答复考点的提问', "Answer exam points' questions"),
  'identify-employers': text('归并单位名称', 'Identify names of employers'),
  'decide-cases': text('办理个案', 'Decide cases'),
  'correct-registrations': text('考前信息修改', 'Correct registrations before the exam'),
  'cancel-registrations': text('取消报名和退费', 'Cancel registrations and refund'),
  reconcile: text('对账', 'Reconcile payments with bills and accounts'),
  'hand-over': text('移交报名数据', 'Hand over the registered for seating'),
  'print-forms': text('批量打印报名表', 'Print forms in bulk'),
  'read-numbers': text('查看统计', 'See the numbers'),
  'read-second-looks': text('查看复看统计', 'See how second looks ended'),
  export: text('导出数据', 'Export data'),
  import: text('导入数据', 'Import data'),
  'read-configuration': text('查看报名设置', 'See the configuration'),
  'draft-configuration': text('起草报名设置', 'Draft a configuration'),
  'approve-configuration': text('批准报名设置', 'Approve a configuration'),
  'manage-staff': text('管理考务人员', 'Manage staff'),
  'read-audit': text('查看操作记录', 'Read the audit trail'),
  'read-timeline': text('查看报名经过', 'Read the timeline of a registration'),
  'view-as': text('以考生视角查看', 'See what a candidate sees'),
  'read-outside-refusals': text('查看未通过验证的外部通知', 'See what came from outside and was refused'),
  'read-own-employees': text('查看本单位报名人员', 'See who of the own employer has registered'),
} satisfies Record<Permission, Text>;

export const postText = (post: Post, language: Language): string => posts[post][language];

export const permissionText = (permission: Permission, language: Language): string =>
  permissions[permission][language];

export const isPermission = (word: unknown): word is Permission =>
  typeof word === 'string' && Object.hasOwn(permissions, word);

export const isPost = (word: unknown): word is Post => typeof word === 'string' && Object.hasOwn(posts, word);
