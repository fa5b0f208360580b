package dev.vestibule.dialect.djoser;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.ProfileForms;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Uniqueness;
import dev.vestibule.dialect.drf.Validators;
import dev.vestibule.platform.config.AccountSettings;
import org.jspecify.annotations.Nullable;

/** The members that djoser's serializers share. */
final class Forms {
  private static final int NAME_LENGTH = 150;
  private static final int EMAIL_LENGTH = 254;

  private final AccountSettings settings;
  private final Uniqueness unique;
  private final SignIn signIn;
  private final Members members;
  private final ProfileForms profile;

  Forms(
      AccountSettings settings,
      Uniqueness unique,
      SignIn signIn,
      Members members,
      ProfileForms profile) {
    this.settings = settings;
    this.unique = unique;
    this.signIn = signIn;
    this.members = members;
    this.profile = profile;
  }

  /** A username that nobody has. */
  CharField username(String member) {
    return CharField.of(member)
        .label(Text.LABEL_USERNAME)
        .help(Text.HELP_USERNAME)
        .validator(Validators::username)
        .validator(unique::username)
        .maxLength(NAME_LENGTH);
  }

  /** The address of somebody who registers. */
  CharField newEmail() {
    return email("email", null, settings.concealExistence());
  }

  /** An address for whoever a mailed link is good for; who else has it is looked at with that. */
  CharField emailOf(String member) {
    return email(member, null, true);
  }

  /** Another address of who is signed in. */
  CharField changedEmail(String member, Account owner) {
    return email(member, owner, settings.concealExistence());
  }

  /**
   * An address that nobody else than {@code owner} has.
   *
   * @param conceal whether that is looked at later, once the answer is given
   */
  private CharField email(String member, @Nullable Account owner, boolean conceal) {
    CharField email = CharField.email(member).label(Text.LABEL_EMAIL);
    return (conceal ? email : email.validator(address -> unique.email(address, owner)))
        .maxLength(EMAIL_LENGTH);
  }

  /** The password of who is signed in. */
  PresentPassword presentPassword(Call<Caller> call, Caller caller) {
    return new PresentPassword(signIn, call, caller);
  }

  /** An account's data for a description: as the caller would change their own. */
  Form profile(Call<Caller> call) {
    boolean staff = call.principal().map(caller -> caller.account().staff()).orElse(false);
    return profile(null, new Viewer(true, staff), true);
  }

  /**
   * An account's data as its owner or staff may change them; the rest is only shown. Staff may know
   * all addresses.
   */
  Form profile(Account owner, Caller caller) {
    boolean own = owner.id() == caller.account().id();
    return profile(
        owner, Viewer.of(caller.account(), owner.id()), own && settings.concealExistence());
  }

  private Form profile(@Nullable Account owner, Viewer viewer, boolean conceal) {
    Form form = new Form(members.updating(email("email", owner, conceal)));
    return profile.updating(form, viewer, owner);
  }
}
