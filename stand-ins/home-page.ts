import { html, type Page } from './page.ts';

export function homePage(): Page {
  return {
    title: '替身：平台之外的世界',
    body: html`<ul class="list">
<li><a href="/clock">演示时钟</a><br>把业务时间移到报名、确认、审核、缴费各阶段。</li>
<li><a href="/phone">考生的手机</a><br>用微信扫码、同意、关注公众号，查看微信消息和短信。</li>
<li><a href="/mailbox">考生的邮箱</a><br>查看平台发来的邮件。</li>
<li><a href="/network-identity/phone">国家网络身份认证 App</a><br>在考生的手机上同意或拒绝身份认证请求。</li>
<li><a href="/authenticator">手机验证器</a><br>考务人员第二步验证用的 6 位数字。</li>
<li><a href="/bank">河北银联付</a><br>查看银行已入账的付款和通知，并可让银行的通知出错。</li>
<li><a href="/bank-sm2">河北银联付（国密）</a><br>同一家银行，用 SM2 签名。</li>
<li><a href="/till/wechat-pay">微信支付</a><br>扫码付款，查看通知，送出扣住的通知。</li>
<li><a href="/till/wechat-pay-33">微信支付（浙江商户）</a><br>同上：浙江考区自己的商户。</li>
<li><a href="/till/alipay">支付宝</a><br>查看付款和通知，送出扣住的通知。</li>
<li><a href="/credential-check">学历学位核验</a><br>查看核验请求，送出扣住的结果。</li>
<li><a href="/control">让外部世界出错</a><br>让短信等外部系统迟到、重复、出错或停止应答。</li>
</ul>`,
  };
}
