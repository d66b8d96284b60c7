/** Writes down what the main process does, and tells who waits for something of it. */
import { type Deed, type FromMain, STAGE, type Stage } from "./stage.ts";

export const stage: Stage = { ...STAGE, ...(JSON.parse(process.env.STAGE ?? "{}") as Partial<Stage>) };

const deeds: Deed[] = [];
const watchers = new Set<() => void>();

export function record(what: string, ...rest: readonly unknown[]): void {
  deeds.push({ what, with: rest });
  for (const watcher of [...watchers]) watcher();
}

/** Everything that was done under a name, in order, each as its arguments. */
export function done(what: string): (readonly unknown[])[] {
  return deeds.filter((deed) => deed.what === what).map((deed) => deed.with);
}

export function allDone(): readonly Deed[] {
  return deeds;
}

/** Resolves with the first thing that is not false, looked for now and after each deed. */
export function until<T>(look: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    const check = () => {
      try {
        const found = look();
        if (found === false || found === undefined || found === null) return;
        watchers.delete(check);
        resolve(found);
      } catch (error) {
        watchers.delete(check);
        reject(error);
      }
    };
    watchers.add(check);
    check();
  });
}

export function tell(message: FromMain): void {
  process.send?.(message);
}
