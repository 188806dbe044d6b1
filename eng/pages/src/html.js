/** Text that is HTML already. */
export class Html {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

export const escape = (text) =>
  String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const raw = (text) => new Html(text);

const place = (value) => {
  if (Array.isArray(value)) return value.map(place).join("");
  if (value === undefined || value === null || value === false) return "";
  return value instanceof Html ? value.text : escape(value);
};

/** HTML with values in it: text is escaped, a list is joined, nothing is left out. */
export const html = (strings, ...values) =>
  raw(strings.reduce((text, string, at) => text + place(values[at - 1]) + string));

/** A list with something between its parts. */
export const join = (parts, between) =>
  parts.flatMap((part, at) => (at === 0 ? [part] : [between, part]));
