package dev.vestibule;

import dev.vestibule.core.takeover.ImportDjango;
import dev.vestibule.core.takeover.ImportFile;

/** Wires what takes accounts over from other systems; no server needs it while it serves. */
public final class Takeover {
  private Takeover() {}

  /** From a file. */
  public static ImportFile file(House house) {
    return new ImportFile(
        house.database,
        house.vault,
        house.accounts,
        house.telephones,
        house.profileSchema,
        house.profiles,
        house.passwordHashes,
        house.clock);
  }

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
