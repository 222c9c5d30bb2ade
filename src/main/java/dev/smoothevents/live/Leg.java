package dev.smoothevents.live;

import java.util.List;

/**
 * What was read of a stretch.
 *
 * @param items in the order of their positions
 * @param upTo how far it was read; what is behind has still to be read
 */
public record Leg<T>(List<Live<T>> items, long upTo) {}
