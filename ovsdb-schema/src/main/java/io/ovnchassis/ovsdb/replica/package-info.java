/**
 * The contents of a database in memory, owned by one thread. {@link io.ovnchassis.ovsdb.replica.LiveDatabase} takes in
 * what the session reports and sends what the owner commits; {@link io.ovnchassis.ovsdb.replica.Replica} holds the
 * tables, each with its indexes and the changes of the current step. An update is applied whole or not at all, and what
 * cannot be applied is never guessed at: the contents stay as they are until the session has fetched them anew.
 */
@NullMarked
package io.ovnchassis.ovsdb.replica;

import org.jspecify.annotations.NullMarked;
