/** The benchmark of recording and relaying, against what the same Postgres does by itself; see {@code bench/README.md}. */
package dev.smoothevents.bench;
