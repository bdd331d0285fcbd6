/** What openapi-typescript's `paths` and `operations` say, in the form that methods have. */

type OkStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | '2XX';

/** The JSON body of a message, or that of its first media type. */
type ContentOf<Content> = Content extends { 'application/json': infer Body } ? Body : Content[keyof Content];

type BodyOf<Message> = Message extends { content: infer Content } ? ContentOf<Content> : undefined;

/** What an operation returns: the body of its success, `undefined` when it has none. */
export type OutputOf<Operation> = Operation extends { responses: infer Responses }
  ? BodyOf<Responses[keyof Responses & OkStatus]>
  : never;

type Given<Part> = [NonNullable<Part>] extends [never] ? unknown : NonNullable<Part>;

type ParametersOf<Operation> = Operation extends {
  parameters: { path?: infer Path; query?: infer Query; header?: infer Header; cookie?: infer Cookie };
}
  ? Given<Path> & Given<Query> & Given<Header> & Given<Cookie>
  : unknown;

/** The fields of a body that is an object stand beside the parameters; another body is called `body`. */
type Flat<Body> = Body extends readonly unknown[] | Blob | string | number | boolean | null ? { body: Body } : Body;

type RequestBodyOf<Operation> = Operation extends { requestBody?: infer Message }
  ? [NonNullable<Message>] extends [never]
    ? unknown
    : Flat<BodyOf<NonNullable<Message>>>
  : unknown;

type Accepted<Value> = Value extends readonly (infer Item)[] ? readonly Item[] : Value;

type Optional<Fields, Name extends keyof Fields> = Record<never, never> extends Pick<Fields, Name> ? undefined : never;

type Lenient<Fields, Dates, Credential> = Fields extends unknown
  ? {
      [Name in keyof Fields as Exclude<Name, Credential>]:
        | Accepted<Fields[Name]>
        | Optional<Fields, Name>
        | (Name extends Dates ? Date : never);
    }
  : never;

/**
 * What a method takes: parameters and body fields in one object. Arrays may be readonly, what may be omitted may be
 * `undefined`, `Dates` names the fields that may be a `Date`, and the credential is not among them.
 */
export type InputOf<Operation, Dates extends string = never, Credential extends string = never> = Lenient<
  ParametersOf<Operation> & RequestBodyOf<Operation>,
  Dates,
  Credential
>;

type With<Fields, Names extends keyof Fields> = Fields & { [Name in Names]-?: Exclude<Fields[Name], undefined> };

/** An input that needs at least one of two fields. */
export type Either<Fields, One extends keyof Fields, Other extends keyof Fields> =
  | With<Fields, One>
  | With<Fields, Other>;

type Same<One, Other> = [One, Other] extends [Other, One] ? true : false;

/** For each entry of a table of operations whether its method and path lead to the operation of its name. */
export type Placed<Table, Paths, Operations> = {
  [Id in keyof Table]: Table[Id] extends { readonly method: infer Method; readonly path: infer Path }
    ? Path extends keyof Paths
      ? Method extends keyof Paths[Path]
        ? Id extends keyof Operations
          ? Same<Paths[Path][Method], Operations[Id]>
          : false
        : false
      : false
    : false;
}[keyof Table];

/** Fails to compile unless what it is given is true. */
export type Expect<Fact extends true> = Fact;
