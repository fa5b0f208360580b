package dev.vestibule.ui.console;

import dev.vestibule.core.administration.AccountOutcome;
import dev.vestibule.core.administration.GroupOutcome;
import dev.vestibule.core.administration.ManageGroups;
import dev.vestibule.core.administration.ManagedAccount;
import dev.vestibule.core.administration.RuleAccount;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.Letters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is done with one account. Each has a page that asks for confirmation and a reason, and does
 * it when that is sent.
 */
final class AccountActions {
  private final ConsoleFrame frame;
  private final AccountPage page;
  private final RuleAccount rule;
  private final ManageGroups groups;
  private final Letters letters;

  AccountActions(
      ConsoleFrame frame,
      AccountPage page,
      RuleAccount rule,
      ManageGroups groups,
      Letters letters) {
    this.frame = frame;
    this.page = page;
    this.rule = rule;
    this.groups = groups;
    this.letters = letters;
  }

  /** Does something with the account of that identifier. */
  @FunctionalInterface
  private interface Deed {
    AccountOutcome with(Clerk clerk, UUID id);
  }

  List<Route> routes() {
    return List.of(
        action(
            "activation",
            Permission.ACCOUNTS_UPDATE,
            (clerk, id) -> rule.activate(clerk.administrator(), id, _ -> true)),
        action(
            "deactivation",
            Permission.ACCOUNTS_UPDATE,
            (clerk, id) -> rule.deactivate(clerk.administrator(), id, _ -> true)),
        action(
            "verification",
            Permission.ACCOUNTS_UPDATE,
            (clerk, id) ->
                rule.mailVerification(
                    clerk.administrator(),
                    id,
                    language -> letters.activation(language, Optional.empty()),
                    letters::invitation)),
        action(
            "password-reset",
            Permission.ACCOUNTS_UPDATE,
            (clerk, id) ->
                rule.mailPassword(
                    clerk.administrator(), id, letters::passwordReset, letters::invitation)),
        action("sessions", Permission.ACCOUNTS_UPDATE, this::endSessions),
        action(
            "deletion",
            Permission.ACCOUNTS_DELETE,
            (clerk, id) -> rule.delete(clerk.administrator(), id, _ -> true)),
        action(
            "restoration",
            Permission.ACCOUNTS_DELETE,
            (clerk, id) -> rule.restore(clerk.administrator(), id, _ -> true)),
        frame.page(
            AccountsPage.PATH + "{id}/groups/",
            Permission.GROUPS_MANAGE,
            this::back,
            this::membership));
  }

  /** All of them, or the one that the form names. */
  private AccountOutcome endSessions(Clerk clerk, UUID id) {
    String one = clerk.form().get("session");
    return one.isEmpty()
        ? rule.endSessions(clerk.administrator(), id)
        : rule.endSession(clerk.administrator(), id, one);
  }

  private Route action(String name, Permission permission, Deed deed) {
    return frame.page(
        AccountsPage.PATH + "{id}/" + name + "/",
        permission,
        clerk -> found(clerk).map(f -> ask(clerk, 200, name, f, "")).orElseGet(gone(clerk)),
        clerk -> found(clerk).map(f -> act(clerk, name, f, deed)).orElseGet(gone(clerk)));
  }

  private Optional<ManagedAccount> found(Clerk clerk) {
    return Addresses.id(clerk, "id").flatMap(page::find);
  }

  private java.util.function.Supplier<Answer> gone(Clerk clerk) {
    return () -> frame.missing(clerk);
  }

  private Answer ask(Clerk clerk, int status, String name, ManagedAccount found, String problem) {
    return frame.show(
        clerk,
        status,
        "console/confirm",
        Map.of(
            "name",
            name,
            "called",
            found.account().called(),
            "back",
            Addresses.account(found.account().uuid()),
            "session",
            clerk.asked("session"),
            "danger",
            name.equals("deletion") || name.equals("deactivation"),
            "problem",
            problem));
  }

  private Answer act(Clerk clerk, String name, ManagedAccount found, Deed deed) {
    Reasons.note(clerk);
    UUID id = found.account().uuid();
    AccountOutcome outcome = deed.with(clerk, id);
    return switch (outcome) {
      case AccountOutcome.Done _ -> frame.done(clerk, Addresses.account(id), name);
      case AccountOutcome.Removed() -> frame.done(clerk, AccountsPage.PATH, "removed");
      case AccountOutcome.Gone() -> frame.missing(clerk);
      case AccountOutcome.BeyondRights() -> ask(clerk, 403, name, found, said(clerk, outcome));
      case AccountOutcome.OtherVersion _,
          AccountOutcome.LastSuperuser _,
          AccountOutcome.CannotBeMailed _,
          AccountOutcome.Taken _,
          AccountOutcome.UnknownGroups _ ->
          ask(clerk, 409, name, found, said(clerk, outcome));
    };
  }

  private static String said(Clerk clerk, AccountOutcome outcome) {
    return Reasons.refused(outcome, clerk.words());
  }

  private Answer back(Clerk clerk) {
    return found(clerk)
        .map(f -> frame.redirect(clerk.visit(), Addresses.account(f.account().uuid())))
        .orElseGet(gone(clerk));
  }

  /** Puts the account into a group, or takes it out. */
  private Answer membership(Clerk clerk) {
    Optional<UUID> group = Addresses.uuid(clerk.form().get("group"));
    Optional<ManagedAccount> found = found(clerk);
    if (found.isEmpty() || group.isEmpty()) {
      return frame.missing(clerk);
    }
    Reasons.note(clerk);
    UUID id = found.get().account().uuid();
    boolean out = clerk.form().get("action").equals("remove");
    GroupOutcome outcome =
        out
            ? groups.removeMember(clerk.administrator(), group.get(), id)
            : groups.addMember(clerk.administrator(), group.get(), id);
    return switch (outcome) {
      case GroupOutcome.Done _ -> frame.done(clerk, Addresses.account(id), out ? "left" : "joined");
      case GroupOutcome.Gone(), GroupOutcome.NoAccount() -> frame.missing(clerk);
      case GroupOutcome.BeyondRights() -> frame.message(clerk, 403, "beyond");
      case GroupOutcome.OtherVersion(), GroupOutcome.NameTaken() ->
          frame.message(clerk, 409, "changed");
    };
  }
}
