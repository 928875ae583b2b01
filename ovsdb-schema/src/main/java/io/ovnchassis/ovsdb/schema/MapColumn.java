package io.ovnchassis.ovsdb.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A column that holds a map from atoms to atoms. */
public final class MapColumn<R extends Row<R>, K extends Comparable<? super K>, V extends Comparable<? super V>>
        extends Column<R, SortedArrayMap<K, V>> {
    private final Atom<K> keyType;
    private final Atom<V> valueType;

    public MapColumn(
            String name, int position, Atom<K> keyType, Atom<V> valueType, Function<R, SortedArrayMap<K, V>> getter) {
        super(name, position, getter);
        this.keyType = keyType;
        this.valueType = valueType;
    }

    @Override
    public SortedArrayMap<K, V> read(ValueReader in) {
        MapAssembler pairs = in.beginMap();
        while (in.next()) {
            K key = keyType.read(in);
            V value = valueType.read(in);
            if (keyType.recognizes(key)) {
                pairs.add(key, value);
            }
        }
        return pairs.map();
    }

    @Override
    public <W> W write(SortedArrayMap<K, V> cell, ValueWriter<W> out) {
        Map<W, W> pairs = LinkedHashMap.newLinkedHashMap(cell.size());
        cell.forEach((key, value) -> pairs.put(keyType.write(key, out), valueType.write(value, out)));
        return out.map(pairs);
    }

    @Override
    public SortedArrayMap<K, V> applyDifference(SortedArrayMap<K, V> old, SortedArrayMap<K, V> difference) {
        return old.applyDifference(difference);
    }

    @Override
    public SortedArrayMap<K, V> defaultValue() {
        return SortedArrayMap.empty();
    }

    @Override
    public Atom<K> keyType() {
        return keyType;
    }

    /** The type of a value. */
    public Atom<V> valueType() {
        return valueType;
    }
}
