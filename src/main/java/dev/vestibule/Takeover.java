package dev.vestibule;

import dev.vestibule.core.export.ExportAll;
import dev.vestibule.core.export.ImportExport;
import dev.vestibule.core.takeover.ImportDjango;
import dev.vestibule.core.takeover.ImportFile;
import dev.vestibule.core.takeover.WriteBack;

/** Wires what takes accounts over from other systems; no server needs it while it serves. */
public final class Takeover {
  private Takeover() {}

  /** Everything into a file. */
  public static ExportAll export(House house) {
    return new ExportAll(
        house.database,
        house.vault,
        house.accounts,
        house.profileSchema,
        house.profiles,
        house.avatars,
        house.administration.groups,
        house.signingKeys,
        house.clock);
  }

  /** And back. */
  public static ImportExport importExport(House house) {
    return new ImportExport(
        house.database,
        house.vault,
        house.accounts,
        house.profileSchema,
        house.profiles,
        house.avatars,
        house.administration.groups,
        house.signingKeys);
  }

  /** From a file. */
  public static ImportFile file(House house) {
    return new ImportFile(
        house.database,
        house.vault,
        house.accounts,
        house.telephones,
        house.profileSchema,
        house.profiles,
        house.administration.groups,
        house.passwordHashes,
        house.clock);
  }

  /** Back into a Django project. */
  public static WriteBack writeBack(House house) {
    return new WriteBack(house.database, house.accounts, house.clock);
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
