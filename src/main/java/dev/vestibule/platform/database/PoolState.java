package dev.vestibule.platform.database;

/**
 * How busy connections of one kind are.
 *
 * @param name what they are for: readers, writers, library
 * @param active in use
 * @param idle open and free
 * @param most how many there can be
 * @param waiting how many threads wait for one
 */
public record PoolState(String name, int active, int idle, int most, int waiting) {}
