import type { zh } from './texts.zh-CN.ts';

export const en: typeof zh = {
  code: {
    alt: 'QR code, to be scanned with WeChat',
    validity: 'The code is good for 2 minutes, and once.',
    refresh: 'Draw a new code',
    noScan: 'On a telephone, and nothing to scan with?',
    noScanHow: 'Copy this address and open it in WeChat:',
    state: {
      drawn: 'Please scan the code with WeChat.',
      opened: 'Scanned. Please check on the telephone, then agree.',
      agreed: 'Agreed.',
      declined: 'On the telephone “No” was chosen.',
      used: 'Done.',
      over: 'The code is no longer valid. Please draw a new one.',
    },
  },
  logIn: {
    title: 'Log in with WeChat',
    lead: 'Scan with the WeChat that you have bound. If you have bound none yet, log in with your password and bind it under “My account”.',
    byPassword: 'Log in with the password',
  },
  account: {
    title: 'WeChat',
    lead: 'With WeChat you can log in by scanning, and what you have to do for your registration is sent there. You can register without it; all messages stand under “Messages”.',
    bound: 'WeChat is bound.',
    since: (moment) => `Since ${moment}`,
    notFollowing:
      'You do not follow the official account, so nothing can be sent to your WeChat. Please follow the account of the national health talent centre in WeChat.',
    unavailable: 'WeChat cannot be bound now; your registration is not affected. Please come back later.',
    howTitle: 'How to bind',
    how: [
      'Enter the password of your account; the code of the official account is shown.',
      'Scan it with your own WeChat and follow the account.',
      'Open the link in the message that the account sends, check, and agree.',
    ],
    password: 'Password of the account',
    passwordMissing: 'Please enter your password.',
    show: 'Show the code',
    another: 'Bind another WeChat',
    unbind: 'Unbind',
    unbindWhat:
      'Afterwards this WeChat can no longer log in, and you are reminded by text message. Your registration is not affected.',
    back: 'Back to my account',
  },
  consent: {
    titles: { 'log-in': 'Log in with WeChat', bind: 'Bind WeChat' },
    title: 'Scanned with WeChat',
    ask: {
      'log-in': 'Log in to your account on this device?',
      bind: 'Bind this WeChat to this account?',
    },
    person: 'Account',
    idTail: (name, tail) => `${name}, ID number ending in ${tail}`,
    device: 'Device',
    unknownDevice: 'Unknown',
    network: 'Network',
    networkOf: (address, isSame) =>
      isSame ? `${address}, the same network as this phone` : `${address}, not the network of this phone`,
    otherNetwork:
      'That is usual where the phone uses mobile data and the computer the network of a home or a hospital. If the computer is not in front of you, do not agree.',
    held: 'This WeChat is bound to another account.',
    heldHow:
      'If you agree, it is unbound there and bound to the account above. The other account is told; its registration is not affected.',
    move: 'Move it to this account',
    when: 'Opened at',
    warning:
      'Agree only if you have opened the code yourself, on the screen in front of you. Never agree to a code that somebody has sent you.',
    agree: { 'log-in': 'Agree to log in', bind: 'Agree to bind' },
    decline: 'No',
    agreed: {
      'log-in': 'Agreed. Please go on at the computer.',
      bind: 'WeChat is bound. You can close this page.',
    },
    declined: 'Declined; nothing has happened.',
    problems: {
      'scan-over': {
        what: 'The QR code is no longer valid, or was scanned before.',
        how: 'Please draw a new code on the computer and scan that one.',
      },
      'wechat-away': {
        what: 'WeChat does not answer now; your registration is not affected.',
        how: 'Please scan again later, or log in with your password.',
      },
    },
  },
};
