/** What every resource shares: problems, violations, pages. */
package dev.smoothevents.http;
