package dev.vestibule.dialect.djoser;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.CloseAccount;
import dev.vestibule.core.verification.EmailProof;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.core.verification.UpdateAccount.AvatarEdit;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.Errors;
import dev.vestibule.dialect.drf.Failure;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.Problem;
import dev.vestibule.dialect.drf.ProfileForms;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Validated;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.dialect.drf.ViewBuilder;
import dev.vestibule.platform.config.DjoserSettings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code users/}, {@code users/me/} and {@code users/<id>/}. */
final class Users {
  private static final int PAGE = 500;

  private final DjoserSettings settings;
  private final Database database;
  private final Accounts accounts;
  private final Forms forms;
  private final Members members;
  private final ProfileForms profile;
  private final UpdateAccount update;
  private final CloseAccount close;
  private final Letters letters;

  Users(
      DjoserSettings settings,
      Database database,
      Accounts accounts,
      Forms forms,
      Members members,
      ProfileForms profile,
      UpdateAccount update,
      CloseAccount close,
      Letters letters) {
    this.settings = settings;
    this.database = database;
    this.accounts = accounts;
    this.forms = forms;
    this.members = members;
    this.profile = profile;
    this.update = update;
    this.close = close;
    this.letters = letters;
  }

  List<Route> routes(Views views, Registrations registrations) {
    ViewBuilder<Caller> list =
        views
            .counted(views.authenticated("User List"))
            .closed()
            .signedIn("GET", this::list)
            .open("POST", registrations::register)
            .forms(call -> Map.of("POST", forms.profile(call)));
    ViewBuilder<Caller> me =
        views
            .counted(views.authenticated("Me"))
            .closed()
            .signedIn("GET", (call, caller) -> show(call, caller, caller.account()))
            .signedIn("PUT", (call, caller) -> edit(call, caller, caller.account(), false))
            .signedIn("PATCH", (call, caller) -> edit(call, caller, caller.account(), true))
            .signedIn("DELETE", (call, caller) -> delete(call, caller, caller.account()))
            .forms(call -> Map.of("PUT", forms.profile(call)));
    ViewBuilder<Caller> detail =
        views
            .counted(views.authenticated("User Instance"))
            .closed()
            .signedIn(
                "GET",
                (call, caller) -> onVisible(call, caller, account -> show(call, caller, account)))
            .signedIn(
                "PUT",
                (call, caller) ->
                    onVisible(call, caller, account -> edit(call, caller, account, false)))
            .signedIn(
                "PATCH",
                (call, caller) ->
                    onVisible(call, caller, account -> edit(call, caller, account, true)))
            .signedIn("DELETE", this::deleteOther)
            .forms(call -> Map.of("PUT", forms.profile(call)));
    return List.of(
        views.mount(list, "/users/"),
        views.mount(me, "/users/me/"),
        views.mount(detail, "/users/{id}/"));
  }

  /** Staff see everybody, written while they are read; others see themselves. */
  private Answer list(Call<Caller> call, Caller caller) {
    Stream<List<Account>> seen =
        caller.account().staff() ? everybody() : Stream.of(List.of(caller.account()));
    return call.answers().list(seen.flatMap(page -> shown(call, caller, page)));
  }

  private Stream<List<Account>> everybody() {
    return Stream.iterate(page(0), page -> !page.isEmpty(), page -> page(page.getLast().id()));
  }

  private Stream<Map<String, @Nullable Object>> shown(
      Call<Caller> call, Caller caller, List<Account> page) {
    Map<Long, Map<String, @Nullable Object>> profiles =
        profile.shown(call.request(), caller.account(), page);
    return page.stream()
        .map(account -> {
          Map<String, @Nullable Object> json = members.account(call.request(), account);
          json.putAll(Objects.requireNonNull(profiles.get(account.id())));
          return json;
        });
  }

  private List<Account> page(long after) {
    return database.read(sql -> accounts.after(sql, after, PAGE));
  }

  private Answer show(Call<Caller> call, Caller caller, Account account) {
    Viewer viewer = Viewer.of(caller.account(), account.id());
    Map<String, @Nullable Object> json = members.account(call.request(), account);
    json.putAll(profile.shown(call.request(), viewer, account.id()));
    return call.ok(json);
  }

  /** Answers for an account that the caller may see; another one does not exist for them. */
  private Answer onVisible(Call<Caller> call, Caller caller, Function<Account, Answer> action) {
    Optional<Account> found = named(call, !caller.account().staff());
    if (found.isPresent() && mayTouch(caller, found.get())) {
      return action.apply(found.get());
    }
    boolean hide = settings.hideUsers() || found.isEmpty();
    return call.refuse(hide ? Failure.notFound() : Failure.forbidden());
  }

  /** Whether an account exists is not told: who may not delete it is refused before. */
  private Answer deleteOther(Call<Caller> call, Caller caller) {
    Optional<Account> found = named(call, false);
    boolean own = found.map(account -> account.id() == caller.account().id()).orElse(false);
    if (!own && !caller.account().staff()) {
      return call.refuse(Failure.forbidden());
    }
    return found
        .map(account -> delete(call, caller, account))
        .orElseGet(() -> call.refuse(Failure.notFound()));
  }

  private Answer delete(Call<Caller> call, Caller caller, Account account) {
    return switch (call.validate(Form.of(forms.currentPassword(caller.account())))) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid _ -> {
        boolean own = account.id() == caller.account().id();
        yield switch (close.delete(account, own ? Actor.OWNER : Actor.STAFF)) {
          case CloseAccount.Outcome.Done(), CloseAccount.Outcome.Gone() -> call.done();
          case CloseAccount.Outcome.LastSuperuser() ->
              call.refuse(Failure.of(403, Text.LAST_SUPERUSER));
        };
      }
    };
  }

  private Answer edit(Call<Caller> call, Caller caller, Account account, boolean partly) {
    Form form = forms.profile(account, caller);
    return switch (partly ? call.validatePartly(form) : call.validate(form)) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) -> store(call, caller, account, values);
    };
  }

  private Answer store(Call<Caller> call, Caller caller, Account account, Values values) {
    UpdateAccount.Edit edit =
        new UpdateAccount.Edit(
            values.text("email").filter(email -> !email.isEmpty()),
            values.text("first_name"),
            values.text("last_name"),
            values.text("full_name"),
            avatar(values),
            Optional.empty(),
            profile.values(values));
    EmailProof proof = letters.proof(call.language());
    return switch (update.update(caller.account(), account.id(), edit, proof)) {
      case UpdateAccount.Outcome.Updated(Account updated) -> show(call, caller, updated);
      case UpdateAccount.Outcome.EmailTaken() -> call.refuse(Errors.of("email", Text.EMAIL_TAKEN));
      case UpdateAccount.Outcome.TelephoneTaken() ->
          call.refuse(Errors.of("telephone", Text.TELEPHONE_TAKEN));
      case UpdateAccount.Outcome.ProfileTaken(var fields) ->
          call.refuse(profile.taken(new Errors(Map.of()), fields));
      case UpdateAccount.Outcome.Gone() -> call.refuse(Failure.notFound());
    };
  }

  private static AvatarEdit avatar(Values values) {
    if (values.isNull("avatar")) {
      return new AvatarEdit.Remove();
    }
    return values
        .value("avatar", AvatarImages.Decoded.class)
        .<AvatarEdit>map(AvatarEdit.Replace::new)
        .orElseGet(AvatarEdit.Keep::new);
  }

  /** The account in the path; decoys too, for callers who must not learn that it is one. */
  private Optional<Account> named(Call<Caller> call, boolean withDecoys) {
    String id = call.request().parameter("id");
    if (!id.matches("\\d{1,18}")) {
      return Optional.empty();
    }
    long number = Long.parseLong(id);
    return database.read(
        sql -> withDecoys ? accounts.byIdWithDecoys(sql, number) : accounts.byId(sql, number));
  }

  private static boolean mayTouch(Caller caller, Account account) {
    return caller.account().staff() || caller.account().id() == account.id();
  }
}
