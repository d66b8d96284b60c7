/** Shapes of documents as values: what is not of a shape says where it is not, and how. Section 2 of the protocol. */

/** Where a value is not what it must be: `where` is a path such as `entries[3].weight`, empty for the whole. */
export interface Fault {
  readonly where: string;
  readonly detail: string;
}

/** The first fault of a value, null where it has none. */
export type Shape = (value: unknown) => Fault | null;

const fault = (detail: string): Fault => ({ where: "", detail });

/** The value itself and no other. */
export function literal(expected: string): Shape {
  const not = fault(`must be "${expected}"`);
  return (value) => (value === expected ? null : not);
}

export function oneOf(...expected: readonly string[]): Shape {
  const not = fault(`must be one of ${expected.map((one) => `"${one}"`).join(", ")}`);
  return (value) => (typeof value === "string" && expected.includes(value) ? null : not);
}

export function nullOr(shape: Shape): Shape {
  return (value) => (value === null ? null : shape(value));
}

/** A whole number within the bounds. JSON's `1.0` and `1e0` are 1 already when they come here. */
export function integer(least: number = -Number.MAX_SAFE_INTEGER, most: number = Number.MAX_SAFE_INTEGER): Shape {
  const not = fault(`must be a whole number from ${least} to ${most}`);
  return (value) => (Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most ? null : not);
}

const HEX = /^[0-9a-f]*$/;

/** So many bytes in lower-case hexadecimal. */
export function hex(bytes: number): Shape {
  const not = fault(`must be ${bytes} bytes as ${bytes * 2} lower-case hexadecimal digits`);
  return (value) => (typeof value === "string" && value.length === bytes * 2 && HEX.test(value) ? null : not);
}

/** Unicode of so many UTF-8 bytes. */
export function text(least: number, most: number): Shape {
  const not = fault(`must be a text of ${least} to ${most} bytes`);
  const broken = fault("must be Unicode without lone surrogates");
  return (value) => {
    if (typeof value !== "string") return not;
    if (!value.isWellFormed()) return broken;
    // No UTF-16 unit becomes more than three bytes.
    return value.length >= least && (value.length * 3 <= most || utf8Length(value) <= most) ? null : not;
  };
}

function utf8Length(value: string): number {
  let length = 0;
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    // Half of a pair stands for two of the four bytes.
    length += unit < 0x80 ? 1 : unit < 0x800 || (unit & 0xf800) === 0xd800 ? 2 : 3;
  }
  return length;
}

export function pattern(expression: RegExp, what: string): Shape {
  const not = fault(`must be ${what}`);
  return (value) => (typeof value === "string" && expression.test(value) ? null : not);
}

/** A list of least to most members of one shape. */
export function list(item: Shape, least: number, most: number = Number.POSITIVE_INFINITY): Shape {
  const noList = fault("must be a list");
  const not = fault(
    most === Number.POSITIVE_INFINITY ? `must have ${least} members or more` : `must have ${least} to ${most} members`,
  );
  return (value) => {
    if (!Array.isArray(value)) return noList;
    if (value.length < least || value.length > most) return not;
    for (let index = 0; index < value.length; index += 1) {
      const found = item(value[index]);
      if (found !== null) return within(`[${index}]`, found);
    }
    return null;
  };
}

/** A name that somebody made up may be as long as the file. */
const SHOWN_NAME = 80;

/** An object of exactly these members. */
export function object(members: Readonly<Record<string, Shape>>): Shape {
  const shapes = Object.entries(members);
  const noObject = fault("must be an object");
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return noObject;
    const given = value as Readonly<Record<string, unknown>>;
    for (const [name, shape] of shapes) {
      if (!Object.hasOwn(given, name)) return { where: name, detail: "is missing" };
      const found = shape(given[name]);
      if (found !== null) return within(name, found);
    }
    const unknown = Object.keys(given).find((name) => !Object.hasOwn(members, name));
    return unknown === undefined
      ? null
      : { where: unknown.slice(0, SHOWN_NAME), detail: "is no member of this document" };
  };
}

function within(place: string, { where, detail }: Fault): Fault {
  return { where: where === "" || where.startsWith("[") ? place + where : `${place}.${where}`, detail };
}
