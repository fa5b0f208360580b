package dev.vestibule.core.takeover;

import dev.vestibule.core.accounts.AccountStatus;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the operator chose.
 *
 * @param secondFactor null as long as nobody has one
 * @param inactive what inactive users become
 * @param locale the language of mails to those who have none: en or fr
 * @param trustEmails whether the addresses of active users count as proven
 * @param media MEDIA_ROOT, for avatars; null to leave them
 * @param dryRun whether nothing is written
 */
public record ImportOptions(
    @Nullable SecondFactor secondFactor,
    AccountStatus inactive,
    String locale,
    boolean trustEmails,
    @Nullable Path media,
    boolean dryRun) {}
