import type { zh } from './texts.zh-CN.ts';

export const en: typeof zh = {
  title: 'Log in',
  login: 'User name or ID number',
  loginMissing: 'Please enter your user name or ID number.',
  password: 'Password',
  passwordMissing: 'Please enter your password.',
  submit: 'Log in',
  forgotten: 'Forgot password',
  noAccount: 'No account yet?',
  signUp: 'Sign up',
  recovered: 'Your new password is set. Please log in.',
  again: {
    title: 'Please log in again',
    why: 'Your session has ended. What you entered is still here; after logging in, we continue where you were.',
    logIn: 'Log in and continue',
    leave: 'Do not log in, go to the home page',
  },
  recovery: {
    title: 'Recover your account',
    why: 'Enter the ID with which you signed up. A code goes by text message to your mobile number. Then log in with your ID number and the new password.',
    idType: 'ID type',
    idNumber: 'ID number',
    name: 'Name',
    nameMissing: 'Please enter your name.',
    idNumberMissing: 'Please enter your ID number.',
    send: 'Send me a code',
    sent: 'If these details match your account, a code has been sent to your mobile number. Please enter it within 10 minutes.',
    notReceived:
      'No message? Check your ID details and ask for a new code. If the number is no longer yours, go to an exam point with your valid ID.',
    code: 'Code from the message',
    codeMissing: 'Please enter the code from the message.',
    newPassword: 'New password',
    submit: 'Set the new password',
    back: 'Change the ID details, ask for a new code',
  },
};
