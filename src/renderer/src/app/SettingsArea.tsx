import { KeysPage } from "#renderer/features/keys/KeysPage.tsx";
import { AppearanceSection } from "#renderer/features/settings/AppearanceSection.tsx";
import { ClansSection } from "#renderer/features/settings/ClansSection.tsx";
import { ServersSection } from "#renderer/features/settings/ServersSection.tsx";
import { WorkspaceSection } from "#renderer/features/settings/WorkspaceSection.tsx";
import { SETTINGS_SECTIONS, type SettingsSection, settingsPath } from "#renderer/ui/route.ts";
import { Header } from "./Header.tsx";
import { type Scene, useScene } from "./scene.ts";
import { TabLinks } from "./TabLinks.tsx";

const TEXTS: Readonly<Record<SettingsSection, string>> = {
  clans: "Clans",
  keys: "Keys",
  servers: "Servers",
  appearance: "Appearance",
  workspace: "Workspace",
};

/** Everything that can be set, a page a subject. */
export function SettingsArea({ section }: { readonly section: SettingsSection }) {
  const scene = useScene();
  return (
    <Header
      documentTitle={`${TEXTS[section]}, settings`}
      title="Settings"
      tabs={
        <TabLinks
          label="Settings"
          links={SETTINGS_SECTIONS.map((one) => ({
            text: TEXTS[one],
            path: settingsPath(one),
            isCurrent: one === section,
          }))}
        />
      }
    >
      {sectionOf(section, scene)}
    </Header>
  );
}

function sectionOf(section: SettingsSection, { status, games, clans }: Scene) {
  switch (section) {
    case "clans":
      return <ClansSection clans={clans} games={games} systemZone={status.zone} />;
    case "keys":
      return <KeysPage games={games} secrets={status.workspace.secrets} />;
    case "servers":
      return <ServersSection games={games} />;
    case "appearance":
      return <AppearanceSection />;
    case "workspace":
      return <WorkspaceSection status={status} clans={clans} />;
  }
}
