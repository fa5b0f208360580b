package dev.vestibule;

import dev.vestibule.dialect.v1.V1Routes;

/** The native API of a house. */
final class NativeApi {
  private NativeApi() {}

  static V1Routes of(House house) {
    return new V1Routes(
        house.settings,
        house.clock,
        house.database,
        house.existenceBudget,
        house.idempotencyKeys,
        house.accounts,
        house.telephones,
        house.avatarImages,
        house.profileSchema,
        house.profiles,
        house.passwordRules,
        house.signIn,
        house.sessions,
        house.authenticate,
        house.issueTokens,
        house.rotateSession,
        house.signOut,
        house.registerAccount,
        house.activateAccount,
        house.resetPassword,
        house.changeCredentials,
        house.updateAccount);
  }
}
