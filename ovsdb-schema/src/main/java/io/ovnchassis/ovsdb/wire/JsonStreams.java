package io.ovnchassis.ovsdb.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** The JSON library, set up for this protocol: bounds on what a peer may send, and no hidden memory of names. */
final class JsonStreams {
    /**
     * The longest string, 64 Mi characters: a hundred times what OVN writes into one cell, and little enough that a
     * hostile one does not take the process down. A message as a whole has no bound, for the first one carries the
     * database.
     */
    static final int STRING_CHARS_MAX = 64 << 20;

    /** Far above the ten levels that an update has. */
    static final int DEPTH_MAX = 64;

    static final int NAME_CHARS_MAX = 4096;

    /** Room for any integer or real that OVSDB writes, and for a double written out in full. */
    static final int NUMBER_CHARS_MAX = 400;

    /**
     * Row uuids are names in JSON: interning them fills the JVM's string table, and canonicalizing them a symbol table
     * that never sees one twice.
     */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(STRING_CHARS_MAX)
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNameLength(NAME_CHARS_MAX)
                    .maxNumberLength(NUMBER_CHARS_MAX)
                    .build())
            .build();

    private JsonStreams() {}
}
