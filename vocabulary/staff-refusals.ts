import { text } from './language.ts';
import type { WireRefusalWords } from './wire-refusal-words.ts';

/** Of staff among themselves: who may what, and how they prove to be there. */
export const staffRefusals = {
  'own-alarm': {
    what: text('这条预警与您本人有关，不能由您处理。', 'This alarm is about yourself; you cannot close it.'),
    how: text('请由另一位审计员核实并处理。', 'Please have another auditor look into it and close it.'),
  },
  'permission-missing': {
    what: text('您的岗位不办理这项工作。', 'Your post does not do this.'),
    preciseWhat: text('您的岗位没有“{permission}”的权限。', 'Your post has no permission to: {permission}.'),
    how: text('确有需要的，请联系本辖区的管理员。', 'If you need it, ask the administrator of your area.'),
  },
  'step-up-needed': {
    what: text(
      '办理这项工作前，需要再次验证是您本人。',
      'Before this, please prove once more that it is you.',
    ),
    how: text('请完成验证，办理会接着进行。', 'Please do so; then it goes on.'),
  },
  'factor-wrong': {
    what: text('没有通过验证。', 'This could not be verified.'),
    how: text(
      '请使用验证器现在显示的 6 位数字，每个验证码只能用一次。手机时间不准的，请先校准。',
      'Please use the 6 digits that your authenticator shows now; each code is good once. Check the time of your telephone.',
    ),
  },
  'factor-known': {
    what: text('这个验证器已经登记过。', 'This authenticator is enrolled already.'),
    how: text('请换一个验证器。', 'Please use another one.'),
  },
  'last-factor': {
    what: text('这是您唯一的验证器，不能删除。', 'This is your only authenticator; it cannot be removed.'),
    how: text('请先登记新的验证器，再删除这一个。', 'Please enrol another one first, then remove this one.'),
  },
  'not-to-manage': {
    what: text('您不能变更这个账号。', 'This account is not yours to change.'),
    how: text(
      '自己的账号由其他管理员变更；审计员和国家中心的账号由国家中心变更。',
      'Your own account is changed by another administrator; those of auditors and of the national centre by the centre.',
    ),
  },
  'position-not-yours': {
    what: text('这个岗位或者地点不能由您安排。', 'This post, or this place, is not yours to give.'),
    how: text('请选择本辖区内的地点和岗位。', 'Please choose a post and a place within your area.'),
  },
  'invitation-gone': {
    what: text('这个邀请链接不能使用了。', 'This invitation can no longer be used.'),
    how: text(
      '链接在 72 小时内有效，只能使用一次。请联系管理员重新邀请。',
      'A link works for 72 hours and once. Please ask your administrator for a new one.',
    ),
  },
  'user-name-shape': {
    what: text('用户名不符合要求。', 'This user name cannot be used.'),
    how: text(
      '请以字母开头，使用 4 至 32 位字母、数字、下划线、点或者连字符。',
      'Please begin with a letter and use 4 to 32 letters, digits, underscores, dots or hyphens.',
    ),
  },
} satisfies Record<string, WireRefusalWords>;
