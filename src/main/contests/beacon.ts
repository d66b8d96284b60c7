/**
 * The public beacon, asked through relays that nobody has to trust.
 *
 * 1. Of an answer only the signature is used, and it is checked here against the key of quicknet.
 * 2. Relays are asked a few at a time, in their order; one that is forged, silent or wrong does not stop the others.
 * 3. Nothing is asked before the time of the round.
 */
import { isSignatureOf, timeOfRound } from "#shared/draw/beacon.ts";
import type { Clock } from "#shared/time.ts";
import { type AskRelay, createAskRelay, type RelayAnswer, type RelayOptions } from "./relays.ts";
import type { RoundSource } from "./round-asks.ts";

export interface BeaconSource extends RoundSource {
  /** The latest round that some relay has a good signature of; null where none has. */
  readonly fetchLatest: () => Promise<number | null>;
}

type RoundAnswer = Awaited<ReturnType<RoundSource["fetchRound"]>>;

export interface BeaconOptions extends RelayOptions {
  /** Addresses, in the order in which they are asked. */
  readonly relays: () => readonly string[];
  readonly clock: Clock;
}

/** So many relays are asked at the same time. */
const AT_ONCE = 2;
/** A check takes 20 to 100 ms, in which nothing else runs: of so many claims of a latest round the highest are checked. */
const MOST_LATEST = 4;

interface Failure {
  readonly relay: string;
  readonly kind: "not-yet" | "forged" | "unusable" | "unreachable";
  readonly detail: string;
}

export function createBeacon({ relays, clock, ...options }: BeaconOptions): BeaconSource {
  const ask = createAskRelay(options);
  return {
    async fetchRound(round) {
      if (clock.now() < timeOfRound(round))
        return { ok: false, why: "too-early", detail: "the round is still to come" };
      return firstSigned(relays(), round, ask);
    },
    async fetchLatest() {
      const stop = new AbortController();
      const answers = await Promise.all(relays().map((relay) => ask(relay, "latest", stop.signal)));
      return latestSigned(answers);
    },
  };
}

async function firstSigned(relays: readonly string[], round: number, ask: AskRelay): Promise<RoundAnswer> {
  const stop = new AbortController();
  const waiting = [...relays];
  const signatures: string[] = [];
  const failures: Failure[] = [];
  async function askOn(): Promise<void> {
    for (let relay = waiting.shift(); relay !== undefined && signatures.length === 0; relay = waiting.shift()) {
      const judged = judge(await ask(relay, round, stop.signal), round);
      if (judged.kind !== "signed") failures.push({ relay, ...judged });
      else {
        signatures.push(judged.signature);
        stop.abort();
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  const [signature] = signatures;
  return signature === undefined ? failureOf(failures) : { ok: true, signature };
}

/** What a relay's answer is worth for a round. */
export function judge(
  answer: RelayAnswer,
  round: number,
): { readonly kind: "signed"; readonly signature: string } | Omit<Failure, "relay"> {
  switch (answer.kind) {
    case "said":
      return isSignatureOf(round, answer.signature)
        ? { kind: "signed", signature: answer.signature }
        : { kind: "forged", detail: "answered with something that the beacon did not sign" };
    case "not-yet":
      return { kind: "not-yet", detail: "does not have the round yet" };
    default:
      return answer;
  }
}

/**
 * What it means that no relay gave the round, with what each said: a clock that is fast is likelier than a round that is missing.
 * `refused`: relays answered, with nothing that quicknet signed.
 */
export function failureOf(failures: readonly Failure[]): Extract<RoundAnswer, { ok: false }> {
  const detail = failures.map((failure) => `${new URL(failure.relay).host}: ${failure.detail}`).join("; ");
  const has = (kind: Failure["kind"]) => failures.some((failure) => failure.kind === kind);
  if (has("not-yet")) return { ok: false, why: "too-early", detail };
  return { ok: false, why: has("forged") || has("unusable") ? "refused" : "unreachable", detail };
}

function latestSigned(answers: readonly RelayAnswer[]): number | null {
  const claims = answers
    .flatMap((answer) => (answer.kind === "said" && answer.round !== null ? [{ ...answer, round: answer.round }] : []))
    .toSorted((a, b) => b.round - a.round)
    .slice(0, MOST_LATEST);
  return claims.find(({ round, signature }) => isSignatureOf(round, signature))?.round ?? null;
}
