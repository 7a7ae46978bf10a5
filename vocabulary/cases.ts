import type { CaseKind, CaseState } from '#domain/cases/case.ts';
import type { CaseAction } from '#domain/cases/decide-case.ts';
import { type Language, say, type Text, text } from './language.ts';

const kinds = {
  'score-merge': text('成绩合并', 'Score merge'),
  'identity-reclaim': text('收回证件号码', 'ID number taken by somebody else'),
  'account-correction': text('账户信息更正', 'Correction of the account'),
  'duplicate-person': text('疑似重复账户', 'Possible second account'),
  'photo-in-doubt': text('照片待核实', 'Photo to be checked'),
  'credential-in-doubt': text('学历学位信息待核实', 'Education or degree to be checked'),
  'forfeit-to-revert': text('恢复已放弃的报名', 'Registration given up, to be given back'),
} satisfies Record<CaseKind, Text>;

const states = {
  open: text('待审核', 'Waiting for the first decision'),
  'first-approved': text('待复核', 'Waiting for the second decision'),
  approved: text('已通过', 'Approved'),
  refused: text('未通过', 'Not approved'),
  withdrawn: text('已撤回', 'Withdrawn'),
  undone: text('已撤销', 'Undone'),
} satisfies Record<CaseState, Text>;

const actions = {
  'approve-first': text('审核通过', 'Approve (first)'),
  'approve-second': text('复核通过', 'Approve (second)'),
  'approve-alone': text('核实通过，办结', 'Settle: in order'),
  refuse: text('不通过', 'Do not approve'),
  withdraw: text('撤回申请', 'Withdraw'),
  undo: text('撤销通过', 'Undo the approval'),
  'send-code-again': text('重新发送注册码', 'Send the code again'),
  'release-hold': text('解除报名暂停', 'Release the registration'),
  open: text('提出', 'Opened'),
  look: text('查看完整信息', 'Looked at full data'),
  follow: text('转入考区', 'Moved to the region'),
} satisfies Record<CaseAction | 'open' | 'look' | 'follow', Text>;

export const caseKindText = (kind: CaseKind, language: Language): string => kinds[kind][language];
export const caseStateText = (state: CaseState, language: Language): string => states[state][language];

/** What was done, or can be pressed. */
export const caseActionText = (action: keyof typeof actions, language: Language): string =>
  actions[action][language];

export const isCaseAct = (word: string): word is keyof typeof actions => Object.hasOwn(actions, word);
export const isCaseState = (word: string): word is CaseState => Object.hasOwn(states, word);

type Situation = { readonly done: Text; readonly next: Text };

const waitingForPoint: Situation = {
  done: text('申请已提交。', 'Your request has been submitted.'),
  next: text(
    '由考点审核，再由考区复核，现在不用您办理。',
    'The exam point decides first, then the exam region; there is nothing for you to do now.',
  ),
};

const common: Readonly<Record<Exclude<CaseState, 'approved'>, Situation>> = {
  open: waitingForPoint,
  'first-approved': {
    done: text('考点已审核通过。', 'The exam point has approved it.'),
    next: text(
      '由考区复核，现在不用您办理。',
      'The exam region decides next; there is nothing for you to do now.',
    ),
  },
  refused: {
    done: text('申请没有通过。', 'Your request was not approved.'),
    next: text(
      '请看下面的原因。补充材料后可以重新申请，或者带本人证件到考点办理。',
      'Please read the reason below. You can ask again with better papers, or go to the exam point with your ID.',
    ),
  },
  withdrawn: {
    done: text('您已撤回申请。', 'You have withdrawn your request.'),
    next: text('需要时可以重新申请。', 'You can ask again when you need to.'),
  },
  undone: {
    done: text('原先的通过已被撤销。', 'The approval has been undone.'),
    next: text(
      '请看下面的原因；如有疑问，请咨询考点。',
      'Please read the reason below; if in doubt, ask your exam point.',
    ),
  },
};

const settledDoubt: Situation = {
  done: text('工作人员已核实，没有问题。', 'Staff have looked: it is in order.'),
  next: text('现在不用您办理。', 'There is nothing for you to do now.'),
};

const doubtOpen = (done: Text): Situation => ({
  done,
  next: text(
    '请看下面写明的问题，尽快带本人有效身份证件和相关材料到报名所在考点核实。核实前，报名暂不能通过考区审核；填写的内容都已保留。',
    'Please read below what is doubted, and go to your exam point soon with your ID and what belongs to it. Until then the exam region cannot approve your registration; everything that you entered is kept.',
  ),
});

/** What is said of a doubt while it is open. */
const doubts = {
  'photo-in-doubt': doubtOpen(text('您的照片需要工作人员核实。', 'Your photo has to be checked by staff.')),
  'credential-in-doubt': doubtOpen(
    text('您的学历学位信息需要工作人员核实。', 'Your education or degree has to be checked by staff.'),
  ),
} as const;

const credentialFailed: Situation = {
  done: text(
    '工作人员核对了证书：学历学位信息未通过核验。',
    'Staff have looked at the certificate: your education or degree record is not verified.',
  ),
  next: text(
    '请看下面的原因；如有疑问，请带证书原件到报名所在考点。报名是否通过，由资格审核决定。',
    'Please read the reason below; if in doubt, take the original certificate to your exam point. Whether your registration passes is for the review to say.',
  ),
};

const forfeitOpen: Situation = {
  done: text('考点已为您申请恢复报名。', 'The exam point has asked for your registration to be given back.'),
  next: text(
    '由考区审核，请留意结果；现在不用您办理。',
    'The exam region decides; please look out for the result. There is nothing for you to do now.',
  ),
};

const approved: Readonly<Record<CaseKind, Situation>> = {
  'score-merge': {
    done: text('成绩合并已完成。', 'Your scores have been joined.'),
    next: text(
      '请重新核对“报考信息”中的报考科目。',
      'Please check the subjects on the page “Application” again.',
    ),
  },
  'account-correction': {
    done: text('账户信息已更正。', 'Your account has been corrected.'),
    next: text(
      '已提交的报名信息不会自动改变；还没有提交的，请重新提交“基本信息”页。',
      'Registrations that were submitted do not change by themselves; where you have not submitted, submit the page “Basic information” again.',
    ),
  },
  'identity-reclaim': {
    done: text('证件号码已收回。', 'The ID number has been given back.'),
    next: text('请凭短信中的注册码注册。', 'Please sign up with the code from the text message.'),
  },
  'duplicate-person': {
    done: text('工作人员认定您有另一个账户。', 'Staff have found that you have another account.'),
    next: text('请使用先注册的账户报名。', 'Please register with the account that was opened first.'),
  },
  'photo-in-doubt': settledDoubt,
  'credential-in-doubt': settledDoubt,
  'forfeit-to-revert': {
    done: text('您的报名已恢复。', 'Your registration has been given back.'),
    next: text(
      '请登录查看现在的状态，并在期限前办理需要您办理的事项。',
      'Please log in to see where it stands, and do what is to be done before the deadline.',
    ),
  },
};

const duplicateWaits: Situation = {
  done: text('系统发现您可能还有另一个账户。', 'You may have another account.'),
  next: text(
    '由工作人员核实，核实前报名不能确认。如果另一个账户也是您的，请使用先注册的账户。',
    'Staff are looking into it; until then your registration cannot be confirmed. If the other account is yours, please use the one that was opened first.',
  ),
};

const notDuplicate: Situation = {
  done: text('工作人员认定没有重复账户。', 'Staff have found that there is no second account.'),
  next: text('现在不用您办理。', 'There is nothing for you to do now.'),
};

function situationOf(kind: CaseKind, state: CaseState): Situation {
  if (kind === 'duplicate-person') {
    if (state === 'open' || state === 'first-approved') return duplicateWaits;
    if (state === 'refused' || state === 'undone') return notDuplicate;
  }
  if (state === 'open' && (kind === 'photo-in-doubt' || kind === 'credential-in-doubt')) return doubts[kind];
  if (state === 'open' && kind === 'forfeit-to-revert') return forfeitOpen;
  if (state === 'refused' && kind === 'credential-in-doubt') return credentialFailed;
  return state === 'approved' ? approved[kind] : common[state];
}

/** What is done, and what comes next and by whom, for the candidate. */
export function caseSituation(
  kind: CaseKind,
  state: CaseState,
  language: Language,
): { done: string; next: string } {
  const { done, next } = situationOf(kind, state);
  return { done: done[language], next: next[language] };
}

const message = text('【卫考】{kind}：{done}{next}', '{kind}: {done} {next}');
const reclaimApproved = text(
  '【卫考】您的证件号码已收回。请在注册时填写注册码 {code}。请不要告诉任何人。',
  'Your ID number has been given back. Enter the code {code} when you sign up. Tell it to nobody.',
);
const reclaimRefused = text(
  '【卫考】您收回证件号码的申请没有通过。原因：{reason} 可以补充材料后重新申请，或者带本人证件到考点办理。',
  'Your request for your ID number was not approved. Reason: {reason} You can ask again, or go to the exam point with your ID.',
);

/** A text message on what staff have decided. */
export const caseMessage = (kind: CaseKind, state: CaseState, language: Language): string =>
  say(message, language, { kind: caseKindText(kind, language), ...caseSituation(kind, state, language) });

export const reclaimApprovedMessage = (code: string, language: Language): string =>
  say(reclaimApproved, language, { code });

export const reclaimRefusedMessage = (reason: string, language: Language): string =>
  say(reclaimRefused, language, { reason });
