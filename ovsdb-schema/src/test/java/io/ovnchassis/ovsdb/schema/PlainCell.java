package io.ovnchassis.ovsdb.schema;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A cell as a server would send it, from plain Java values: an atom as itself, a set as a list, a map as a map, or, to
 * be able to say a key twice, as a list of keys and values in turn.
 */
public final class PlainCell implements ValueReader {
    private final Object cell;
    private Iterator<?> atoms;

    public PlainCell(Object cell) {
        this.cell = cell;
        this.atoms = List.of(cell).iterator();
    }

    @Override
    public long integer() {
        return take(Long.class);
    }

    @Override
    public double real() {
        return take(Double.class);
    }

    @Override
    public boolean bool() {
        return take(Boolean.class);
    }

    @Override
    public String string() {
        return take(String.class);
    }

    @Override
    public UUID uuid() {
        return take(UUID.class);
    }

    @Override
    public void beginSet() {
        if (cell instanceof List<?> elements) {
            atoms = elements.iterator();
        }
    }

    @Override
    public MapAssembler beginMap() {
        if (cell instanceof Map<?, ?> map) {
            List<Object> flat = new ArrayList<>();
            map.forEach((key, value) -> flat.addAll(List.of(key, value)));
            atoms = flat.iterator();
        } else if (cell instanceof List<?> flat) {
            atoms = flat.iterator();
        }
        return new MapAssembler();
    }

    @Override
    public boolean next() {
        return atoms.hasNext();
    }

    private <T> T take(Class<T> type) {
        Object atom = atoms.next();
        if (!type.isInstance(atom)) {
            throw new MalformedValueException("no " + type.getSimpleName() + ": " + atom);
        }
        return type.cast(atom);
    }
}
