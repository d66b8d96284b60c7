/** Whether the queue fits the clans, and setting right what does not. */
import type { Game } from "#main/games/game.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import {
  listClansWithout,
  listDanglingRows,
  listEndlessSnapshots,
  listMembersWithout,
  listResources,
  readRostersAgain,
} from "#main/store/resources/queue-state.ts";
import {
  askFor,
  capGoodUntil,
  findResource,
  type NewResource,
  putBack,
  type StoredResource,
  saveResource,
} from "#main/store/resources/resources.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import { finishIfDone, saveTrace } from "#main/store/snapshots/snapshots.ts";
import type { QueueFault, QueueFinding } from "#shared/contract/queue.ts";
import type { GameId } from "#shared/ids.ts";
import { HOUR } from "#shared/time.ts";
import type { Engine } from "./engine.ts";
import { planAnew } from "./follow-up.ts";
import type { Edit } from "./keys.ts";
import { type PlanContext, planOf } from "./plan.ts";
import { definitionOf, latestDue, latestGood } from "./queue-document.ts";

/** What is needed to tell a good queue from a bad one. */
export interface QueueScene {
  readonly games: ReadonlyMap<GameId, Game>;
  readonly context: PlanContext;
  /** Requests that are on the way to an upstream. */
  readonly inFlight: (upstream: string) => number;
}

/** The queue of an engine, as it stands. */
export function queueSceneOf(games: QueueScene["games"], engine: Pick<Engine, "planContext" | "lanes">): QueueScene {
  const inFlight = new Map(engine.lanes().map(({ id, view }) => [id, view.inFlight]));
  return { games, context: engine.planContext(), inFlight: (upstream) => inFlight.get(upstream) ?? 0 };
}

/** One thing that is wrong; what it takes to set it right stands with it. */
interface Fault {
  readonly fault: QueueFault;
  readonly what: string;
  /** Null: it can only be looked at. */
  readonly repair: ((tx: Tx) => void) | null;
}

const EXAMPLES_SHOWN = 5;
/** A plan of a game that this version does not know may be one of a newer version: it is left alone. */
const LEFT_ALONE = null;

/** What is wrong, by fault. */
export function validateQueue(reader: Reader, scene: QueueScene): QueueFinding[] {
  const byFault = Map.groupBy(listFaults(reader, scene), ({ fault }) => fault);
  return [...byFault].map(([fault, faults]) => ({
    fault,
    count: faults.length,
    examples: faults.slice(0, EXAMPLES_SHOWN).map(({ what }) => what),
    isRepairable: faults.some(({ repair }) => repair !== null),
  }));
}

/** Sets right what can be, and writes down who did it. Says how much that was. */
export function repairQueue(tx: Tx, scene: QueueScene, edit: Edit): number {
  const repairs = listFaults(tx, scene).flatMap(({ repair }) => (repair === null ? [] : [repair]));
  for (const repair of repairs) repair(tx);
  if (repairs.length > 0) {
    const entry = { action: "queue.repair", target: "queue", before: undefined, after: { repaired: repairs.length } };
    appendAudit(tx, { ...edit, ...entry });
  }
  return repairs.length;
}

function listFaults(reader: Reader, scene: QueueScene): Fault[] {
  const resources = listResources(reader);
  return [
    ...missing(reader, scene),
    ...resources.flatMap((resource) => faultsOf(reader, scene, resource)),
    ...stuck(scene, resources),
    ...dangling(reader, scene),
  ];
}

const nameOf = ({ kind, ref }: { readonly kind: string; readonly ref: string }) => `${kind} ${ref}`;

function missing(reader: Reader, scene: QueueScene): Fault[] {
  return [...scene.games.values()].flatMap((game) => {
    const faultOf = (fault: QueueFault, kind: string, ref: string): Fault[] => {
      const definition = game.resources[kind];
      if (definition === undefined) return [];
      const { upstream, of: about } = definition;
      const resource: NewResource = { game: game.id, upstream, kind, ref, about };
      const add = (tx: Tx) => repairPlan(tx, scene, game, saveResource(tx, resource));
      const readAgain = (tx: Tx) => readRostersAgain(tx, game.id, game.rosterKind ?? "", ref, scene.context.now);
      return [{ fault, what: nameOf(resource), repair: definition.isNamedByAnswer === true ? readAgain : add }];
    };
    const { rosterKind } = game;
    const clansWithout = rosterKind === null ? [] : listClansWithout(reader, game.id, rosterKind);
    return [
      ...clansWithout.flatMap(({ ref }) => faultOf("clan-without-resource", rosterKind ?? "", ref)),
      ...game.memberKinds.flatMap((kind) =>
        listMembersWithout(reader, game.id, kind).flatMap(({ ref }) => faultOf("member-without-resource", kind, ref)),
      ),
    ];
  });
}

function faultsOf(reader: Reader, scene: QueueScene, resource: StoredResource): Fault[] {
  const what = nameOf(resource);
  const game = scene.games.get(resource.game);
  const definition = definitionOf(scene.games, resource);
  if (game === undefined || definition === undefined || definition.upstream !== resource.upstream) {
    return [{ fault: "unknown-kind", what, repair: LEFT_ALONE }];
  }
  const { now } = scene.context;
  const plan = planOf(reader, game, resource, scene.context);
  const replan = (tx: Tx) => repairPlan(tx, scene, game, resource.id);
  const faults: Fault[] = [];
  if (plan.dueAt === null && resource.dueAt !== null) faults.push({ fault: "needed-by-nobody", what, repair: replan });
  if (plan.dueAt !== null && resource.dueAt === null) faults.push({ fault: "not-planned", what, repair: replan });
  if (
    plan.dueAt !== null &&
    resource.dueAt !== null &&
    resource.dueAt > latestDue(now, resource.maxAgeMs, definition)
  ) {
    faults.push({ fault: "due-far", what, repair: replan });
  }
  if (resource.goodUntil > latestGood(now, definition)) {
    faults.push({
      fault: "good-far",
      what,
      repair(tx) {
        capGoodUntil(tx, now + HOUR);
        replan(tx);
      },
    });
  }
  return faults;
}

function repairPlan(tx: Tx, scene: QueueScene, game: Game, id: StoredResource["id"]): void {
  const resource = findResource(tx, id);
  if (resource !== undefined) planAnew(tx, game, resource, scene.context);
}

/** More rows wait for an answer than requests are on the way: which of them do is not known while any is. */
function stuck(scene: QueueScene, resources: readonly StoredResource[]): Fault[] {
  const sending = Map.groupBy(
    resources.filter((resource) => resource.state === "sending"),
    (resource) => resource.upstream,
  );
  return [...sending].flatMap(([upstream, rows]) => {
    const inFlight = scene.inFlight(upstream);
    return rows.slice(inFlight).map(
      (resource): Fault => ({
        fault: "nothing-on-the-way",
        what: nameOf(resource),
        repair: inFlight > 0 ? null : (tx) => putBack(tx, resource.id, 0),
      }),
    );
  });
}

function dangling(reader: Reader, scene: QueueScene): Fault[] {
  const { now } = scene.context;
  const cancelled = { state: "cancelled", outcome: null, detail: null, roundTripMs: null } as const;
  return [
    ...listDanglingRows(reader).map(
      (row): Fault => ({
        fault: "dangling-batch",
        what: nameOf(row),
        repair: (tx) =>
          row.isRunning === 1 ? askFor(tx, row.resource, now) : saveTrace(tx, row.snapshot, row.resource, cancelled),
      }),
    ),
    ...listEndlessSnapshots(reader).map(
      (snapshot): Fault => ({
        fault: "dangling-batch",
        what: `check ${snapshot}`,
        repair: (tx) => void finishIfDone(tx, snapshot, now),
      }),
    ),
  ];
}
