package dev.smoothevents.live;

/**
 * That there is a row.
 *
 * @param position where it stands in its table
 * @param key what decides who wants to hear of it
 */
public record Place<K>(long position, K key) {}
