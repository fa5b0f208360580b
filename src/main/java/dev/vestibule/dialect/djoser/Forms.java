package dev.vestibule.dialect.djoser;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.ImageField;
import dev.vestibule.dialect.drf.Message;
import dev.vestibule.dialect.drf.ShownField;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Upload;
import dev.vestibule.dialect.drf.Validators;
import dev.vestibule.platform.config.AccountSettings;
import dev.vestibule.platform.database.Database;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members that djoser's serializers share. */
final class Forms {
  private static final int NAME_LENGTH = 150;
  private static final int EMAIL_LENGTH = 254;

  private final AccountSettings settings;
  private final Database database;
  private final Accounts accounts;
  private final SignIn signIn;
  private final AvatarImages images;

  Forms(
      AccountSettings settings,
      Database database,
      Accounts accounts,
      SignIn signIn,
      AvatarImages images) {
    this.settings = settings;
    this.database = database;
    this.accounts = accounts;
    this.signIn = signIn;
    this.images = images;
  }

  /** A username that nobody has. */
  CharField username(String member) {
    return CharField.of(member)
        .label(Text.LABEL_USERNAME)
        .help(Text.HELP_USERNAME)
        .validator(Validators::username)
        .validator(name -> taken(name))
        .maxLength(NAME_LENGTH);
  }

  /** The address of somebody who registers. */
  CharField newEmail() {
    return email(null, settings.concealExistence());
  }

  /**
   * An address that nobody else than {@code owner} has.
   *
   * @param conceal whether that is looked at later, once the answer is given
   */
  private CharField email(@Nullable Account owner, boolean conceal) {
    Long except = owner == null ? null : owner.id();
    CharField email = CharField.email("email").label(Text.LABEL_EMAIL);
    return (conceal ? email : email.validator(address -> emailTaken(address, except)))
        .maxLength(EMAIL_LENGTH);
  }

  CharField name(String member, Text label) {
    return CharField.of(member).label(label).optional().blankable().maxLength(NAME_LENGTH);
  }

  /** The password of who is signed in. */
  CharField currentPassword(Account account) {
    return CharField.of("current_password")
        .check(password ->
            signIn.confirms(account, password)
                ? Optional.empty()
                : Optional.of(Text.PASSWORD_WRONG));
  }

  /** An account's data as a form shows them. */
  Form profile() {
    return profile(null, true);
  }

  /**
   * An account's data as its owner or staff may change them; the rest is only shown. Staff may know
   * all addresses.
   */
  Form profile(Account owner, Caller caller) {
    boolean own = owner.id() == caller.account().id();
    return profile(owner, own && settings.concealExistence());
  }

  private Form profile(@Nullable Account owner, boolean conceal) {
    return Form.of(
        ShownField.of("id", "integer").label(Text.LABEL_ID),
        ShownField.of("username", "string").label(Text.LABEL_USERNAME).help(Text.HELP_USERNAME),
        email(owner, conceal),
        name("first_name", Text.LABEL_FIRST_NAME),
        name("last_name", Text.LABEL_LAST_NAME),
        ImageField.of("avatar", this::decode).label(Text.LABEL_AVATAR).optional().nullable(),
        ShownField.of("is_active", "boolean").label(Text.LABEL_ACTIVE).help(Text.HELP_ACTIVE),
        ShownField.of("date_joined", "datetime").label(Text.LABEL_DATE_JOINED));
  }

  private Optional<Message> taken(String username) {
    return database.read(sql -> accounts.usernameTaken(sql, username, null))
        ? Optional.of(Text.USERNAME_TAKEN)
        : Optional.empty();
  }

  private Optional<Message> emailTaken(String email, @Nullable Long except) {
    return database.read(sql -> accounts.emailTaken(sql, email, except))
        ? Optional.of(Text.EMAIL_TAKEN)
        : Optional.empty();
  }

  private ImageField.Decoded decode(Upload upload) {
    return switch (images.decode(upload.content())) {
      case AvatarImages.Decoded image -> new ImageField.Decoded.Picture(image);
      case AvatarImages.Unreadable _ -> new ImageField.Decoded.Unusable(Text.INVALID_IMAGE);
    };
  }
}
