package dev.smoothevents.live;

/**
 * One thing that is told, or only how far the listener has come.
 *
 * @param position where to go on from; with it nothing is told twice, and nothing left out
 * @param item the thing, or null
 */
public record Live<T>(long position, T item) {}
