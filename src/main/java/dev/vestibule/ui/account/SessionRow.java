package dev.vestibule.ui.account;

/**
 * A session as its owner reads it.
 *
 * @param device browser and system
 * @param kind what carries it
 * @param where address, and place if it is known; empty when neither is
 * @param here whether the page was asked for with it
 */
public record SessionRow(
    String id,
    String device,
    String kind,
    String where,
    String used,
    String started,
    boolean here) {}
