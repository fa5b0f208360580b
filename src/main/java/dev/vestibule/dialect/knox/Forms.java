package dev.vestibule.dialect.knox;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.ImageField;
import dev.vestibule.dialect.drf.Message;
import dev.vestibule.dialect.drf.Pictures;
import dev.vestibule.dialect.drf.ProfileForms;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Uniqueness;
import dev.vestibule.platform.config.AccountSettings;
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
  private final Uniqueness unique;
  private final Telephones telephones;
  private final Pictures pictures;
  private final ProfileForms profile;

  Forms(
      AccountSettings settings,
      Uniqueness unique,
      Telephones telephones,
      Pictures pictures,
      ProfileForms profile) {
    this.settings = settings;
    this.unique = unique;
    this.telephones = telephones;
    this.pictures = pictures;
    this.profile = profile;
  }

  /** What somebody registers with. */
  Form registration() {
    Form form =
        Form.of(
            fullName(),
            email(null, settings.concealExistence()),
            telephone(null, settings.concealExistence()),
            CharField.of("password").label(Text.LABEL_PASSWORD));
    return profile.registering(form).and(image());
  }

  /** What owner or staff change; staff may know all addresses and numbers. */
  Form update(Account owner, Caller caller) {
    boolean conceal = settings.concealExistence() && owner.id() == caller.account().id();
    Form form = Form.of(fullName(), email(owner, conceal), telephone(owner, conceal));
    Viewer viewer = Viewer.of(caller.account(), owner.id());
    return profile.updating(form, viewer, owner).and(image());
  }

  private static CharField fullName() {
    return CharField.of("full_name").label(Text.LABEL_FULL_NAME).maxLength(NAME_LENGTH);
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
                telephones.parse(entered).isPresent()
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
