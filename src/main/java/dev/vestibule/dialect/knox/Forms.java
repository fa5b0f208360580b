package dev.vestibule.dialect.knox;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Field;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.ImageField;
import dev.vestibule.dialect.drf.Message;
import dev.vestibule.dialect.drf.Pictures;
import dev.vestibule.dialect.drf.ProfileForms;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Uniqueness;
import dev.vestibule.dialect.drf.Validators;
import dev.vestibule.platform.config.AccountMembers;
import dev.vestibule.platform.config.AccountSettings;
import dev.vestibule.platform.config.MemberUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of the seed's SaveUserSerializer. Nothing else is looked at: is_staff, is_active and
 * is_superuser change nothing.
 */
final class Forms {
  private static final int NAME_LENGTH = 150;
  private static final int EMAIL_LENGTH = 254;
  private static final int TELEPHONE_LENGTH = 32;

  private final AccountSettings settings;
  private final AccountMembers members;
  private final Uniqueness unique;
  private final Telephones telephones;
  private final Pictures pictures;
  private final ProfileForms profile;

  Forms(
      AccountSettings settings,
      AccountMembers members,
      Uniqueness unique,
      Telephones telephones,
      Pictures pictures,
      ProfileForms profile) {
    this.settings = settings;
    this.members = members;
    this.unique = unique;
    this.telephones = telephones;
    this.pictures = pictures;
    this.profile = profile;
  }

  /** What somebody registers with. */
  Form registration() {
    List<Field<?>> fields = new ArrayList<>();
    if (members.of("username").taken()) {
      fields.add(username());
    }
    for (CharField field : contacts(null, settings.concealExistence())) {
      MemberUse use = members.of(field.name());
      if (use.taken()) {
        fields.add(use.needed() ? field : field.optional().blankable());
      }
    }
    fields.add(CharField.of("password").label(Text.LABEL_PASSWORD));
    Form form = profile.registering(new Form(fields));
    return members.of("user_image").taken() ? form.and(image()) : form;
  }

  /** What owner or staff change; staff may know all addresses and numbers. */
  Form update(Account owner, Caller caller) {
    boolean conceal = settings.concealExistence() && owner.id() == caller.account().id();
    List<Field<?>> fields = new ArrayList<>();
    for (CharField field : contacts(owner, conceal)) {
      MemberUse use = members.of(field.name());
      if (use.changed()) {
        fields.add(use.needed() ? field : field.optional().blankable());
      }
    }
    Viewer viewer = Viewer.of(caller.account(), owner.id());
    Form form = profile.updating(new Form(fields), viewer, owner);
    return members.of("user_image").changed() ? form.and(image()) : form;
  }

  /** Names, address and number, in the order of the seed. */
  private List<CharField> contacts(@Nullable Account owner, boolean conceal) {
    return List.of(
        name("full_name", Text.LABEL_FULL_NAME),
        name("first_name", Text.LABEL_FIRST_NAME),
        name("last_name", Text.LABEL_LAST_NAME),
        email(owner, conceal),
        telephone(owner, conceal));
  }

  private CharField username() {
    return CharField.of("username")
        .label(Text.LABEL_USERNAME)
        .validator(Validators::username)
        .validator(unique::username)
        .maxLength(NAME_LENGTH);
  }

  private static CharField name(String member, Text label) {
    return CharField.of(member).label(label).maxLength(NAME_LENGTH);
  }

  private CharField email(@Nullable Account owner, boolean conceal) {
    CharField field = CharField.email("email").label(Text.LABEL_EMAIL).maxLength(EMAIL_LENGTH);
    return conceal ? field : field.validator(email -> unique.email(email, owner));
  }

  private CharField telephone(@Nullable Account owner, boolean conceal) {
    CharField field =
        CharField.of("telephone")
            .label(Text.LABEL_TELEPHONE)
            .maxLength(TELEPHONE_LENGTH)
            .check(entered ->
                entered.isEmpty() || telephones.parse(entered).isPresent()
                    ? Optional.empty()
                    : Optional.of(Text.INVALID_TELEPHONE));
    return conceal ? field : field.check(entered -> telephoneTaken(entered, owner));
  }

  private ImageField image() {
    return pictures.field("user_image").label(Text.LABEL_USER_IMAGE).optional().nullable();
  }

  private Optional<Message> telephoneTaken(String entered, @Nullable Account owner) {
    return telephones
        .parse(entered)
        .map(Telephone::e164)
        .flatMap(number -> unique.telephone(number, owner));
  }
}
