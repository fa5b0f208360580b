package dev.vestibule.platform.database;

import java.time.Instant;

/**
 * A move as one of its two databases knows it.
 *
 * @param id the same in both
 * @param former the state that a fence returns to
 * @param round counts fences
 * @param other where the other database is, sealed
 * @param otherName the same for people, without a password
 * @param seenAt when whoever moves the data gave the last sign
 */
@SuppressWarnings("ArrayRecordComponent")
public record Move(
    String id,
    MoveState state,
    MoveState former,
    int round,
    byte[] other,
    String otherName,
    Instant beganAt,
    Instant changedAt,
    Instant seenAt) {}
