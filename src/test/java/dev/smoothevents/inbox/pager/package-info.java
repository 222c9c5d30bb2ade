/** A whole inbox, as small as it gets: added without a change to anything else. */
package dev.smoothevents.inbox.pager;
