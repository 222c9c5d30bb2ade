/** Work in lanes: shared by live replicas, in order within a key, side by side across keys. */
package dev.smoothevents.lane;
