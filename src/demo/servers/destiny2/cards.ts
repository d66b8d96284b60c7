import type { Player } from "#demo/world/destiny2/model.ts";
import { type Instant, SECOND } from "#shared/time.ts";

/** Who somebody is, as the service writes it. */

const PLATFORM_ICONS: Readonly<Record<number, string>> = {
  1: "/img/theme/bungienet/icons/xboxLiveLogo.png",
  2: "/img/theme/bungienet/icons/psnLogo.png",
  3: "/img/theme/bungienet/icons/steamLogo.png",
  6: "/img/theme/bungienet/icons/egsLogo.png",
};
const ON_THE_WEB = 254;

/** Instants in whole seconds, without a fraction. */
export const wireSeconds = (at: Instant): string => `${new Date(at - (at % SECOND)).toISOString().slice(0, 19)}Z`;

/** Who never took a name of their own has an empty one, and no code. */
function globalNameOf({ globalName }: Player) {
  return globalName
    ? { bungieGlobalDisplayName: globalName.name, bungieGlobalDisplayNameCode: globalName.code }
    : { bungieGlobalDisplayName: "" };
}

/** Cross-save names the platform that counts; 0 without it. */
export function crossSaveOf({ membershipType, applicableTypes }: Player): number {
  return applicableTypes.length > 1 ? membershipType : 0;
}

export function userInfoCard(player: Player) {
  const { membershipType, membershipId, platformName, applicableTypes, isPrivate, globalName } = player;
  return {
    iconPath: PLATFORM_ICONS[membershipType] ?? "",
    crossSaveOverride: crossSaveOf(player),
    applicableMembershipTypes: applicableTypes,
    isPublic: !isPrivate && globalName !== null,
    membershipType,
    membershipId,
    displayName: platformName,
    ...globalNameOf(player),
  };
}

/** Null for who never signed in on the web. */
export function bungieNetCard(player: Player) {
  const { bungieNet, globalName } = player;
  if (!bungieNet) return null;
  const code = String(globalName?.code ?? 0).padStart(4, "0");
  return {
    supplementalDisplayName: globalName ? `${globalName.name}#${code}` : bungieNet.name,
    iconPath: "/img/profile/avatars/cc25.jpg",
    crossSaveOverride: 0,
    isPublic: false,
    membershipType: ON_THE_WEB,
    membershipId: bungieNet.id,
    displayName: bungieNet.name,
    ...globalNameOf(player),
  };
}
