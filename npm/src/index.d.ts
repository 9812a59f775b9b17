/** Options of {@link verify}. */
export interface VerifyOptions {
  /**
   * A name that every finding carries in `file`. Named as a migration of Flyway (`V1__name.sql`) or of
   * golang-migrate (`1_name.up.sql`), the script runs in one transaction.
   */
  file?: string | null;
  /** The day whose service is asked for, such as `2026-04-13`; `latest` if left out. */
  dsql?: string | null;
  /** Only these rules, by id. */
  select?: readonly string[] | null;
  /** Not these rules, by id. */
  ignore?: readonly string[] | null;
  /**
   * In which transactions the script runs, where its own comments do not say it as those of goose,
   * dbmate and sqlx do: `statement`, each statement in one of its own unless the script says `BEGIN`,
   * or `file`, all in one. If left out, the name in `file` decides, and without such a name
   * `statement` holds.
   */
  assumeTransaction?: 'statement' | 'file' | null;
}

/**
 * `error`: the service refuses this. `warning`: it may refuse it, or does something unexpected.
 * `note`: nobody has recorded what it does.
 */
export type Severity = 'error' | 'warning' | 'note';

/** A range of the text, in UTF-16 code units: `sql.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

/** A place as people count it: from 1, columns in characters (`😀` is one). */
export interface Position {
  line: number;
  column: number;
}

/** What the real server answers, as far as somebody has seen it. */
export interface ServerError {
  sqlstate: string | null;
  message: string | null;
}

/** A replacement of `sql.slice(start, end)`. */
export interface Edit extends Span {
  text: string;
}

/** A repair: edits that belong together, sorted by place. */
export interface Fix {
  title: string;
  /**
   * `safe`: the meaning stays. `unsafe`: it changes, and the title says how. `display-only`: for
   * people to read.
   */
  applicability: 'safe' | 'unsafe' | 'display-only';
  edits: Edit[];
}

/** One thing that the service refuses, or that needs care. */
export interface Finding {
  /** The name given in the options. */
  file: string | null;
  /** Id of the rule, such as `array-type`. */
  rule: string;
  severity: Severity;
  /** What is wrong. */
  message: string;
  /** Why. */
  note: string | null;
  /** What to write instead. */
  help: string | null;
  /** The offending token or clause. */
  span: Span;
  start: Position;
  end: Position;
  /** The line where it starts; of a very long line the part around it. */
  source: string;
  /** `null` where nobody has seen the server's answer. */
  server: ServerError | null;
  /** The first day on which this holds; `null` from general availability on. */
  since: string | null;
  /** The first day on which it no longer holds; `null` while it does. */
  until: string | null;
  /** The documentation of the service. */
  url: string | null;
  fix: Fix | null;
}

/**
 * What Aurora DSQL would refuse in a script, sorted by place.
 *
 * @throws Error if an option is unknown, the release is none, or a rule id names no rule.
 */
export function verify(sql: string, options?: VerifyOptions | null): Finding[];

/** Options of {@link plan}. */
export interface PlanOptions {
  /** The day whose service is asked for; `latest` if left out. */
  dsql?: string | null;
}

/** A place in one of the two texts of {@link plan}. */
export interface Place {
  side: 'from' | 'to';
  span: Span;
  start: Position;
  end: Position;
}

/** What a step may break. */
export interface Hazard {
  kind: 'DELETES_DATA' | 'INDEX_BUILD' | 'INDEX_DROPPED' | 'CORRECTNESS' | 'TABLE_REBUILD' | 'BACKFILL';
  message: string;
  /** Whether `deesql apply` asks for `--allow-hazards` with its kind. */
  needsPermission: boolean;
}

/** One transaction of a plan. */
export interface Step {
  action: 'create' | 'update' | 'destroy' | 'replace';
  /** What it is about, such as `table.orders`. */
  resource: string;
  kind: 'ddl' | 'wait for job' | 'check catalog' | 'backfill' | 'copy rows';
  /** Whether its work goes on in a background job. */
  startsJob: boolean;
  /** The statement, without a semicolon. */
  sql: string;
  /** Why it is there, where the difference alone does not tell. */
  reason: string | null;
  hazards: Hazard[];
  /** Where the object is written. */
  place: Place | null;
}

/** What keeps a text from being planned (`error`), or what of it a plan leaves out (`warning`). */
export interface Problem {
  severity: Severity;
  message: string;
  help: string | null;
  place: Place | null;
}

/** The way from one schema to another. */
export interface Plan {
  /** The release that it is made for. */
  release: string;
  /** In order; empty if nothing differs, `null` if a problem of severity `error` is in the way. */
  steps: Step[] | null;
  /** What looks like something else than it is planned as, such as a rename. */
  hints: string[];
  /** Such as `2 to create, 1 to update`; `no changes`; `no plan`. */
  summary: string;
  /** The plan as `deesql plan` prints it. */
  text: string;
  /** The plan as a script. */
  sql: string;
  problems: Problem[];
}

/**
 * Plans the migration from one schema to another, each as a script that creates it.
 *
 * @throws Error if an option is unknown or the release is none.
 */
export function plan(from: string, to: string, options?: PlanOptions | null): Plan;

/** One change of what the service accepts. */
export interface Change {
  /** Its day, or the first day it can have come. */
  date: string;
  /** Whether the day itself is known. */
  isDayKnown: boolean;
  summary: string;
  /** Where it is written. */
  source: string;
}

/** A state of the service. */
export interface Release {
  /** Its day, for the option `dsql`. */
  release: string;
  /** What came with it. */
  changes: Change[];
}

/** The states of the service, newest first; the first is `latest`. */
export function releases(): Release[];

/** What a rule is about. All texts are Markdown. */
export interface Rule {
  id: string;
  severity: Severity;
  /** One line. */
  title: string;
  what: string;
  why: string;
  /** What to write instead. */
  instead: string;
  /** Scripts with a finding of this rule. */
  refused: string[];
  /** Scripts without any finding. */
  accepted: string[];
  /** Where it is written or was seen. */
  source: string;
  /** The first day on which it holds; `null` from general availability on. */
  since: string | null;
  /** The first day on which it no longer holds; `null` while it does. */
  until: string | null;
  /** The documentation of the service. */
  url: string;
}

/** All rules, sorted by id. */
export const rules: readonly Rule[];

/** The version of deesql. */
export const version: string;
