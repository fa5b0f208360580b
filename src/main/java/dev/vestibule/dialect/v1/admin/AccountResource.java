package dev.vestibule.dialect.v1.admin;

import dev.vestibule.core.administration.Administrator;
import dev.vestibule.core.administration.ChangeAccount;
import dev.vestibule.core.administration.ManagedAccount;
import dev.vestibule.core.administration.ManagedAccounts;
import dev.vestibule.core.administration.RuleAccount;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.dialect.v1.ProfileMembers;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.EntityTag;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Uuids;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.UUID;

/** {@code /accounts/{id}}: one account. */
final class AccountResource {
  private final Database database;
  private final ManagedAccounts accounts;
  private final AccountInput input;
  private final ChangeAccount change;
  private final RuleAccount rule;
  private final Outcomes outcomes;

  AccountResource(
      Database database,
      ManagedAccounts accounts,
      AccountInput input,
      ChangeAccount change,
      RuleAccount rule,
      Outcomes outcomes) {
    this.database = database;
    this.accounts = accounts;
    this.input = input;
    this.change = change;
    this.rule = rule;
    this.outcomes = outcomes;
  }

  Route route(Frame frame) {
    return frame.at(
        "/accounts/{id}",
        Operation.of("GET", Access.with(Permission.ACCOUNTS_READ), this::read),
        Operation.patch(Access.with(Permission.ACCOUNTS_UPDATE), input.patch(), this::patch),
        Operation.of("DELETE", Access.with(Permission.ACCOUNTS_DELETE), this::delete));
  }

  private Answer read(Call call) {
    UUID id = Uuids.inPath(call, "id");
    return database
        .read(sql -> accounts.byUuid(sql, id))
        .map(account -> shown(call, account))
        .orElseGet(() -> call.refuse(ProblemKind.NOT_FOUND));
  }

  private Answer shown(Call call, ManagedAccount account) {
    String tag = ManagedJson.tag(account);
    return EntityTag.matches(call.request().header("If-None-Match"), tag)
        ? Answer.empty(304).with("ETag", tag)
        : outcomes.shown(call, account);
  }

  private Answer patch(Call call) {
    UUID id = Uuids.inPath(call, "id");
    Administrator by = Administrators.of(call);
    Viewer viewer =
        new Viewer(by.person().filter(self -> self.uuid().equals(id)).isPresent(), true);
    List<FieldError> forbidden =
        input.profile().forbidden(call.input().members(ProfileMembers.NAME), viewer);
    return forbidden.isEmpty()
        ? outcomes.shown(
            call, change.change(by, id, Outcomes.expected(call), input.edit(call.input())))
        : call.invalid(forbidden);
  }

  private Answer delete(Call call) {
    return outcomes.answer(
        call,
        rule.delete(Administrators.of(call), Uuids.inPath(call, "id"), Outcomes.expected(call)),
        account -> outcomes.leaving(call, account));
  }
}
