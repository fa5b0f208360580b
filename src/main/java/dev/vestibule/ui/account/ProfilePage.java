package dev.vestibule.ui.account;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.EmailProof;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.core.verification.UpdateAccount.Edit;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.Letters;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Problems;
import dev.vestibule.ui.pages.Visit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /account/profile/}: names, picture, and the declared fields that their owner may write;
 * those that may only be read are shown.
 */
final class ProfilePage {
  private final Pages pages;
  private final Database database;
  private final ProfileSchema schema;
  private final Profiles profiles;
  private final AvatarImages images;
  private final UpdateAccount update;
  private final Letters letters;
  private final Set<String> names;

  ProfilePage(
      Settings settings,
      Pages pages,
      Database database,
      ProfileSchema schema,
      Profiles profiles,
      AvatarImages images,
      UpdateAccount update,
      Letters letters) {
    this.pages = pages;
    this.database = database;
    this.schema = schema;
    this.profiles = profiles;
    this.images = images;
    this.update = update;
    this.letters = letters;
    this.names = names(settings);
  }

  /** The names that sign-up asks for, or else those that the APIs know. */
  private static Set<String> names(Settings settings) {
    Set<String> names = new LinkedHashSet<>(settings.pages().signUpFields());
    names.remove("username");
    if (names.isEmpty() && settings.dialects().djoser().enabled()) {
      names.addAll(List.of("first_name", "last_name"));
    }
    if (names.isEmpty()) {
      names.add("full_name");
    }
    return names;
  }

  Route route(PageRoutes routes) {
    return routes.closed(
        "/account/profile/",
        (visit, caller) -> form(visit, caller, 200, Problems.none()),
        this::save);
  }

  private Answer save(Visit visit, Caller caller) {
    Account account = caller.account();
    Set<String> asked = asked(account);
    ProfileForm form = new ProfileForm(visit.form(), visit.words(), images);
    Edit edit =
        new Edit(
            Optional.empty(),
            form.name("first_name", asked.contains("first_name")),
            form.name("last_name", asked.contains("last_name")),
            form.name("full_name", asked.contains("full_name")),
            form.avatar(),
            Optional.empty(),
            form.values(writable(account)));
    if (form.problems().any()) {
      return form(visit, caller, 400, form.problems());
    }
    EmailProof proof =
        new EmailProof(letters.activation(visit.language(), Optional.empty()), false);
    return switch (update.update(account, account.id(), edit, proof)) {
      case UpdateAccount.Outcome.Updated _ -> pages.redirect(visit, "/account/?done=profile");
      case UpdateAccount.Outcome.ProfileTaken(List<String> fields) ->
          form(visit, caller, 400, taken(visit, fields));
      case UpdateAccount.Outcome.EmailTaken _,
          UpdateAccount.Outcome.TelephoneTaken _,
          UpdateAccount.Outcome.Gone _ ->
          pages.redirect(visit, "/account/");
    };
  }

  private static Problems taken(Visit visit, List<String> fields) {
    Problems problems = Problems.none();
    for (String field : fields) {
      problems = problems.and(ProfileItem.PREFIX + field, visit.words().get("profile.taken"));
    }
    return problems;
  }

  /** A name that somebody has is shown, whatever the settings ask for. */
  private Set<String> asked(Account account) {
    Set<String> asked = new LinkedHashSet<>(names);
    if (!account.fullName().isEmpty()) {
      asked.add("full_name");
    }
    if (!account.firstName().isEmpty() || !account.lastName().isEmpty()) {
      asked.addAll(List.of("first_name", "last_name"));
    }
    return asked;
  }

  private List<ProfileField> writable(Account account) {
    Viewer owner = Viewer.of(account, account.id());
    return schema.fields().stream().filter(field -> field.writableBy(owner)).toList();
  }

  private List<ProfileField> readable(Account account) {
    Viewer owner = Viewer.of(account, account.id());
    return schema.fields().stream()
        .filter(field -> field.readableBy(owner) && !field.writableBy(owner))
        .toList();
  }

  private Answer form(Visit visit, Caller caller, int status, Problems problems) {
    Account account = caller.account();
    List<ProfileItem> items = items(visit, account, writable(account));
    boolean again = problems.any();
    return pages.show(
        visit,
        status,
        "hosted/account/profile",
        Map.of(
            "problems",
            problems,
            "account",
            account,
            "asked",
            asked(account),
            "names",
            again ? visit.form().fields() : names(account),
            "items",
            again ? items.stream().map(item -> item.typed(typed(visit, item))).toList() : items,
            "shown",
            items(visit, account, readable(account)).stream()
                .filter(item -> !item.shown().isEmpty())
                .toList()));
  }

  private static String typed(Visit visit, ProfileItem item) {
    return item.type().equals("file") ? item.value() : visit.form().get(item.name());
  }

  private static Map<String, String> names(Account account) {
    return Map.of(
        "full_name", account.fullName(),
        "first_name", account.firstName(),
        "last_name", account.lastName());
  }

  private List<ProfileItem> items(Visit visit, Account account, List<ProfileField> fields) {
    Map<String, Object> values =
        database
            .read(sql -> profiles.readAll(sql, List.of(account.id()), fields))
            .getOrDefault(account.id(), Map.of());
    return fields.stream()
        .map(field ->
            ProfileItem.of(field, values.get(field.name()), visit.words(), visit.language()))
        .toList();
  }
}
