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
import dev.vestibule.platform.config.DjoserPermissions;
import dev.vestibule.platform.config.DjoserSettings;
import dev.vestibule.platform.config.Permission;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code users/}, {@code users/me/} and {@code users/<id>/}. */
final class Users {
  private static final int PAGE = 500;
  private static final Pattern UUIDS =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final DjoserSettings settings;
  private final Database database;
  private final Accounts accounts;
  private final Forms forms;
  private final Shown shown;
  private final ProfileForms profile;
  private final UpdateAccount update;
  private final CloseAccount close;
  private final Letters letters;

  Users(
      DjoserSettings settings,
      Database database,
      Accounts accounts,
      Forms forms,
      Shown shown,
      ProfileForms profile,
      UpdateAccount update,
      CloseAccount close,
      Letters letters) {
    this.settings = settings;
    this.database = database;
    this.accounts = accounts;
    this.forms = forms;
    this.shown = shown;
    this.profile = profile;
    this.update = update;
    this.close = close;
    this.letters = letters;
  }

  List<Route> routes(Views views, Registrations registrations) {
    return List.of(
        views.mount(list(views, registrations), "/users/"),
        views.mount(me(views), "/users/me/"),
        views.mount(detail(views), "/users/{id}/"));
  }

  private ViewBuilder<Caller> list(Views views, Registrations registrations) {
    DjoserPermissions may = settings.permissions();
    ViewBuilder<Caller> view = views.counted(views.authenticated("User List")).closed();
    views.signedIn(view, "GET", may.userList(), this::list);
    return views
        .allowed(view, "POST", may.userCreate(), registrations::register)
        .forms(call -> Map.of("POST", forms.profile(call)));
  }

  private ViewBuilder<Caller> me(Views views) {
    DjoserPermissions may = settings.permissions();
    Permission user = may.user();
    ViewBuilder<Caller> view = views.counted(views.authenticated("Me")).closed();
    views.signedIn(view, "GET", user, (call, me) -> show(call, me, me.account()));
    views.signedIn(view, "PUT", user, (call, me) -> edit(call, me, me.account(), false));
    views.signedIn(view, "PATCH", user, (call, me) -> edit(call, me, me.account(), true));
    views.signedIn(view, "DELETE", may.userDelete(), (call, me) -> delete(call, me, me.account()));
    return view.forms(call -> Map.of("PUT", forms.profile(call)));
  }

  private ViewBuilder<Caller> detail(Views views) {
    DjoserPermissions may = settings.permissions();
    Permission user = may.user();
    ViewBuilder<Caller> view = views.counted(views.authenticated("User Instance")).closed();
    views.signedIn(
        view, "GET", user, (call, me) -> onVisible(call, me, readAll(), a -> show(call, me, a)));
    views.signedIn(
        view, "PUT", user, (call, me) -> onVisible(call, me, false, a -> edit(call, me, a, false)));
    views.signedIn(
        view,
        "PATCH",
        user,
        (call, me) -> onVisible(call, me, false, a -> edit(call, me, a, true)));
    views.signedIn(view, "DELETE", may.userDelete(), this::deleteOther);
    return view.forms(call -> Map.of("PUT", forms.profile(call)));
  }

  /** Whether whoever is signed in reads every account. */
  private boolean readAll() {
    return switch (settings.permissions().user()) {
      case IS_AUTHENTICATED, CURRENT_USER_OR_ADMIN_OR_READ_ONLY, ALLOW_ANY -> true;
      case IS_ADMIN_USER, CURRENT_USER_OR_ADMIN -> false;
    };
  }

  /** Staff see everybody, written while they are read; others usually see themselves alone. */
  private Answer list(Call<Caller> call, Caller caller) {
    boolean all =
        !settings.hideUsers() && settings.permissions().userList() == Permission.IS_AUTHENTICATED;
    Stream<List<Account>> seen =
        all || caller.account().staff() ? everybody() : Stream.of(List.of(caller.account()));
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
          Map<String, @Nullable Object> json = shown.members().account(call.request(), account);
          json.putAll(Objects.requireNonNull(profiles.get(account.id())));
          return json;
        });
  }

  private List<Account> page(long after) {
    return database.read(sql -> accounts.after(sql, after, PAGE));
  }

  private Answer show(Call<Caller> call, Caller caller, Account account) {
    Viewer viewer = Viewer.of(caller.account(), account.id());
    return call.ok(shown.account(call.request(), viewer, account));
  }

  /** Answers for an account that the caller may see; another one does not exist for them. */
  private Answer onVisible(
      Call<Caller> call, Caller caller, boolean all, Function<Account, Answer> action) {
    Optional<Account> found = named(call, false);
    if (found.isPresent() && (all || mayTouch(caller, found.get()))) {
      return action.apply(found.get());
    }
    boolean exists = found.isPresent() || named(call, !caller.account().staff()).isPresent();
    boolean hide = settings.hideUsers() || !exists;
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
    PresentPassword present = forms.presentPassword(call, caller);
    return switch (present.validate(Form.of(present.field()))) {
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
    return switch (settings.userIdField()) {
      case ID -> id.matches("\\d{1,18}") ? numbered(Long.parseLong(id), withDecoys) : none();
      case UUID -> UUIDS.matcher(id).matches() ? named(UUID.fromString(id)) : none();
      case USERNAME -> database.read(sql -> accounts.byUsername(sql, id));
    };
  }

  private Optional<Account> named(UUID uuid) {
    return database.read(sql -> accounts.byUuid(sql, uuid));
  }

  private static Optional<Account> none() {
    return Optional.empty();
  }

  private Optional<Account> numbered(long number, boolean withDecoys) {
    return database.read(
        sql -> withDecoys ? accounts.byIdWithDecoys(sql, number) : accounts.byId(sql, number));
  }

  private static boolean mayTouch(Caller caller, Account account) {
    return caller.account().staff() || caller.account().id() == account.id();
  }
}
