/** A proxy on the wire between the service and its servers, which lets a test act at an exact point of what they say to each other. */
package dev.smoothevents.process.wire;
