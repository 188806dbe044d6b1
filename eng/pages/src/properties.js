import { html, join } from "./html.js";

const Ranges = [
  ["minimum", "maximum", ""], ["minLength", "maxLength", " characters"],
  ["minItems", "maxItems", " items"], ["minProperties", "maxProperties", " members"],
];

const Huge = { 9007199254740991: "2^53-1", [-9007199254740991]: "-(2^53-1)", 2147483647: "2^31-1" };
const number = (value) => Huge[value] ?? String(value);

/** The properties of a schema as rows of a table; `resolve` finds the schema behind a `$ref`. */
export class Properties {
  constructor(resolve, prose) {
    Object.assign(this, { resolve, prose });
  }

  table(schema) {
    const rows = this.#members(schema, "", 0);
    const shown = rows.length > 0 ? rows : [this.#row("the value", schema, undefined, 0)];
    return html`<div class="table" tabindex="0" role="group" aria-label="Properties"><table class="stacks properties">
<thead><tr><th>name</th><th>type</th><th>constraints</th><th>description</th></tr></thead>
<tbody>${shown}</tbody></table></div>`;
  }

  /** The alternatives of a schema, each with what it adds. */
  variants(schema) {
    return ["oneOf", "anyOf", "allOf"].filter((word) => schema[word]).map((word) => html`
<h3>${{ oneOf: "Exactly one of these", anyOf: "One of these at least", allOf: "All of these" }[word]}</h3>
<ol class="variants">${schema[word].map((one) => html`<li>${this.#variant(one)}</li>`)}</ol>`);
  }

  #variant(schema) {
    if (schema.$ref) return this.#type(schema);
    const told = Object.entries(schema.properties ?? {}).filter(([, one]) => one.enum?.length === 1);
    const head = told.map(([name, one]) => html`<code>${name}</code> is <code>${String(one.enum[0])}</code>`);
    const needs = (schema.required ?? []).filter((name) => !told.some(([other]) => other === name));
    const narrowed = Object.entries(schema.properties ?? {})
      .filter(([name]) => !told.some(([other]) => other === name));
    const parts = [
      head.length > 0 && html`where ${join(head, " and ")}`,
      needs.length > 0 && html`needs ${join(needs.map((name) => html`<code>${name}</code>`), ", ")}`,
      schema.required === undefined && !schema.properties && html`${this.#type(schema)} ${this.#constraints(schema)}`,
      schema.not && html`not (${this.#variant(schema.not)})`,
    ].filter(Boolean);
    const rows = narrowed.filter(([name, one]) => !needs.includes(name) || one.enum || one.not);
    return html`${schema.description && html`<p>${this.prose(schema.description)}</p>`}${join(parts, ": ")}
${rows.length > 0 && html`<ul>${rows.map(([name, one]) => html`<li><code>${name}</code>: ${this.#type(one)}
 ${this.#constraints(one)}${one.not && html` but ${this.#constraints(one.not)}`}</li>`)}</ul>`}
${schema.anyOf && html`<p>and one of these at least:</p><ol>${schema.anyOf.map((one) =>
      html`<li>${this.#variant(one)}</li>`)}</ol>`}`;
  }

  #members(schema, prefix, depth) {
    const named = Object.entries(schema.properties ?? {}).map(([name, one]) =>
      this.#rows(prefix + name, one, (schema.required ?? []).includes(name), depth));
    const patterned = Object.entries(schema.patternProperties ?? {}).map(([pattern, one]) =>
      this.#rows(`${prefix}*`, one, undefined, depth, html`name matches <code>${pattern}</code>`));
    const others = typeof schema.additionalProperties === "object"
      ? [this.#rows(`${prefix}*`, schema.additionalProperties, undefined, depth)] : [];
    return [...named, ...patterned, ...others].flat();
  }

  #rows(name, schema, isRequired, depth, also) {
    const row = this.#row(name, schema, isRequired, depth, also);
    if (schema.items && !schema.items.$ref) return [row, ...this.#members(schema.items, `${name}[].`, depth + 1)];
    return [row, ...this.#members(schema, `${name}.`, depth + 1)];
  }

  #row(name, schema, isRequired, depth, also) {
    const constraints = [also, ...this.#constraints(schema, true)].filter(Boolean);
    const description = schema.description ?? this.resolve(schema.$ref ?? schema.items?.$ref)?.description;
    return html`<tr><th scope="row" data-depth="${depth}"><code>${name}</code>
${isRequired && html`<span class="required">required</span>`}</th>
<td data-label="type">${this.#type(schema)}</td>
<td data-label="constraints">${join(constraints, html`<br>`)}</td>
<td data-label="description">${description && this.prose(description)}</td></tr>`;
  }

  #type(schema) {
    if (schema.$ref) {
      const { place, name, type } = this.resolve(schema.$ref);
      return html`<a href="${place}">${name}</a>${type && html` <small>(${type})</small>`}`;
    }
    if (schema.items) return html`list of ${this.#type(schema.items)}`;
    const alternatives = schema.oneOf ?? schema.anyOf;
    if (!schema.type && alternatives) return join(alternatives.map((one) => this.#type(one)), " or ");
    return html`${schema.type ?? "any"}`;
  }

  #constraints(schema, asList = false) {
    const parts = [];
    if (schema.enum) parts.push(join(schema.enum.map((one) => html`<code>${String(one)}</code>`), ", "));
    if (schema.const !== undefined) parts.push(html`<code>${JSON.stringify(schema.const)}</code>`);
    for (const [least, most, unit] of Ranges) {
      const [from, to] = [schema[least], schema[most]];
      if (from !== undefined && to !== undefined) parts.push(html`${number(from)} to ${number(to)}${unit}`);
      else if (from !== undefined) parts.push(html`at least ${number(from)}${unit}`);
      else if (to !== undefined) parts.push(html`at most ${number(to)}${unit}`);
    }
    if (schema.exclusiveMinimum !== undefined) parts.push(html`more than ${number(schema.exclusiveMinimum)}`);
    if (schema.exclusiveMaximum !== undefined) parts.push(html`less than ${number(schema.exclusiveMaximum)}`);
    if (schema.uniqueItems) parts.push(html`none twice`);
    if (schema.pattern) parts.push(html`<code>${schema.pattern}</code>`);
    if (schema.format) parts.push(html`format <code>${schema.format}</code>`);
    if (schema.additionalProperties === false && schema.properties) parts.push(html`closed`);
    if (schema.items && !schema.items.$ref) {
      const ofItems = this.#constraints(schema.items, true);
      if (ofItems.length > 0) parts.push(html`each: ${join(ofItems, ", ")}`);
    }
    return asList ? parts : join(parts, ", ");
  }
}
