package dev.vestibule;

import dev.vestibule.core.takeover.ImportDjango;

/** Wires what takes accounts over from other systems; no server needs it while it serves. */
public final class Takeover {
  private Takeover() {}

  /** From a Django project. */
  public static ImportDjango django(House house) {
    return new ImportDjango(
        house.database,
        house.vault,
        house.accounts,
        house.avatars,
        house.telephones,
        house.profileSchema,
        house.profiles,
        house.importedKeys,
        house.administration.groups,
        house.passwordHashes,
        house.clock);
  }
}
