package dev.vestibule.platform.backup;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.crypto.MasterKey;
import dev.vestibule.platform.crypto.Vault;

/** Whether what a backup holds can be opened where it is to be restored. */
public final class BackupKeys {
  private BackupKeys() {}

  /**
   * Looks at the master key that the settings name, or for want of one at the backup's; that one is
   * then kept where the settings say.
   *
   * @throws BackupException when there is none, or it does not open the backup's keys
   */
  public static void require(Settings settings, Checked checked) {
    boolean own = MasterKey.present(settings);
    if (!own && checked.manifest().masterKey().isEmpty()) {
      if (checked.keys().isEmpty()) {
        return;
      }
      throw new BackupException(
          "there is no master key at "
              + settings.masterKeyFile()
              + ": bring the one that the backup's database was made with");
    }
    MasterKey master =
        own ? MasterKey.load(settings) : MasterKey.of(checked.manifest().masterKey().orElseThrow());
    checked
        .keys()
        .forEach((name, wrapped) -> {
          if (!Vault.opens(master, name, wrapped)) {
            throw new BackupException(
                "the master key is not the one that the backup's database was made with");
          }
        });
    if (!own) {
      master.keep(settings);
    }
  }
}
