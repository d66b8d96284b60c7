/** Whose resources are, as people and clans know it: SQL for the areas that list them. */

/**
 * Name of whom or what a resource is about, for a row of the table or query `of` that has `about`, `game` and `owner`; null where
 * that has none.
 */
export function nameOfOwner(of: string): string {
  return `case ${of}.about
    when 'clan' then (select name from clans where clans.game = ${of}.game and clans.ref = ${of}.owner)
    when 'account' then (select name from accounts where accounts.game = ${of}.game and accounts.ref = ${of}.owner)
    when 'activity' then (select definitions.name from activities
      join definitions on definitions.game = activities.game
        and definitions.ref in (activities.director, activities.activity) and definitions.name <> ''
      where activities.game = ${of}.game and activities.instance = ${of}.owner
      order by definitions.ref = activities.director desc, definitions.list limit 1)
  end`;
}

/** Ids of the clans that have or need it, separated by commas; null where none does. */
export function clansOfOwner(of: string): string {
  const current = "clan_members.left_at is null";
  return `case ${of}.about
    when 'clan' then (select cast(id as text) from clans where clans.game = ${of}.game and clans.ref = ${of}.owner)
    when 'account' then (select group_concat(clan_members.clan_id) from accounts
      join clan_members on clan_members.account_id = accounts.id and ${current}
      where accounts.game = ${of}.game and accounts.ref = ${of}.owner)
    when 'activity' then (select group_concat(distinct clan_members.clan_id) from activities
      join activity_players on activity_players.activity_id = activities.id
      join clan_members on clan_members.account_id = activity_players.account_id and ${current}
      where activities.game = ${of}.game and activities.instance = ${of}.owner)
    else (select group_concat(id) from clans where clans.game = ${of}.game)
  end`;
}
