// The very first way in: a coordinator's invitation, made at a start without any account.
import type { TeamId } from '../desk/desk.ts';
import type { Accounts } from '../store/accounts/accounts.ts';

/** The team the first coordinator works in; the desk must know it. */
export const firstTeam = 'wegwijs' as TeamId;

/** The path of the link, to be printed once; undefined as soon as somebody has an account. Good for 72 hours, once. */
export const firstInvitation = async (
  { invitations }: Accounts,
  team: TeamId = firstTeam,
): Promise<string | undefined> => {
  const token = await invitations.first(team);
  return token && `/desk/uitnodiging/${token}`;
};
