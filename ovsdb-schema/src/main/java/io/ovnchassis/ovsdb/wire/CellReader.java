package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import io.ovnchassis.ovsdb.schema.MapAssembler;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.ValueReader;
import java.util.UUID;

/**
 * Reads the cells of rows at a {@link Cursor}: {@code <value>} of RFC 7047 section 5.1. Sets and maps hold atoms only,
 * so that one level of state is enough.
 */
final class CellReader implements ValueReader {
    /** What the cell is written as whose elements are being taken. */
    private enum Form {
        ATOM,
        SET,
        MAP
    }

    private static final Word UUID_TAG = new Word("uuid");
    private static final Word SET_TAG = new Word("set");
    private static final Word MAP_TAG = new Word("map");

    private final Cursor in;
    private final RefCache refs = new RefCache();
    private final MapAssembler pairs = new MapAssembler();
    private Form form = Form.ATOM;

    /** Whether the atom of an {@link Form#ATOM} was announced, or a pair of a {@link Form#MAP} is open. */
    private boolean begun;

    /** Whether the {@code ["uuid",} of an atom was taken already, which it takes to tell it from a set. */
    private boolean insideUuid;

    CellReader(Cursor in) {
        this.in = in;
    }

    @Override
    public long integer() {
        refuseUuid();
        return in.integer();
    }

    @Override
    public double real() {
        refuseUuid();
        return in.real();
    }

    @Override
    public boolean bool() {
        refuseUuid();
        return in.bool();
    }

    @Override
    public String string() {
        refuseUuid();
        return in.string();
    }

    @Override
    public UUID uuid() {
        beginUuid();
        UUID uuid = in.uuid();
        in.endArray();
        return uuid;
    }

    @Override
    public <R extends Row<R>> Ref<R> ref() {
        beginUuid();
        Ref<R> ref = in.ref(refs);
        in.endArray();
        return ref;
    }

    private void beginUuid() {
        if (!insideUuid) {
            in.beginArray();
            expect(UUID_TAG);
        }
        insideUuid = false;
    }

    @Override
    public void beginSet() {
        begun = false;
        form = Form.ATOM;
        if (in.isArray()) {
            in.beginArray();
            insideUuid = in.took(UUID_TAG);
            if (!insideUuid) {
                expect(SET_TAG);
                in.beginArray();
                form = Form.SET;
            }
        }
    }

    @Override
    public MapAssembler beginMap() {
        begun = false;
        form = Form.MAP;
        in.beginArray();
        expect(MAP_TAG);
        in.beginArray();
        return pairs.begin();
    }

    @Override
    public boolean next() {
        return switch (form) {
            case ATOM -> {
                begun = !begun;
                yield begun;
            }
            case SET -> in.nextElement() || left();
            case MAP -> nextPair();
        };
    }

    private boolean nextPair() {
        if (begun) {
            in.endArray();
        }
        begun = in.nextElement();
        if (begun) {
            in.beginArray();
        }
        return begun || left();
    }

    /** Steps out of the {@code ["set", ...]} or {@code ["map", ...]}. */
    private boolean left() {
        in.endArray();
        return false;
    }

    private void expect(Word tag) {
        if (!in.took(tag)) {
            throw new MalformedValueException("expected [\"" + tag.text() + "\", ...]");
        }
    }

    private void refuseUuid() {
        if (insideUuid) {
            throw new MalformedValueException("a uuid stands where the column has another type");
        }
    }
}
