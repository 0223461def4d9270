const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const label = /^[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?$/u;

/**
 * Whether a text looks like an e-mail address people use: a dot-atom of at most 64 characters (RFC 5321, 4.5.3.1.1;
 * no quoted names), one `@`, and a domain name of at least two labels of at most 63 (RFC 1035, 2.3.4; letters of any
 * language). At most 254 characters. Takes time linear in the text.
 */
export function isEmail(text: string): boolean {
  if (text.length > 254) return false;
  const at = text.indexOf('@');
  if (at < 1 || at > 64 || at !== text.lastIndexOf('@')) return false;
  const labels = text.slice(at + 1).split('.');
  return (
    labels.length >= 2 &&
    labels.every((one) => one.length <= 63 && label.test(one)) &&
    !/^\d+$/.test(labels.at(-1) ?? '') &&
    local.test(text.slice(0, at))
  );
}
